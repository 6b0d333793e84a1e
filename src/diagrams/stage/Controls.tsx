import { useEffect, useState } from "preact/hooks";
import { type Playback, type PlaybackAction, SPEEDS, type Speed } from "./playback.ts";

const paths = {
  back: "M10 3.5 5.5 8l4.5 4.5",
  step: "m6 3.5 4.5 4.5L6 12.5",
  play: "M4.5 3v10l8-5z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
} as const;

function IconButton({
  icon,
  name,
  onClick,
}: {
  readonly icon: keyof typeof paths;
  readonly name: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      class="btn btn--quiet btn--sm btn--icon"
      type="button"
      aria-label={name}
      onClick={onClick}
    >
      <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[icon]} fill={icon === "play" ? "currentColor" : "none"} />
      </svg>
    </button>
  );
}

interface ToolsProps {
  readonly playback: Playback;
  /** Label of what can be broken at this moment. */
  readonly breakage: string | undefined;
  readonly onCommand: (command: "back" | "play" | "step" | "break") => void;
}

/** In the head of the figure: where we are, and the way on. */
export function Tools({ playback: { index, last, playing }, breakage, onCommand }: ToolsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="fig-tools" role="group" aria-label="Figure controls">
      <span class="step">
        event {index} of {last}
      </span>
      <IconButton icon="back" name="Previous event" onClick={() => onCommand("back")} />
      <IconButton
        icon={playing ? "pause" : "play"}
        name={playing ? "Pause" : "Play"}
        onClick={() => onCommand("play")}
      />
      <IconButton icon="step" name="Next event" onClick={() => onCommand("step")} />
      {breakage !== undefined && (
        <button class="btn btn--quiet btn--sm" type="button" onClick={() => onCommand("break")}>
          {breakage}
        </button>
      )}
    </div>
  );
}

interface TimelineProps {
  readonly playback: Playback;
  readonly caption: string;
  readonly seed: number;
  readonly dispatch: (action: PlaybackAction) => void;
  readonly onSeed: (seed: number) => void;
  readonly onReset: () => void;
}

/** Under the drawing: scrub, speed, seed, reset. */
export function Timeline({
  playback: { index, last, speed },
  caption,
  seed,
  dispatch,
  onSeed,
  onReset,
}: TimelineProps) {
  return (
    <div class="scene-tools">
      <input
        class="scrub"
        type="range"
        min={0}
        max={last}
        value={index}
        aria-label="Event"
        aria-valuetext={`${index} of ${last}: ${caption}`}
        onInput={({ currentTarget }) =>
          dispatch({ type: "seek", index: currentTarget.valueAsNumber })
        }
      />
      <label>
        Speed
        <select
          value={String(speed)}
          onChange={({ currentTarget }) =>
            dispatch({ type: "speed", speed: speedOf(currentTarget.value) })
          }
        >
          {SPEEDS.map((choice) => (
            <option key={choice} value={String(choice)}>
              {choice}×
            </option>
          ))}
        </select>
      </label>
      <label>
        Seed
        <input
          type="number"
          min={0}
          max={9999}
          value={seed}
          onChange={({ currentTarget }) => {
            if (Number.isInteger(currentTarget.valueAsNumber)) onSeed(currentTarget.valueAsNumber);
          }}
        />
      </label>
      <CopySeed seed={seed} />
      <button class="btn btn--quiet btn--sm" type="button" onClick={onReset}>
        Reset
      </button>
    </div>
  );
}

function CopySeed({ seed }: { readonly seed: number }) {
  const [told, setTold] = useState<string>();
  useEffect(() => setTold(undefined), [seed]);
  return (
    <button
      class="btn btn--quiet btn--sm"
      type="button"
      onClick={() => {
        navigator.clipboard.writeText(String(seed)).then(
          () => setTold("Copied"),
          () => setTold("Copy it by hand"),
        );
      }}
    >
      {told ?? "Copy seed"}
    </button>
  );
}

function speedOf(value: string): Speed {
  return SPEEDS.find((speed) => String(speed) === value) ?? 1;
}
