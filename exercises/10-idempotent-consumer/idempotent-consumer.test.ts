import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { Connection, Table } from "#broker/database";
import type { LogRecord } from "#broker/types";
import { errorName, startTrace, type TraceRecorder } from "#grading/trace";
import {
  type Claim,
  type Effect,
  IdempotentConsumer,
  type IdempotentConsumerOptions,
} from "./idempotent-consumer.ts";

const WINDOW_MS = 60_000;

/** Two deliveries of one message are started this many turns of the microtask queue apart, and fewer. */
const MAX_TURNS_APART = 30;

/** More steps than one delivery takes in any sensible solution. */
const MAX_STEPS = 60;

/** One row for each time that the effect was applied. */
interface Charge {
  readonly by: string;
  readonly messageId: string;
}

let clock: ManualClock;
let claims: Table<Claim>;
let charges: Table<Charge>;
let trace: TraceRecorder;

beforeEach(() => {
  trace = startTrace();
  freshDatabase();
});

function freshDatabase(): void {
  clock = new ManualClock(1_000_000);
  trace.restart(clock);
  claims = new Table("claims");
  charges = new Table("charges");
}

function record(messageId: string, changes: Partial<LogRecord> = {}): LogRecord {
  return {
    offset: 7,
    timestamp: clock.now(),
    key: "order-1",
    value: `{"messageId":"${messageId}"}`,
    headers: { "message-id": messageId },
    ...changes,
  };
}

/** Writes a row each time it is applied, so that a second time shows. */
function chargeBy(by: string): Effect {
  let count = 0;
  return async (tx, { headers }) => {
    const messageId = headers["message-id"] ?? "none";
    tx.onEnd((outcome) => {
      trace.add({
        lane: "charges",
        sign: outcome === "committed" ? "store" : "undo",
        values: [messageId],
        text: `charge of ${by} for ${messageId} is ${outcome}`,
      });
    });
    await charges.insert(tx, `${by}, ${messageId}, time ${++count}`, { by, messageId });
  };
}

/** What one message says; another says something else. */
function message(key: string | null, value: string | null): Pick<LogRecord, "key" | "value"> {
  return { key, value };
}

/** A worker process of its own: a new consumer on a new connection. */
function startWorker(
  name: string,
  options: Partial<IdempotentConsumerOptions> = {},
): IdempotentConsumer {
  const all: IdempotentConsumerOptions = {
    group: "payments",
    connection: new Connection(),
    claims: claimsAsSeenBy(name),
    effect: chargeBy(name),
    clock,
    redeliveryWindowMs: WINDOW_MS,
    ...options,
  };
  all.connection.crashed.then((during) => {
    trace.add({ lane: name, sign: "crash", text: `${name} crashes before: ${during}` });
  });
  return trace.watch(new IdempotentConsumer(all), {
    handle: {
      called: ({ headers }) => ({
        lane: name,
        sign: "read",
        values: [headers["message-id"]],
        text: `${name} gets ${headers["message-id"]}`,
      }),
      returned: (outcome, { headers }) => ({
        lane: name,
        sign: outcome === "duplicate" ? "skip" : "handle",
        values: [headers["message-id"]],
        text: `${name} answers: ${outcome}`,
      }),
      threw: (error, { headers }) => ({
        lane: name,
        sign: "fail",
        values: [headers["message-id"]],
        text: `${name} answers: ${errorName(error)}`,
      }),
    },
  });
}

/** The table of claims, telling the trace who does what to it. */
function claimsAsSeenBy(name: string): Table<Claim> {
  return trace.watch(claims, {
    get: {
      returned: (claim) => ({
        lane: name,
        sign: "call",
        text: claim === undefined ? "finds no claim" : "finds a claim",
      }),
    },
    insert: {
      returned: () => ({ lane: name, sign: "call", text: "inserts a claim" }),
      threw: () => ({ lane: name, sign: "call", text: "finds the claim taken" }),
    },
    put: { returned: () => ({ lane: name, sign: "call", text: "puts a claim" }) },
    deleteWhere: { returned: () => ({ lane: name, sign: "call", text: "deletes old claims" }) },
  });
}

