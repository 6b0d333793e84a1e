/** Weighs a page of the build as a browser would fetch it, and says what in it weighs how much. */
import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { elements } from "../../scripts/page-elements.ts";
import type { Kind } from "./budgets.ts";

/** A part of a page: a file, or an area of its markup. */
export interface Part {
  readonly kind: Kind;
  readonly name: string;
  readonly bytes: number;
}

/** A page, its parts, and what keeps a reader from its text. */
export interface Weight {
  readonly parts: readonly Part[];
  /** Requests that a browser waits for before it shows the text. */
  readonly blocking: readonly string[];
}

/** Reads a file of the build by its address on the site. */
export type ReadFile = (address: string) => Uint8Array;

/** Areas of a lesson that are weighed by themselves: by what the page would lose without them. */
const AREAS: Readonly<Record<string, RegExp>> = {
  "head and policy": /<head>[\s\S]*?<\/head>/g,
  "top bar": /<header class=bar>[\s\S]*?<\/header>/g,
  "course log": /<nav class=course[\s\S]*?<\/nav>/g,
  figures: /<figure[\s\S]*?<\/figure>/g,
  "quick checks": /<quick-check[\s\S]*?<\/quick-check>/g,
  "code in the text": /<pre[\s\S]*?<\/pre>/g,
  workbench: /<minibroker-workbench[\s\S]*?<\/minibroker-workbench>/g,
};

/** Style sheets that are in a page. They are CSS, and not HTML. */
export const STYLE = /<style>([\s\S]*?)<\/style>/g;
const FONT = /url\(["']?([^"')]+\.woff2)["']?\)/g;
const STATIC_IMPORT =
  /(?:^|[;}\s])(?:import|export)\s*(?:[\w${}\s,*]*?\bfrom\s*)?["'](\.[^"']+)["']/g;

/** Weighs the page at `address`. */
export function weigh(address: string, read: ReadFile): Weight {
  const page = text(read(address));
  const all = elements(fromHtml(page));
  const attribute = (element: Element, name: string) => String(element.properties[name] ?? "");
  const scripts = all.filter(
    ({ tagName, properties }) => tagName === "script" && properties["src"],
  );
  const linked = all
    .filter((element) => element.tagName === "link" && attribute(element, "rel") === "stylesheet")
    .map((element) => attribute(element, "href"));
  const inline = [...page.matchAll(STYLE)].map(([, css = ""]) => css);
  const styles = [
    ...inline.map((css) => ({ address, css })),
    ...linked.map((style) => ({ address: style, css: text(read(style)) })),
  ];
  const modules = new Set<string>();
  for (const script of scripts) collectModules(attribute(script, "src"), read, modules);
  const fonts = new Set(
    styles.flatMap(({ address: from, css }) =>
      [...css.matchAll(FONT)].map(([, url = ""]) => resolve(from, url)),
    ),
  );
  const unswapped = styles.flatMap(({ css }) =>
    [...css.matchAll(/@font-face\s*\{[^}]*\}/g)]
      .map(([face]) => face)
      .filter((face) => face.includes("url(") && !/font-display:\s*swap/.test(face))
      .map((face) => `a font that hides the text until it is there: ${face.slice(0, 60)}`),
  );
  return {
    parts: [
      ...areas(page.replace(STYLE, "")),
      ...[...modules].map((name) => part("JavaScript", name, read)),
      ...inline.map((css) => ({
        kind: "CSS" as const,
        name: "in the page",
        bytes: gzipped(css),
      })),
      ...linked.map((name) => part("CSS", name, read)),
      ...[...fonts].map((name) => ({
        kind: "fonts" as const,
        name: stableName(name),
        bytes: read(name).length,
      })),
    ],
    blocking: [
      ...unswapped,
      ...linked.map((name) => `a style sheet: ${name}`),
      ...scripts
        .filter(
          ({ properties }) =>
            properties["type"] !== "module" && !properties["defer"] && !properties["async"],
        )
        .map((script) => `a script: ${attribute(script, "src")}`),
    ],
  };
}

/** The sum of a kind's parts. */
export function sum(parts: readonly Part[], kind: Kind): number {
  return parts.filter((one) => one.kind === kind).reduce((bytes, one) => bytes + one.bytes, 0);
}

function areas(html: string): Part[] {
  const whole = gzipped(html);
  const named = Object.entries(AREAS).map(([name, pattern]) => ({
    kind: "HTML" as const,
    name,
    bytes: whole - gzipped(html.replace(pattern, "")),
  }));
  const rest = whole - named.reduce((bytes, area) => bytes + area.bytes, 0);
  return [...named, { kind: "HTML", name: "text and the rest", bytes: rest }];
}

function collectModules(address: string, read: ReadFile, found: Set<string>): void {
  if (found.has(address)) return;
  found.add(address);
  for (const [, url = ""] of text(read(address)).matchAll(STATIC_IMPORT)) {
    collectModules(resolve(address, url), read, found);
  }
}

function part(kind: Kind, address: string, read: ReadFile): Part {
  return { kind, name: stableName(address), bytes: gzipped(read(address)) };
}

/** Without the hash, so that a file is the same one in the next build. */
function stableName(address: string): string {
  return posix.basename(address).replace(/\.[\w-]{8}(?=\.\w+$)/, "");
}

function resolve(from: string, url: string): string {
  return url.startsWith(".") ? posix.join(posix.dirname(from), url) : url;
}

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

function text(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}
