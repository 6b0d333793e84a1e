/**
 * Every still as it looks, against its committed image. `npm run accept:stills` takes the drawings of now as
 * the new images: look at each before you commit it.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect, test, vi } from "vitest";
import { sceneIds } from "../../src/diagrams/scenes/registry.ts";
import { drawStill } from "./draw-still.ts";

vi.setConfig({ testTimeout: 60_000 });

const images = join(import.meta.dirname, "stills");
const found = join(import.meta.dirname, "../../test-results/stills");
const isAccepting = process.env["ACCEPT_STILLS"] === "1";

const cases = sceneIds.flatMap((id) =>
  (["wide", "narrow"] as const).flatMap((size) =>
    (["light", "dark"] as const).map((theme) => ({
      id,
      size,
      theme,
      name: `${id}.${size}.${theme}`,
    })),
  ),
);

test.each(cases)("$name looks as its committed image does", async ({ id, size, theme, name }) => {
  const now = PNG.sync.read(Buffer.from(await drawStill(id, size, theme)));
  const file = join(images, `${name}.png`);
  if (isAccepting) {
    // No alpha: every image has paper under it.
    await writeFile(file, PNG.sync.write(now, { colorType: 2, deflateLevel: 9 }));
    return;
  }
  const { width, height, data } = PNG.sync.read(await readFile(file));
  expect([now.width, now.height]).toEqual([width, height]);
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(data, now.data, difference.data, width, height, { threshold: 0.05 });
  if (pixels > 0) {
    await mkdir(found, { recursive: true });
    await writeFile(join(found, `${name}.png`), PNG.sync.write(now));
    await writeFile(join(found, `${name}.difference.png`), PNG.sync.write(difference));
  }
  expect(pixels, `pixels that differ; see test-results/stills/${name}.difference.png`).toBe(0);
});
