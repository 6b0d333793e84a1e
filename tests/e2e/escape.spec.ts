/**
 * Whatever a learner writes, or a file that they import says, is shown as the text that it is: in every place
 * that shows it, and also where it has a name that JavaScript's objects use themselves.
 */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { workFile, workOf } from "./learner-data.ts";
import { collectErrors } from "./page-checks.ts";
import { WorkbenchPage, wrongSolution } from "./workbench-page.ts";

/** Without quotes, so that printed as a string it stays as it is. */
const HOSTILE = "</script><img src=x onerror=globalThis.owned=1><svg onload=owned=1>__proto__";
const NAMES = ["__proto__", "constructor", "toString"];

/** A module that writes the text, calls its options with it, and throws it. */
async function hostileModule(): Promise<string> {
  const code = await wrongSolution("12-retry-dlq", "commits-the-last-finished");
  return code
    .replace(
      "await this.#options.commit(offset);",
      `console.log("${HOSTILE}");\n    await this.#options.commit("${HOSTILE}" as never);`,
    )
    .replace(
      "const nextOffset = deadLetters.logEndOffset;",
      `throw new Error("${HOSTILE}");\n  const nextOffset = deadLetters.logEndOffset;`,
    );
}

/** An export in which everything that can be written is hostile. */
async function hostileWork(): Promise<object> {
  const work = workOf([]);
  const at = Date.UTC(2026, 10, 21);
  const ran = (exercise: string, id: string) => ({
    id,
    at,
    type: "ran",
    exercise,
    status: "failed",
    passed: 1,
    total: 5,
    failed: [HOSTILE, ...NAMES],
    runner: "in-page",
    durationMs: 1,
  });
  return {
    ...work,
    events: [
      ...["a", "b", "c"].map((id) => ran("retry-dlq", id)),
      ...[...NAMES, HOSTILE].flatMap((name) => [
        ran(name, `ran ${name}`),
        { id: `hint ${name}`, at, type: "hint-shown", exercise: name, task: name, level: 1 },
      ]),
      {
        id: HOSTILE,
        at,
        type: "checked",
        lesson: 12,
        section: HOSTILE,
        question: HOSTILE,
        right: false,
        attempt: 1,
      },
    ],
    drafts: [...NAMES, HOSTILE, "retry-dlq"].map((exercise) => ({
      exercise,
      text: HOSTILE,
      starterHash: "h",
      updatedAt: at,
      revision: 1,
    })),
    notes: [...NAMES, HOSTILE].map((id) => ({
      id,
      lesson: 12,
      section: id,
      sectionTitle: HOSTILE,
      quote: HOSTILE,
      before: HOSTILE,
      text: HOSTILE,
      createdAt: at,
      updatedAt: at,
      deleted: false,
      revision: 1,
    })),
  };
}

/** Imports a file of a hostile name. */
async function choose(page: Page, work: object): Promise<void> {
  const name = `${HOSTILE.replaceAll("/", "")}.json`;
  await page.locator("input[type=file]").setInputFiles({ ...workFile(work), name });
}

/** Expects that the text is there, letter by letter, and that nothing was made of it. */
async function expectText(place: Locator, text = HOSTILE): Promise<void> {
  await expect(place.first()).toContainText(text);
  const page = place.page();
  await expect(page.locator("img[src=x], [onerror], [onload]")).toHaveCount(0);
  expect(await page.evaluate(() => ["owned" in globalThis, Object.keys(Object.prototype)])).toEqual(
    [false, []],
  );
}

const IMPORTED: readonly (readonly [
  place: string,
  show: (page: Page) => Promise<Locator> | Locator,
])[] = [
  ["the log of what was done", (page) => page.locator(".activity, main").first()],
  [
    "the stubborn tests",
    (page) => page.getByRole("region", { name: /Weak spots|once more/i }).first(),
  ],
  ["the latest notes", (page) => page.getByRole("region", { name: "Notes" })],
  [
    "the notes page",
    async (page) => {
      await page.goto("/notes/");
      return page.locator(".note-text");
    },
  ],
  ["the words that a note quotes", (page) => page.locator("blockquote")],
  [
    "the search of notes",
    async (page) => {
      await page.keyboard.press("/");
      await page.getByRole("combobox", { name: /Search/ }).fill("script onerror");
      return page.getByRole("option").filter({ hasText: "onerror" });
    },
  ],
  [
    "a note whose words are gone from the lesson",
    async (page) => {
      await page.goto("/lessons/dead-letter-queues/");
      return page.locator(".my-notes");
    },
  ],
  [
    "the draft",
    async (page) => {
      await page.goto("/exercises/retry-dlq/");
      return page.locator(".wb-text");
    },
  ],
];

test("What an import brings is shown as text, in its report and wherever it goes", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors = collectErrors(page);
  await page.goto("/progress/");
  await expect(page.locator("main[data-ready]")).toBeVisible();
  await choose(page, { ...workOf([]), [HOSTILE]: HOSTILE });
  await expectText(page.getByRole("alert"));
  await choose(page, await hostileWork());
  const dialog = page.getByRole("dialog", { name: "Import this file?" });
  await expectText(dialog);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog).toBeHidden();
  for (const [place, show] of IMPORTED) {
    await test.step(place, async () => expectText(await show(page)));
  }

  const nothing = "xyzzy<img/src=x>";
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Search/ }).fill(nothing);
  await expectText(page.getByText("Nothing here has"), nothing);
  expect(errors).toEqual([]);
});

const FAILED = ".is-fail details[open] ";
const OF_A_RUN: readonly (readonly [place: string, selector: string])[] = [
  ["the value that was received", ".wb-value"],
  ["the message of a failure", ".wb-message"],
  ["the trace", ".trace"],
  ["the trace as a list", ".trace-list"],
  ["what the code wrote", ".wb-console"],
];

test("What the learner's code says is shown as text, in every part of a verdict", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const work = await hostileWork();
  const draft = {
    exercise: "retry-dlq",
    text: await hostileModule(),
    starterHash: "h",
    updatedAt: Date.UTC(2026, 10, 22),
    revision: 1,
  };
  await page.goto("/progress/");
  await expect(page.locator("main[data-ready]")).toBeVisible();
  await choose(page, { ...work, drafts: [draft] });
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const workbench = new WorkbenchPage(page);
  await workbench.open("retry-dlq");
  await workbench.runTests();
  await workbench.root.locator(".is-fail > details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
  for (const [place, selector] of OF_A_RUN) {
    await test.step(place, () =>
      expectText(workbench.root.locator(`${FAILED}${selector}`).filter({ hasText: HOSTILE })),
    );
  }
  await test.step("the earlier versions", async () => {
    await workbench.more("Earlier versions");
    const dialog = page.getByRole("dialog", { name: "Earlier versions" });
    await expectText(dialog, "passed");
    await dialog.getByRole("button", { name: "Bring back" }).first().click();
    await expect(dialog).toHaveCount(0);
  });

  await workbench.write(`/** ${HOSTILE} */\nconst named: "${HOSTILE}" = 1;\nnamed;\n`);
  await test.step("the problems that the type checker finds", () =>
    expectText(workbench.root.locator(".problems")));
  await test.step("what the editor says of a word", async () => {
    const word = page.locator(".monaco-editor .view-line").filter({ hasText: /^named;$/ });
    await word.hover({ position: { x: 12, y: 8 } });
    const said = page.locator(".monaco-hover:visible");
    await expectText(said, `const named: "${HOSTILE}"`);
    // Its comment is read as Markdown, of which HTML is no part here.
    await expectText(said, "<img src=x onerror=globalThis.owned=1>");
  });
});
