import { expect, test } from "vitest";
import { exercise } from "./counter-exercise.ts";
import { statedFindings } from "./stated.ts";

const README = `# The counter

It holds a number.

## Count up

- \`up()\` adds one to
  the number.

## Count down

- \`down()\` takes one away.
`;

const LIST = `
Count up by one: >-
  \`up()\` adds one
  to the number.
Count down by one:
  - It holds a number.
  - "\`down()\` takes one away."
`;

test("Finds every test stated by sentences of its section or of the opening", () => {
  expect(statedFindings(exercise, LIST, README)).toEqual([]);
});

test("Finds a test without a sentence, and a sentence without a test", () => {
  expect(statedFindings(exercise, "", README)).toHaveLength(2);
  expect(statedFindings(exercise, LIST.replace("up by one", "up by two"), README)).toEqual([
    'instructions.yaml states nothing for "Count up by one"',
    'instructions.yaml: no test "Count up by two"',
  ]);
});

test("Finds a sentence that the instructions do not have, or no longer", () => {
  expect(statedFindings(exercise, LIST, README.replace("adds one", "adds two"))).toEqual([
    '"Count up by one": the section "Count up" does not say "`up()` adds one to the number."',
  ]);
});

test("Does not take a sentence of another task's section, or a word or two", () => {
  const elsewhere = LIST.replace("`up()` adds one\n  to the number.", "`down()` takes one away.");
  expect(statedFindings(exercise, elsewhere, README)).toHaveLength(1);
  const words = LIST.replace("`up()` adds one\n  to the number.", "`up()` adds");
  expect(statedFindings(exercise, words, README)).toHaveLength(1);
});
