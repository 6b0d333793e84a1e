/**
 * The words of the field that mean the same to an interviewer, so that a rubric needs to name only one of them.
 * Only what can always be exchanged is here; what depends on the question stands in its phrases, between `/`.
 */
import { stemmer } from "stemmer";

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Families of words: the first gives the family its name. */
const families: readonly string[][] = [
  list("record message messages event events msg"),
  list("consumer reader subscriber"),
  list("producer publisher"),
  list("duplicate duplication duplicated dupe dupes twice doubly"),
  list("lose loss lost losing vanish disappear gone"),
  list("crash die kill killed"),
  list("process handle execute"),
  list("order ordering ordered"),
  list("separate independent independently separately"),
  list("slow slower slowest slowly"),
  list("idempotent idempotence idempotency"),
  list("replicate replication replica replicas replicated"),
  list("retention retain retained retains retaining"),
  list("acknowledge ack acks acked acking acknowledgement acknowledgment confirm"),
  list("increase grow raise"),
  list("remove delete deletion drop"),
  list("wait block"),
  list("db database databases"),
  list("transaction transactional txn tx"),
  list("dlq dlt"),
  list("assign assignment"),
  list("partition partitions partitioned partitioning shard"),
  list("spike burst peak surge"),
  list("store persist persisted persistent durable durably durability save"),
  list("fast faster quick quickly"),
  list("safe safely safety"),
  /* Stemmed apart by an accident of spelling. */
  list("rebalance rebalances rebalanced rebalancing"),
];

/** The name of each word's family, by the word and by its stem. */
export const familyOf: ReadonlyMap<string, string> = new Map(
  families.flatMap(([name = "", ...others]) =>
    [name, ...others].flatMap((word): [string, string][] => [
      [word, name],
      [stemmer(word), name],
    ]),
  ),
);

/** Forms that no stemmer finds. */
export const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sent: "send",
    wrote: "write",
    written: "write",
    kept: "keep",
    held: "hold",
    paid: "pay",
    fell: "fall",
    chose: "choose",
    chosen: "choose",
    rebuilt: "rebuild",
    built: "build",
    took: "take",
    taken: "take",
    saw: "see",
    seen: "see",
    gave: "give",
    went: "go",
    goes: "go",
    came: "come",
    grew: "grow",
    grown: "grow",
    died: "die",
    dies: "die",
    dying: "die",
    read: "read",
    fewer: "less",
    forgot: "forget",
    forgotten: "forget",
    broke: "break",
    broken: "break",
    bigger: "big",
    larger: "large",
    earlier: "early",
    later: "late",
    latest: "latest",
    afterwards: "after",
    afterward: "after",
    1: "one",
    2: "two",
    3: "three",
  }),
);

/** Words that carry no meaning of their own. */
export const smallWords: ReadonlySet<string> = new Set(
  list(`a an the of to in is are be been being was were am it its it's that that's this these those there there's
    and or as at by for from on into onto with within we you i they he she them us our your my me their his
    will would can could should may might must shall do does did has have had having also very really
    basically actually then than so if when which who what where how while i'd i'll you'd you'll we'd we'll
    you're we're they're let lets let's like about some any such most too up out over get gets got
    okay ok yeah well um uh here going want need needs`),
);

/** Words that turn what follows into its opposite. */
export const negators: ReadonlySet<string> = new Set(
  list(
    "not no never without cannot nothing none neither nor avoid instead rather hardly isnt dont doesnt cant wont",
  ),
);
