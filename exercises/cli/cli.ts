/** Finds the command that was asked for and runs it. Imported by main.mjs once Node is known to be recent enough. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { closest } from "fastest-levenshtein";
import { BrokenKitError, discoverExercises } from "../grading/local/discovery.ts";
import { CommandError } from "./command-error.ts";
import type { Command } from "./commands/context.ts";
import { hint } from "./commands/hint.ts";
import { reset } from "./commands/reset.ts";
import { solution } from "./commands/solution.ts";
import { status } from "./commands/status.ts";
import { test } from "./commands/test.ts";
import { watch } from "./commands/watch.ts";

const COMMANDS = new Map<string, Command>([
  ["test", test],
  ["watch", watch],
  ["hint", hint],
  ["solution", solution],
  ["reset", reset],
  ["status", status],
  // TypeScript takes a while to load, and the others seldom need it.
  ["typecheck", async (context) => (await import("./commands/typecheck.ts")).typecheck(context)],
]);

const USAGE = `npm test                      grade everything
npm test <exercise> ...       grade these, by name or number
npm run watch                 grade on every save
npm run hint <exercise>       the next hint
npm run solution <exercise>   the solution, beside yours
npm run reset <exercise>      back to the starter; keeps a copy of yours
npm run status                where you stand
npm run typecheck             what TypeScript says about your files`;

/** What was asked could not be done: a wrong name, or a broken kit. A test that fails gives 1. */
const EXIT_NOT_DONE = 2;

/** Runs a command and sets the exit status of the process. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await dispatch(args);
  } catch (error) {
    process.exitCode = EXIT_NOT_DONE;
    if (error instanceof CommandError || error instanceof BrokenKitError) {
      console.error(error.message);
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`This is a fault of the exercises, not of your code: ${reason}`);
    if (process.env["DEBUG"] !== undefined) console.error(error);
    else console.error("Set DEBUG=1 to see where it happened.");
  }
  // A watch on a folder would keep the process alive.
  process.stdout.write("", () => process.exit());
}

async function dispatch(args: readonly string[]): Promise<number> {
  const { positionals, yes, help } = readArguments(args);
  const [name = "test", ...names] = positionals;
  const command = COMMANDS.get(name);
  if (help || command === undefined) {
    if (help) {
      console.log(USAGE);
      return 0;
    }
    const nearest = closest(name, [...COMMANDS.keys()]);
    throw new CommandError(`There is no command "${name}". Did you mean ${nearest}?\n\n${USAGE}`);
  }
  const root = fileURLToPath(new URL("..", import.meta.url));
  const exercises = await discoverExercises(root);
  if (exercises.length === 0) {
    throw new CommandError(
      "There are no exercises here. Restore them with git checkout, or download the kit again.",
    );
  }
  return command({ root, exercises, names, yes });
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: "boolean", short: "y", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    // npm takes `--yes` for itself when it stands before `--`, and passes it on like this.
    const yes = values.yes || process.env["npm_config_yes"] === "true";
    return { positionals, yes, help: values.help };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : String(error);
    throw new CommandError(`${reason}.\n\n${USAGE}`);
  }
}
