import { expect, test } from "vitest";
import { quoteOf } from "./quote.ts";

/** The quoted lines as text, the marked ones with a `>`. */
function quoted(code: string, ...places: Parameters<typeof quoteOf>[1]): string[] | undefined {
  return quoteOf(code, places)?.lines.map(
    ({ number, pieces, marked }) =>
      `${number}${marked ? ">" : " "}${pieces.map(({ text }) => text).join("")}`,
  );
}

const commitCall = { at: ["CallExpression[callee.property.name='commit']"] };

test("quotes the lines around a place, within its method, moved left together", () => {
  const code = [
    "class Consumer {",
    "  before() {}",
    "",
    "  async poll(): Promise<void> {",
    "    // store.commit(0) in a comment is no place",
    "    if (this.done) {",
    "      await this.store.commit(1 as number);",
    "    }",
    "  }",
    "  after() {}",
    "}",
  ].join("\n");
  expect(quoted(code, commitCall)).toEqual([
    "4 async poll(): Promise<void> {",
    "5   // store.commit(0) in a comment is no place",
    "6   if (this.done) {",
    "7>    await this.store.commit(1 as number);",
    "8   }",
    "9 }",
  ]);
});

test("takes the first place that the module has, and says which", () => {
  const code = "const commit = () => {};\nfunction poll() {\n  commit();\n}";
  const inPoll = { in: "poll", at: ["CallExpression[callee.name='commit']"] };
  expect(quoteOf(code, [commitCall, inPoll])?.wanted).toBe(inPoll);
});

test("finds a function by its name, whether it is declared, a method or a property", () => {
  const marked = (code: string): string | undefined =>
    quoted(code, { in: "poll" })?.find((line) => line.includes(">"));
  expect(marked("function poll() {}")).toContain("function poll");
  expect(marked("const poll = () => 1;")).toContain("poll = ");
  expect(marked("class A { readonly poll = () => 1 }")).toContain("poll = ");
  expect(marked("const a = {\n  poll() {},\n};")).toBe("2>poll() {},");
  expect(marked("interface A { poll(): void }")).toBeUndefined();
});

test("marks only the first line of what is long, and quotes at most eight", () => {
  const body = Array.from({ length: 20 }, (_, index) => `  step(${index});`);
  const lines = quoted(["function poll() {", ...body, "}"].join("\n"), { in: "poll" });
  expect(lines).toHaveLength(8);
  expect(lines?.filter((line) => line.includes(">"))).toEqual(["1>function poll() {"]);
});

test("quotes nothing where there is no such place, or no program", () => {
  expect(quoteOf("export const x = 1;", [commitCall])).toBeUndefined();
  expect(quoteOf("class { poll( {", [{ in: "poll" }])).toBeUndefined();
  expect(quoteOf("", [{ in: "poll" }])).toBeUndefined();
});

test("keeps every character, over line ends of any kind and text over several lines", () => {
  const code = `function poll() {\r\n  return \`a\r\n  </script>\${1}\` + '<b>';\r\n}`;
  const lines = quoteOf(code, [{ in: "poll" }])?.lines ?? [];
  expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join(""))).toEqual(
    code.split("\r\n"),
  );
  expect(lines[1]?.pieces[1]).toEqual({ text: "return", name: "k" });
});