/** The messages for which a card was charged, once for each charge. */
function charged(): string[] {
  return charges
    .rows()
    .map(({ messageId }) => messageId)
    .sort();
}

/** Which kind of error a call rejected with, or what it resolved to. */
async function endingOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    (outcome) => String(outcome),
    (error: unknown) => {
      if (!(error instanceof Error)) return String(error);
      // The name alone would hide what went wrong when the learner's own code broke.
      const isAccident = /^(Error|TypeError|ReferenceError)$/.test(error.name);
      return isAccident ? `${error.name}: ${error.message}` : error.name;
    },
  );
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

class CardDeclined extends Error {
  override readonly name = "CardDeclined";
}

class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** Can be read, and fails whatever is written to it. */
class UnwritableTable extends Table<Claim> {
  override async insert(): Promise<void> {
    throw new DatabaseUnavailable();
  }

  override async put(): Promise<void> {
    throw new DatabaseUnavailable();
  }
}

/** Charges, then fails, the given number of times; after that it charges. */
function failing(times: number, effect: Effect): Effect {
  let left = times;
  return async (tx, delivered) => {
    await effect(tx, delivered);
    if (left-- > 0) throw new CardDeclined();
  };
}

describe("Handle each message once", () => {
  test("Has a message's effect once, however often it is delivered", async () => {
    const worker = startWorker("a");
    expect(await worker.handle(record("m-1")), "handle(m-1)").toBe("processed");
    expect(charged(), "charges after handle(m-1)").toEqual(["m-1"]);
    expect(await worker.handle(record("m-1")), "handle(m-1) a second time").toBe("duplicate");
    expect(await worker.handle(record("m-1")), "handle(m-1) a third time").toBe("duplicate");
    expect(charged(), "charges after handle(m-1) three times").toEqual(["m-1"]);
  });

  test("Recognises a redelivery after a restart", async () => {
    await startWorker("a").handle(record("m-1"));
    const restarted = startWorker("a, restarted");
    expect(await restarted.handle(record("m-1")), "handle(m-1); restart; handle(m-1)").toBe(
      "duplicate",
    );
    expect(charged(), "charges after handle(m-1); restart; handle(m-1)").toEqual(["m-1"]);
  });

  test("Recognises a message that its producer sent again", async () => {
    const worker = startWorker("a");
    await worker.handle(record("m-1", { offset: 7 }));
    const resent = record("m-1", {
      offset: 9,
      timestamp: clock.now() + 500,
      headers: { "message-id": "m-1", traceparent: "00-2" },
    });
    const called = "handle(m-1 at offset 7); handle(m-1 at offset 9, later, with another header)";
    expect(await worker.handle(resent), called).toBe("duplicate");
    expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
  });

  test("Has the effects of two messages about the same order", async () => {
    const worker = startWorker("a");
    await worker.handle(record("m-1", { key: "order-1" }));
    const called = "handle(m-1 of order-1); handle(m-2 of order-1)";
    const outcome = await worker.handle(record("m-2", { key: "order-1" }));
    expect(outcome, called).toBe("processed");
    expect(charged(), `charges after ${called}`).toEqual(["m-1", "m-2"]);
  });

  test("Has the effects of two messages at the same offset of two partitions", async () => {
    const worker = startWorker("a");
    await worker.handle(record("m-1", { offset: 7, key: "order-1" }));
    const called = "handle(m-1 at offset 7 of one partition); handle(m-2 at offset 7 of another)";
    const outcome = await worker.handle(record("m-2", { offset: 7, key: "order-2" }));
    expect(outcome, called).toBe("processed");
    expect(charged(), `charges after ${called}`).toEqual(["m-1", "m-2"]);
  });

  test("Lets each group have its own effect of a message", async () => {
    const payments = startWorker("payments");
    const loyalty = startWorker("loyalty", { group: "loyalty" });
    await payments.handle(record("m-1"));
    const outcome = await loyalty.handle(record("m-1"));
    expect(outcome, "group payments: handle(m-1); group loyalty: handle(m-1)").toBe("processed");
    expect(
      await loyalty.handle(record("m-1")),
      "group payments: handle(m-1); group loyalty: handle(m-1) twice",
    ).toBe("duplicate");
    expect(
      charges.rows().map(({ by }) => by),
      "groups that applied m-1",
    ).toEqual(["payments", "loyalty"]);
  });

  test("Tells groups and ids apart, even those that read the same when joined", async () => {
    for (const joint of ["", ":", "/", "-", ".", "|", " "]) {
      freshDatabase();
      const long = { group: `a${joint}b`, messageId: "c" };
      const short = { group: "a", messageId: `b${joint}c` };
      await startWorker("short", { group: short.group }).handle(record(short.messageId));
      const worker = startWorker("long", { group: long.group });
      const called = [short, long]
        .map(({ group, messageId }) => `group "${group}": handle("${messageId}")`)
        .join("; ");
      expect(await endingOf(worker.handle(record(long.messageId))), called).toBe("processed");
    }
  });

  test("Refuses a record without a message id", async () => {
    for (const headers of [{}, { "message-id": "" }]) {
      const ending = await endingOf(startWorker("a").handle(record("m-1", { headers })));
      const called = `handle(a record with headers ${JSON.stringify(headers)})`;
      expect(ending, called).toBe("MissingMessageIdError");
    }
    expect(charged(), "charges after two records without a message id").toEqual([]);
  });
});

