import { useState } from "preact/hooks";
import { Inline } from "./Inline.tsx";
import type { AskableQuestion } from "./question-data.ts";

/** What a strong answer sounds like. */
export function ModelAnswer({ answer }: Pick<AskableQuestion, "answer">) {
  return (
    <section class="model" aria-labelledby="model">
      <h2 id="model">A strong answer</h2>
      {answer
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p key={paragraph}>
            <Inline text={paragraph} />
          </p>
        ))}
    </section>
  );
}

/** What an interviewer asks next, one at a time: first the question, then what they listen for. */
export function FollowUps({ followUps }: Pick<AskableQuestion, "followUps">) {
  /** Each follow-up takes two steps: asked, answered. */
  const [steps, setSteps] = useState(1);
  const shown = followUps.slice(0, Math.ceil(steps / 2));
  const listening = steps % 2 === 1;
  const all = steps >= followUps.length * 2;
  return (
    <section class="follow-ups" aria-labelledby="follow-ups">
      <h2 id="follow-ups">
        Follow-ups{" "}
        <span class="num">
          {shown.length} of {followUps.length}
        </span>
      </h2>
      <ol aria-live="polite">
        {shown.map(({ ask, listenFor, separates }, index) => (
          <li key={ask}>
            <p class="follow-up">
              <Inline text={ask} />
            </p>
            {index < shown.length - 1 || !listening ? (
              <dl>
                <dt>Listens for</dt>
                <dd>
                  <Inline text={listenFor} />
                </dd>
                <dt>Finds</dt>
                <dd>
                  <Inline text={separates} />
                </dd>
              </dl>
            ) : (
              <p class="follow-up-note">Answer it aloud first.</p>
            )}
          </li>
        ))}
      </ol>
      {!all && (
        <button class="btn" type="button" onClick={() => setSteps(steps + 1)}>
          {listening ? "Show what they listen for" : "Ask the next follow-up"}
        </button>
      )}
    </section>
  );
}

/** Where it is taught, and what it rests on. */
export function WhereToRead({ taughtBy, sources }: Pick<AskableQuestion, "taughtBy" | "sources">) {
  return (
    <section class="reading" aria-labelledby="reading">
      <h2 id="reading">Where to read on</h2>
      <ul>
        {taughtBy.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
        {sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url}>{title}</a> <span class="host">{new URL(url).host}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
