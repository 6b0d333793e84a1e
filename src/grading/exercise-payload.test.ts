import { describe, expect, test } from "vitest";
import type { Exercise } from "../../exercises/grading/exercise.ts";
import { assemblePayload, IncompleteExerciseError } from "./exercise-payload.ts";

const exercise: Exercise = {
  id: "log",
  title: "The log",
  number: 3,
  lesson: "the-log",
  exports: ["Log"],
  given: ["clock"],
  minutes: 20,
  difficulty: "introductory",
  tasks: [],
};

const broker = {
  clock: 'import type { Time } from "#broker/types";',
  types: "export type Time = number;",
  errors: "export class E extends Error {}",
  log: "export class Log {}",
  other: "",
};

describe("The payload of an exercise", () => {
  test("has the given modules, the suite's, and what those import, but not the solution among them", () => {
    const suite = 'import { E } from "#broker/errors";\nimport { Log } from "#broker/log";';
    const payload = assemblePayload(exercise, { suite, starter: "", broker });
    expect(Object.keys(payload.broker).sort()).toEqual(["clock", "errors", "types"]);
    expect(payload.solution).toBe(broker.log);
  });

  test("is refused when a file is missing, and the file is named", () => {
    const assemble = () => assemblePayload(exercise, { suite: undefined, starter: "", broker });
    expect(assemble).toThrow(IncompleteExerciseError);
    expect(assemble).toThrow("log.test.ts");
  });
});
