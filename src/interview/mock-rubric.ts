/** What a part of a mock interview is held against: the rubric of its question or scenario, and of what was asked after it. */
import type { Question } from "../content/question-schema.ts";
import type { Scenario } from "../content/scenario-schema.ts";
import { type Stage, stages } from "../content/stages.ts";
import type { MockPart } from "../study/interviews.ts";
import type { Rubric } from "./assessment.ts";

/** The stages in words. */
export const stageTitles: Readonly<Record<Stage, string>> = {
  requirements: "Requirements",
  estimate: "Estimate",
  design: "Design",
  deepDives: "Deep dives",
  failureModes: "Failure modes",
  tradeOffs: "Trade-offs",
};

/** A question's rubric. Each follow-up that was asked adds a line; no words are compared for those. */
export function questionRubric(
  { hits, mistakes, followUps }: Pick<Question, "hits" | "mistakes" | "followUps">,
  { turns }: Pick<MockPart, "turns">,
): Rubric {
  const asked = followUps.slice(0, turns.length - 1).map(({ listenFor }, index) => ({
    id: `follow-up-${index}`,
    point: `Follow-up ${index + 1}: ${listenFor}`,
    heard: [],
  }));
  return { hits: { ...hits, should: [...hits.should, ...asked] }, mistakes };
}

/** A scenario's rubric, stage by stage, and a line for each deep dive that was asked. */
export function scenarioRubric(
  { rubric, deepDives }: Pick<Scenario, "rubric" | "deepDives">,
  { turns }: Pick<MockPart, "turns">,
): Rubric {
  const lines = (weight: "must" | "should") =>
    stages.flatMap((stage) =>
      rubric[stage][weight].map(({ id, point }) => ({
        id,
        point: `${stageTitles[stage]}: ${point}`,
        heard: [],
      })),
    );
  const asked = deepDives.slice(0, turns.length - 1).map(({ id, strong }) => ({
    id: `deep-dive-${id}`,
    point: `Deep dive: ${strong.trim()}`,
    heard: [],
  }));
  return {
    hits: { must: lines("must"), should: [...lines("should"), ...asked], bonus: [] },
    mistakes: [],
  };
}
