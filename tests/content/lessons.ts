/** Checks lessons for what their readers rely on: length, figures, questions, sources, links and code. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import Slugger from "github-slugger";
import ts from "typescript";
import type { Exercise } from "../../exercises/grading/exercise.ts";
import { discoverExercises } from "../../exercises/grading/local/discovery.ts";
import type { Finding } from "./finding.ts";
import { checkCode, codeBlocks } from "./lesson-code.ts";

const root = join(import.meta.dirname, "../..");
const lessonFolder = "src/content/lessons";
const words = { least: 900, most: 1800 };
const leastFigures = 2;
const leastQuickChecks = 3;

/** What a lesson is checked against: the rest of the course. */
export interface Course {
  /** Lessons that are written, and can be linked to. */
  readonly lessons: readonly string[];
  readonly exercises: readonly Pick<Exercise, "id" | "lesson" | "tasks">[];
}

/**
 * Checks the lessons on disk.
 *
 * @param lessonSlugs the lessons to check; all of them if left out.
 * @returns what their authors have to mend; empty if nothing.
 */
export async function checkLessons(lessonSlugs?: readonly string[]): Promise<Finding[]> {
  const files = await readdir(join(root, lessonFolder));
  const lessons = files
    .filter((name) => name.endsWith(".mdx"))
    .map((name) => name.slice(0, -".mdx".length))
    .sort();
  const kit = await discoverExercises(join(root, "exercises"));
  const course = { lessons, exercises: kit.map(({ exercise }) => exercise) };
  const asked = lessonSlugs ?? lessons;
  const texts = await Promise.all(
    asked
      .filter((slug) => lessons.includes(slug))
      .map(async (slug) => ({ slug, text: await readFile(join(root, lessonFile(slug)), "utf8") })),
  );
  return [
    ...asked
      .filter((slug) => !lessons.includes(slug))
      .map((slug) => ({ where: lessonFile(slug), message: "is not there; check the slug" })),
    ...texts.flatMap(({ slug, text }) => checkLessonText(slug, text, course)),
    ...(await checkCode(texts.flatMap(({ slug, text }) => codeBlocks(lessonFile(slug), text)))),
  ];
}

/** Checks all that can be told from a lesson's text alone, which is everything but its code. */
export function checkLessonText(slug: string, text: string, course: Course): Finding[] {
  const { frontMatter, body } = split(text);
  const markup = withoutCode(body);
  const messages = [
    ...lengthProblems(body),
    ...figureProblems(markup),
    ...quickCheckProblems(markup),
    ...(/<InterviewQuestion\b/.test(markup) ? [] : ["has no <InterviewQuestion>; add one"]),
    ...(/^sources:\s*\n\s+- /m.test(frontMatter) ? [] : ["names no source; add one to `sources`"]),
    ...exerciseProblems(slug, frontMatter, markup, course),
    ...linkProblems(markup, course.lessons),
  ];
  return messages.map((message) => ({ where: lessonFile(slug), message }));
}

/**
 * The number of words that a reader reads from top to bottom: paragraphs, headings, lists, tables, notes,
 * callouts and the answers to interview questions. Front matter, imports, code blocks and tags with their
 * attributes do not count. A quick check is all attributes, so its question and choices do not either:
 * they are work, and not reading.
 */
export function proseWords(body: string): number {
  const prose = withoutCode(body)
    .replace(/^import .*$/gm, "")
    .replace(/^<QuickCheck\b.*?^\/>$/gms, "")
    .replace(/<\/?[A-Za-z](?:"[^"]*"|\{[^}]*\}|[^>"{])*>/g, "");
  return (prose.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;
}

function lengthProblems(body: string): string[] {
  const count = proseWords(body);
  if (count < words.least) return [`has ${count} words of prose; write at least ${words.least}`];
  if (count > words.most) return [`has ${count} words of prose; cut it to ${words.most}`];
  return [];
}

function figureProblems(markup: string): string[] {
  const imported = [
    ...markup.matchAll(/^import (\w+) from "[./]*diagrams\/figures\/[^"]+\.astro";?$/gm),
  ].map((match) => match[1] ?? "");
  const used = imported.filter((name) => new RegExp(`<${name}\\b`).test(markup));
  return [
    ...imported
      .filter((name) => !used.includes(name))
      .map((name) => `imports the figure ${name} but does not show it; place <${name} />`),
    ...(used.length < leastFigures
      ? [`shows ${used.length} figures; a lesson has at least ${leastFigures}`]
      : []),
  ];
}

