/** Finds the place that a question is about, by syntax: names and formatting are the learner's. */
import esquery from "esquery";
import type { QuotedPlace } from "../../content/design-question-schema.ts";
import type { Node, Syntax } from "./syntax.ts";

/** Lines of a file, counted from 1; the last is included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** A place that was found. */
export interface Place<Wanted> {
  readonly wanted: Wanted;
  readonly lines: Lines;
  /** The function, method or class around it: what a reader needs to understand it. */
  readonly around: Lines;
}

/** The first of these places that the module has. */
export function findPlace<Wanted extends Pick<QuotedPlace, "in" | "at">>(
  { program }: Syntax,
  places: readonly Wanted[],
): Place<Wanted> | undefined {
  for (const wanted of places) {
    for (const selector of selectorsOf(wanted)) {
      const found = firstMatch(program, selector);
      if (found !== undefined) return { wanted, ...found };
    }
  }
  return undefined;
}

/** The whole selectors of a place, in the order in which they are tried. */
export function selectorsOf({ in: name, at }: Pick<QuotedPlace, "in" | "at">): string[] {
  if (name === undefined) return [...(at ?? [])];
  const named = `:matches(FunctionDeclaration[id.name="${name}"], VariableDeclarator[id.name="${name}"], MethodDefinition[key.name="${name}"], PropertyDefinition[key.name="${name}"], Property[key.name="${name}"])`;
  // A type's member of the same name is no place, and a property that is only declared or passed on has nothing in it.
  if (at === undefined) return [`${named}:has(BlockStatement, ArrowFunctionExpression)`];
  return at.map((selector) => `${named} ${selector}`);
}

function firstMatch(
  program: Node,
  selector: string,
): { readonly lines: Lines; readonly around: Lines } | undefined {
  let found: { lines: Lines; around: Lines } | undefined;
  esquery.traverse(program, parsed(selector), (node, _, ancestry) => {
    const lines = linesOf(node);
    if (found !== undefined || lines === undefined) return;
    const scope = ancestry.find((one) => SCOPES.has(one.type));
    found = { lines, around: (scope && linesOf(scope)) ?? lines };
  });
  return found;
}

/** What is read as one thing. */
const SCOPES: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "MethodDefinition",
  "PropertyDefinition",
  "Property",
  "ClassDeclaration",
]);

function linesOf({ loc }: Node): Lines | undefined {
  return loc ? { from: loc.start.line, to: loc.end.line } : undefined;
}

const selectors = new Map<string, ReturnType<typeof esquery.parse>>();

function parsed(selector: string): ReturnType<typeof esquery.parse> {
  const known = selectors.get(selector) ?? esquery.parse(selector);
  selectors.set(selector, known);
  return known;
}
