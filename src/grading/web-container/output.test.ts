import { expect, test } from "vitest";
import { collectOutput, readLines } from "./output.ts";

function streamOf(...chunks: string[]): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

test("Lines come whole, however the output is cut", async () => {
  const lines: string[] = [];
  await readLines(streamOf("on", "e\r\ntw", "o\nthree"), (line) => lines.push(line));
  expect(lines).toEqual(["one", "two"]);
});

test("The last line that tells of an error is what npm said", async () => {
  const output = collectOutput(
    streamOf("added 1\r\n", "\u001b[31mnpm error\u001b[0m code ENOTFOUND\n", "A log is in /tmp\n"),
  );
  await expect.poll(() => output.lastLine()).toBe("npm error code ENOTFOUND");
});
