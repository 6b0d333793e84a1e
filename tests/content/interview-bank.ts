/** Reads the interview bank from disk, and tells authors what is wrong with the shape of a file. */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { load, YAMLException } from "js-yaml";
import type { ZodType } from "zod";
import { type Question, questionSchema } from "../../src/content/question-schema.ts";
import { type Scenario, scenarioSchema } from "../../src/content/scenario-schema.ts";
import type { Finding } from "./finding.ts";

/** A file of the bank. */
export interface BankEntry<Data> {
  /** The file, from the root of the repository. */
  readonly where: string;
  /** The name of the file. */
  readonly id: string;
  /** The concept, or `scenarios`. */
  readonly folder: string;
  readonly data: Data;
}

/** All files that have the right shape, and what is wrong with the others. */
export interface Bank {
  readonly questions: readonly BankEntry<Question>[];
  readonly scenarios: readonly BankEntry<Scenario>[];
  readonly findings: readonly Finding[];
}

const folder = "src/content/interview";

/** Reads every question and scenario under the root of a repository. */
export async function readBank(root: string): Promise<Bank> {
  const files = (await readdir(join(root, folder), { recursive: true }))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
  const texts = await Promise.all(
    files.map(async (file) => ({
      file,
      text: await readFile(join(root, folder, file), "utf8"),
    })),
  );
  const findings: Finding[] = [];
  const questions: BankEntry<Question>[] = [];
  const scenarios: BankEntry<Scenario>[] = [];
  for (const { file, text } of texts) {
    if (file.startsWith("scenarios/")) collect(file, text, scenarioSchema, scenarios, findings);
    else collect(file, text, questionSchema, questions, findings);
  }
  return { questions, scenarios, findings };
}

function collect<Data>(
  file: string,
  text: string,
  schema: ZodType<Data>,
  entries: BankEntry<Data>[],
  findings: Finding[],
): void {
  const where = `${folder}/${file}`;
  const read = parse(text, schema);
  if ("messages" in read) {
    findings.push(...read.messages.map((message) => ({ where, message })));
    return;
  }
  entries.push({ where, id: basename(file, ".yaml"), folder: dirname(file), data: read.data });
}

/** Reads one file: its data, or what its author has to mend. */
export function parse<Data>(
  text: string,
  schema: ZodType<Data>,
): { readonly data: Data } | { readonly messages: readonly string[] } {
  let raw: unknown;
  try {
    raw = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { messages: [`is not YAML: ${error.message}`] };
  }
  const { success, data, error } = schema.safeParse(raw);
  if (success) return { data };
  return {
    messages: error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim()),
  };
}
