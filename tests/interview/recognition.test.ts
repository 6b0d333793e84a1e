/**
 * How often the recogniser is right, on answers that were labelled by hand. The figures of the held-out sets are the
 * honest ones: nothing in the bank or the code was changed for them.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Question } from "../../src/content/question-schema.ts";
import { pointsOf } from "../../src/content/rubric.ts";
import { recognise } from "../../src/interview/recogniser.ts";
import { readBank, readDesignQuestions } from "../content/interview-bank.ts";
import { type LabelledAnswer, labelledAnswers } from "./labelled-answers.ts";

const root = join(import.meta.dirname, "../..");
const bank = await readBank(root);
const design = await readDesignQuestions(root);
const questions = new Map<string, Question>(
  [...bank.questions, ...design.questions].map(({ id, data }) => [id, data]),
);
const sets = {
  tuning: await labelledAnswers("tuning"),
  "held-out": await labelledAnswers("held-out"),
  "held-out-second": await labelledAnswers("held-out-second"),
};
const heldOut = [...sets["held-out"], ...sets["held-out-second"]];

/** Right and wrong suggestions, and what was not suggested. */
interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

function questionOf({ question }: LabelledAnswer): Question {
  const found = questions.get(question);
  if (found === undefined) throw new Error(`A labelled answer names no question: ${question}`);
  return found;
}

/** Counts over answers, and each suggestion that was wrong or missing in a line. */
function measure(
  answers: readonly LabelledAnswer[],
  what: "points" | "mistakes",
): Counts & { lines: string[] } {
  const counts = { right: 0, wrong: 0, missed: 0 };
  const lines: string[] = [];
  for (const answer of answers) {
    const { points, mistakes } = recognise(answer.says, questionOf(answer));
    const suggested = new Map(
      what === "points"
        ? points
            .filter(({ state }) => state === "covered")
            .map(({ point, evidence }) => [point.id, evidence?.phrase])
        : mistakes.map(({ mistake, evidence }) => [mistake.id, evidence.phrase]),
    );
    const there = what === "points" ? answer.covers : answer.mistakes;
    for (const [id, phrase] of suggested) {
      if (there.includes(id)) counts.right++;
      else {
        counts.wrong++;
        lines.push(`  wrong  ${answer.question} (${answer.kind}) ${id}: ${phrase}`);
      }
    }
    for (const id of there.filter((one) => !suggested.has(one))) {
      counts.missed++;
      lines.push(`  missed ${answer.question} (${answer.kind}) ${id}`);
    }
  }
  return { ...counts, lines };
}

function ratio(part: number, rest: number): number {
  return part / (part + rest);
}

test("is measured on at least 290 answers, strong, partial and wrong, 130 of them held out", () => {
  expect(sets.tuning.length + heldOut.length).toBeGreaterThanOrEqual(290);
  expect(heldOut.length).toBeGreaterThanOrEqual(130);
  expect(new Set(heldOut.map(({ question }) => question)).size).toBeGreaterThanOrEqual(45);
  for (const answers of Object.values(sets)) {
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(
      new Set(["strong", "partial", "wrong"]),
    );
  }
});

test("every question of the bank is measured on an answer", () => {
  const measured = new Set([...sets.tuning, ...heldOut].map(({ question }) => question));
  expect(bank.questions.map(({ id }) => id).filter((id) => !measured.has(id))).toEqual([]);
});

test("the labels name points and mistakes that the rubrics have", () => {
  const unknown = Object.values(sets)
    .flat()
    .flatMap((answer) => {
      const question = questionOf(answer);
      const points = pointsOf(question).map(({ id }) => id);
      const mistakes = question.mistakes.map(({ id }) => id);
      return [
        ...answer.covers.filter((id) => !points.includes(id)),
        ...answer.mistakes.filter((id) => !mistakes.includes(id)),
      ].map((id) => `${answer.question}: ${id}`);
    });
  expect(unknown).toEqual([]);
});

test.each(["tuning", "held-out", "held-out-second"] as const)(
  "suggests points with a precision of 0.85 and a recall of 0.75 on the %s set",
  (set) => {
    const points = measure(sets[set], "points");
    const mistakes = measure(sets[set], "mistakes");
    const precision = ratio(points.right, points.wrong);
    const recall = ratio(points.right, points.missed);
    console.log(
      [
        `${set}: ${sets[set].length} answers`,
        `points:   precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${points.right} right, ${points.wrong} wrong, ${points.missed} missed)`,
        `mistakes: precision ${ratio(mistakes.right, mistakes.wrong).toFixed(3)}, recall ${ratio(mistakes.right, mistakes.missed).toFixed(3)} (${mistakes.right} right, ${mistakes.wrong} wrong, ${mistakes.missed} missed)`,
        /* What was wrong in a held-out set stays unseen, so that nobody mends it one by one. */
        ...(set === "tuning" ? [...points.lines, ...mistakes.lines] : []),
      ].join("\n"),
    );
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.75);
  },
);

test("holds on questions of which no answer was ever tuned", () => {
  const tuned = new Set(sets.tuning.map(({ question }) => question));
  const untuned = heldOut.filter(({ question }) => !tuned.has(question));
  expect(untuned.length).toBeGreaterThanOrEqual(110);
  const points = measure(untuned, "points");
  const precision = ratio(points.right, points.wrong);
  const recall = ratio(points.right, points.missed);
  console.log(
    `held-out, questions never tuned: ${untuned.length} answers, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  expect(precision).toBeGreaterThanOrEqual(0.85);
  expect(recall).toBeGreaterThanOrEqual(0.75);
});

test("a fluent wrong answer covers no must in most cases", () => {
  const wrong = Object.values(sets)
    .flat()
    .filter(({ kind }) => kind === "wrong");
  const musts = wrong.map((answer) =>
    recognise(answer.says, questionOf(answer)).points.filter(
      ({ weight, state, point }) =>
        weight === "must" && state === "covered" && !answer.covers.includes(point.id),
    ),
  );
  const fooled = musts.filter((covered) => covered.length > 0).length;
  expect(fooled / wrong.length).toBeLessThanOrEqual(0.25);
});
