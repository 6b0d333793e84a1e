/** The shape of a mock interview in an export. */
import { z } from "zod";
import { levels } from "../content/level.ts";
import { ANSWER_LIMIT } from "./events.ts";
import { DRAWING_LIMIT } from "./interviews.ts";

const count = z.int().min(0);
const score = z.literal([0, 1, 2]);
const id = z.string().min(1);

const turn = z.strictObject({ text: z.string().max(ANSWER_LIMIT), spentMs: z.number().min(0) });

const part = z.strictObject({
  turns: z.tuple([turn], turn).readonly(),
  clarified: z
    .array(z.strictObject({ asked: z.string(), answers: z.array(count).readonly() }))
    .readonly(),
  judgement: z.strictObject({
    scores: z.record(z.string(), score),
    mistakes: z.array(z.string()).readonly(),
    tradeOffs: z.exactOptional(score),
    communication: z.exactOptional(score),
  }),
});

const planPart = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["warm-up", "depth"]),
    question: id,
    minutes: z.number().min(0),
  }),
  z.strictObject({
    kind: z.literal("scenario"),
    scenario: id,
    minutes: z.number().min(0),
    deepDives: count,
  }),
]);

/** A mock interview as it is kept. */
export const interviewSchema = z.strictObject({
  session: z.strictObject({
    id,
    request: z.strictObject({
      level: z.enum(levels),
      minutes: z.literal([15, 30, 45]),
      concepts: z.array(z.string()).readonly(),
      seed: z.int(),
    }),
    plan: z.array(planPart).readonly(),
    startedAt: count,
    stage: z.enum(["asking", "judging", "judged"]),
    parts: z.array(part).min(1).readonly(),
    notes: z.string(),
    drawing: z.exactOptional(z.string().max(DRAWING_LIMIT)),
    runningSince: z.exactOptional(count),
  }),
  seenAt: count,
  revision: z.int().min(1),
});
