import type { PartProps } from "./part.ts";

/** Problems shown at once; the editor itself marks all. */
const MOST_SHOWN = 5;

/** What the type checker says. Nothing is shown while it is content. */
export function Problems({ state, actions }: PartProps) {
  const { problems } = state;
  if (problems.length === 0 || state.file !== "mine") return null;
  return (
    <section class="problems" aria-label="Problems">
      <h3>
        Problems <span class="tag tag--bad">{problems.length}</span>
      </h3>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.message}`}>
            <button type="button" onClick={() => actions.goTo(problem.line, problem.column)}>
              <span aria-hidden="true">{problem.severity === "error" ? "✗" : "!"}</span>
              <span>
                {problem.message} {problem.code}
              </span>
              <span>
                {problem.line}:{problem.column}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        {problems.length > MOST_SHOWN && `${problems.length - MOST_SHOWN} more in the editor. `}
        Types are checked as you type. Tests run either way.
      </p>
    </section>
  );
}
