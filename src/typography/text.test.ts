import { expect, test } from "vitest";
import { curly, inlineHtml } from "./text.ts";

test("sets quotes and apostrophes as Markdown does in prose", () => {
  expect(curly(`a record's key says "pay", not 'refund'`)).toBe(
    "a record’s key says “pay”, not ‘refund’",
  );
  expect(curly(`("both")`)).toBe("(“both”)");
});

test("keeps code between backticks as it was typed", () => {
  expect(inlineHtml(`It's \`poll("a")\`, isn't it?`)).toBe(
    `It’s <code>poll("a")</code>, isn’t it?`,
  );
});

test("escapes HTML in text and in code", () => {
  expect(inlineHtml("a<b `c<d>` & e")).toBe("a&lt;b <code>c&lt;d&gt;</code> &amp; e");
});

test("leaves a backtick without a partner as it is", () => {
  expect(inlineHtml("one ` alone")).toBe("one ` alone");
});

test("sets words between stars as emphasis, and leaves a sum alone", () => {
  expect(inlineHtml("Say *not yet*, and 2 * 3 * 4.")).toBe("Say <em>not yet</em>, and 2 * 3 * 4.");
  expect(inlineHtml('He said "*no*".')).toBe("He said “<em>no</em>”.");
});

test("leaves stars within code as they were typed", () => {
  expect(inlineHtml("`a*b*c`")).toBe("<code>a*b*c</code>");
});
