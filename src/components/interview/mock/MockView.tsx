import { useEffect, useState } from "preact/hooks";
import { isPaused, leftMs } from "../../../interview/mock-session.ts";
import { Dialog } from "../../site/Dialog.tsx";
import { minutesAndSeconds } from "../Clock.tsx";
import { keyNames } from "../practice-keys.ts";
import { Interview } from "./Interview.tsx";
import { Judging } from "./Judging.tsx";
import { SetUp } from "./SetUp.tsx";
import type { MockActions, MockState, OpenInterview } from "./state.ts";

/** The whole page of the mock interview. */
export function MockView({
  state,
  actions,
}: {
  readonly state: MockState;
  readonly actions: MockActions;
}) {
  const [leaving, setLeaving] = useState(false);
  /* Here, so that it is open again after a pause. */
  const [board, setBoard] = useState(false);
  const { open } = state;
  const stage = open === undefined ? "none" : open.session.stage;
  useEffect(() => {
    setLeaving(false);
    if (stage !== "asking") {
      setBoard(false);
      return;
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== "KeyP" || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (document.querySelector(".paused") === null) actions.pause();
      else actions.resume();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [stage, actions]);
  return (
    <>
      {state.storage !== undefined && (
        <div class="notice" role="alert">
          <b>This interview is not being kept</b>
          <p>{state.storage}</p>
        </div>
      )}
      {open?.conflict !== undefined && (
        <div class="notice" role="alert">
          <b>Nothing is saved here any more</b>
          <p>{open.conflict}</p>
        </div>
      )}
      <Stage
        state={state}
        open={open}
        actions={actions}
        onLeave={() => setLeaving(true)}
        board={board}
        onBoard={setBoard}
      />
      {leaving && open !== undefined && (
        <Leave
          asking={open.session.stage === "asking"}
          actions={actions}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}

function Stage({
  state,
  open,
  actions,
  onLeave,
  board,
  onBoard,
}: {
  readonly state: MockState;
  readonly open: OpenInterview | undefined;
  readonly actions: MockActions;
  readonly onLeave: () => void;
  /** Whether the whiteboard is open. */
  readonly board: boolean;
  readonly onBoard: (open: boolean) => void;
}) {
  if (open === undefined) return <SetUp state={state} actions={actions} />;
  if (open.judged !== undefined) {
    return (
      <Judging state={state} open={open} judged={open.judged} actions={actions} onLeave={onLeave} />
    );
  }
  return isPaused(open.session) ? (
    <Paused state={state} open={open} actions={actions} onLeave={onLeave} />
  ) : (
    <Interview
      state={state}
      open={open}
      actions={actions}
      onLeave={onLeave}
      board={board}
      onBoard={onBoard}
    />
  );
}

/** The clock stands, and so does thinking: the question is hidden. */
function Paused({
  state,
  open: { session },
  actions,
  onLeave,
}: {
  readonly state: MockState;
  readonly open: OpenInterview;
  readonly actions: MockActions;
  readonly onLeave: () => void;
}) {
  const left = leftMs(session, state.now);
  const time = minutesAndSeconds(Math.ceil(Math.abs(left) / 1000));
  return (
    <section class="paused" aria-labelledby="paused">
      <h1 id="paused">Paused</h1>
      <p class="entry-lead">
        {left < 0 ? `${time} over` : `${time} left`} of {session.request.minutes} minutes. The
        question is hidden until you go on. Everything is kept in this browser, so you may close the
        page.
      </p>
      <p class="set-up-go">
        <button class="btn btn--primary btn--lg" type="button" onClick={() => actions.resume()}>
          Go on <span class="keys">{keyNames().pause}</span>
        </button>
        <button class="btn btn--quiet" type="button" onClick={onLeave}>
          End the interview
        </button>
      </p>
    </section>
  );
}

/** Ends it or deletes it; or neither. */
export function Leave({
  asking,
  actions,
  onClose,
}: {
  /** Whether questions are still asked; else it is being scored. */
  readonly asking: boolean;
  readonly actions: Pick<MockActions, "discard" | "end">;
  readonly onClose: () => void;
}) {
  return (
    <Dialog class="question" labelledBy="leave-title" onClose={onClose}>
      <h2 id="leave-title">{asking ? "End the interview?" : "Delete this interview?"}</h2>
      <p>
        {asking
          ? "You score what you have answered, and get a scorecard. What was not asked yet does not count."
          : "Your answers, notes and drawing are gone for good, and there is no scorecard."}
      </p>
      {asking && (
        <p>Or delete it: answers, notes and drawing are gone for good, and nothing is scored.</p>
      )}
      <div class="question-ways">
        <button class="btn" type="button" onClick={onClose}>
          Go on
        </button>
        <button
          class="btn"
          type="button"
          onClick={() => {
            onClose();
            actions.discard();
          }}
        >
          Delete it
        </button>
        {asking && (
          <button
            class="btn btn--primary"
            type="button"
            onClick={() => {
              onClose();
              actions.end();
            }}
          >
            End and score
          </button>
        )}
      </div>
    </Dialog>
  );
}
