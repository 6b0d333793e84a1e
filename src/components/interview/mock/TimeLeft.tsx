import { leftMs } from "../../../interview/mock-session.ts";
import type { MockSession } from "../../../study/interviews.ts";
import { minutesAndSeconds } from "../Clock.tsx";
import { keyNames } from "../practice-keys.ts";

/** What is left of the interview, over a lane of its parts as planned. Past the end it counts up, in the same colour. */
export function TimeLeft({
  session,
  now,
  onPause,
}: {
  readonly session: MockSession;
  readonly now: number;
  readonly onPause: () => void;
}) {
  const { minutes } = session.request;
  const left = leftMs(session, now);
  const seconds = Math.ceil(Math.abs(left) / 1000);
  const share = Math.min(1, 1 - left / (minutes * 60_000));
  return (
    <div class="clock">
      <div class="clock-face">
        <time role="timer" aria-live="off" dateTime={`PT${seconds}S`}>
          {left < 0 ? "+" : ""}
          {minutesAndSeconds(seconds)}
        </time>
        <span>{left < 0 ? "over" : "left"}</span>
        <button class="btn btn--sm btn--quiet" type="button" onClick={onPause}>
          Pause <span class="keys">{keyNames().pause}</span>
        </button>
      </div>
      <div class="clock-lane" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      {/* Said twice in an interview, and not each second. */}
      <p class="vh" role="status">
        {left <= 0
          ? "The time is up. Come to an end."
          : left <= 5 * 60_000
            ? "Five minutes left."
            : ""}
      </p>
    </div>
  );
}
