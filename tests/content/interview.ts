/**
 * Checks the interview bank for what a candidate relies on: every question and scenario has its parts, points to
 * what is there, recognises its own model answer, and adds up.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { discoverExercises } from "../../exercises/grading/local/discovery.ts";
import { lessonSlugs } from "../../src/content/course.ts";
import { levels } from "../../src/content/level.ts";
import type { Question } from "../../src/content/question-schema.ts";
import { pointsOf } from "../../src/content/rubric.ts";
import { recognise } from "../../src/interview/recogniser.ts";
import { smallWords } from "../../src/interview/vocabulary.ts";
import { checkDesign } from "./design.ts";
import type { Finding } from "./finding.ts";
import { type Bank, type BankEntry, readBank } from "./interview-bank.ts";
import { sectionIds, withoutCode } from "./lessons.ts";
import { scenarioProblems } from "./scenarios.ts";

const root = join(import.meta.dirname, "../..");
/** What the issue asks for: no concept is left out, and none is asked at one level only. */
const LEAST_QUESTIONS = 100;
const LEAST_SCENARIOS = 10;
const LEAST_LEVELS = 3;

/** What was checked, for the report. */
export interface InterviewReport {
  readonly questions: number;
  readonly scenarios: number;
  /** Questions about the learner's own solutions. */
  readonly design: number;
  readonly findings: readonly Finding[];
}

