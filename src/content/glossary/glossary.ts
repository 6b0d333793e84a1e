/** All terms of the glossary, by name. */
import { deliveryTerms } from "./delivery.ts";
import { groupTerms } from "./groups.ts";
import { logTerms } from "./log.ts";
import { operationTerms } from "./operations.ts";
import { patternTerms } from "./patterns.ts";
import { queueTerms } from "./queues.ts";
import type { Term } from "./term.ts";

export const glossary: readonly Term[] = [
  ...queueTerms,
  ...logTerms,
  ...groupTerms,
  ...deliveryTerms,
  ...operationTerms,
  ...patternTerms,
].toSorted((left, right) => left.term.localeCompare(right.term, "en", { sensitivity: "base" }));
