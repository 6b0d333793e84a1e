/** Checks the reference: the glossary's terms, the comparison tables and the cheat sheet. */
import { lessonSlugs } from "../../src/content/course.ts";
import { glossary } from "../../src/content/glossary/glossary.ts";
import { type Term, termSchema } from "../../src/content/glossary/term.ts";
import { type Block, cheatSheet } from "../../src/content/reference/cheat-sheet.ts";
import type { Comparison } from "../../src/content/reference/comparison.ts";
import { acks, guarantees, minInSync } from "../../src/content/reference/guarantees.ts";
import { deliveryLimits, products } from "../../src/content/reference/products.ts";
import { sources } from "../../src/content/sources.ts";
import type { Finding } from "./finding.ts";

const leastTerms = 60;
const tables: readonly Comparison[] = [products, guarantees, acks, minInSync, deliveryLimits];

/** Checks the reference as it stands in the repository. */
export function checkReference(): Finding[] {
  const used = [...glossary, ...tables].flatMap((item) => item.sources);
  return [
    ...checkTerms(glossary),
    ...tables.flatMap(checkComparison),
    ...checkCheatSheet(cheatSheet),
    ...Object.keys(sources)
      .filter((id) => !used.some((other) => other === id))
      .map((id) => ({
        where: "src/content/sources.ts",
        message: `has the source ${id}, which nothing cites; remove it`,
      })),
  ];
}

/** Checks terms: each by its schema, all of them for forms that two of them claim. */
export function checkTerms(terms: readonly Term[]): Finding[] {
  const where = "src/content/glossary";
  const claimed = new Map<string, string>();
  const findings: Finding[] = [];
  if (terms.length < leastTerms) {
    findings.push({ where, message: `has ${terms.length} terms; write at least ${leastTerms}` });
  }
  for (const term of terms) {
    const checked = termSchema.safeParse(term);
    for (const issue of checked.error?.issues ?? []) {
      const field = issue.path.join(".");
      findings.push({ where: `${where}: ${term.id}`, message: `${field} ${issue.message}` });
    }
    const forms = [term.term, ...(term.aliases ?? [])].map((form) => form.toLowerCase());
    for (const form of [`#${term.id}`, ...new Set(forms)]) {
      const owner = claimed.get(form);
      if (owner !== undefined) {
        findings.push({
          where: `${where}: ${term.id}`,
          message: `claims "${form}", which is ${owner}'s; give it to one of them`,
        });
      }
      claimed.set(form, term.id);
    }
  }
  return findings;
}

/** Checks that a table is one: each row has a cell for each column, and no cell is empty. */
export function checkComparison({ id, columns, rows }: Comparison): Finding[] {
  const where = `src/content/reference: ${id}`;
  return rows.flatMap(({ head, cells }) => [
    ...(cells.length === columns.length
      ? []
      : [
          {
            where,
            message: `row "${head}" has ${cells.length} cells for ${columns.length} columns`,
          },
        ]),
    ...(cells.every((cell) => /\w/.test(cell))
      ? []
      : [{ where, message: `row "${head}" has an empty cell; say "None" or what is true` }]),
  ]);
}

/** Checks that the cheat sheet sums up the whole course, once and in order. */
export function checkCheatSheet(pages: readonly (readonly Block[])[]): Finding[] {
  const where = "src/content/reference/cheat-sheet.ts";
  const summed = pages.flat().flatMap(({ lessons }) => lessons);
  return lessonSlugs.flatMap((slug, offset) =>
    summed[offset] === slug
      ? []
      : [{ where, message: `must sum up lesson ${offset}, ${slug}, in the course's order` }],
  );
}
