/** A part of an interview held against its rubric, and what the log keeps of it. */
import { answeredFact, linesLeft, type Rubric } from "../../../interview/assessment.ts";
import { scenarioAnswer } from "../../../interview/history.ts";
import { questionRubric, scenarioRubric } from "../../../interview/mock-rubric.ts";
import { spentMs } from "../../../interview/mock-session.ts";
import { type Recognition, recognise } from "../../../interview/recogniser.ts";
import type { AnsweredFact, InterviewedFact } from "../../../study/events.ts";
import type { MockPart, MockSession } from "../../../study/interviews.ts";
import type { AskedPart, JudgedPart } from "./state.ts";

/** Everything that was said in a part, as one text. */
export function saidIn({ turns, clarified }: MockPart): string {
  const asked = clarified.map((one) => one.asked);
  const said = turns.map(({ text }) => text.trim());
  return [...asked, ...said].filter((text) => text !== "").join("\n\n");
}

function rubricOf(asked: AskedPart, part: MockPart): Rubric {
  return asked.kind === "question"
    ? questionRubric(asked.question, part)
    : scenarioRubric(asked.scenario, part);
}

/** Suggestions only where words were compared. */
function suggested(said: string, rubric: Rubric): Recognition {
  const recognition = recognise(said, rubric);
  const compared = new Set(
    [...rubric.hits.must, ...rubric.hits.should, ...rubric.hits.bonus]
      .filter(({ heard }) => heard.length > 0)
      .map(({ id }) => id),
  );
  return {
    ...recognition,
    points: recognition.points.map((one) =>
      compared.has(one.point.id) ? one : { ...one, why: "" },
    ),
  };
}

/** A part as its judge sees it. */
export function judgedPart(asked: AskedPart, part: MockPart, index: number): JudgedPart {
  const rubric = rubricOf(asked, part);
  const said = saidIn(part);
  return {
    index,
    rubric,
    said,
    recognition: suggested(said, rubric),
    decisions: part.judgement,
    left: linesLeft(part.judgement, rubric),
  };
}

/** What the log keeps: an answer for each part, and the interview. */
export function factsOf(
  session: MockSession,
  asked: readonly AskedPart[],
): (AnsweredFact | InterviewedFact)[] {
  const { id, request, startedAt, parts } = session;
  const { level, minutes, concepts, seed } = request;
  const answers = parts.flatMap((part, index): AnsweredFact[] => {
    const what = asked[index];
    if (what === undefined) return [];
    const { tradeOffs, communication } = part.judgement;
    const facts = {
      question: what.kind === "question" ? what.question.id : scenarioAnswer(what.scenario.id),
      where: "mock" as const,
      session: id,
      text: saidIn(part),
      seconds: Math.round(part.turns.reduce((sum, turn) => sum + turn.spentMs, 0) / 1000),
      ...(tradeOffs === undefined ? {} : { tradeOffs }),
      ...(communication === undefined ? {} : { communication }),
    };
    return [answeredFact(facts, rubricOf(what, part), part.judgement)];
  });
  const seconds = Math.round(spentMs(session, 0) / 1000);
  return [
    ...answers,
    { type: "interviewed", session: id, level, minutes, concepts, seed, startedAt, seconds },
  ];
}
