import { expect, test } from "vitest";
import { headersFor } from "./headers.ts";
import { headersFile, nginxConfiguration } from "./hosting.ts";

const paths = [
  "/",
  "/lessons/the-log/",
  "/_astro/editor.abc.js",
  "/service-worker.js",
  "/404.html",
];

/** What a host that reads `_headers` sends for a path: every rule that fits, joined. */
function sentByHeadersFile(text: string, path: string): Record<string, string> {
  const sent: Record<string, string> = {};
  let fits = false;
  for (const line of text.split("\n").filter((candidate) => candidate !== "")) {
    if (!line.startsWith(" ")) {
      fits = path.startsWith(line.replace(/\*$/, ""));
      continue;
    }
    const [, name = "", value = ""] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (fits) sent[name] = sent[name] === undefined ? value : `${sent[name]}, ${value}`;
  }
  // What both hosts send for files that no rule names.
  return { "Cache-Control": "public, max-age=0, must-revalidate", ...sent };
}

/** What nginx sends for a path. */
function sentByNginx(text: string, path: string): Record<string, string> {
  const [, fallback = "", pattern = "", forever = ""] =
    /default "(.*)";\n {2}"~(.*)" "(.*)";/.exec(text) ?? [];
  return Object.fromEntries(
    [...text.matchAll(/add_header ([\w-]+) (?:"(.*)"|\$minibroker_cache) always;/g)].map(
      ([, name = "", value]) => [
        name,
        value ?? (new RegExp(pattern).test(path) ? forever : fallback),
      ],
    ),
  );
}

for (const base of ["/", "/course/", "/kafka/v1.0/"]) {
  for (const path of paths) {
    const at = `${base.slice(0, -1)}${path}`;
    test(`every host sends the same headers for ${at}`, () => {
      expect(sentByNginx(nginxConfiguration(base), at)).toEqual(headersFor(path));
      const { "Cache-Control": cache, ...others } = headersFor(path);
      expect(sentByHeadersFile(headersFile(base), at)).toEqual({
        ...others,
        "Cache-Control": cache === "no-cache" ? "public, max-age=0, must-revalidate" : cache,
      });
    });
  }
}

test("no header value could end its line or its quotes", () => {
  for (const value of Object.values(headersFor("/"))) expect(value).not.toMatch(/["\n;$]/);
});

test("nginx sends who asks for the host to where the site is", () => {
  expect(nginxConfiguration("/course/")).toContain("return 302 /course/;");
  expect(nginxConfiguration("/")).not.toContain("return 302");
});
