import { DEAD_LETTER_AFTER } from "../../interview/reviews.ts";
import { Inline } from "../interview/Inline.tsx";
import { inDays } from "../interview/wording.ts";
import { sitePath } from "../site/path.ts";
import { DAYS, dueByDay, type Returning } from "./redelivery.ts";
import type { ProgressProps } from "./state.ts";
import { counted } from "./wording.ts";

/** Rows that are listed; what is beyond them is counted. */
const SHOWN = 4;
/** Cells that a day is drawn with; its number says how many there are. */
const STACKED = 5;

/** What is redelivered, and on which day. */
export function Redelivery({ state: { returning, now } }: ProgressProps) {
  const known = returning === "unavailable" ? [] : returning;
  const coming = known.filter(({ deadLetter }) => !deadLetter);
  const days = dueByDay(coming, now);
  const [today = 0] = days;
  return (
    <section class="blk" aria-labelledby="redelivery">
      <h2 id="redelivery">Redelivery</h2>
      <p>
        Questions, terms that you looked up and exercises that failed often come back: sooner when
        you were weak, later when you knew them.
        {coming.length > 0 &&
          ` ${today === 0 ? "Nothing is" : counted(today, "is", "are")} due today.`}
      </p>
      {returning === "unavailable" ? (
        <p class="empty">
          What comes back could not be fetched. It shows up here when the network is back; your
          answers are kept.
        </p>
      ) : coming.length === 0 ? (
        <p class="empty">
          Nothing comes back yet. <a href={sitePath("interview/drill/")}>Answer a question</a>, and
          it returns here when it is due.
        </p>
      ) : (
        <>
          <ol class="due" aria-label={`What is due in the next ${DAYS} days`}>
            {days.map((count, day) => (
              // A day has no name but its place.
              <li key={day} class={day === 0 ? "today" : undefined}>
                <span class="vh">
                  {day === 0 ? "Today" : day === 1 ? "Tomorrow" : `In ${day} days`}: {count} due
                </span>
                {Array.from({ length: Math.min(count, STACKED) }, (_, cell) => (
                  <i key={cell} />
                ))}
                {count > STACKED && <b aria-hidden="true">{count}</b>}
              </li>
            ))}
          </ol>
          <div class="axis" aria-hidden="true">
            {days.map((_, day) => (
              <span key={day} class={day === 0 ? "now" : undefined}>
                {day === 0 ? "today" : day % 2 === 0 ? `+${day}` : ""}
              </span>
            ))}
          </div>
          <ol class="list">
            {coming.slice(0, SHOWN).map((one) => (
              <li key={one.card}>
                <div>
                  <b>
                    <Inline text={one.name} />
                  </b>
                  <small>{about(one)}</small>
                </div>
                {one.due <= now ? (
                  <a class="btn btn--sm" href={sitePath("interview/review/")}>
                    Answer<span class="vh">: {one.name}</span>
                  </a>
                ) : (
                  <span class="num">{inDays(one.due, now)}</span>
                )}
              </li>
            ))}
          </ol>
          {coming.length > SHOWN && (
            <p class="more">
              <a href={sitePath("interview/review/")}>And {coming.length - SHOWN} more</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What was given up for now, with the lesson to reread. */
export function DeadLetters({ state: { returning } }: ProgressProps) {
  if (returning === "unavailable") return null;
  const dead = returning.filter(({ deadLetter }) => deadLetter);
  return (
    <section class="blk" aria-labelledby="dead-letters">
      <h2 id="dead-letters">Dead letters</h2>
      <p>
        Missed {DEAD_LETTER_AFTER} times in a row, and not redelivered. Reread the lesson, then
        answer again.
      </p>
      {dead.length === 0 && (
        <p class="empty">None. What you miss again and again is set apart here.</p>
      )}
      {dead.slice(0, SHOWN).map((one) => (
        <div key={one.card} class="dl">
          <span class="rec rec--fail">
            <span>
              <span class="vh">Missed </span>×{one.weak}
            </span>
          </span>
          <div>
            <b>
              <Inline text={one.name} />
            </b>
            {one.lesson !== undefined && (
              <small>
                Reread <a href={one.lesson.href}>{one.lesson.title}</a>.
              </small>
            )}
          </div>
          <a class="btn btn--sm" href={sitePath("interview/review/#dead")}>
            Answer again<span class="vh">: {one.name}</span>
          </a>
        </div>
      ))}
      {dead.length > SHOWN && <p class="more">And {dead.length - SHOWN} more.</p>}
    </section>
  );
}

function about({ kind, lesson, delivered }: Returning): string {
  const what = kind === "term" ? "Glossary" : (lesson?.title ?? "Question");
  return `${what}, delivered ${counted(delivered, "time")}`;
}
