import { describe, expect, test } from "vitest";
import { CompileError, compileModule, link } from "./compile.ts";
import { toSource } from "./position.ts";

function compileError(source: string): CompileError {
  try {
    compileModule("log.ts", source);
  } catch (error) {
    if (error instanceof CompileError) return error;
    throw error;
  }
  throw new Error("it compiled");
}

describe("Compiling a module", () => {
  test("keeps lines, and maps columns back", () => {
    const module = compileModule(
      "log.ts",
      "const a = 1;\nconst b: number = a;  fail(b as never);\n",
    );
    const line = module.code.split("\n")[1] ?? "";
    expect(toSource(module, 2, line.indexOf("fail") + 1)).toEqual({
      file: "log.ts",
      line: 2,
      column: 23,
    });
  });

  test("keeps what TypeScript adds to JavaScript at run time", () => {
    const { code } = compileModule(
      "log.ts",
      "export enum Level { Low = 1 }\nclass A { constructor(readonly b: number) {} }",
    );
    expect(code).toContain("Low");
    expect(code).toContain("this.b = b");
  });

  test("finds the imports that remain once types are gone, with their places", () => {
    const { imports } = compileModule(
      "log.ts",
      'import type { A } from "#broker/a";\nimport { b } from "#broker/b";\nexport * from "#broker/c";\nawait import("#broker/d"); b;\n',
    );
    expect(imports.map(({ specifier, at }) => [specifier, at.line])).toEqual([
      ["#broker/b", 2],
      ["#broker/c", 3],
      ["#broker/d", 4],
    ]);
  });

  test("names the line and column of a syntax error", () => {
    expect(compileError("const a = 1;\nconst = 2;\n").at).toEqual({
      file: "log.ts",
      line: 2,
      column: 7,
    });
  });
});

describe("Linking a module", () => {
  test("replaces specifiers in imports, exports and import() alike", () => {
    const module = compileModule(
      "log.ts",
      'import { b } from "#broker/b";\nexport { c } from \'#broker/c\';\nawait import("#broker/d"); b;\n',
    );
    expect(link(module, ({ specifier }) => `blob:${specifier.slice(-1)}`)).toBe(
      'import { b } from "blob:b";\nexport { c } from \'blob:c\';\nawait import("blob:d"); b;\n',
    );
  });
});
