/** Files that are odd rather than hostile. */
import type { Program } from "./program.ts";
import { solving } from "./tally.ts";

const right = solving();

/** So many small functions; twenty thousand are about a megabyte. */
const functions = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `export const add${n} = (to: number): number => to + ${n};`,
  );

export const ODD_FILES: readonly Program[] = [
  { name: "an empty file", source: "", inPage: ["did-not-compile"] },
  { name: "only white space", source: " \n\t\n", inPage: ["did-not-compile"] },
  { name: "only comments", source: "// later\n/* or never */\n", inPage: ["did-not-compile"] },
  { name: "a comment that does not end", source: `${right}\n/* and`, inPage: ["did-not-compile"] },
  { name: "a byte order mark", source: `\uFEFF${right}`, inPage: ["passed"] },
  {
    name: "lines that end as on Windows",
    source: right.replaceAll("\n", "\r\n"),
    inPage: ["passed"],
  },
  {
    name: "lines that end as on old Macs",
    source: right.replaceAll("\n", "\r"),
    inPage: ["passed"],
  },
  {
    name: "a file of a megabyte",
    source: `${right}${functions(20_000).join("\n")}`,
    inPage: ["passed"],
  },
  {
    name: "a line of a megabyte",
    source: `${right}export const long = "${"x".repeat(1e6)}";`,
    inPage: ["passed"],
  },
  {
    name: "names in other scripts",
    source: solving({
      top: "const größe = 1, 数 = 2, ñ = '\\u{1F600}', \\u0061b = 3; void [größe, 数, ñ, ab];",
    }),
    inPage: ["passed"],
  },
  {
    name: "a null character in a string",
    source: solving({ top: 'export const nothing = "\0";' }),
    inPage: ["passed"],
  },
  { name: "a shebang", source: `#!/usr/bin/env node\n${right}`, inPage: ["passed"] },
  {
    name: "text that is not code",
    source: "Dear reader, I do not know.",
    inPage: ["did-not-compile"],
  },
  {
    name: "HTML that ends a script",
    source: solving({ top: 'export const html = "</script><script>throw 1</script>";' }),
    inPage: ["passed"],
  },
  {
    name: "an import of itself",
    source: `import * as self from "./tally.ts";\n${right}void self;`,
    inPage: ["did-not-compile"],
    locally: ["passed"],
  },
  {
    name: "an import of a module that is not there",
    source: `import x from "./nowhere.ts";\n${right}void x;`,
    inPage: ["did-not-compile"],
  },
  {
    name: "an import of a name that is not there",
    source: `import { stride } from "#broker/clock";\n${right}void stride;`,
    inPage: ["did-not-compile"],
    locally: ["passed", "did-not-compile"],
  },
  {
    name: "no export",
    source: right.replace("export class", "class"),
    inPage: ["did-not-compile"],
  },
  {
    name: "a default export in place of a named one",
    source: right.replace("export class", "export default class"),
    inPage: ["did-not-compile"],
  },
  { name: "an export of another kind", source: "export const Tally = 3;", inPage: ["failed"] },
  { name: "an export that is undefined", source: "export let Tally: any;", inPage: ["failed"] },
  {
    name: "an export only of the type",
    source: "export interface Tally { next(): number }",
    inPage: ["did-not-compile"],
  },
  {
    name: "the same name exported twice",
    source: `${right}export class Tally {}`,
    inPage: ["did-not-compile"],
  },
  {
    name: "module.exports",
    source: `${right.replace("export class", "class")}\n(globalThis as any).module.exports = { Tally };`,
    inPage: ["crashed", "did-not-compile"],
  },
  {
    name: "JSX",
    source: solving({ top: "export const view = <p>tally</p>;" }),
    inPage: ["did-not-compile"],
  },
  {
    name: "an enum",
    source: solving({ top: "export enum Step { One = 1, Two }; void Step.Two;" }),
    inPage: ["passed"],
  },
  {
    name: "a namespace",
    source: solving({ top: "declare namespace Later { const n: number; }" }),
    inPage: ["passed"],
  },
  {
    name: "a decorator",
    source: right.replace(
      "export class",
      "const mark = (value: any) => value;\n@mark export class",
    ),
    inPage: ["did-not-compile", "passed"],
    locally: ["did-not-compile", "passed"],
  },
  {
    name: "strict code that uses with",
    source: solving({ top: "with (Math) {}" }),
    inPage: ["did-not-compile"],
  },
  {
    name: "a dependency on being a script",
    source: solving({ end: "if (typeof this !== 'undefined') throw new Error('not a module');" }),
    inPage: ["passed"],
    // Vite runs a module as the body of a function.
    locally: ["passed", "crashed"],
  },
  {
    name: "a subclass of an array that sets its own push",
    source: solving({
      next: "const list: any = []; list.push = () => 7; if (list.push() !== 7) return 0; const late = new Error('x'); late.name = 'Late'; late.message = 'y'; if (String(late) !== 'Late: y') return 0;",
    }),
    inPage: ["passed"],
  },
];
