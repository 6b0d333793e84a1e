import { expect, test } from "vitest";
import { checkCode, codeBlocks } from "./lesson-code.ts";
import { type Course, checkLessonText, proseWords } from "./lessons.ts";

const course: Course = {
  lessons: ["the-log", "offsets"],
  exercises: [
    {
      id: "partition-log",
      lesson: "the-log",
      tasks: [
        {
          id: "append",
          title: "Append records",
          section: "a-log-of-records",
          tests: ["Gives offsets"],
          hints: ["What is next?", "Count the records.", "Return the count."],
        },
      ],
    },
  ],
};

const quickCheck = `<QuickCheck
  question="Which offset comes first?"
  choices={[
    { text: "0", why: "Offsets start at 0; \`right: true\` is {not} read here.", right: true },
    { text: "1", why: "1 is the second." },
  ]}
/>`;

const lesson = `---
title: The log
exercise: partition-log
sources:
  - title: "Kafka design"
    url: https://kafka.apache.org/documentation/#design
---

import Append from "../../diagrams/figures/the-log/Append.astro";
import Read from "../../diagrams/figures/the-log/Read.astro";

## A \`log\` of records

${"A log keeps its records. ".repeat(200)}

See [offsets](../offsets/#commit).

<Append />
<Read />

${[quickCheck, quickCheck, quickCheck].join("\n\n")}

<InterviewQuestion question="What is a log?" level="junior">
An ordered list.
</InterviewQuestion>

## Build it

<Workbench exercise="partition-log" />
`;

/** What the author of a text reads. */
function messages(text: string): string[] {
  return checkLessonText("the-log", text, course).map(({ message }) => message);
}

test("finds nothing in a good lesson", () => {
  expect(checkLessonText("the-log", lesson, course)).toEqual([]);
});

test("names the lesson's file", () => {
  const [finding] = checkLessonText("the-log", lesson.replace("<Read />", ""), course);
  expect(finding?.where).toBe("src/content/lessons/the-log.mdx");
});

test.each([
  ["too short a text", "A log keeps its records. ".repeat(200), "", "write at least 900"],
  ["too long a text", "An ordered list.", "word ".repeat(900), "cut it to 1800"],
  ["a figure that is not shown", "<Read />", "", "imports the figure Read but does not show it"],
  ["too few figures", "<Read />", "", "shows 1 figures; a lesson has at least 2"],
  ["too few quick checks", quickCheck, "", "has 2 quick checks; a lesson has at least 3"],
  ["no right choice", ", right: true", "", "quick check 1 has 0 right choices"],
  [
    "two right choices",
    '"1 is the second."',
    '"It is not.", right: true',
    "quick check 1 has 2 right choices",
  ],
  [
    "a choice without a why",
    ', why: "1 is the second."',
    "",
    "quick check 1 has 1 choices without a `why`",
  ],
  ["no interview question", "<InterviewQuestion", "<Callout", "has no <InterviewQuestion>"],
  ["no source", /sources:.*?#design/s, "sources: []", "names no source"],
  ["another exercise's workbench", '="partition-log"', '="offsets"', "must end with <Workbench"],
  ["text after the workbench", 'log" />', 'log" />\n\nMore.', "must end with <Workbench"],
  [
    "an exercise that is not there",
    "exercise: partition-log",
    "exercise: x",
    "names the exercise x, which is not there",
  ],
  [
    "a heading that an exercise points to under its old name",
    "## A `log` of records",
    "## Records",
    'has no section "a-log-of-records", to which task "Append records" points',
  ],
  [
    "a link to a lesson that is not written",
    "../offsets/",
    "../replication/",
    "links to the lesson replication, which is not written",
  ],
])("finds %s", (_, good, bad, message) => {
  expect(messages(lesson.replace(good, bad)).join("\n")).toContain(message);
});

test("refuses a lesson with the exercise of another lesson", () => {
  expect(checkLessonText("offsets", lesson, course)).toEqual([
    {
      where: "src/content/lessons/offsets.mdx",
      message: "exercise partition-log names the lesson the-log",
    },
  ]);
});

test("counts what is read, and neither code, imports, tags nor quick checks", () => {
  const body = `import A from "a";\n\n<Note>Two words</Note>\n\n${quickCheck}\n\n\`\`\`ts\nlet a = 1;\n\`\`\`\n\nThree more - words.\n`;
  expect(proseWords(body)).toBe(5);
});

test("takes only a text block right below as the output of a run", () => {
  const text = [
    "Before.",
    "```ts run\nconsole.log(1);\n```",
    "```text\n1\n```",
    "```ts\nlet a: number;\n```",
    "Between.",
    "```text\n2\n```",
  ].join("\n\n");
  expect(codeBlocks("a.mdx", text)).toEqual([
    { file: "a.mdx", line: 3, code: "console.log(1);\n", runs: true, output: "1\n" },
    { file: "a.mdx", line: 11, code: "let a: number;\n", runs: false, output: undefined },
  ]);
});

test("compiles and runs code, and names the line in the lesson", { timeout: 60_000 }, async () => {
  const text = [
    '```ts run\nimport { ManualClock } from "#broker/clock";\nconsole.log(new ManualClock().now());\n```',
    "```text\n0\n```",
    '```ts\nconst a = 1;\nconst b: number = "b";\n```',
    "```ts run\nconsole.log(2);\n```",
    "```text\n3\n```",
    '```ts run\nthrow new Error("full");\n```',
    "```text\n4\n```",
    "```ts run\nconsole.log(5);\n```",
  ].join("\n");
  const findings = await checkCode(codeBlocks("a.mdx", text));
  expect(findings.map(({ where }) => where)).toEqual([
    "a.mdx:10",
    "a.mdx:12",
    "a.mdx:18",
    "a.mdx:24",
  ]);
  expect(findings[0]?.message).toContain("does not compile: Type 'string' is not assignable");
  expect(findings[1]?.message).toContain("prints something else than the lesson says");
  expect(findings[2]?.message).toContain("Error: full");
  expect(findings[3]?.message).toContain("has no `text` block below it");
});
