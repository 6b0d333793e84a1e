/** Draws the plan of a mock interview: a warm-up, questions that go deep, and one scenario where the time allows it. */
import { type Random, seededRandom } from "../../exercises/broker/random.ts";
import { type Level, levels } from "../content/level.ts";
import type { PlanPart, PlanRequest } from "../study/interviews.ts";

/** A question as the plan needs to know it. */
export interface PlannedQuestion {
  readonly id: string;
  readonly level: Level;
  readonly minutes: number;
  /** The lesson that teaches it. */
  readonly concept: string;
}

/** A scenario as the plan needs to know it. */
export interface PlannedScenario {
  readonly id: string;
  readonly level: Level;
  readonly minutes: number;
  readonly concepts: readonly string[];
}

/** What one can draw from. */
export interface PlanBank {
  readonly questions: readonly PlannedQuestion[];
  readonly scenarios: readonly PlannedScenario[];
}

/** The bank has nothing for this level and these topics. */
export class NothingToAskError extends Error {
  override readonly name = "NothingToAskError";

  constructor() {
    super("There is no question for this level and these topics. Choose more topics.");
  }
}

/** A scenario may be cut to this share of its time, and no further: each cut takes a deep dive away. */
const LEAST_SHARE = 0.6;
const DEEP_DIVES = 3;

/**
 * Draws a plan whose parts fit into the time. Topics are kept; a scenario counts as one of them if it draws on one.
 * Where no scenario fits, questions fill the time.
 *
 * @throws {NothingToAskError} if no question fits level and topics.
 */
export function drawPlan(request: PlanRequest, bank: PlanBank): PlanPart[] {
  const random = seededRandom(request.seed);
  const rank = levels.indexOf(request.level);
  const wanted = (concept: string): boolean =>
    request.concepts.length === 0 || request.concepts.includes(concept);
  const askable = shuffled(
    bank.questions.filter(
      ({ level, concept, minutes }) =>
        levels.indexOf(level) <= rank && wanted(concept) && minutes <= request.minutes,
    ),
    random,
  );
  /* Warm up a level below, with something short. */
  const warmUp =
    askable.find(({ level, minutes }) => levels.indexOf(level) === rank - 1 && minutes <= 4) ??
    askable.toSorted((left, right) => left.minutes - right.minutes)[0];
  if (warmUp === undefined) throw new NothingToAskError();
  let left = request.minutes - warmUp.minutes;

  const scenario = shuffled(bank.scenarios, random)
    .filter(({ level }) => levels.indexOf(level) <= rank + 1)
    .filter(({ concepts }) => concepts.some(wanted))
    .find(({ minutes }) => minutes * LEAST_SHARE <= left);
  const depthTime = scenario === undefined ? left : left - scenario.minutes;

  const depth: PlannedQuestion[] = [];
  let depthLeft = depthTime;
  /* Own level first, and a concept that was not asked yet. */
  const byLevel = askable
    .filter(({ id }) => id !== warmUp.id)
    .toSorted((one, other) => levels.indexOf(other.level) - levels.indexOf(one.level));
  for (const fresh of [true, false]) {
    for (const question of byLevel) {
      const asked = [warmUp, ...depth].some(({ concept }) => concept === question.concept);
      if (depth.includes(question) || (fresh && asked) || question.minutes > depthLeft) continue;
      depth.push(question);
      depthLeft -= question.minutes;
    }
  }
  left -= depth.reduce((sum, { minutes }) => sum + minutes, 0);

  return [
    { kind: "warm-up", question: warmUp.id, minutes: warmUp.minutes },
    ...depth.map(({ id, minutes }) => ({ kind: "depth" as const, question: id, minutes })),
    ...(scenario === undefined ? [] : [scenarioPart(scenario, left)]),
  ];
}

function scenarioPart({ id, minutes }: PlannedScenario, left: number): PlanPart {
  const given = Math.min(minutes, left);
  const cut = (minutes - given) / (minutes * (1 - LEAST_SHARE));
  return {
    kind: "scenario",
    scenario: id,
    minutes: given,
    deepDives: DEEP_DIVES - Math.ceil(cut * (DEEP_DIVES - 1)),
  };
}

/** Fisher and Yates, with chance handed in. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random.next() * left.length), 1));
}
