import { describe, expect, test } from "vitest";
import { findQuote } from "./anchor.ts";

const text =
  "Lag is the log end minus the committed offset. A commit moves it. The log end moves, too.";

describe("A quote", () => {
  test("is found where it is", () => {
    expect(findQuote(text, "A commit", "offset. ")).toBe(text.indexOf("A commit"));
  });

  test("that is there twice is found after the words it was chosen after", () => {
    expect(findQuote(text, "log end", "moves it. The ")).toBe(text.lastIndexOf("log end"));
    expect(findQuote(text, "log end", "Lag is the ")).toBe(text.indexOf("log end"));
  });

  test("survives edits around it", () => {
    const edited = `New words first. ${text.replace("Lag is", "Consumer lag means")}`;
    expect(findQuote(edited, "log end", "Lag is the ")).toBe(edited.indexOf("log end"));
  });

  test("that was edited away is not found, and neither is an empty one", () => {
    expect(findQuote(text, "high water mark", "")).toBe(-1);
    expect(findQuote(text, "", "")).toBe(-1);
  });
});