describe("Survive races and failures", () => {
  test("Has one effect when two workers get the message at once", async () => {
    for (let apart = 0; apart <= MAX_TURNS_APART; apart++) {
      freshDatabase();
      const first = startWorker("a").handle(record("m-1"));
      await turns(apart);
      const second = startWorker("b").handle(record("m-1"));
      const called = `a: handle(m-1); b: handle(m-1), started ${apart} turns later`;
      const outcomes = await Promise.all([first, second]);
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
      expect(outcomes.sort(), called).toEqual(["duplicate", "processed"]);
    }
  });

  test("Has one effect when one worker gets the message twice at once", async () => {
    for (let apart = 0; apart <= MAX_TURNS_APART; apart++) {
      freshDatabase();
      const worker = startWorker("a");
      const first = worker.handle(record("m-1"));
      await turns(apart);
      const second = worker.handle(record("m-1"));
      const called = `handle(m-1); handle(m-1) by the same worker, started ${apart} turns later`;
      const outcomes = await Promise.all([first, second]);
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
      expect(outcomes.sort(), called).toEqual(["duplicate", "processed"]);
    }
  });

  test("Passes a failing effect's error on and undoes what it wrote", async () => {
    const worker = startWorker("a", { effect: failing(1, chargeBy("a")) });
    const called = "handle(m-1), whose effect charges and then throws CardDeclined";
    expect(await endingOf(worker.handle(record("m-1"))), called).toBe("CardDeclined");
    expect(charged(), `charges after ${called}`).toEqual([]);
  });

  test("Handles a message again after its effect failed", async () => {
    const worker = startWorker("a", { effect: failing(2, chargeBy("a")) });
    const called = "handle(m-1), whose effect fails twice and then works";
    const endings: string[] = [];
    for (let delivery = 0; delivery < 4; delivery++) {
      endings.push(await endingOf(worker.handle(record("m-1"))));
    }
    expect(endings, `${called}, four times`).toEqual([
      "CardDeclined",
      "CardDeclined",
      "processed",
      "duplicate",
    ]);
    expect(charged(), `charges after ${called}, four times`).toEqual(["m-1"]);
  });

  test("Lets another worker have the effect when the first one's fails", async () => {
    for (let apart = 0; apart <= MAX_TURNS_APART; apart++) {
      freshDatabase();
      const unlucky = startWorker("a", { effect: failing(100, chargeBy("a")) });
      const first = endingOf(unlucky.handle(record("m-1")));
      await turns(apart);
      const second = endingOf(startWorker("b").handle(record("m-1")));
      const called = `a: handle(m-1), which fails; b: handle(m-1), started ${apart} turns later`;
      await Promise.all([first, second]);
      expect(await second, called).toBe("processed");
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
    }
  });

  test("Does not take the effect's own duplicate key for a duplicate message", async () => {
    const worker = startWorker("a", {
      effect: async (tx) => charges.insert(tx, "receipt-1", { by: "a", messageId: "m" }),
    });
    await worker.handle(record("m-1"));
    const called = "handle(m-2), whose effect inserts a row that m-1's effect has inserted";
    expect(await endingOf(worker.handle(record("m-2"))), called).toBe("DuplicateKeyError");
  });

  test("Does not take a failing database for a duplicate message", async () => {
    const worker = startWorker("a", { claims: new UnwritableTable("claims") });
    const called = "handle(m-1) while every write to claims throws DatabaseUnavailable";
    expect(await endingOf(worker.handle(record("m-1"))), called).toBe("DatabaseUnavailable");
    expect(charged(), `charges after ${called}`).toEqual([]);
  });
});

