import type { OwnQuestion } from "../interview/design/own-question.ts";
import { OwnCode } from "../interview/design/QuotedCode.tsx";
import { Practice } from "../interview/Practice.tsx";
import type { PracticeSession } from "../interview/practice-session.ts";

/** A question about one's own code, as it is shown while its answer is scored. */
export function ScoredQuestion({
  session,
  quote,
}: {
  readonly session: PracticeSession;
  readonly quote: OwnQuestion["quote"];
}) {
  return (
    <Practice
      session={session}
      state={session.state}
      about="Defend your design"
      quoted={<OwnCode quote={quote} />}
      next={null}
    />
  );
}
