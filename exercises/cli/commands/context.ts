/** What every command is given. */
import type { KitExercise } from "../../grading/local/discovery.ts";

export interface CommandContext {
  /** Folder of the kit. */
  readonly root: string;
  readonly exercises: readonly KitExercise[];
  /** What was typed after the command, without options. */
  readonly names: readonly string[];
  /** Questions are answered with yes beforehand. */
  readonly yes: boolean;
}

/** Does what was asked. Resolves to the exit status: 0 only when what was asked is done or solved. */
export type Command = (context: CommandContext) => Promise<number>;
