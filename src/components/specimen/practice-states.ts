/** One question of the interview practice for the specimen: real, about the reference, and half scored. */
import code from "../../../exercises/broker/consumer-offsets.ts?raw";
import type { AnswerDrafts } from "../../study/answer-drafts.ts";
import { designSheets } from "../interview/design/design-bank.ts";
import { type OwnQuestion, ownQuestion } from "../interview/design/own-question.ts";
import { PracticeSession } from "../interview/practice-session.ts";
import type { TrendPoint } from "../interview/scorecard/Trend.tsx";

const EXERCISE = "consumer-offsets";
const NOW = Date.UTC(2026, 10, 24, 10);

/** Keeps nothing: at build time there is no browser. */
const noDrafts: AnswerDrafts = {
  read: () => undefined,
  keep: (draft) => ({ ...draft, seen: {} }),
  forget() {},
  watch: () => () => {},
};

/** A question that quotes the reference as somebody's own code, and its rubric once an answer was given. */
export async function scoredHalfWay(): Promise<
  OwnQuestion & { readonly session: PracticeSession }
> {
  const sheet = (await designSheets()).find(({ exercise }) => exercise.id === EXERCISE)?.sheet;
  const [asked] = sheet?.questions ?? [];
  if (sheet === undefined || asked === undefined) {
    throw new Error(`The specimen quotes ${EXERCISE}, and nothing is asked about it.`);
  }
  const own = await ownQuestion(asked, sheet.file, { code, at: NOW, from: "passed" });
  const session = new PracticeSession({
    question: own.question,
    where: "design",
    drafts: noDrafts,
    now: () => NOW,
    record: () => Promise.reject(new Error("Nothing is kept here.")),
    withdraw: () => Promise.resolve(),
    onChange() {},
  });
  session.edit(
    "I commit the next offset, after the work is done: a crash repeats records and loses none.",
  );
  session.showRubric();
  const [first] = session.state.recognition.points;
  if (first !== undefined) session.score(first.point.id, 2);
  return { ...own, session };
}

/** The scores of four mock interviews. */
export const trend: readonly TrendPoint[] = [0.6, 1.1, 0.9, 1.4].map((score, index) => ({
  id: String(index),
  day: `${3 + 7 * index} Nov`,
  score,
  href: "#practice",
}));