describe("Survive a crash anywhere", () => {
  test("Leaves exactly one effect wherever the worker crashes", async () => {
    for (let step = 1; step <= MAX_STEPS; step++) {
      freshDatabase();
      const connection = new Connection();
      connection.crashAtStep(step);
      const handled = startWorker("a", { connection }).handle(record("m-1"));
      const ending = await Promise.race([handled, connection.crashed]);
      if (connection.alive) break;

      const called = `handle(m-1), crash at step ${step}, "${ending}"; restart; handle(m-1)`;
      await startWorker("a, restarted").handle(record("m-1"));
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
    }
    expect(charged(), "charges after handle(m-1) without a crash").toEqual(["m-1"]);
  });

  test("Leaves exactly one effect when it crashes again and again", async () => {
    for (let step = 1; step <= MAX_STEPS; step++) {
      freshDatabase();
      for (const crashAt of [step, 1, 2, 3]) {
        const connection = new Connection();
        connection.crashAtStep(crashAt);
        const handled = startWorker("a", { connection }).handle(record("m-1"));
        await Promise.race([handled, connection.crashed]);
      }
      const called = `handle(m-1) with crashes at steps ${step}, 1, 2 and 3; restart; handle(m-1)`;
      await startWorker("a, restarted").handle(record("m-1"));
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
    }
  });

  test("Lets a waiting worker go on when the one that claimed the message crashes", async () => {
    for (let step = 1; step <= MAX_STEPS; step++) {
      freshDatabase();
      const connection = new Connection();
      connection.crashAtStep(step);
      const first = startWorker("a", { connection }).handle(record("m-1"));
      const second = endingOf(startWorker("b").handle(record("m-1")));
      const ending = await Promise.race([first, connection.crashed]);
      await second;
      const end = connection.alive ? "" : `, crash at step ${step}, "${ending}"`;
      const called = `a and b at once: handle(m-1); a${end}`;
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
      if (connection.alive) break;
    }
  });
});

