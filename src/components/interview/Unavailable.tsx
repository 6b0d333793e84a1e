import { sitePath } from "../site/path.ts";
import { QuestionsUnavailableError } from "./question-data.ts";

/** What a page shows that could not get its questions. */
export function Unavailable({ cause }: { readonly cause: unknown }) {
  if (!(cause instanceof QuestionsUnavailableError)) console.error(cause);
  const text =
    cause instanceof QuestionsUnavailableError
      ? cause.message
      : "The practice could not start. Reload the page; what you wrote is kept.";
  return (
    <div class="notice" role="alert">
      <p>{text}</p>
      <p>
        <a href={sitePath("interview/")}>All questions</a>
      </p>
    </div>
  );
}