function quickCheckProblems(markup: string): string[] {
  const checks = quickChecks(markup);
  const few =
    checks.length < leastQuickChecks
      ? [`has ${checks.length} quick checks; a lesson has at least ${leastQuickChecks}`]
      : [];
  return [
    ...few,
    ...checks.flatMap(({ name, choices }) => {
      const right = choices.filter((choice) => choice.get("right") === "true").length;
      const unexplained = choices.filter((choice) => !/\w/.test(choice.get("why") ?? "")).length;
      return [
        ...(right === 1 ? [] : [`${name} has ${right} right choices; mark exactly one`]),
        ...(unexplained === 0 ? [] : [`${name} has ${unexplained} choices without a \`why\``]),
      ];
    }),
  ];
}

/** A quick check, with the source text of each field of its choices. */
interface QuickCheckText {
  readonly name: string;
  readonly choices: readonly ReadonlyMap<string, string>[];
}

/** Read by TypeScript's parser: a `why` may well contain `right: true` or a brace. */
function quickChecks(markup: string): QuickCheckText[] {
  const starts = [...markup.matchAll(/<QuickCheck\b/g)].map((match) => match.index);
  return starts.map((start, index) => {
    const source = ts.createSourceFile(
      "check.tsx",
      markup.slice(start, starts[index + 1]),
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    const choices: ReadonlyMap<string, string>[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) choices.push(fields(node));
      else ts.forEachChild(node, visit);
    };
    const [check] = source.statements;
    if (check !== undefined) visit(check);
    return { name: `quick check ${index + 1}`, choices };
  });
}

function fields(choice: ts.ObjectLiteralExpression): ReadonlyMap<string, string> {
  return new Map(
    choice.properties
      .filter(ts.isPropertyAssignment)
      .map(({ name, initializer }) => [name.getText(), initializer.getText()]),
  );
}

function exerciseProblems(
  slug: string,
  frontMatter: string,
  markup: string,
  { exercises }: Course,
): string[] {
  const id = /^exercise:\s*["']?([\w-]+)/m.exec(frontMatter)?.[1];
  /* A lesson may do without an exercise; then it has no workbench either. */
  if (id === undefined) {
    return /<Workbench\b/.test(markup) ? ["has a workbench; name its `exercise` on top"] : [];
  }
  const shown = /<Workbench\s+exercise="([^"]*)"\s*\/>\s*$/.exec(markup)?.[1];
  const ending = shown === id ? [] : [`must end with <Workbench exercise="${id}" />`];
  const exercise = exercises.find((candidate) => candidate.id === id);
  if (exercise === undefined) return [...ending, `names the exercise ${id}, which is not there`];
  const sections = sectionIds(markup);
  return [
    ...ending,
    ...(exercise.lesson === slug ? [] : [`exercise ${id} names the lesson ${exercise.lesson}`]),
    ...exercise.tasks
      .filter(({ section }) => !sections.includes(section))
      .map((task) => `has no section "${task.section}", to which task "${task.title}" points`),
  ];
}

/** The ids of the `## ` headings, as the site gives them. */
export function sectionIds(markup: string): string[] {
  const slugger = new Slugger();
  /* Lesser headings take part, because a repeated heading gets a number. */
  return [...markup.matchAll(/^(##|###|####) (.+)$/gm)]
    .map(([, level, title = ""]) => ({ level, id: slugger.slug(title.replace(/[`*]/g, "")) }))
    .filter(({ level }) => level === "##")
    .map(({ id }) => id);
}

function linkProblems(markup: string, lessons: readonly string[]): string[] {
  return [...markup.matchAll(/\]\(\.\.\/([^/)#]+)/g)]
    .map((match) => match[1] ?? "")
    .filter((slug) => !lessons.includes(slug))
    .map((slug) => `links to the lesson ${slug}, which is not written`);
}

function split(text: string): { frontMatter: string; body: string } {
  const match = /^---\n(.*?)^---\n/ms.exec(text);
  return { frontMatter: match?.[1] ?? "", body: text.slice(match?.[0].length ?? 0) };
}

export function withoutCode(body: string): string {
  return body.replace(/^```.*?^```$/gms, "");
}

function lessonFile(slug: string): string {
  return `${lessonFolder}/${slug}.mdx`;
}
