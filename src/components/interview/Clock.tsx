import { keyNames } from "./practice-keys.ts";

/** Time spent on an answer, over a lane of the time there is. Past the end it counts on, in the same colour. */
export function Clock({
  seconds,
  minutes,
  paused,
  onPause,
}: {
  readonly seconds: number;
  readonly minutes: number;
  readonly paused: boolean;
  readonly onPause: () => void;
}) {
  const share = Math.min(1, seconds / (minutes * 60));
  return (
    <div class="clock">
      <div class="clock-face">
        <time role="timer" aria-live="off" dateTime={`PT${seconds}S`}>
          {minutesAndSeconds(seconds)}
        </time>
        <span>of {minutes} min</span>
        <button
          class="btn btn--sm btn--quiet"
          type="button"
          aria-pressed={paused}
          onClick={onPause}
        >
          {paused ? "Go on" : "Pause"} <span class="keys">{keyNames().pause}</span>
        </button>
      </div>
      <div class="clock-lane" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

/** `2:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
