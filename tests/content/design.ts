/** Checks the questions about the learner's own solutions: as those of the bank are, and the places that they quote. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DesignQuestion } from "../../src/content/design-question-schema.ts";
import { quoteOf } from "../../src/interview/own-code/quote.ts";
import type { Finding } from "./finding.ts";
import { type Course, questionProblems } from "./interview.ts";
import { type BankEntry, readDesignQuestions } from "./interview-bank.ts";

/** Of each exercise: what an interviewer has time for. */
const LEAST = 3;
const MOST = 5;

/** Checks all of them on disk. */
export async function checkDesign(
  root: string,
  course: Course,
): Promise<{ readonly questions: number; readonly findings: readonly Finding[] }> {
  const { questions, findings } = await readDesignQuestions(root);
  return {
    questions: questions.length,
    findings: [
      ...findings,
      ...questions.flatMap((entry) => entryFindings(entry, course)),
      ...questions.flatMap((entry) => quoteFindings(root, entry)),
      ...countFindings(questions, course),
      ...duplicates(questions),
    ],
  };
}

function entryFindings(
  { where, folder, data }: BankEntry<DesignQuestion>,
  course: Course,
): Finding[] {
  const misplaced =
    data.learn.exercise === folder
      ? []
      : [
          `is in the folder ${folder}, but learn.exercise is ${data.learn.exercise}; move one of them`,
        ];
  return [...misplaced, ...questionProblems(data, course)].map((message) => ({ where, message }));
}

/** A question that quotes nothing in a solution of ours would seldom quote anything in a learner's. */
function quoteFindings(
  root: string,
  { where, folder, data }: BankEntry<DesignQuestion>,
): Finding[] {
  return correctSolutions(root, folder).flatMap(({ name, code }) => {
    try {
      return quoteOf(code, data.quotes) === undefined
        ? [{ where, message: `finds no place in ${name}; add one to \`quotes\`` }]
        : [];
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      return [{ where, message: `has a selector that cannot be read: ${cause.message}` }];
    }
  });
}

/** A correct solution of an exercise. */
export interface CorrectSolution {
  /** From the root of the repository. */
  readonly name: string;
  readonly code: string;
}

/** The reference, and the alternatives of other shapes. */
export function correctSolutions(root: string, exercise: string): CorrectSolution[] {
  return [`exercises/broker/${exercise}.ts`, `solutions/[0-9][0-9]-${exercise}/alternatives/*.ts`]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .toSorted()
    .map((name) => ({ name, code: readFileSync(join(root, name), "utf8") }));
}

function countFindings(
  questions: readonly BankEntry<DesignQuestion>[],
  { exercises }: Course,
): Finding[] {
  return exercises.flatMap((exercise) => {
    const count = questions.filter(({ folder }) => folder === exercise).length;
    return count >= LEAST && count <= MOST
      ? []
      : [
          {
            where: `src/content/design/${exercise}`,
            message: `has ${count} questions; an exercise has ${LEAST} to ${MOST}`,
          },
        ];
  });
}

function duplicates(questions: readonly BankEntry<DesignQuestion>[]): Finding[] {
  return questions
    .filter(({ id }, index) => questions.findIndex((other) => other.id === id) !== index)
    .map(({ where, id }) => ({
      where,
      message: `another file in src/content/design is called ${id}; rename this one`,
    }));
}
