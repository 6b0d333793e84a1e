import { levels } from "../../../content/level.ts";
import { scorecardPath, sitePath } from "../../site/path.ts";
import type { MockActions, MockState } from "./state.ts";

const lengths = [
  { minutes: 15, holds: "a warm-up and questions" },
  { minutes: 30, holds: "a warm-up, and a scenario cut short" },
  { minutes: 45, holds: "a warm-up, a question or two, and a whole scenario" },
] as const;

/** Level, length and topics of the interview to come. */
export function SetUp({
  state: { request, list, past, problem },
  actions,
}: {
  readonly state: MockState;
  readonly actions: MockActions;
}) {
  const all = request.concepts.length === 0;
  return (
    <form
      class="set-up"
      onSubmit={(event) => {
        event.preventDefault();
        actions.begin();
      }}
    >
      <h1>Mock interview</h1>
      <p class="entry-lead">
        Questions against a clock, follow-ups when you have answered, a scenario that is less than
        you need to know. The rubric stays closed until the end, as it does in a real one.
      </p>
      <fieldset>
        <legend>Level</legend>
        <div class="choices">
          {levels.map((level) => (
            <label key={level}>
              <input
                type="radio"
                name="level"
                checked={request.level === level}
                onChange={() => actions.ask({ level })}
              />
              {level}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Length</legend>
        <div class="choices choices--tall">
          {lengths.map(({ minutes, holds }) => (
            <label key={minutes}>
              <input
                type="radio"
                name="minutes"
                checked={request.minutes === minutes}
                onChange={() => actions.ask({ minutes })}
              />
              <span class="num">{minutes} min</span>
              <small>{holds}</small>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="topics">
        <legend>
          Topics <span>{all ? "all of them" : `${request.concepts.length} chosen`}</span>
        </legend>
        <ul>
          {Object.entries(list.concepts).map(([slug, title]) => (
            <li key={slug}>
              <label>
                <input
                  type="checkbox"
                  checked={request.concepts.includes(slug)}
                  onChange={(event) =>
                    actions.ask({
                      concepts: event.currentTarget.checked
                        ? [...request.concepts, slug]
                        : request.concepts.filter((one) => one !== slug),
                    })
                  }
                />
                {title}
              </label>
            </li>
          ))}
        </ul>
        {!all && (
          <button class="btn btn--sm" type="button" onClick={() => actions.ask({ concepts: [] })}>
            Ask about all
          </button>
        )}
      </fieldset>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p class="set-up-go">
        <button class="btn btn--primary btn--lg" type="submit">
          Begin the interview
        </button>
        <span>The clock starts at once. You can pause, and close the page.</span>
      </p>
      <p class="set-up-past">
        {past.length > 0 && <a href={scorecardPath()}>Your scorecards</a>}{" "}
        <a href={sitePath("interview/")}>All questions and scenarios</a>
      </p>
    </form>
  );
}
