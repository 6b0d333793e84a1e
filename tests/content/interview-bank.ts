/** Reads the interview bank from disk, and tells authors what is wrong with the shape of a file. */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { load, YAMLException } from "js-yaml";
import type { ZodType } from "zod";
import {
  type DesignQuestion,
  designQuestionSchema,
} from "../../src/content/design-question-schema.ts";
import { type Question, questionSchema } from "../../src/content/question-schema.ts";
import { type Scenario, scenarioSchema } from "../../src/content/scenario-schema.ts";
import type { Finding } from "./finding.ts";

/** A file of the bank. */
export interface BankEntry<Data> {
  /** The file, from the root of the repository. */
  readonly where: string;
  /** The name of the file. */
  readonly id: string;
  /** The concept, `scenarios`, or the exercise that is asked about. */
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
const designFolder = "src/content/design";

/** Reads every question and scenario under the root of a repository. */
export async function readBank(root: string): Promise<Bank> {
  const findings: Finding[] = [];
  const questions: BankEntry<Question>[] = [];
  const scenarios: BankEntry<Scenario>[] = [];
  for (const { where, text } of await yamlFiles(root, folder)) {
    if (where.startsWith(`${folder}/scenarios/`)) {
      collect(where, text, scenarioSchema, scenarios, findings);
    } else collect(where, text, questionSchema, questions, findings);
  }
  return { questions, scenarios, findings };
}

/** Reads every question about the learner's own solutions; the folder of each is an exercise. */
export async function readDesignQuestions(root: string): Promise<{
  readonly questions: readonly BankEntry<DesignQuestion>[];
  readonly findings: readonly Finding[];
}> {
  const findings: Finding[] = [];
  const questions: BankEntry<DesignQuestion>[] = [];
  for (const { where, text } of await yamlFiles(root, designFolder)) {
    collect(where, text, designQuestionSchema, questions, findings);
  }
  return { questions, findings };
}

async function yamlFiles(
  root: string,
  folder: string,
): Promise<{ readonly where: string; readonly text: string }[]> {
  const files = (await readdir(join(root, folder), { recursive: true }))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
  return Promise.all(
    files.map(async (file) => ({
      where: `${folder}/${file}`,
      text: await readFile(join(root, folder, file), "utf8"),
    })),
  );
}

function collect<Data>(
  where: string,
  text: string,
  schema: ZodType<Data>,
  entries: BankEntry<Data>[],
  findings: Finding[],
): void {
  const read = parse(text, schema);
  if ("messages" in read) {
    findings.push(...read.messages.map((message) => ({ where, message })));
    return;
  }
  const folder = basename(dirname(where));
  entries.push({ where, id: basename(where, ".yaml"), folder, data: read.data });
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
