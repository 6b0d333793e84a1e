import { expect, test } from "vitest";
import { learnerFiles, toTree } from "./kit.ts";

test("The learner's modules are found by the exercises of the kit", () => {
  const files = {
    "03-partition-log/exercise.ts": "",
    "03-partition-log/partition-log.starter.ts": "",
    "broker/partition-log.ts": "",
    "12-retry-dlq/exercise.ts": "",
    "grading/exercise.ts": "",
  };
  expect([...learnerFiles({ files, lock: "" })]).toEqual([
    ["partition-log", "03-partition-log/partition-log.ts"],
    ["retry-dlq", "12-retry-dlq/retry-dlq.ts"],
  ]);
});

test("Paths become folders", () => {
  expect(toTree({ "a.ts": "1", "b/c.ts": "2", "b/d/e.ts": "3" })).toEqual({
    "a.ts": { file: { contents: "1" } },
    b: {
      directory: {
        "c.ts": { file: { contents: "2" } },
        d: { directory: { "e.ts": { file: { contents: "3" } } } },
      },
    },
  });
});
