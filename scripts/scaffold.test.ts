import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { testTitles } from "../exercises/grading/exercise.ts";
import { questionSchema } from "../src/content/question-schema.ts";
import { parse } from "../tests/content/interview-bank.ts";
import { checkNumberIsFree, exerciseFiles, withoutReference } from "./new-exercise.ts";
import { lessonFiles } from "./new-lesson.ts";
import { questionFiles } from "./new-question.ts";
import { ScaffoldError, write } from "./scaffold.ts";

const grading = join(import.meta.dirname, "..", "exercises", "grading", "exercise.ts");

function temporary(): string {
  return mkdtempSync(join(tmpdir(), "minibroker-scaffold-"));
}

test("Names the files of an exercise after its lesson's offset and its id", () => {
  expect(Object.keys(exerciseFiles("retention-clock", "replication"))).toEqual([
    "exercises/14-retention-clock/exercise.ts",
    "exercises/14-retention-clock/README.md",
    "exercises/14-retention-clock/retention-clock.starter.ts",
    "exercises/14-retention-clock/retention-clock.test.ts",
    "exercises/broker/retention-clock.ts",
    "solutions/14-retention-clock/retention-clock.ts",
    "solutions/14-retention-clock/alternatives/todo-another-shape.ts",
    "solutions/14-retention-clock/wrong/todo-realistic-mistake.ts",
  ]);
});

test("Makes an exercise that defineExercise accepts and whose suite has the same titles", async () => {
  const files = exerciseFiles("replication", "replication");
  const folder = "exercises/14-replication";
  const file = join(temporary(), "exercise.ts");
  const metadata = files[`${folder}/exercise.ts`] ?? "";
  writeFileSync(file, metadata.replace("../grading/exercise.ts", grading));
  const { default: exercise } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  expect(exercise).toMatchObject({ id: "replication", number: 14, lesson: "replication" });
  for (const title of testTitles(exercise)) {
    expect(files[`${folder}/replication.test.ts`]).toContain(`test("${title}"`);
  }
  for (const { title } of exercise.tasks) {
    expect(files[`${folder}/replication.test.ts`]).toContain(`describe("${title}"`);
    expect(files[`${folder}/README.md`]).toContain(`## ${title}`);
  }
});

test("Makes a lesson of the outline, titled as announced", () => {
  const files = lessonFiles("choosing", "2026-12-01");
  expect(Object.keys(files)).toEqual(["src/content/lessons/choosing.mdx"]);
  const text = files["src/content/lessons/choosing.mdx"] ?? "";
  expect(text).toContain('title: "Choosing: Kafka, SQS, RabbitMQ, Redis"\n');
  expect(text).toContain("updated: 2026-12-01\n");
  expect(text.match(/<QuickCheck/g)).toHaveLength(3);
  expect(text).toContain("## What interviewers ask\n");
  expect(text).toContain("## Build it\n");
});

test("Refuses to overwrite, and then writes nothing at all", () => {
  const root = temporary();
  write(root, { "a/one.ts": "mine" });
  const again = () => write(root, { "b/two.ts": "new", "a/one.ts": "new" });
  expect(again).toThrow(new ScaffoldError("Nothing was written, because this exists: a/one.ts."));
  expect(readFileSync(join(root, "a/one.ts"), "utf8")).toBe("mine");
  expect(() => readFileSync(join(root, "b/two.ts"))).toThrow("ENOENT");
});

test("Refuses a second exercise for a lesson", () => {
  const root = temporary();
  checkNumberIsFree(root, "replication");
  write(root, exerciseFiles("replication", "replication"));
  expect(() => checkNumberIsFree(root, "replication")).toThrow("exercises/14-replication");
  checkNumberIsFree(root, "offsets");
});

test("Suggests a lesson of the outline for one that is not in it", () => {
  expect(() => exerciseFiles("replicas", "replicaton")).toThrow("Did you mean replication?");
  expect(() => lessonFiles("ofsets", "2026-12-01")).toThrow("Did you mean offsets?");
});

test.each(["", "Offsets", "two words", "../up", "a--b", "9-lives"])(
  "Refuses the slug %j",
  (slug) => {
    expect(() => exerciseFiles(slug, "offsets")).toThrow("is not a slug");
    expect(() => lessonFiles(slug, "2026-12-01")).toThrow("is not a slug");
  },
);

test("Keeps a reference that a diagram already runs, and writes the rest", () => {
  const root = temporary();
  const files = exerciseFiles("work-queue", "point-to-point");
  expect(withoutReference(root, "work-queue", files)).toEqual(files);
  write(root, { "exercises/broker/work-queue.ts": "mine" });
  write(root, withoutReference(root, "work-queue", files));
  expect(readFileSync(join(root, "exercises/broker/work-queue.ts"), "utf8")).toBe("mine");
});

test("A new question has every field, and only its TODOs are left to mend", () => {
  const [[path, text] = ["", ""]] = Object.entries(questionFiles("rebalances/who-leads"));
  expect(path).toBe("src/content/interview/rebalances/who-leads.yaml");
  const read = parse(text, questionSchema);
  expect("messages" in read ? read.messages : []).toEqual([
    "answer must have 40 to 199 words: nobody listens longer",
  ]);
});

test.each([
  ["rebalances", "is not a lesson and an id"],
  ["rebalance/who-leads", "Did you mean rebalances?"],
  ["rebalances/Who leads", "is not a slug"],
])("Says what is wrong with the question %s", (place, message) => {
  expect(() => questionFiles(place)).toThrow(message);
});
