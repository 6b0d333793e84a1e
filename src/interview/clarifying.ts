/**
 * What an interviewer answers when the candidate asks about a scenario. Like the recogniser it compares words and
 * understands nothing: it finds the prepared answers that share the most telling words with what was asked.
 */
import { keyOf, sentencesOf } from "./words.ts";

/** A question that a good candidate asks, and its answer. */
export interface Clarification {
  readonly ask: string;
  readonly answer: string;
  /** Which choice hangs on it. */
  readonly matters: string;
}

const list = (words: string): string[] => words.trim().split(/\s+/).map(keyOf);

/** Words that ask for the same, whatever they mean elsewhere. */
const families: readonly string[][] = [
  list("many much volume traffic throughput scale rate rps qps size peak large big"),
  list("fast soon latency fresh freshness old stale staleness delay sla slo deadline realtime"),
  list("long retention keep kept expire expires"),
  list("lose lost loss dropped missing"),
  list("order sequence fifo sorted newest"),
  list("uneven skew skewed hot distribution even"),
];

/** Words of questions that say nothing of what is asked. */
const silent = new Set(
  list(
    "how what when which who where why need look like may should can do does we our people user users want expect us",
  ),
);

/** One word of the question itself, or several of what stands behind it. */
const LEAST_SHARED = 3;

/** Places of the clarifications that answer a question, at most `limit`, the closest first; none if nothing does. */
export function clarificationsFor(
  asked: string,
  clarifications: readonly Clarification[],
  limit = 2,
): number[] {
  const words = keysOf(asked);
  const scored = clarifications.map(({ ask, answer, matters }, index) => ({
    index,
    score:
      3 * shared(words, keysOf(ask)) +
      shared(words, keysOf(matters)) +
      shared(words, keysOf(answer)),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= LEAST_SHARED && score * 2 > best)
    .toSorted((left, right) => right.score - left.score || left.index - right.index)
    .slice(0, limit)
    .map(({ index }) => index);
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((key) => other.has(key)).length;
}

function keysOf(text: string): ReadonlySet<string> {
  const keys = sentencesOf(text).flatMap(({ words }) => words.map(({ key }) => key));
  return new Set(keys.filter((key) => !silent.has(key)).map(familyOf));
}

function familyOf(key: string): string {
  return families.find((family) => family.includes(key))?.[0] ?? key;
}
