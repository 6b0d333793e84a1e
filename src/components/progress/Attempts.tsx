import { type Attempt, attemptsByExercise } from "../../study/activity.ts";
import { exerciseProgress, type Progress } from "../../study/progress.ts";
import { designPath } from "../site/path.ts";
import { writtenLessons } from "./course-facts.ts";
import type { ProgressProps } from "./state.ts";
import { counted, day } from "./wording.ts";

/** Attempts that a plot shows; the last ones. */
const PLOTTED = 40;

/** Attempts at each exercise that was begun: how many, and how they went. */
export function Attempts({
  state: { facts, asked, data },
  progress,
}: ProgressProps & { readonly progress: Progress }) {
  const attempts = attemptsByExercise(data.events);
  const begun = writtenLessons(facts).flatMap(({ offset, exercise }) => {
    const runs = exercise === undefined ? undefined : attempts.get(exercise.id);
    return exercise === undefined || runs === undefined ? [] : [{ offset, exercise, runs }];
  });
  return (
    <section class="blk" aria-labelledby="attempts">
      <h2 id="attempts">Attempts</h2>
      {begun.length === 0 ? (
        <p class="empty">No run yet. Every run of an exercise adds a bar: how many tests passed.</p>
      ) : (
        <>
          <p>
            A bar is a run; its height is how many tests passed. The double rule closes what is
            solved.
          </p>
          <table class="ledger attempts">
            <thead>
              <tr>
                <th scope="col">Exercise</th>
                <th scope="col" class="n">
                  Runs
                </th>
                <th scope="col">Tests passed, run by run</th>
                <th scope="col" class="n opt">
                  Hints
                </th>
                <th scope="col" class="n last">
                  Solved
                </th>
              </tr>
            </thead>
            <tbody>
              {begun.map(({ offset, exercise, runs }) => {
                const work = exerciseProgress(progress, exercise.id);
                const hints = Object.values(work.hints).reduce((sum, level) => sum + level, 0);
                return (
                  <tr key={exercise.id}>
                    <th scope="row">
                      <span class="num">{offset}</span> <a href={exercise.href}>{exercise.title}</a>
                      {work.solutionRevealed && <small>compared with the solution</small>}
                      {work.solved && Object.hasOwn(asked.design, exercise.id) && (
                        <small>
                          <a href={designPath(exercise.id)}>
                            Defend your design<span class="vh"> of {exercise.title}</span>
                          </a>
                          , {counted(asked.design[exercise.id] ?? 0, "question")}
                        </small>
                      )}
                    </th>
                    <td class="n" data-unit={runs.length === 1 ? "run" : "runs"}>
                      {runs.length}
                    </td>
                    <td class="plot-cell">
                      <Plot
                        runs={runs.slice(-PLOTTED)}
                        tests={exercise.tests}
                        solved={work.solved}
                      />
                    </td>
                    <td class="n opt">{hints === 0 ? "–" : hints}</td>
                    <td class="n last">
                      {work.solvedAt === undefined ? (
                        "–"
                      ) : (
                        <time dateTime={new Date(work.solvedAt).toISOString()}>
                          {day(work.solvedAt)}
                        </time>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

const HEIGHT = 32;
const STEP = 8;

/** The runs of one exercise as bars on a base line. Each says its number on its own, for those who do not see it. */
function Plot({
  runs,
  tests,
  solved,
}: {
  readonly runs: readonly Attempt[];
  readonly tests: number;
  readonly solved: boolean;
}) {
  const width = runs.length * STEP + 8;
  const best = Math.max(...runs.map(({ passed }) => passed));
  const share = ({ passed }: Attempt): number =>
    tests === 0 ? 0 : (HEIGHT * Math.min(passed, tests)) / tests;
  const told = `${counted(runs.length, "run")}: ${runs.map(({ passed }) => passed).join(", ")} of ${tests} tests passed; ${best} at best.`;
  return (
    <svg
      class="plot"
      viewBox={`0 0 ${width} ${HEIGHT + 2}`}
      width={width}
      height={HEIGHT + 2}
      role="img"
      aria-label={told}
    >
      <path class="plot-all" d={bars(runs, () => HEIGHT)} />
      <path
        class="plot-passed"
        d={bars(runs, (run) => (run.status === "passed" ? 0 : share(run)))}
      />
      <path
        class="plot-passed plot-done"
        d={bars(runs, (run) => (run.status === "passed" ? share(run) : 0))}
      />
      {solved && (
        <path class="plot-rule" d={`M${width - 6} 0V${HEIGHT + 2}M${width - 2} 0V${HEIGHT + 2}`} />
      )}
    </svg>
  );
}

/** All bars of one look as one path: a page of single ones takes long to draw. None of height 0. */
function bars(runs: readonly Attempt[], height: (run: Attempt) => number): string {
  const width = STEP - 3;
  return runs
    .map((run, index) => {
      const tall = height(run);
      const top = HEIGHT + 0.5 - tall;
      return tall === 0 ? "" : `M${index * STEP + 0.5} ${top}h${width}v${tall}h${-width}z`;
    })
    .join("");
}
