import { expect, test } from "vitest";
import { CARD, cardSvg, lines, opening } from "./card.ts";
import { toPng } from "./raster.ts";

test("breaks a title between words, and never within one", () => {
  expect(lines("Retries and dead-letter queues", 20)).toEqual([
    "Retries and",
    "dead-letter queues",
  ]);
  expect(lines("idempotent", 4)).toEqual(["idempotent"]);
});

test("a card ends with a sentence", () => {
  const sentence = "A queue `forgets` what it has delivered, and a log does not.";
  expect(opening(sentence)).toBe("A queue forgets what it has delivered, and a log does not.");
  expect(opening(`${sentence} ${sentence} ${sentence} ${sentence}`)).toMatch(
    /^(A queue[^.]*\. ?){2}$/,
  );
});

test("what stands in a card is text", () => {
  expect(cardSvg({ title: "<b>", text: "a & b", records: 3 })).not.toMatch(/<b>| & /);
});

test("a card is a picture of the size that networks ask for", async () => {
  const card = { title: "The log", text: "A queue forgets.", records: 21, offset: 3 };
  const png = await toPng(cardSvg(card), CARD.width);
  const header = new DataView(png.buffer, png.byteOffset);
  expect(new TextDecoder().decode(png.subarray(1, 4))).toBe("PNG");
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([CARD.width, CARD.height]);
  // An empty card, without its letters, would be smaller.
  expect(png.length).toBeGreaterThan(12_000);
});

test("every face that a card asks for is one that the build draws with", async () => {
  const families = new Set(
    [
      ...cardSvg({ title: "The log", text: "A queue.", records: 3 }).matchAll(
        /font-family="([^"]+)"/g,
      ),
    ].map(([, family]) => family),
  );
  const words = (family: string) =>
    toPng(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text y="40" font-family="${family}">0123 log</text></svg>`,
      200,
    );
  // A face that is not there is drawn with the first: all three differ only if all three are there.
  const drawn = await Promise.all(
    [...families].map(async (family) => (await words(family ?? "")).join()),
  );
  expect(families.size).toBe(3);
  expect(new Set(drawn).size).toBe(3);
});
