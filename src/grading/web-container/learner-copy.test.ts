import { beforeEach, describe, expect, test, vi } from "vitest";
import { type FileTarget, LearnerCopy, type ShellEdit } from "./learner-copy.ts";

const kit = {
  lock: "",
  files: {
    "03-partition-log/exercise.ts": "",
    "03-partition-log/partition-log.starter.ts": "// starter",
  },
};
const PATH = "03-partition-log/partition-log.ts";

let files: Map<string, string>;
let changed: (name: string) => void;
let edits: ShellEdit[];
/** What else happens during a write, and during a read. */
let writing: (text: string) => Promise<void>;
let reading: () => void;

function copyOf(known: ReadonlyMap<string, string> = new Map()): LearnerCopy {
  files = new Map();
  edits = [];
  writing = async () => {};
  reading = () => {};
  const fs: FileTarget["fs"] = {
    async writeFile(path, data) {
      await writing(data);
      files.set(path, data);
      changed("partition-log.ts");
    },
    async readFile(path) {
      const text = files.get(path);
      reading();
      if (text === undefined) throw new Error("ENOENT");
      return text;
    },
    watch(_folder, listener) {
      changed = (name) => listener("change", name);
    },
  };
  return new LearnerCopy({ fs }, kit, known, (edit) => edits.push(edit));
}

async function shellWrites(text: string): Promise<void> {
  files.set(PATH, text);
  changed("partition-log.ts");
  await vi.advanceTimersByTimeAsync(500);
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe("The learner's module in the container", () => {
  test("gets what the editor has, and that does not come back as a change", async () => {
    const copy = copyOf();
    await copy.write("partition-log", "mine");
    await vi.advanceTimersByTimeAsync(500);
    expect(files.get(PATH)).toBe("mine");
    expect(edits).toEqual([]);
  });

  test("is not written again with the text it holds", async () => {
    const copy = copyOf(new Map([["partition-log", "mine"]]));
    await copy.write("partition-log", "mine");
    expect(files.size).toBe(0);
  });

  test("is written with the last of what was typed while a write was under way", async () => {
    const copy = copyOf();
    const first = Promise.withResolvers<void>();
    const texts: string[] = [];
    writing = async (text) => {
      texts.push(text);
      if (texts.length === 1) await first.promise;
    };
    void copy.write("partition-log", "a");
    await vi.advanceTimersByTimeAsync(0);
    void copy.write("partition-log", "ab");
    const last = copy.write("partition-log", "abc");
    first.resolve();
    await last;
    expect(texts).toEqual(["a", "abc"]);
  });

  test("that is read while the learner types on does not take back what they typed", async () => {
    const copy = copyOf();
    await copy.write("partition-log", "a");
    reading = () => void copy.write("partition-log", "ab");
    await vi.advanceTimersByTimeAsync(500);
    expect(edits).toEqual([]);
    expect(files.get(PATH)).toBe("ab");
  });

  test("comes back once when a shell has written it in several steps", async () => {
    copyOf();
    files.set(PATH, "");
    changed("partition-log.ts");
    await vi.advanceTimersByTimeAsync(20);
    await shellWrites("by the shell");
    expect(edits).toEqual([
      { exercise: "partition-log", text: "by the shell", starter: "// starter" },
    ]);
  });

  test("that a shell removed is written again with the next run", async () => {
    const copy = copyOf(new Map([["partition-log", "mine"]]));
    changed("partition-log.ts");
    await vi.advanceTimersByTimeAsync(500);
    await copy.write("partition-log", "mine");
    expect(files.get(PATH)).toBe("mine");
    expect(edits).toEqual([]);
  });
});
