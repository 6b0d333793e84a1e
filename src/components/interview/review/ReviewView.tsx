import { useEffect, useRef } from "preact/hooks";
import { DEAD_LETTER_AFTER } from "../../../interview/reviews.ts";
import { type Score, scale } from "../../../interview/scorecard.ts";
import { sitePath } from "../../site/path.ts";
import { OwnCode } from "../design/QuotedCode.tsx";
import { Inline } from "../Inline.tsx";
import { Practice } from "../Practice.tsx";
import { Recorder } from "../recording/Recorder.tsx";
import { inDays } from "../wording.ts";
import { lessonOf, nameOf } from "./cards.ts";
import type { CurrentCard, ReviewController, ReviewState, ScheduledCard } from "./controller.ts";

interface ReviewProps {
  readonly state: ReviewState;
  readonly controller: ReviewController;
}

/** What is due, one card at a time; and below it when everything else comes back. */
export function ReviewView({ state, controller }: ReviewProps) {
  const { current, due, last } = state;
  return (
    <>
      <nav class="practice-up" aria-label="Interview practice">
        <a href={sitePath("interview/")}>Interview</a>
        <p class="due-count" role="status">
          <span class="num">{due.length}</span> due
        </p>
      </nav>
      {last !== undefined && (
        <p class="rated" role="status">
          {last.text}{" "}
          <button class="btn btn--sm" type="button" onClick={() => void controller.undo()}>
            Undo
          </button>
        </p>
      )}
      {current === undefined && <NothingDue state={state} />}
      {current?.kind === "question" && (
        <Practice
          key={current.card}
          session={current.session}
          state={current.practice}
          {...(current.design !== undefined && {
            about: `Defend your design: ${current.design.title}`,
            quoted: <OwnCode quote={current.design.own.quote} />,
          })}
          aside={
            <Recorder
              question={current.session.question.id}
              onHeard={(text) => current.session.hear(text)}
            />
          }
          next={
            <button class="btn btn--primary" type="button" onClick={() => void advance(controller)}>
              {due.length === 0 ? "Finish" : "Next card"}
            </button>
          }
        />
      )}
      {(current?.kind === "term" || current?.kind === "exercise") && (
        <Recall
          key={current.card}
          current={current}
          controller={controller}
          moved={last !== undefined}
        />
      )}
      <Schedule state={state} controller={controller} />
    </>
  );
}

/** Goes on to the next card, and to its heading: the button that was pressed is gone. */
async function advance(controller: ReviewController): Promise<void> {
  await controller.next();
  document.querySelector<HTMLElement>("#question, #recall, #review")?.focus();
}

function NothingDue({ state }: Pick<ReviewProps, "state">) {
  const next = state.scheduled.find(({ deadLetter }) => !deadLetter);
  return (
    <div class="nothing-due">
      <h1 id="review" tabIndex={-1}>
        Review
      </h1>
      <p class="empty">
        {next === undefined ? (
          <>
            Nothing comes back yet. Questions that you answer, exercises that fail often and terms
            that you look up will be here when they are due.{" "}
            <a href={sitePath("interview/drill/")}>Answer a question</a>.
          </>
        ) : (
          <>
            Nothing is due. The next card comes back {inDays(next.due, state.now)}.{" "}
            <a href={sitePath("interview/drill/")}>Answer another question</a>.
          </>
        )}
      </p>
    </div>
  );
}

