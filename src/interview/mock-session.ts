/**
 * A mock interview as plain data, and everything that can happen to it. Each function takes the interview as it is
 * and returns it as it becomes; what cannot happen now changes nothing. Time comes in as a parameter, so an interview
 * that was put away goes on to the second where it stood.
 */
import type {
  Clarified,
  Judgement,
  MockPart,
  MockSession,
  PlanPart,
  PlanRequest,
  Turn,
} from "../study/interviews.ts";

const UNJUDGED: Judgement = { scores: {}, mistakes: [] };
const UNANSWERED: Turn = { text: "", spentMs: 0 };
const FRESH: MockPart = { turns: [UNANSWERED], clarified: [], judgement: UNJUDGED };

/** Follow-ups that an interviewer asks where the time allows it. */
const FOLLOW_UPS = { "warm-up": 1, depth: 2 } as const;

/** Asks the first question, and starts the clock. */
export function begin(
  id: string,
  request: PlanRequest,
  plan: readonly PlanPart[],
  now: number,
): MockSession {
  return {
    id,
    request,
    plan,
    startedAt: now,
    stage: "asking",
    parts: [FRESH],
    notes: "",
    runningSince: now,
  };
}

/** Time spent, in milliseconds; what passed while it was paused does not count. */
export function spentMs(session: MockSession, now: number): number {
  const ended = session.parts.flatMap(({ turns }) => turns.map((turn) => turn.spentMs));
  return ended.reduce((sum, ms) => sum + ms, 0) + running(session, now);
}

/** Time left, in milliseconds; below 0 once the interview runs over. */
export function leftMs(session: MockSession, now: number): number {
  return session.request.minutes * 60_000 - spentMs(session, now);
}

/** Whether the clock stands, and the question is hidden. */
export function isPaused(session: MockSession): boolean {
  return session.stage === "asking" && session.runningSince === undefined;
}

/** What the candidate is being asked: which part of the plan, and which of its turns. */
export function place(session: MockSession): { readonly part: number; readonly turn: number } {
  const part = session.parts.length - 1;
  return { part, turn: (session.parts[part]?.turns.length ?? 1) - 1 };
}

/** What happens when the candidate is through with a turn. */
export type NextStep = "follow-up" | "next-part" | "end";

/** A follow-up as long as there is one and the part has time left; else what comes next in the plan. */
export function nextStep(session: MockSession, now: number): NextStep {
  const { part, turn } = place(session);
  const planned = session.plan[part];
  const asked = session.parts[part]?.turns.reduce((sum, one) => sum + one.spentMs, 0) ?? 0;
  if (
    planned !== undefined &&
    turn < followUpsOf(planned) &&
    asked + running(session, now) < planned.minutes * 60_000
  ) {
    return "follow-up";
  }
  return part + 1 < session.plan.length ? "next-part" : "end";
}

/** Follow-ups, or deep dives, that a part may have. */
export function followUpsOf(part: PlanPart): number {
  return part.kind === "scenario" ? part.deepDives : FOLLOW_UPS[part.kind];
}

/** Takes what the candidate says to the current turn, in place of what was there. */
export function answer(session: MockSession, text: string): MockSession {
  if (session.stage !== "asking") return session;
  return withTurn(session, (turn) => ({ ...turn, text }));
}

/** Takes a question about the scenario, and which clarifications answer it. */
export function clarify(session: MockSession, clarified: Clarified): MockSession {
  if (session.stage !== "asking") return session;
  return withPart(session, place(session).part, (part) => ({
    ...part,
    clarified: [...part.clarified, clarified],
  }));
}

/** Takes what is on the whiteboard; `undefined` if it was wiped. The last stroke may come just after the end. */
export function draw(session: MockSession, drawing: string | undefined): MockSession {
  if (session.stage === "judged") return session;
  const { drawing: _, ...rest } = session;
  return drawing === undefined ? rest : { ...rest, drawing };
}

/** The candidate has answered: the follow-up, the next question, or the end. */
export function goOn(session: MockSession, now: number): MockSession {
  if (session.stage !== "asking") return session;
  switch (nextStep(session, now)) {
    case "follow-up":
      return withPart(lapped(session, now), place(session).part, (part) => ({
        ...part,
        turns: [...part.turns, UNANSWERED],
      }));
    case "next-part":
      return nextPart(session, now);
    case "end":
      return end(session, now);
  }
}

/** The candidate leaves the part, and whatever follow-ups it has left. */
export function moveOn(session: MockSession, now: number): MockSession {
  if (session.stage !== "asking") return session;
  return place(session).part + 1 < session.plan.length ? nextPart(session, now) : end(session, now);
}

/** Stops the clock. */
export function pause(session: MockSession, now: number): MockSession {
  return session.stage === "asking" ? stopped(session, now) : session;
}

/** Starts the clock again. */
export function resume(session: MockSession, now: number): MockSession {
  return isPaused(session) ? { ...session, runningSince: now } : session;
}

/** A page that was away for longer than this was not reloaded but left. */
const AWAY_MS = 2 * 60_000;

/**
 * The interview as a page finds it again. After a reload the clock has gone on; after a longer absence it was paused
 * when the page was last there, so that nobody comes back to an interview that ran out overnight.
 *
 * @param seenAt when a page last showed it.
 */
export function wake(session: MockSession, seenAt: number, now: number): MockSession {
  return now - seenAt > AWAY_MS ? pause(session, seenAt) : session;
}

/** Ends the interview, wherever it is; what was not reached is not judged. */
export function end(session: MockSession, now: number): MockSession {
  return session.stage === "asking" ? { ...stopped(session, now), stage: "judging" } : session;
}

/** Takes how the candidate judges one part. */
export function judge(session: MockSession, part: number, judgement: Judgement): MockSession {
  if (session.stage !== "judging") return session;
  return withPart(session, part, (before) => ({ ...before, judgement }));
}

/** Closes the judging. */
export function close(session: MockSession): MockSession {
  return session.stage === "judging" ? { ...session, stage: "judged" } : session;
}

function nextPart(session: MockSession, now: number): MockSession {
  const before = lapped(session, now);
  return { ...before, parts: [...before.parts, FRESH] };
}

function running({ runningSince }: MockSession, now: number): number {
  return runningSince === undefined ? 0 : Math.max(0, now - runningSince);
}

/** Writes the running time down for the current turn; the clock goes on if it went. */
function lapped(session: MockSession, now: number): MockSession {
  const ms = running(session, now);
  const lap = withTurn(session, (turn) => ({ ...turn, spentMs: turn.spentMs + ms }));
  return session.runningSince === undefined ? lap : { ...lap, runningSince: now };
}

function stopped(session: MockSession, now: number): MockSession {
  const { runningSince: _, ...rest } = lapped(session, now);
  return rest;
}

function withTurn(session: MockSession, change: (turn: Turn) => Turn): MockSession {
  return withPart(session, place(session).part, ({ turns: [first, ...later], ...rest }) => {
    const last = later.at(-1);
    return {
      ...rest,
      turns: last === undefined ? [change(first)] : [first, ...later.slice(0, -1), change(last)],
    };
  });
}

function withPart(
  session: MockSession,
  index: number,
  change: (part: MockPart) => MockPart,
): MockSession {
  return {
    ...session,
    parts: session.parts.map((part, at) => (at === index ? change(part) : part)),
  };
}
