import { useState } from "preact/hooks";
import type { MockPart } from "../../../study/interviews.ts";
import { Inline } from "../Inline.tsx";
import type { AskableScenario } from "../scenario-data.ts";

/** What the candidate asks about a scenario, and what they are told. */
export function Interviewer({
  scenario,
  part,
  onAsk,
}: {
  readonly scenario: AskableScenario;
  readonly part: MockPart;
  readonly onAsk: (asked: string) => void;
}) {
  const [asking, setAsking] = useState("");
  return (
    <section class="interviewer" aria-labelledby="interviewer">
      <h2 id="interviewer">Ask the interviewer</h2>
      <ol aria-live="polite">
        {part.clarified.map(({ asked, answers }, index) => (
          <li key={index}>
            <p class="interviewer-asked">{asked}</p>
            {answers.length === 0 ? (
              <p class="interviewer-said">Choose what is reasonable, and say that you assume it.</p>
            ) : (
              answers.map((at) => (
                <p key={at} class="interviewer-said">
                  <Inline text={scenario.clarify[at]?.answer ?? ""} />
                </p>
              ))
            )}
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(asking);
          setAsking("");
        }}
      >
        <label class="vh" for="asking">
          A question to the interviewer
        </label>
        <input
          id="asking"
          value={asking}
          maxLength={300}
          autocomplete="off"
          placeholder="One question at a time"
          onInput={(event) => setAsking(event.currentTarget.value)}
        />
        <button class="btn" type="submit">
          Ask
        </button>
      </form>
    </section>
  );
}
