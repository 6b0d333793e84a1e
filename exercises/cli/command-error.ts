/** A command cannot do what was asked. The message is for the person at the terminal, and is all they see. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
