import { beforeEach, describe, expect, test } from "vitest";
import { settle } from "#broker/clock";
import { Connection, Table, type Transaction } from "#broker/database";
import { DuplicateKeyError, TransactionOverError } from "#broker/errors";

interface Account {
  readonly balance: number;
}

let accounts: Table<Account>;
let a: Connection;
let b: Connection;

beforeEach(() => {
  accounts = new Table("accounts");
  a = new Connection();
  b = new Connection();
});

/** A transaction that stays open until told how to end. */
async function openTransaction(connection: Connection) {
  const begun = Promise.withResolvers<Transaction>();
  const end = Promise.withResolvers<void>();
  const done = connection.transaction((tx) => {
    begun.resolve(tx);
    return end.promise;
  });
  // Rolling back rejects `done`, which most tests do not look at.
  done.catch(() => {});
  return {
    tx: await begun.promise,
    commit: () => end.resolve(),
    rollBack: () => end.reject(new Error("rolled back")),
  };
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let pending = true;
  promise.then(
    () => {
      pending = false;
    },
    () => {
      pending = false;
    },
  );
  await settle();
  return pending;
}

describe("A transaction", () => {
  test("commits all of its writes, and shows none before", async () => {
    const open = await openTransaction(a);
    await accounts.insert(open.tx, "x", { balance: 1 });
    await accounts.insert(open.tx, "y", { balance: 2 });
    expect(accounts.rows()).toEqual([]);
    open.commit();
    await settle();
    expect(accounts.rows()).toEqual([{ balance: 1 }, { balance: 2 }]);
  });

  test("undoes all of its writes when its body rejects, and passes the error on", async () => {
    await a.transaction((tx) => accounts.insert(tx, "x", { balance: 1 }));
    const failure = new Error("no");
    const failed = a.transaction(async (tx) => {
      await accounts.put(tx, "x", { balance: 9 });
      await accounts.insert(tx, "y", { balance: 2 });
      throw failure;
    });
    await expect(failed).rejects.toBe(failure);
    expect(accounts.rows()).toEqual([{ balance: 1 }]);
  });

  test("sees its own writes, and those of others only once they are committed", async () => {
    const writer = await openTransaction(a);
    const reader = await openTransaction(b);
    await accounts.insert(writer.tx, "x", { balance: 1 });
    expect(await accounts.get(writer.tx, "x")).toEqual({ balance: 1 });
    expect(await accounts.get(reader.tx, "x")).toBeUndefined();
    writer.commit();
    await settle();
    expect(await accounts.get(reader.tx, "x")).toEqual({ balance: 1 });
  });

  test("refuses statements after its end", async () => {
    const late = await a.transaction(async (tx) => tx);
    await expect(accounts.get(late, "x")).rejects.toThrow(TransactionOverError);
  });
});

describe("A unique key", () => {
  test("refuses a second row, and leaves the transaction usable", async () => {
    await a.transaction(async (tx) => {
      await accounts.insert(tx, "x", { balance: 1 });
      const again = accounts.insert(tx, "x", { balance: 2 });
      await expect(again).rejects.toThrow(DuplicateKeyError);
      await accounts.put(tx, "x", { balance: 3 });
    });
    expect(accounts.rows()).toEqual([{ balance: 3 }]);
  });

  test("makes a second insert wait, and refuses it once the first is committed", async () => {
    const first = await openTransaction(a);
    await accounts.insert(first.tx, "x", { balance: 1 });
    const second = b.transaction((tx) => accounts.insert(tx, "x", { balance: 2 }));
    const refused = expect(second).rejects.toThrow(DuplicateKeyError);
    expect(await isPending(second)).toBe(true);
    first.commit();
    await refused;
    expect(accounts.rows()).toEqual([{ balance: 1 }]);
  });

  test("lets a waiting insert through once the first is rolled back", async () => {
    const first = await openTransaction(a);
    await accounts.insert(first.tx, "x", { balance: 1 });
    const second = b.transaction((tx) => accounts.insert(tx, "x", { balance: 2 }));
    expect(await isPending(second)).toBe(true);
    first.rollBack();
    await second;
    expect(accounts.rows()).toEqual([{ balance: 2 }]);
  });

  test("lets exactly one of several waiting inserts through", async () => {
    const first = await openTransaction(a);
    await accounts.insert(first.tx, "x", { balance: 0 });
    const waiting = [1, 2, 3].map((balance) =>
      new Connection().transaction((tx) => accounts.insert(tx, "x", { balance })),
    );
    const endings = Promise.allSettled(waiting);
    await settle();
    first.rollBack();
    expect((await endings).map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(accounts.rows()).toEqual([{ balance: 1 }]);
  });
});

describe("deleteWhere", () => {
  test("deletes what the condition names, and not what changed while it waited", async () => {
    await a.transaction(async (tx) => {
      await accounts.insert(tx, "x", { balance: 0 });
      await accounts.insert(tx, "y", { balance: 0 });
      await accounts.insert(tx, "z", { balance: 5 });
    });
    const writer = await openTransaction(a);
    await accounts.put(writer.tx, "y", { balance: 7 });
    const deletion = b.transaction((tx) =>
      accounts.deleteWhere(tx, ({ balance }) => balance === 0),
    );
    expect(await isPending(deletion)).toBe(true);
    writer.commit();
    await deletion;
    expect(accounts.rows()).toEqual([{ balance: 7 }, { balance: 5 }]);
  });
});

describe("A crash", () => {
  test("rolls back what the connection had open and lets others through", async () => {
    const open = await openTransaction(a);
    await accounts.insert(open.tx, "x", { balance: 1 });
    const other = b.transaction((tx) => accounts.insert(tx, "x", { balance: 2 }));
    a.crash();
    await other;
    expect(accounts.rows()).toEqual([{ balance: 2 }]);
  });

  test("answers nothing to the process that died", async () => {
    const open = await openTransaction(a);
    a.crash();
    expect(await isPending(accounts.get(open.tx, "x"))).toBe(true);
    expect(await isPending(a.transaction(async () => "never"))).toBe(true);
  });

  test("falls before the step it was planned for, and names it", async () => {
    const endings: string[] = [];
    for (let step = 1; step <= 5; step++) {
      accounts = new Table("accounts");
      const connection = new Connection();
      connection.crashAtStep(step);
      const done = connection.transaction((tx) => accounts.insert(tx, "x", { balance: 1 }));
      const ending = await Promise.race([connection.crashed, done.then(() => "done")]);
      endings.push(`${ending}: ${accounts.rows().length} rows`);
    }
    expect(endings).toEqual([
      "begin: 0 rows",
      "insert into accounts: 0 rows",
      "commit: 0 rows",
      "answer to commit: 1 rows",
      "done: 1 rows",
    ]);
  });
});
