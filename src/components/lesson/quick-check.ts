/** The rules that a quick check's choices keep. */

/** One answer to a quick check. */
export interface Choice {
  readonly text: string;
  /** One sentence: why it is right, or what it gets wrong. */
  readonly why: string;
  readonly right?: boolean;
}

/** A quick check that a reader could not answer, or would learn nothing from. */
export class InvalidQuickCheckError extends Error {
  override readonly name = "InvalidQuickCheckError";
}

/**
 * The choices of a quick check.
 *
 * @throws {InvalidQuickCheckError} unless there are two to six, exactly one is right and each says why.
 */
export function checkedChoices(question: string, choices: readonly Choice[]): readonly Choice[] {
  const fail = (problem: string): never => {
    throw new InvalidQuickCheckError(`<QuickCheck question="${question}">: ${problem}`);
  };
  if (choices.length < 2 || choices.length > 6) {
    fail(`has ${choices.length} choices; give two to six.`);
  }
  const right = choices.filter((choice) => choice.right === true).length;
  if (right !== 1) fail(`has ${right} choices marked right; mark exactly one with right: true.`);
  for (const choice of choices) {
    if (!choice.why) fail(`the choice "${choice.text}" needs a why: one sentence.`);
  }
  return choices;
}
