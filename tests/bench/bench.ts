/**
 * `npm run bench`: the figures that the course promises, measured in one run and printed as ratios. Needs a
 * build (`npm run build`). Names of parts as arguments run those only: `npm run bench page-weight`.
 */
import { benchFigures } from "./figures.ts";
import { benchMainThread } from "./main-thread.ts";
import { benchPageWeight } from "./page-weight.ts";
import { benchPastAnswers } from "./past-answers.ts";
import { holds, type Row, rowLine } from "./row.ts";
import { benchRunner } from "./runner.ts";
import { benchSiteBuild } from "./site-build.ts";
import { benchTraces } from "./traces.ts";
import { benchWebContainer } from "./web-container.ts";

const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  runner: benchRunner,
  traces: benchTraces,
  "web-container": benchWebContainer,
  "page-weight": benchPageWeight,
  "main-thread": benchMainThread,
  "past-answers": benchPastAnswers,
  figures: benchFigures,
  "site-build": benchSiteBuild,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}.`,
  );
  process.exit(1);
}

let allHold = true;
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  // At once: a later part that breaks takes nothing away from what was measured.
  const rows = await measure();
  for (const row of rows) console.log(rowLine(row));
  allHold &&= rows.every(holds);
}
process.exitCode = allHold ? 0 : 1;
