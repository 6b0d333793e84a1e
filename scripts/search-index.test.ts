import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildSearchIndex, questionsOf } from "./search-index.ts";

const lesson = `<!doctype html><html lang="en"><body><main><p class="crumb">Storage</p><h1>The log</h1><span class="big-o">3</span>
<h2 id="a"><a href="#a" aria-label="Link to section 3.0">3.0</a>A segment</h2><p>Segments roll.</p>
<div class="ask"><span class="tag">mid</span> <p class="question">Why is it <code>fast</code> &amp; small?</p></div></main></body></html>`;

test("finds a lesson's questions, as text, with the lesson and the level", () => {
  expect(questionsOf("lessons/the-log/", lesson)).toEqual([
    {
      path: "lessons/the-log/#what-interviewers-ask",
      title: "Why is it fast & small?",
      content: "Why is it fast & small?",
      meta: { about: "The log, mid" },
    },
  ]);
});

test("finds the questions that the interview lists, each at its own place", () => {
  const row = `<tr id="order"><td class="ask-text" data-about="Partitioning, mid">Order by <code>key</code>?</td></tr>`;
  expect(questionsOf("interview/", row)).toEqual([
    {
      path: "interview/#order",
      title: "Order by key?",
      content: "Order by key?",
      meta: { about: "Partitioning, mid" },
    },
  ]);
});

test("indexes pages and records, and leaves Pagefind's own interface out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  try {
    for (const path of ["lessons/the-log", "reference/glossary", "specimen"]) {
      await mkdir(join(folder, path), { recursive: true });
      await writeFile(join(folder, path, "index.html"), lesson);
    }
    const record = { path: "reference/glossary/#lag", title: "lag", content: "How far behind." };
    expect(await buildSearchIndex(folder, [record])).toMatchObject({ pages: 1 });
    const files = await readdir(join(folder, "pagefind"));
    expect(files).toEqual(expect.arrayContaining(["pagefind.js", "pagefind-worker.js"]));
    expect(files.filter((name) => /ui|highlight/.test(name))).toEqual([]);
    const entry = JSON.parse(await readFile(join(folder, "pagefind/pagefind-entry.json"), "utf8"));
    // The lesson, its question, and the record.
    expect(entry.languages.en.page_count).toBe(3);
    const fragments = await readdir(join(folder, "pagefind/fragment"));
    const texts = await Promise.all(
      fragments.map(async (name) =>
        gunzipSync(await readFile(join(folder, "pagefind/fragment", name))).toString(),
      ),
    );
    // An excerpt begins with words, and not with the numbers and the segment that stand beside a heading.
    const page = texts.find((text) => text.includes("Segments roll.")) ?? "";
    expect(page).toContain("The log. A segment. Segments roll.");
    expect(page).not.toMatch(/3\.0|Storage/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
