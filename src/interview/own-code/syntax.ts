/** The learner's module as a syntax tree, with lines as they are in the file. */
import { tsPlugin } from "@sveltejs/acorn-typescript";
import { type Comment, Parser, type Token, tokTypes } from "acorn";
import type esquery from "esquery";

/** A node of the tree, as ESTree words it. */
export type Node = Parameters<typeof esquery.match>[0];

/** A module, parsed. */
export interface Syntax {
  readonly program: Node;
  /** What the lines are coloured by, in order. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

const TypeScriptParser = Parser.extend(tsPlugin());

/** Parses TypeScript. `undefined` if it is none: a draft may be half a sentence. */
export function parseModule(code: string): Syntax | undefined {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  try {
    const program: unknown = TypeScriptParser.parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      // The plugin needs them.
      locations: true,
      onToken: tokens,
      onComment: comments,
    });
    return isProgram(program) ? { program, tokens, comments } : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Acorn makes ESTree; its types and those of ESTree only name the parts differently. */
function isProgram(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && value.type === "Program";
}

/** How a token is coloured; the classes of `code.css`. */
export type CodeClass = "c" | "k" | "s" | "n" | "p";

/** The class of a token; `undefined` for what has no colour of its own, such as names. */
export function classOfToken({ type }: Token): CodeClass | undefined {
  if (type.keyword !== undefined) return "k";
  if (type === tokTypes.string || type === tokTypes.template || type === tokTypes.regexp) {
    return "s";
  }
  if (type === tokTypes.num) return "n";
  return type === tokTypes.name || type === tokTypes.privateId ? undefined : "p";
}
