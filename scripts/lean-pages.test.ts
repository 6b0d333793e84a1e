import { createHash } from "node:crypto";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { leanPage } from "./lean-pages.ts";

const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const page = (hashes: readonly string[], body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self'${hashes.map((one) => ` '${one}'`).join("")}; style-src 'self'"><title>Page</title></head><body>${body}</body></html>`;
const policy = (html: string) => /script-src [^;]*/.exec(html.replaceAll(/&#(x27|39);/g, "'"))?.[0];

test("keeps the hashes of the page's own inline scripts and of those that come later", () => {
  const all = [hash("boot()"), hash("frame()"), hash("elsewhere()")];
  const lean = leanPage(page(all, "<script>boot()</script>"), [hash("frame()")]);
  expect(policy(lean)).toBe(`script-src 'self' '${hash("boot()")}' '${hash("frame()")}'`);
});

test("a script with an address is allowed by its origin, not by a hash", () => {
  const lean = leanPage(page([hash("")], '<script type="module" src="/a.js"></script>'), []);
  expect(policy(lean)).toBe("script-src 'self'");
});

test("a browser makes the same page of it", () => {
  const body = [
    '<ul class="a b">\n <li>one</li> <li>two</li><li></li></ul><p>text</p><p title="a b">x</p>',
    '<svg viewBox="0 0 2 2"><path d="M0 0" class="a/"></path><title>t</title></svg>',
    '<pre>  code &lt;b&gt; &amp;amp;</pre><button disabled aria-label="say &quot;no&quot;">b</button>',
    "<noscript><p>Without</p></noscript><script>if (1 < 2 && 3 > 2) '</p>'</script>",
  ].join("");
  const parsed = (html: string) => {
    const text = JSON.stringify(fromHtml(html), (key, value) =>
      key === "position" || key === "data" ? undefined : value,
    );
    return JSON.parse(text);
  };
  expect(parsed(leanPage(page([], body), []))).toEqual(parsed(page([], body)));
});
