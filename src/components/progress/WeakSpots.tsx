import { weakSpots } from "../../study/weak-spots.ts";
import { lessonAt, lessonOfExercise } from "./course-facts.ts";
import type { ProgressProps } from "./state.ts";
import { counted, exerciseName, lessonName } from "./wording.ts";

/** Rows of each kind that are shown; what is beyond them is counted. */
const SHOWN = 5;

/** Where to look once more: missed quick checks, and tests that fail again and again. */
export function WeakSpots({ state: { facts, data } }: ProgressProps) {
  const { checks, tests } = weakSpots(data.events);
  return (
    <section class="blk" aria-labelledby="weak-spots">
      <h2 id="weak-spots">Weak spots</h2>
      <p>Quick checks that you missed, and tests that failed in three runs or more.</p>
      {checks.length + tests.length === 0 && (
        <p class="empty">None so far. What you miss shows up here, with the place to reread.</p>
      )}
      {checks.length > 0 && (
        <>
          <h3 class="sub">Missed quick checks</h3>
          <ul class="list">
            {checks.slice(0, SHOWN).map(({ lesson, section, question, wrong, passed }) => {
              const href = lessonAt(facts, lesson)?.href;
              return (
                <li key={`${lesson} ${question}`}>
                  <div>
                    <b>{question}</b>
                    <small>
                      {lessonName(facts, lesson)}, {counted(wrong, "wrong answer")},{" "}
                      {passed ? "right since" : "still open"}
                    </small>
                  </div>
                  {href !== undefined && (
                    <a class="btn btn--sm" href={`${href}#${section}`}>
                      Reread<span class="vh">: {question}</span>
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
          <More count={checks.length - SHOWN} />
        </>
      )}
      {tests.length > 0 && (
        <>
          <h3 class="sub">Stubborn tests</h3>
          <ul class="list">
            {tests.slice(0, SHOWN).map(({ exercise, title, failures, runs, passesNow }) => {
              const href = lessonOfExercise(facts, exercise)?.exercise?.href;
              return (
                <li key={`${exercise} ${title}`}>
                  <div>
                    <b>{title}</b>
                    <small>
                      {exerciseName(facts, exercise)}, failed in {failures} of {runs} runs,{" "}
                      {passesNow ? "passes now" : "fails still"}
                    </small>
                  </div>
                  {href !== undefined && (
                    <a class="btn btn--sm" href={href}>
                      Open<span class="vh"> the exercise of: {title}</span>
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
          <More count={tests.length - SHOWN} />
        </>
      )}
    </section>
  );
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <p class="more">And {count} more.</p> : null;
}
