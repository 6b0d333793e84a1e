import { readFileSync } from "node:fs";
import { codeToHtml } from "shiki";
import { expect, test } from "vitest";
import data from "./code-theme.json" with { type: "json" };
import { editorTheme, roleClasses, shikiTheme } from "./code-theme.ts";
import { highlightLines } from "./highlight.ts";

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

test("keeps code-theme.json in step with tokens.css", () => {
  for (const [name, { light, dark }] of Object.entries(data.colors)) {
    expect(tokens, `--${name}`).toMatch(
      new RegExp(`--${name}:\\s*light-dark\\(${light}, ${dark}\\)`, "i"),
    );
  }
});

test("gives fenced code classes instead of colours, so that one text serves both themes", async () => {
  const html = await codeToHtml('const a: Log = f("x", 1); // why', {
    lang: "ts",
    theme: shikiTheme(),
    transformers: [roleClasses],
  });
  expect(html).not.toContain("style");
  expect(html).not.toContain("#");
  for (const part of ['"k">const', '"t"> Log', '"f"> f', '"n"> 1', '"c"> // why']) {
    expect(html).toContain(part);
  }
});

test("lets a block with long lines run into the margin", async () => {
  const html = async (code: string): Promise<string> =>
    codeToHtml(code, { lang: "text", theme: shikiTheme(), transformers: [roleClasses] });
  expect(await html("x".repeat(68))).toContain('class="code"');
  expect(await html("x".repeat(69))).toContain('class="code wide"');
});

test("escapes code that it highlights by line, and keeps empty lines", async () => {
  const lines = await highlightLines("a<b>(c && d);\n\nreturn;\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).not.toContain("<b>");
  expect(lines[0]).toContain("&lt;");
  expect(lines[0]).toContain("&amp;");
  expect(lines[1]).toBe("");
});

test("gives the editor six-digit colours in both modes", () => {
  for (const mode of ["light", "dark"] as const) {
    const theme = editorTheme(mode);
    for (const { foreground } of theme.rules) expect(foreground).toMatch(/^[0-9A-F]{6}$/);
    for (const value of Object.values(theme.colors)) expect(value).toMatch(/^#[0-9A-F]{6}$/);
  }
  expect(editorTheme("light").colors).not.toEqual(editorTheme("dark").colors);
});