/** A term or an exercise: said first, then shown, then rated. */
function Recall({
  current,
  controller,
  moved,
}: Pick<ReviewProps, "controller"> & {
  readonly current: Exclude<CurrentCard, { kind: "question" }>;
  /** Whether another card was there before. A page that has just opened keeps its focus. */
  readonly moved: boolean;
}) {
  const { subject, open } = current;
  const heading = useRef<HTMLHeadingElement>(null);
  const scores = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (open) scores.current?.querySelector("button")?.focus();
    else if (moved) heading.current?.focus();
  }, [open, moved]);
  return (
    <article
      class="recall"
      aria-labelledby="recall"
      onKeyDown={(event) => {
        const pressed = scale.find(({ score }) => String(score) === event.key);
        if (pressed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        void controller.rate(pressed.score);
      }}
    >
      <p class="asked-about">
        <span class="tag">{subject.kind}</span>{" "}
        {subject.kind === "term" ? "You looked it up" : "It failed often"}
      </p>
      <h1 id="recall" tabIndex={-1} ref={heading}>
        {nameOf(subject)}
      </h1>
      <p class="recall-ask">
        {subject.kind === "term"
          ? "Say what it means, in a sentence, before you look."
          : "Say how you would write it: the state it keeps, the order of its steps, the case that broke. Or write it again."}
      </p>
      {open ? (
        <>
          {subject.kind === "term" ? (
            <p class="recall-answer">
              <Inline text={subject.term.definition} />
            </p>
          ) : (
            <p class="recall-answer">
              <a href={subject.exercise.href}>Open {subject.exercise.title}</a> and compare with
              what you wrote.
            </p>
          )}
          <fieldset class="ratings" ref={scores}>
            <legend>How well did you know it?</legend>
            {scale.map(({ score, name }) => (
              <button
                key={score}
                class="btn"
                type="button"
                onClick={() => void controller.rate(score satisfies Score)}
              >
                <b>{score}</b> {name}
              </button>
            ))}
          </fieldset>
        </>
      ) : (
        <button class="btn btn--primary" type="button" onClick={() => controller.reveal()}>
          {subject.kind === "term" ? "Show the definition" : "Show the exercise"}
        </button>
      )}
    </article>
  );
}

/** Days that are drawn. */
const DAYS = 16;
const DAY = 86_400_000;
/** Cards that are listed. */
const LISTED = 12;

function Schedule({ state, controller }: ReviewProps) {
  const { scheduled, now, deck } = state;
  const coming = scheduled.filter(({ deadLetter, due }) => !deadLetter && due > now);
  const dead = scheduled.filter(({ deadLetter }) => deadLetter);
  if (scheduled.length === 0) return null;
  return (
    <>
      {coming.length > 0 && (
        <section class="coming" aria-labelledby="coming">
          <h2 id="coming">Coming back</h2>
          <Days coming={coming} now={now} />
          <ol class="redo">
            {coming.slice(0, LISTED).map(({ card, due, subject }) => (
              <li key={card}>
                <span>
                  <Inline text={nameOf(subject)} />
                </span>
                <span class="num">{inDays(due, now)}</span>
              </li>
            ))}
          </ol>
          {coming.length > LISTED && <p>And {coming.length - LISTED} later.</p>}
        </section>
      )}
      {dead.length > 0 && (
        <section class="coming" aria-labelledby="dead">
          <h2 id="dead">Dead letters</h2>
          <p>
            Missed {DEAD_LETTER_AFTER} times in a row. They are not redelivered: reread the lesson,
            then answer again.
          </p>
          <ol class="redo">
            {dead.map((one) => {
              const lesson = lessonOf(one.subject, deck);
              return (
                <li key={one.card}>
                  <span>
                    <Inline text={nameOf(one.subject)} />
                    {lesson !== undefined && (
                      <>
                        {" "}
                        Reread <a href={lesson.href}>{lesson.title}</a>.
                      </>
                    )}
                  </span>
                  <button
                    class="btn btn--sm"
                    type="button"
                    onClick={() => void controller.open(one)}
                  >
                    Answer again
                  </button>
                </li>
              );
            })}
          </ol>
        </section>
      )}
      <section class="coming" aria-labelledby="anki">
        <h2 id="anki">Anki</h2>
        <p>
          {scheduled.length} {scheduled.length === 1 ? "card" : "cards"} in your schedule. Anki
          keeps its own; a file that you import again changes cards and adds none twice. Exercises
          stay here.
        </p>
        <button class="btn" type="button" onClick={() => void controller.exportToAnki()}>
          Export to Anki
        </button>
      </section>
    </>
  );
}

/** The next days as records; those on which something comes back are ink. */
function Days({
  coming,
  now,
}: {
  readonly coming: readonly ScheduledCard[];
  readonly now: number;
}) {
  const counts = Array.from({ length: DAYS }, (_, index) => {
    const day = index + 1;
    return coming.filter(({ due }) => Math.ceil((due - now) / DAY) === day).length;
  });
  return (
    <ol class="days" aria-label={`The next ${DAYS} days`}>
      {counts.map((count, index) => (
        <li key={index} class={count > 0 ? "rec on" : "rec"}>
          <span>
            {index + 1}
            {count > 0 && <span class="vh"> days: {count} come back</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
