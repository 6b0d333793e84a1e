/**
 * One palette for all code: Shiki at build time, Monaco in the editor. The scopes of each role are in
 * `code-theme.json`, the colours in `tokens.css` (`--code-*`); a test keeps the two in step.
 */
import type { ShikiTransformer, ThemeRegistration } from "shiki";
import data from "./code-theme.json" with { type: "json" };

/** A kind of token that has its own colour. Everything else is plain. */
export type CodeRole = keyof typeof data.roles;

/** Which of the two palettes. */
export type ThemeMode = "light" | "dark";

/** Class that colours a role's tokens in the page; see `code.css`. */
export const classOfRole: Readonly<Record<CodeRole, string>> = {
  comment: "c",
  keyword: "k",
  string: "s",
  number: "n",
  type: "t",
  function: "f",
  punctuation: "p",
};

/** The roles, in the theme's order. */
export const codeRoles = Object.keys(classOfRole) as readonly CodeRole[];

/** What Monaco's `defineTheme` takes, without depending on Monaco. */
export interface EditorTheme {
  base: "vs" | "vs-dark";
  inherit: boolean;
  rules: { token: string; foreground: string }[];
  colors: Record<string, string>;
}

/** The palette's entry for a colour name of `code-theme.json`. */
function colour(name: string, mode: ThemeMode): string {
  const entry = Object.entries(data.colors).find(([key]) => key === name);
  if (entry === undefined)
    throw new Error(`code-theme.json names a colour "${name}" that it lacks.`);
  return entry[1][mode];
}

/**
 * Theme for Shiki. Its colours are the light ones, which `roleClasses` turns into classes, so that one
 * highlighted text serves both themes and carries no style attributes.
 */
export function shikiTheme(): ThemeRegistration {
  return {
    name: "minibroker",
    type: "light",
    colors: {
      "editor.background": colour("code-bg", "light"),
      "editor.foreground": colour("code-fg", "light"),
    },
    settings: [
      { settings: { foreground: colour("code-fg", "light") } },
      ...codeRoles.map((role) => ({
        scope: data.roles[role].textmate,
        settings: { foreground: colour(`code-${role}`, "light") },
      })),
    ],
  };
}

/** Theme for Monaco's `editor.defineTheme`. */
export function editorTheme(mode: ThemeMode): EditorTheme {
  return {
    base: mode === "light" ? "vs" : "vs-dark",
    inherit: true,
    rules: codeRoles.flatMap((role) =>
      data.roles[role].monaco.map((token) => ({
        token,
        foreground: colour(`code-${role}`, mode).slice(1),
      })),
    ),
    colors: Object.fromEntries(
      Object.entries(data.editor).map(([key, name]) => [key, colour(name, mode)]),
    ),
  };
}

const roleOfColour = new Map(
  codeRoles.map((role) => [colour(`code-${role}`, "light").toLowerCase(), role]),
);

/** The class for a colour that Shiki chose, or undefined for plain text. */
export function classOfColour(hex: string | undefined): string | undefined {
  const role = roleOfColour.get(hex?.toLowerCase() ?? "");
  return role === undefined ? undefined : classOfRole[role];
}

/** Lines longer than this do not fit the text column at 14 px; such a block runs into the margin. */
const TEXT_COLUMNS = 68;

/** Shiki leaves the rest of a line plain after half a second: on a busy machine, code would lose its colours. */
export const NO_TIME_LIMIT = 0;

/** Turns Shiki's colours into classes and drops the wrappers that nothing needs. */
export const roleClasses: ShikiTransformer = {
  name: "minibroker-role-classes",
  preprocess(_code, options) {
    options.tokenizeTimeLimit = NO_TIME_LIMIT;
  },
  span(node) {
    const style = String(node.properties["style"] ?? "");
    const name = classOfColour(/color:(#[0-9a-f]{6})/i.exec(style)?.[1]);
    node.properties = name === undefined ? {} : { class: name };
  },
  line(node) {
    /* Plain text needs no element around it. */
    node.children = node.children.flatMap((child) =>
      child.type === "element" && child.properties["class"] === undefined
        ? child.children
        : [child],
    );
  },
  code(node) {
    node.children = node.children.flatMap((child) =>
      child.type === "element" ? child.children : [child],
    );
  },
  pre(node) {
    const widest = Math.max(...this.source.split("\n").map((line) => line.length));
    const language = this.options.lang;
    node.properties = {
      class: widest > TEXT_COLUMNS ? "code wide" : "code",
      tabindex: 0,
      role: "group",
      "aria-label":
        language === "text" || language === "plaintext" ? "Output" : `Code, ${language}`,
    };
  },
};
