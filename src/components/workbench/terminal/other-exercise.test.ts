import { expect, test } from "vitest";
import { MemoryStore } from "../../../study/memory-store.ts";
import { otherExercises } from "./other-exercise.ts";

test("What a shell made of another exercise is its draft, and what was there before is kept", async () => {
  const store = new MemoryStore();
  const keep = otherExercises(store, () => 1);
  const edit = { exercise: "partitioner", starter: "// starter\n" };
  await keep({ ...edit, text: "// first\n" });
  await keep({ ...edit, text: "// second\n" });
  expect((await store.draft("partitioner"))?.text).toBe("// second\n");
  expect((await store.versions("partitioner")).map(({ text }) => text)).toContain("// first\n");
});

test("A command that writes in several goes leaves what it wrote last", async () => {
  const store = new MemoryStore();
  const keep = otherExercises(store, () => 1);
  const edit = { exercise: "partitioner", starter: "// starter\n" };
  await Promise.all([
    keep({ ...edit, text: "// first\n" }),
    keep({ ...edit, text: "// second\n" }),
  ]);
  expect((await store.draft("partitioner"))?.text).toBe("// second\n");
});
