/**
 * Draws the still of a scene as pixels that are the same on every machine: by the pinned resvg and in the
 * course's own fonts. A browser's pixels depend on its version, its fonts and its graphics.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { render } from "preact-render-to-string";
import { plateBox } from "../../src/diagrams/primitives/plate.ts";
import { loadFigure, type SceneId } from "../../src/diagrams/scenes/registry.ts";
import { run, stillOf } from "../../src/diagrams/simulator/run.ts";
import { type Size, WIDTHS } from "../../src/diagrams/stage/figure.ts";
import { toPng } from "../../src/social/raster.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): Promise<string> => readFile(join(root, file), "utf8");

export type Theme = "light" | "dark";

/** The still of a scene at its first settings, as a PNG of one pixel a unit. */
export async function drawStill(id: SceneId, size: Size, theme: Theme): Promise<Uint8Array> {
  const figure = await loadFigure(id);
  const frames = await run(figure.scene, { knobs: {}, seed: 1, breakAfter: [] });
  const frame = frames[stillOf(figure.scene, frames)];
  const width = WIDTHS[size];
  const height = figure.heights[size];
  const drawing = render(figure.draw(frame?.state, size));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2}" height="${height}" viewBox="${plateBox(width, height)}"><style>${await signs()}</style>${await hatches()}<rect x="-1" width="100%" height="100%" style="fill:var(--paper-raised)"/>${drawing}</svg>`;
  return toPng(resolveTokens(placed(svg), await read("src/styles/tokens.css"), theme), width + 2);
}

/** The classes of the diagram language: what `figure.css` says of things inside an SVG, for any window. */
async function signs(): Promise<string> {
  const css = await read("src/styles/figure.css");
  const rules =
    css.slice(css.indexOf("/* svg vocabulary */")).match(/^svg [^{}]*\{[^}]*\}/gm) ?? [];
  return rules.join("\n");
}

/** The patterns that the layout puts into every page. */
async function hatches(): Promise<string> {
  const source = await read("src/diagrams/primitives/SignPatterns.astro");
  const found = source.matchAll(/id: "([\w-]+)", size: (\d+), colour: "([^"]+)", width: ([\d.]+)/g);
  const patterns = [...found].map(
    ([, id, size, colour, width]) =>
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V${size}" style="stroke:${colour}" stroke-width="${width}"/></pattern>`,
  );
  return `<defs>${patterns.join("")}</defs>`;
}

/**
 * Where HTML is read as XML: an attribute needs a value, and what moves is placed by the attribute, and not by
 * the style of the same name.
 */
function placed(svg: string): string {
  return svg
    .replaceAll(/ class(?=[\s/>])/g, "")
    .replaceAll(
      /style="transform:\s*translate\(([-\d.]+)px,\s*([-\d.]+)px\);?"/g,
      'transform="translate($1 $2)"',
    );
}

/** resvg knows no custom properties: each is replaced by what the tokens say in that theme. */
function resolveTokens(svg: string, tokens: string, theme: Theme): string {
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    const [, light = "", dark = ""] =
      /^light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)$/.exec(value) ?? [];
    // The first is the one of screens; later ones are for print and the like.
    if (!values.has(name))
      values.set(name, light === "" ? value : theme === "light" ? light : dark);
  }
  return (
    svg
      .replaceAll(/var\((--[\w-]+)\)/g, (written, name: string) => {
        const value = values.get(name);
        if (value === undefined) throw new Error(`${written} is no token`);
        return value.replaceAll('"', "'");
      })
      // The names that the files give themselves.
      .replaceAll("Familjen Grotesk Variable", "Familjen Grotesk")
      .replaceAll("Commit Mono", "CommitMono")
  );
}