describe("Refuse an id that was used for something else", () => {
  test("Reports another key or value under a used message id", async () => {
    for (const [first, second] of [
      [message("order-1", "5 euros"), message("order-1", "6 euros")],
      [message("order-1", "5 euros"), message("order-2", "5 euros")],
      [message("order-1", "5 euros"), message(null, "5 euros")],
      [message("order-1", "5 euros"), message("order-1", null)],
      [message("order-1", null), message("order-1", "")],
      [message("order-1", null), message("order-1", "null")],
      [message(null, "5 euros"), message("", "5 euros")],
      [message("order-1", "15 euros"), message("order-11", "5 euros")],
    ] as const) {
      freshDatabase();
      const worker = startWorker("a");
      await worker.handle(record("m-1", first));
      const called = `handle(m-1: ${JSON.stringify(first)}); handle(m-1: ${JSON.stringify(second)})`;
      const ending = await endingOf(worker.handle(record("m-1", second)));
      expect(ending, called).toBe("MessageIdReusedError");
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
    }
  });

  test("Still knows the first message after it refused the second", async () => {
    const worker = startWorker("a");
    await worker.handle(record("m-1", { value: "5 euros" }));
    const refused = await endingOf(worker.handle(record("m-1", { value: "6 euros" })));
    const called = "handle(m-1: 5 euros); handle(m-1: 6 euros)";
    expect(refused, called).toBe("MessageIdReusedError");
    const outcome = await worker.handle(record("m-1", { value: "5 euros" }));
    expect(outcome, `${called}; handle(m-1: 5 euros)`).toBe("duplicate");
  });

  test("Reports it to one of two workers that get the two messages at once", async () => {
    for (let apart = 0; apart <= MAX_TURNS_APART; apart++) {
      freshDatabase();
      const first = endingOf(startWorker("a").handle(record("m-1", { value: "5 euros" })));
      await turns(apart);
      const second = endingOf(startWorker("b").handle(record("m-1", { value: "6 euros" })));
      const endings = await Promise.all([first, second]);
      const called = `a: handle(m-1: 5 euros); b: handle(m-1: 6 euros), started ${apart} turns later`;
      expect(endings.sort(), called).toEqual(["MessageIdReusedError", "processed"]);
      expect(charged(), `charges after ${called}`).toEqual(["m-1"]);
    }
  });
});

describe("Remember long enough, and no longer", () => {
  test("Remembers every message to the end of its redelivery window", async () => {
    const worker = startWorker("a");
    const handled: LogRecord[] = [];
    for (let quarter = 0; quarter <= 12; quarter++) {
      handled.push(record(`m-${quarter}`));
      await worker.handle(record(`m-${quarter}`));
      const due = handled[quarter - 4];
      if (due !== undefined) {
        const called = `handle(m-${quarter - 4}), again exactly redeliveryWindowMs later, other messages between`;
        expect(await worker.handle(due), called).toBe("duplicate");
      }
      await clock.advance(WINDOW_MS / 4);
    }
  });

  test("Counts the window from when it handled the message, not from the record's timestamp", async () => {
    const worker = startWorker("a");
    const late = record("m-1", { timestamp: clock.now() - 10 * WINDOW_MS });
    await worker.handle(late);
    await worker.handle(record("m-2"));
    await clock.advance(WINDOW_MS);
    await worker.handle(record("m-3"));
    const called =
      "handle(m-1), written ten windows ago; others; handle(m-1) redeliveryWindowMs later";
    expect(await worker.handle(late), called).toBe("duplicate");
  });

  test("Remembers every message of the window, however many there are", async () => {
    const worker = startWorker("a");
    const messages = Array.from({ length: 150 }, (_, index) => record(`m-${index}`));
    for (const message of messages) await worker.handle(message);
    for (const message of messages.slice(0, 3)) {
      const called = `handle(m-0) to handle(m-149) within the window; handle(${message.headers["message-id"]})`;
      expect(await worker.handle(message), called).toBe("duplicate");
    }
  });

  test("Keeps the claims of a group whose window is longer", async () => {
    const hasty = startWorker("hasty", { group: "hasty", redeliveryWindowMs: WINDOW_MS / 10 });
    const careful = startWorker("careful");
    const shared = record("m-1");
    await careful.handle(shared);
    await hasty.handle(shared);
    await clock.advance(WINDOW_MS / 2);
    await hasty.handle(record("m-2"));
    await clock.advance(WINDOW_MS / 2);
    await hasty.handle(record("m-3"));
    const called =
      "careful: handle(m-1); hasty, with a tenth of the window, handles others; careful: handle(m-1) redeliveryWindowMs later";
    expect(await careful.handle(shared), called).toBe("duplicate");
  });

  test("Never keeps more claims than two windows have messages", async () => {
    const worker = startWorker("a");
    for (let index = 0; index < 100; index++) {
      await worker.handle(record(`m-${index}`));
      const called = `rows in claims after ${index + 1} messages, ten a window`;
      expect(claims.rows().length, called).toBeLessThanOrEqual(22);
      await clock.advance(WINDOW_MS / 10);
    }
  });
});
