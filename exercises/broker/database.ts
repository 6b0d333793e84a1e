/**
 * A small database in memory. Tables outlive whoever uses them; a connection dies with its process, and
 * with it every transaction that it had open. Everything is asynchronous, as it is over a network, so
 * that two workers really do get in each other's way.
 *
 * Transactions are atomic and isolated as PostgreSQL's are by default (read committed): a transaction
 * sees its own writes and what others have committed, and a row that it has written belongs to it until
 * it ends, so that others wait before they write that row. Unlike PostgreSQL, a statement that failed
 * does not spoil its transaction, and transactions that wait for each other are not detected.
 */
import { DuplicateKeyError, TransactionOverError } from "#broker/errors";

/** What happens to a row when the transaction that wrote it ends. */
type EndListener = (outcome: "committed" | "rolled back") => void;

/** Resolves never: what a process that has crashed gets to see of the answer. */
function noAnswer(): Promise<never> {
  return new Promise(() => {});
}

/**
 * Writes that take effect together or not at all. Hand it to the methods of a `Table`; its own methods
 * are for the table.
 */
export class Transaction {
  readonly #connection: Connection;
  readonly #listeners: EndListener[] = [];
  readonly #ended = Promise.withResolvers<void>();
  #open = true;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Sends one statement to the database.
   *
   * @throws {TransactionOverError} if the transaction has committed or rolled back.
   */
  async statement(name: string): Promise<void> {
    await this.#connection.step(name);
    if (!this.#open) throw new TransactionOverError(name);
  }

  /**
   * Waits until another transaction ends.
   *
   * @throws {TransactionOverError} if this one ends first.
   */
  async waitFor(other: Transaction): Promise<void> {
    await other.#ended.promise;
    if (!this.#connection.alive) await noAnswer();
    if (!this.#open) throw new TransactionOverError("wait for another transaction");
  }

  /** Registers what to do when the transaction ends. */
  onEnd(listener: EndListener): void {
    this.#listeners.push(listener);
  }

  /** Ends the transaction at one instant: nobody sees half of it. A second end changes nothing. */
  end(outcome: "committed" | "rolled back"): void {
    if (!this.#open) return;
    this.#open = false;
    for (const listener of this.#listeners) listener(outcome);
    this.#ended.resolve();
  }
}

/** One process's way to the database. */
export class Connection {
  readonly #open = new Set<Transaction>();
  readonly #crash = Promise.withResolvers<string>();
  #alive = true;
  #steps = 0;
  #crashAtStep = Number.POSITIVE_INFINITY;

  /**
   * Runs `body` in a new transaction: commits it when `body` resolves, rolls it back when `body` rejects.
   *
   * @returns what `body` resolved to, once it is committed.
   * @throws what `body` rejected with, once it is rolled back.
   */
  async transaction<Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result> {
    await this.step("begin");
    const tx = new Transaction(this);
    this.#open.add(tx);
    try {
      const result = await body(tx);
      await this.step("commit");
      tx.end("committed");
      await this.step("answer to commit");
      return result;
    } catch (error) {
      await this.step("rollback");
      tx.end("rolled back");
      throw error;
    } finally {
      this.#open.delete(tx);
    }
  }

  /** Whether the process that holds the connection still runs. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when the process crashes, to the step that it did not live to finish. */
  get crashed(): Promise<string> {
    return this.#crash.promise;
  }

  /** Plans a crash just before the given step takes place. Steps count from 1. */
  crashAtStep(step: number): void {
    this.#crashAtStep = step;
  }

  /**
   * The process dies. The database notices that the connection is gone and rolls back what it had open;
   * whatever the process was waiting for never comes.
   */
  crash(during = "idle"): void {
    if (!this.#alive) return;
    this.#alive = false;
    for (const tx of this.#open) tx.end("rolled back");
    this.#crash.resolve(during);
  }

  /** One message to or from the database: the places where a crash makes a difference to it. */
  async step(name: string): Promise<void> {
    await Promise.resolve();
    this.#steps++;
    if (this.#steps === this.#crashAtStep) this.crash(name);
    if (!this.#alive) await noAnswer();
  }
}

/** A row as its open transaction has left it; `null` if that has deleted it. */
interface PendingRow<Row> {
  readonly owner: Transaction;
  row: Row | null;
}

/** Rows by a unique key. Survives crashes. */
export class Table<Row extends object> {
  readonly name: string;
  readonly #committed = new Map<string, Row>();
  /** Rows that an open transaction has written. A key that is here is locked. */
  readonly #pending = new Map<string, PendingRow<Row>>();

  constructor(name: string) {
    this.name = name;
  }

  /** Reads a row, or `undefined` if there is none. Never waits: it does not see what others have not committed. */
  async get(tx: Transaction, key: string): Promise<Row | undefined> {
    await tx.statement(`get from ${this.name}`);
    return this.#visible(tx, key);
  }

  /**
   * Adds a row. If another transaction has written a row of this key and is still open, waits to see how
   * that ends.
   *
   * @throws {DuplicateKeyError} if there is a row of this key. The transaction can go on.
   */
  async insert(tx: Transaction, key: string, row: Row): Promise<void> {
    await tx.statement(`insert into ${this.name}`);
    await this.#write(tx, key, (present) => {
      if (present !== undefined) throw new DuplicateKeyError(this.name, key);
      return row;
    });
  }

  /** Adds a row, or replaces the one of this key. Waits as `insert` does. */
  async put(tx: Transaction, key: string, row: Row): Promise<void> {
    await tx.statement(`put into ${this.name}`);
    await this.#write(tx, key, () => row);
  }

  /** Deletes every row for which `isUnwanted` holds. Waits for rows that others are writing. */
  async deleteWhere(
    tx: Transaction,
    isUnwanted: (row: Row, key: string) => boolean,
  ): Promise<void> {
    await tx.statement(`delete from ${this.name}`);
    const unwanted = (key: string, row: Row | undefined): row is Row =>
      row !== undefined && isUnwanted(row, key);
    for (const key of new Set([...this.#committed.keys(), ...this.#pending.keys()])) {
      if (!unwanted(key, this.#visible(tx, key))) continue;
      await this.#write(tx, key, (present) => (unwanted(key, present) ? null : present));
    }
  }

  /** Every committed row, as somebody sees it who looks at the database from outside. */
  rows(): Row[] {
    return [...this.#committed.values()];
  }

  #visible(tx: Transaction, key: string): Row | undefined {
    const pending = this.#pending.get(key);
    return pending?.owner === tx ? (pending.row ?? undefined) : this.#committed.get(key);
  }

  /**
   * Waits until no other transaction holds the row, and in that same instant gives it the content that
   * `change` makes of the present one. `null` deletes it; `undefined` leaves it absent.
   */
  async #write(
    tx: Transaction,
    key: string,
    change: (present: Row | undefined) => Row | null | undefined,
  ): Promise<void> {
    let pending = this.#pending.get(key);
    while (pending !== undefined && pending.owner !== tx) {
      await tx.waitFor(pending.owner);
      pending = this.#pending.get(key);
    }
    const row = change(this.#visible(tx, key));
    if (row === undefined) return;
    if (pending !== undefined) pending.row = row;
    else this.#hold(tx, key, { owner: tx, row });
  }

  #hold(tx: Transaction, key: string, pending: PendingRow<Row>): void {
    this.#pending.set(key, pending);
    tx.onEnd((outcome) => {
      this.#pending.delete(key);
      if (outcome === "rolled back") return;
      if (pending.row === null) this.#committed.delete(key);
      else this.#committed.set(key, pending.row);
    });
  }
}
