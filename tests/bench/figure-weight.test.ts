import { expect, test } from "vitest";
import { FIGURE_LIMITS, weighFigures } from "./figure-weight.ts";

test("the stage and every scene are within their weight", async () => {
  const { stage, scenes } = await weighFigures();
  expect(stage, "bytes of the stage, gzipped").toBeLessThanOrEqual(FIGURE_LIMITS.stage);
  for (const [id, bytes] of Object.entries(scenes)) {
    expect(bytes, `bytes of ${id}, gzipped`).toBeLessThanOrEqual(FIGURE_LIMITS.scene);
  }
});