/** What questions point to: the rest of the course. */
export interface Course {
  /** Anchors of the sections, by the slug of a lesson that is written. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly exercises: readonly string[];
  readonly hasFigure: (figure: string) => boolean;
  readonly hasScene: (scene: string) => boolean;
}

/** Checks the bank on disk. */
export async function checkInterview(): Promise<InterviewReport> {
  const bank = await readBank(root);
  const course = await courseOnDisk();
  const design = await checkDesign(root, course);
  return {
    questions: bank.questions.length,
    scenarios: bank.scenarios.length,
    design: design.questions,
    findings: [
      ...design.findings,
      ...bank.findings,
      ...duplicateIds(bank),
      ...bank.questions.flatMap((entry) => questionFindings(entry, course)),
      ...bank.scenarios.flatMap(({ where, data }) =>
        scenarioProblems(data).map((message) => ({ where, message })),
      ),
      ...coverageFindings(bank),
    ],
  };
}

/** The course as it is on disk. */
export async function courseOnDisk(): Promise<Course> {
  const lessons = lessonSlugs.filter((slug) => existsSync(lessonFile(slug)));
  const sections = await Promise.all(
    lessons.map(async (slug): Promise<[string, string[]]> => {
      const markup = await readFile(lessonFile(slug), "utf8");
      return [slug, sectionIds(withoutCode(markup))];
    }),
  );
  const kit = await discoverExercises(join(root, "exercises"));
  return {
    sections: new Map(sections),
    exercises: kit.map(({ exercise }) => exercise.id),
    hasFigure: (figure) => existsSync(join(root, "src/diagrams/figures", `${figure}.astro`)),
    hasScene: (scene) => existsSync(join(root, "src/diagrams/scenes", scene, "figure.tsx")),
  };
}

function lessonFile(slug: string): string {
  return join(root, "src/content/lessons", `${slug}.mdx`);
}

/** Checks one question against the course, and its recognisers against its own model answer. */
export function questionFindings(
  { where, folder, data }: BankEntry<Question>,
  course: Course,
): Finding[] {
  const { learn } = data;
  const misplaced =
    learn.lesson === folder
      ? []
      : [`is in the folder ${folder}, but learn.lesson is ${learn.lesson}; move one of them`];
  return [...misplaced, ...questionProblems(data, course)].map((message) => ({ where, message }));
}

/** What is wrong with a question wherever it lies: where it points to, and whether it hears its own model answer. */
export function questionProblems(data: Question, course: Course): string[] {
  const { learn } = data;
  return [
    ...sectionProblems(data, course),
    ...(learn.exercise === undefined || course.exercises.includes(learn.exercise)
      ? []
      : [
          `learn.exercise names ${learn.exercise}, which is not there; there are: ${course.exercises.join(", ")}`,
        ]),
    ...(learn.figure === undefined || course.hasFigure(learn.figure)
      ? []
      : [
          `learn.figure names ${learn.figure}, but src/diagrams/figures/${learn.figure}.astro is not there`,
        ]),
    ...(learn.scene === undefined || course.hasScene(learn.scene)
      ? []
      : [`learn.scene names ${learn.scene}, but src/diagrams/scenes/${learn.scene} is not there`]),
    ...recogniserProblems(data),
  ];
}

function sectionProblems({ learn }: Question, { sections }: Course): string[] {
  const written = sections.get(learn.lesson);
  if (written === undefined) {
    return learn.planned === true
      ? []
      : [`learn.section points into ${learn.lesson}, which is not written; say \`planned: true\``];
  }
  if (learn.section === undefined) {
    return [
      `${learn.lesson} is written now: replace \`planned: true\` by a section of it, one of ${written.join(", ")}`,
    ];
  }
  return written.includes(learn.section)
    ? []
    : [`learn.section is ${learn.section}; ${learn.lesson} has ${written.join(", ")}`];
}

/** A model answer that makes a point, and a rubric that does not see it, would teach the candidate to doubt both. */
function recogniserProblems(question: Question): string[] {
  const { points, mistakes } = recognise(asSpoken(question.answer), question);
  const missed = points.filter(({ weight, state }) => weight !== "bonus" && state !== "covered");
  return [
    ...missed.map(
      ({ point, state }) =>
        `the point ${point.id} is ${state} in the model answer: say it there, or add how it says it to \`heard\``,
    ),
    ...mistakes.map(
      ({ mistake, evidence }) =>
        `the model answer is taken to make the mistake ${mistake.id}, by “${evidence.phrase}”; tie that phrase to more words`,
    ),
    ...[...pointsOf(question), ...question.mistakes].flatMap(({ id, heard }) =>
      heard
        .flatMap(lostAlternatives)
        .map(
          (word) =>
            `${id}: “${word}” is a small word, which is never heard; leave it out of \`heard\``,
        ),
    ),
  ];
}

/** An answer is wrapped in its file. A candidate's line ends where a thought ends, and so it is compared. */
function asSpoken(answer: string): string {
  return answer.replaceAll(/(?<!\n)\n(?!\n)/g, " ");
}

/** Small words that an author put between slashes in the hope that they count. */
function lostAlternatives(phrase: string): string[] {
  return phrase
    .split(/\s+/)
    .filter((part) => part.includes("/"))
    .flatMap((part) => part.split("/"))
    .filter((word) => word.split(/[-.]/).every((one) => smallWords.has(one)));
}

function duplicateIds({ questions, scenarios }: Bank): Finding[] {
  const all = [...questions, ...scenarios];
  return all
    .filter(({ id }, index) => all.findIndex((other) => other.id === id) !== index)
    .map(({ where, id }) => ({ where, message: `another file has the id ${id}; rename this one` }));
}

function coverageFindings({ questions, scenarios }: Bank): Finding[] {
  const where = "src/content/interview";
  const few = [
    ...(questions.length < LEAST_QUESTIONS
      ? [`has ${questions.length} questions; at least ${LEAST_QUESTIONS}`]
      : []),
    ...(scenarios.length < LEAST_SCENARIOS
      ? [`has ${scenarios.length} scenarios; at least ${LEAST_SCENARIOS}`]
      : []),
  ];
  const thin = lessonSlugs.flatMap((slug) => {
    const asked = levels.filter((level) =>
      questions.some(({ data }) => data.learn.lesson === slug && data.level === level),
    );
    return asked.length >= LEAST_LEVELS
      ? []
      : [
          `${slug} is asked at ${asked.length} levels (${asked.join(", ")}); at least ${LEAST_LEVELS}`,
        ];
  });
  return [...few, ...thin].map((message) => ({ where, message }));
}
