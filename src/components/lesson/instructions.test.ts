import { expect, test } from "vitest";
import { embedded } from "./instructions.ts";

const readme =
  '<h1 id="the-log">The log</h1>\n<p>Why.</p><h2 id="read">Read</h2><h3 id="limits">Limits</h3>';

test("drops the title, which the page has already", () => {
  expect(embedded(readme, 2)).not.toContain("The log");
});

test("moves headings below the heading of the section that it stands in", () => {
  expect(embedded(readme, 3)).toContain(
    '<h3 id="task-read">Read</h3><h4 id="task-limits">Limits</h4>',
  );
  expect(embedded(readme, 2)).toContain(
    '<h2 id="task-read">Read</h2><h3 id="task-limits">Limits</h3>',
  );
});

test("leaves headings' look-alikes alone", () => {
  expect(embedded("<hr><header>x</header>", 3)).toBe("<hr><header>x</header>");
});
