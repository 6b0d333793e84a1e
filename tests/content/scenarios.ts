/** Checks a scenario for what its schema cannot tell: that its estimate adds up and its diagram holds together. */
import type { EstimateFigure, Scenario } from "../../src/content/scenario-schema.ts";
import { stages } from "../../src/content/stages.ts";

/** How far a rounded value may lie from the exact one. */
const ROUNDING = 0.02;

/** What the author of a scenario has to mend. */
export function scenarioProblems(scenario: Scenario): string[] {
  return [
    ...repeated(
      "estimate",
      scenario.estimate.map(({ id }) => id),
    ),
    ...repeated(
      "rubric",
      stages.flatMap((stage) => {
        const { must, should } = scenario.rubric[stage];
        return [...must, ...should].map(({ id }) => id);
      }),
    ),
    ...repeated(
      "design.nodes",
      scenario.design.nodes.map(({ id }) => id),
    ),
    ...estimateProblems(scenario.estimate),
    ...diagramProblems(scenario.design),
  ];
}

function estimateProblems(estimate: Scenario["estimate"]): string[] {
  const known = new Map<string, number>();
  const problems: string[] = [];
  for (const figure of estimate) {
    problems.push(...figureProblems(figure, known));
    known.set(figure.id, figure.value);
  }
  return problems;
}

function figureProblems(
  { id, times, over = [], minus = [], value }: EstimateFigure,
  known: ReadonlyMap<string, number>,
): string[] {
  if (times === undefined) return [];
  const unknown = [...times, ...over, ...minus].filter(
    (factor) => typeof factor === "string" && !known.has(factor),
  );
  if (unknown.length > 0) {
    return [`estimate ${id} refers to ${unknown.join(", ")}, which is not above it`];
  }
  const amount = (factor: string | number): number =>
    typeof factor === "number" ? factor : (known.get(factor) ?? Number.NaN);
  const product = (factors: readonly (string | number)[]): number =>
    factors.reduce<number>((result, factor) => result * amount(factor), 1);
  const less = minus.reduce<number>((sum, one) => sum + amount(one), 0);
  const exact = product(times) / product(over) - less;
  return Math.abs(exact - value) <= ROUNDING * Math.abs(exact)
    ? []
    : [`estimate ${id} says ${value}; it comes to ${exact}`];
}

function diagramProblems({ nodes, edges }: Scenario["design"]): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const places = nodes.map(({ column, row }) => `column ${column}, row ${row}`);
  return [
    ...repeated("design.nodes", places),
    ...edges.flatMap(({ from, to }) => {
      const start = byId.get(from);
      const end = byId.get(to);
      if (start === undefined || end === undefined) {
        return [`design.edges: ${from} to ${to} has an end that is no node`];
      }
      const columns = Math.abs(start.column - end.column);
      if (columns > 1) {
        return [
          `design.edges: ${from} to ${to} passes over a column; draw it from column to column`,
        ];
      }
      return columns === 0 && Math.abs(start.row - end.row) > 1
        ? [`design.edges: ${from} to ${to} passes over a row; put them next to each other`]
        : [];
    }),
    ...nodes
      .filter(({ id }) => !edges.some(({ from, to }) => from === id || to === id))
      .map(({ id }) => `design.nodes: nothing goes to or from ${id}`),
  ];
}

function repeated(where: string, values: readonly string[]): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => `${where} has ${value} twice`);
}
