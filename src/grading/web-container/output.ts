/** Reads what a process writes. */

/** Characters kept of an output that is only looked at when something went wrong. */
const KEPT = 4000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences begin with one
const SEQUENCE = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** Collects the end of an output. */
export function collectOutput(output: ReadableStream<string>): { lastLine(): string } {
  let text = "";
  void output.pipeTo(
    new WritableStream({
      write(chunk) {
        text = (text + chunk).slice(-KEPT);
      },
    }),
  );
  return {
    lastLine: () => {
      const lines = text.replace(SEQUENCE, "").split(/\r?\n/);
      const said = lines.map((line) => line.trim()).filter((line) => line !== "");
      return said.findLast((line) => /err|fail/i.test(line)) ?? said.at(-1) ?? "npm said nothing";
    },
  };
}

/** Calls back for each whole line of an output. The promise settles when the output is over. */
export function readLines(
  output: ReadableStream<string>,
  onLine: (line: string) => void,
): Promise<void> {
  let rest = "";
  return output.pipeTo(
    new WritableStream({
      write(chunk) {
        const lines = (rest + chunk).split(/\r?\n/);
        rest = lines.pop() ?? "";
        for (const line of lines) onLine(line);
      },
    }),
  );
}
