import { describe, expect, test } from "vitest";
import { processError } from "vitest/internal/browser";
import { innermostFrame, isTimeout, type RaisedError, toFailure } from "./failure.ts";
import { TestLimitError } from "./test-limit.ts";

class OutOfRange extends Error {
  override readonly name = "OutOfRange";
}

/** What Vitest makes of the error that `act` raises. */
async function raisedBy(act: () => unknown): Promise<RaisedError> {
  try {
    await act();
  } catch (error) {
    return processError(error);
  }
  throw new Error("nothing was thrown");
}

async function failureOf(act: () => unknown, file = "failure.test.ts") {
  return toFailure(await raisedBy(act), file, 1000);
}

describe("the label of an assertion", () => {
  test("becomes what was called, and is taken off the message", async () => {
    const failure = await failureOf(() => expect(1, 'append("a"); read(0, 10)').toBe(2));
    expect(failure).toMatchObject({
      called: 'append("a"); read(0, 10)',
      message: "expected 1 to be 2",
      expected: "2",
      received: "1",
    });
  });

  test("may itself hold colons and line breaks", async () => {
    const failure = await failureOf(() => expect(1, "seed 7: put(a)\nclose():").toBe(2));
    expect(failure.called).toBe("seed 7: put(a)\nclose():");
  });

  test("is absent where the suite gave none, even if a value looks like one", async () => {
    const failure = await failureOf(() => expect("a: expected b").toBe("c"));
    expect(failure).not.toHaveProperty("called");
    expect(failure.message).toBe("expected 'a: expected b' to be 'c'");
  });

  test("ends before Vitest's words when a received value looks like them", async () => {
    const failure = await failureOf(() => expect("a: expected b", "read(0)").toBe("c"));
    expect(failure.called).toBe("read(0)");
  });

  test("is kept where nothing was thrown, for which Vitest reports it alone", async () => {
    const failure = await failureOf(() => expect(() => 1, "read(9)").toThrow(OutOfRange));
    expect(failure.called).toBe("read(9)");
    expect(failure.message).toBe("expected an error to be thrown, but none was");
  });

  test("is not made up from the words of expect.fail", async () => {
    const failure = await failureOf(() => expect.fail("seed 3 lost a waiter"));
    expect(failure).not.toHaveProperty("called");
    expect(failure.message).toBe("seed 3 lost a waiter");
  });

  test("is not sought in an error of the learner's that reads like an assertion", async () => {
    const failure = await failureOf(() => {
      throw new OutOfRange("offset: expected 3");
    });
    expect(failure).not.toHaveProperty("called");
    expect(failure.message).toBe("threw OutOfRange: offset: expected 3");
  });
});

test("An error where none was expected is told whole", async () => {
  const failure = await failureOf(() =>
    expect(() => {
      throw new OutOfRange("Offset 0 is out of range: the log holds nothing at all");
    }, "read(0)").not.toThrow(),
  );
  expect(failure).toMatchObject({
    called: "read(0)",
    message: "threw OutOfRange: Offset 0 is out of range: the log holds nothing at all",
  });
  expect(failure).not.toHaveProperty("expected");
});

describe("the compared values", () => {
  test("are pretty-printed", async () => {
    const failure = await failureOf(() => expect([{ offset: 1n }], "f()").toEqual([]));
    expect(failure).toMatchObject({
      expected: "[]",
      received: '[\n  {\n    "offset": 1n,\n  },\n]',
    });
  });

  test("are those of a comparison of fractions, without how it is compared", async () => {
    const failure = await failureOf(() => expect(0, "spend(560); tokens").toBeCloseTo(-60, 6));
    expect(failure).toMatchObject({
      called: "spend(560); tokens",
      message: "expected +0 to be close to -60",
      expected: "-60",
      received: "0",
    });
  });

  test("name the class that should have been thrown", async () => {
    const failure = await failureOf(() =>
      expect(() => {
        throw new RangeError("no");
      }, "read(9)").toThrow(OutOfRange),
    );
    expect(failure.expected).toBe("OutOfRange");
    expect(failure.received).toContain("RangeError");
  });

  test("are left out of a negated assertion, where both are the same", async () => {
    const failure = await failureOf(() => expect(1, "f()").not.toBe(1));
    expect(failure).not.toHaveProperty("expected");
    expect(failure.message).toBe("expected 1 not to be 1");
  });

  test("are left out where one is a bound and not the value expected", async () => {
    const failure = await failureOf(() => expect(0, "f()").toBeGreaterThan(3));
    expect(failure).not.toHaveProperty("expected");
    expect(failure.message).toBe("expected 0 to be greater than 3");
  });

  test("are cut where they would fill the screen", async () => {
    const failure = await failureOf(() => expect("x".repeat(9000), "f()").toBe("y"));
    expect(failure.received?.length).toBeLessThan(2100);
  });
});

describe("the position", () => {
  test("is the innermost frame of the learner's file", async () => {
    const failure = await failureOf(() => {
      throw new OutOfRange("no");
    });
    expect(failure.at?.file).toBe("failure.test.ts");
    expect(failure.at?.line).toBeGreaterThan(100);
  });

  test("is found in the cause when a promise rejected instead of resolving", async () => {
    const rejected = Promise.reject(new OutOfRange("no"));
    const failure = await failureOf(() => expect(rejected, "poll()").resolves.toBe(1));
    expect(failure.message).toContain("OutOfRange: no");
    expect(failure.at?.file).toBe("failure.test.ts");
  });

  test("is absent where the learner's file is not on the stack", async () => {
    expect(await failureOf(() => expect(1, "f()").toBe(2), "log.ts")).not.toHaveProperty("at");
  });

  test.each([
    [
      "V8, named",
      "Error: x\n    at Log.read (/home/a b/log.ts:12:7)\n    at file:///s/log.test.ts:1:2",
    ],
    ["V8, anonymous", "Error: x\n    at file:///home/log.ts:12:7"],
    ["V8, async", "Error: x\n    at async Log.read (file:///C:/kit/log.ts?t=17:12:7)"],
    ["V8 on Windows", "Error: x\n    at new Log (C:\\kit\\log.ts:12:7)"],
    ["V8 with a source name", "Error: x\n    at read (log.ts:12:7)"],
    ["V8, anonymous with a source name", "Error: x\n    at log.ts:12:7"],
    ["SpiderMonkey", "read@http://x/log.ts:12:7\n@http://x/log.test.ts:1:2"],
    ["JavaScriptCore", "other@blob.ts:1:1\n@log.ts:12:7"],
  ])("is read from a stack of %s", (_engine, stack) => {
    expect(innermostFrame(stack, "log.ts")).toEqual({ file: "log.ts", line: 12, column: 7 });
  });

  test("is not that of another file whose name ends the same", () => {
    expect(innermostFrame("Error\n    at f (/kit/catalog.ts:1:2)", "log.ts")).toBeUndefined();
  });
});

describe("what else can be raised", () => {
  test("a value that is not an error is shown as it is", async () => {
    const failure = await failureOf(() => {
      throw "halt";
    });
    expect(failure.message).toBe("threw something that is not an Error: halt");
  });

  test("a time-out says how long the test waited", () => {
    const raised = new TestLimitError(1000);
    expect(isTimeout(raised)).toBe(true);
    expect(toFailure(raised, "log.ts", 1000).message).toContain("within 1000 ms");
  });
});
