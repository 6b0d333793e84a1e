/** `npm run typecheck`: TypeScript's complaints about the learner's own files, and no others. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { CommandError } from "../command-error.ts";
import { select } from "../selection.ts";
import { print, red } from "../terminal.ts";
import type { Command } from "./context.ts";

export const typecheck: Command = async ({ root, exercises, names }) => {
  const chosen = names.length === 0 ? exercises : select(exercises, names);
  const files = chosen.map(({ module }) => module).filter((module) => existsSync(module));
  if (files.length === 0) {
    print("There is nothing to check yet: npm test makes the file of the first exercise.");
    return 0;
  }
  const program = ts.createProgram(files, compilerOptions(root));
  const complaints = files
    .map((file) => program.getSourceFile(file))
    .filter((source) => source !== undefined)
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]);
  for (const { file, start = 0, messageText } of complaints) {
    const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? {
      line: 0,
      character: 0,
    };
    print(red(`${relative(root, file?.fileName ?? "")}:${line + 1}:${character + 1}`));
    print(`  ${ts.flattenDiagnosticMessageText(messageText, "\n  ")}`);
  }
  const checked = files.map((file) => relative(root, file)).join(", ");
  print(
    complaints.length === 0 ? `No complaints about ${checked}.` : `${complaints.length} found.`,
  );
  return complaints.length === 0 ? 0 : 1;
};

function compilerOptions(root: string): ts.CompilerOptions {
  const path = join(root, "tsconfig.json");
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) {
    throw new CommandError(
      `tsconfig.json cannot be read: ${ts.flattenDiagnosticMessageText(error.messageText, " ")}`,
    );
  }
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}
