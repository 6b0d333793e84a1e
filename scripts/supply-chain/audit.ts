/**
 * `node scripts/supply-chain/audit.ts`: asks the registry for known vulnerabilities of what the lockfiles pin.
 * Ends with `NOT_CHECKED` where the registry does not answer such questions, or there is no network.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { NOT_CHECKED } from "../steps.ts";

/** Advisories that do not concern us, by the address that npm gives, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {};

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/** What npm knows against the packages of a folder, a line each; undefined where it could not ask. */
function audit(folder: string): string[] | undefined {
  const cwd = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  const { stdout } = spawnSync("npm", ["audit", "--json", "--package-lock-only"], {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
  });
  const parsed = report.safeParse(asJson(stdout));
  if (!parsed.success) return undefined;
  return Object.entries(parsed.data.vulnerabilities).flatMap(([name, { severity, via }]) =>
    via
      .filter((cause) => typeof cause !== "string")
      .filter(({ url }) => !(url in EXPLAINED))
      .map(({ title, url }) => `${name}: ${severity}, ${title} (${url})`),
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // npm printed no report: it could not ask.
    return undefined;
  }
}

const answers = ["", "exercises"].map(audit);
const found = answers.flatMap((answer) => answer ?? []);
for (const line of found) console.log(line);
if (found.length > 0) {
  process.exitCode = 1;
} else if (answers.includes(undefined)) {
  console.log("The registry did not answer, so known vulnerabilities were not checked.");
  process.exitCode = NOT_CHECKED;
} else {
  console.log("No known vulnerabilities.");
}
