/** Two workers, a database, and messages that are delivered more than once. */
import { Connection, Table } from "#broker/database";
import {
  type Claim,
  IdempotentConsumer,
  type IdempotentConsumerOptions,
  MESSAGE_ID_HEADER,
  type Outcome,
} from "#broker/idempotent-consumer";
import { IdempotentConsumer as CheckThenAct } from "../../../../solutions/10-idempotent-consumer/wrong/check-then-act.ts";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** The reference, or the wrong solution that most articles show. */
export type Handler = "claim" | "check";
export type Worker = "a0" | "a1";
export const WORKERS: readonly Worker[] = ["a0", "a1"];

/** What can happen. */
export type ClaimEvent = SceneEvent &
  (
    | { readonly does: "deliver"; readonly worker: Worker; readonly message: string }
    /** The worker's next statement reaches the database. */
    | { readonly does: "step"; readonly worker: Worker }
    | { readonly does: "die"; readonly worker: Worker }
  );

export interface WorkerState {
  readonly message: string;
  /** Statements of this delivery that have reached the database. */
  readonly steps: readonly string[];
  /** The statement that comes next; `null` while the worker waits for another's transaction, and at the end. */
  readonly next: string | null;
  readonly outcome: Outcome | "dead" | null;
}

export interface ClaimState {
  readonly workers: Readonly<Partial<Record<Worker, WorkerState>>>;
  /** Message ids with a committed claim. */
  readonly claims: readonly string[];
  /** Committed charges, as the message that asked for each. */
  readonly charges: readonly string[];
}

/** A connection whose statements wait until the script lets them through. */
class GatedConnection extends Connection {
  next: string | null = null;
  readonly steps: string[] = [];
  #open: () => void = () => {};
  #committed = false;

  /** The worker's effect ends with its commit; housekeeping after it is of no interest here. */
  override async step(name: string): Promise<void> {
    if (!this.#committed && !["begin", "rollback"].includes(name)) {
      this.next = name;
      await new Promise<void>((open) => {
        this.#open = open;
      });
      this.next = null;
      this.steps.push(name);
      this.#committed = name === "commit";
    }
    return super.step(name);
  }

  /** Lets the statement through that waits. */
  go(): void {
    this.#open();
  }
}

interface Delivery {
  readonly message: string;
  readonly connection: GatedConnection;
  outcome: Outcome | null;
}

interface Charge {
  readonly message: string;
}

/** Records the statements of the workers, and what is committed. */
export class ClaimWorld implements World<ClaimEvent, ClaimState> {
  readonly #clock: Surroundings["clock"];
  readonly #handler: Handler;
  readonly #windowMs: number;
  readonly #claims = new Table<Claim>("claims");
  readonly #charges = new Table<Charge>("charges");
  readonly #deliveries: Partial<Record<Worker, Delivery>> = {};
  #charged = 0;

  /** @param windowMs for how long a claim is kept. */
  constructor(handler: Handler, windowMs: number, { clock }: Surroundings) {
    this.#handler = handler;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  do(event: ClaimEvent): void {
    const delivery = this.#deliveries[event.worker];
    if (event.does === "deliver") this.#deliver(event.worker, event.message);
    else if (event.does === "step") delivery?.connection.go();
    else delivery?.connection.crash();
  }

  state(): ClaimState {
    return {
      workers: Object.fromEntries(
        Object.entries(this.#deliveries).map(([name, { message, connection, outcome }]) => [
          name,
          {
            message,
            steps: [...connection.steps],
            next: connection.alive ? connection.next : null,
            outcome: connection.alive ? outcome : "dead",
          },
        ]),
      ),
      claims: this.#claims.rows().map(({ recordValue }) => recordValue ?? ""),
      charges: this.#charges.rows().map(({ message }) => message),
    };
  }

  #deliver(worker: Worker, message: string): void {
    const connection = new GatedConnection();
    const delivery: Delivery = { message, connection, outcome: null };
    this.#deliveries[worker] = delivery;
    const options: IdempotentConsumerOptions = {
      group: "payments",
      connection,
      claims: this.#claims,
      effect: (tx) => this.#charges.insert(tx, String(this.#charged++), { message }),
      clock: this.#clock,
      redeliveryWindowMs: this.#windowMs,
    };
    const consumer =
      this.#handler === "claim" ? new IdempotentConsumer(options) : new CheckThenAct(options);
    const record = {
      offset: 0,
      timestamp: 0,
      key: null,
      value: message,
      headers: { [MESSAGE_ID_HEADER]: message },
    };
    void consumer.handle(record).then((outcome) => {
      delivery.outcome = outcome;
    });
  }
}
