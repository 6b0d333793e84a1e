import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { OwnModuleOffer } from "../own-module/offer.ts";
import { type Frame, run, type Settings } from "../simulator/run.ts";
import { valuesOf } from "../simulator/scene.ts";
import { timeLabel } from "../simulator/words.ts";
import type { AddressedSettings } from "./address.ts";
import { Timeline, Tools } from "./Controls.tsx";
import { type Command, commandOf } from "./commands.ts";
import type { SceneFigure, Size } from "./figure.ts";
import { Knobs } from "./Knobs.tsx";
import { Plates } from "./Plates.tsx";
import { type PlaybackAction, playback } from "./playback.ts";

/** How long an event is shown at speed 1, in milliseconds: `--dur-trace`. */
const EVENT_MS = 900;

const NARROW = "(max-width: 52rem)";
const STILL = "(prefers-reduced-motion: reduce)";

/** A run that was made before the player was drawn. */
export interface InitialRun {
  readonly settings: Settings;
  readonly frames: readonly Frame[];
  /** The frame to show at first. */
  readonly index: number;
}

/** What a player is given. */
export interface PlayerProps {
  readonly figure: SceneFigure;
  /** Title of the figure. */
  readonly title: string;
  readonly initial: InitialRun;
  /** Which of the scene's knobs can be turned here. All, unless given. */
  readonly offered?: readonly string[] | undefined;
  /** On the server: what cannot work without scripts is left out, and only its room is kept. */
  readonly still?: boolean;
  /** A module of the learner's to run the scene with, once there is one. */
  readonly own?: OwnModuleOffer | undefined;
  /** Settings to take up at once, where they were passed on. */
  readonly chosen?: AddressedSettings;
  /** Told of every change of settings. */
  readonly onSettings?: (settings: Settings) => void;
}

/** A scene that is played: drawing, what just happened, controls, knobs. On the server, its still. */
export function Player({
  figure,
  title,
  initial,
  offered,
  still = false,
  own,
  chosen,
  onSettings,
}: PlayerProps) {
  const { scene } = figure;
  const [settings, setSettings] = useState(initial.settings);
  const [frames, setFrames] = useState(initial.frames);
  const [view, dispatch] = useReducer(playback, {
    index: initial.index,
    last: initial.frames.length - 1,
    playing: false,
    speed: 1,
    moves: false,
  });
  /** The last frame that is the same with the learner's module, or the first that is not. */
  const [stop, setStop] = useState<number>();
  const frame = frames[view.index] ?? initial.frames[initial.index];
  const sizes = useVisibleSizes();
  useTicks(view.playing, EVENT_MS / view.speed, () => dispatch({ type: "step" }));

  /** Only the run that was asked for last counts, should an earlier one come in after it. */
  const asked = useRef(settings);
  const replay = (changed: Settings, show: { index: number; moves: boolean }): void => {
    asked.current = changed;
    setSettings(changed);
    void run(scene, changed).then((made) => {
      if (asked.current !== changed) return;
      setStop(undefined);
      setFrames(made);
      dispatch({ type: "replaced", last: made.length - 1, ...show });
    });
  };
  useEffect(() => {
    if (chosen !== undefined) restart(chosen);
  }, [chosen]);
  const restart = (changed: Partial<Settings>): void => {
    dispatch({ type: "pause" });
    const next = { ...settings, breakAfter: [], ...changed };
    replay(next, { index: 0, moves: false });
    onSettings?.(next);
  };
  const reset = (): void => {
    dispatch({ type: "pause" });
    replay(initial.settings, { index: initial.index, moves: false });
    onSettings?.(initial.settings);
  };
  const breakNow = (): void => {
    if (frame?.breakage === undefined) return;
    const earlier = settings.breakAfter.filter((after) => after < view.index);
    replay(
      { ...settings, breakAfter: [...earlier, view.index] },
      { index: view.index + 1, moves: true },
    );
  };
  /** Lets the run end earlier than it does, and shows its end; or lets it go on. */
  const stopAt = (at: number | undefined): void => {
    if (at === stop) return;
    setStop(at);
    const last = at ?? frames.length - 1;
    dispatch({ type: "replaced", last, index: at ?? view.index, moves: false });
  };
  const command = (name: Command): void => {
    if (name === "break") breakNow();
    else if (name === "reset") reset();
    else if (name === "play") dispatch(playOrPause(view.playing));
    else dispatch({ type: name });
  };

  if (frame === undefined) return null;
  const values = valuesOf(scene.knobs, settings.knobs);
  const captionId = `${scene.id}-event`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for keys of what is inside
    <div
      class="scene"
      data-moves={view.moves ? "" : undefined}
      style={`--speed:${view.speed}`}
      onKeyDown={(event) => {
        const wanted = commandOf({
          key: event.key,
          modified: event.ctrlKey || event.metaKey || event.altKey,
          on: event.target instanceof Element ? event.target.localName : "",
        });
        if (wanted === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        command(wanted);
      }}
    >
      <div class="fig-head">
        <span class="fig-no" />
        <span class="fig-title">{title}</span>
        <Tools playback={view} breakage={frame.breakage} onCommand={command} />
      </div>
      <Plates figure={figure} state={frame.state} describedBy={captionId} sizes={sizes} />
      <p class="scene-event">
        <span class="num">{timeLabel(frame.at, frames.at(-1)?.at ?? 0)}</span>
        <span role="status" id={captionId}>
          {frame.caption}
        </span>
      </p>
      {still ? (
        <div class="scene-tools" />
      ) : (
        <Timeline
          playback={view}
          caption={frame.caption}
          seed={settings.seed}
          dispatch={dispatch}
          onSeed={(seed) => restart({ seed })}
          onReset={reset}
        />
      )}
      {own !== undefined && (
        <own.View
          offer={own}
          figure={figure}
          size={sizes[0] ?? "wide"}
          frames={frames}
          settings={settings}
          index={view.index}
          onStop={stopAt}
        />
      )}
      {still && offered?.length !== 0 && <div class="scene-knobs" />}
      {!still && offered?.length !== 0 && (
        <Knobs
          knobs={
            offered === undefined
              ? scene.knobs
              : Object.fromEntries(
                  Object.entries(scene.knobs).filter(([name]) => offered.includes(name)),
                )
          }
          values={values}
          scope={scene.id}
          onChange={(name, value) => restart({ knobs: { ...settings.knobs, [name]: value } })}
        />
      )}
    </div>
  );
}

/** Where less motion is asked for, play becomes step. */
function playOrPause(playing: boolean): PlaybackAction {
  if (playing) return { type: "pause" };
  return { type: matchMedia(STILL).matches ? "step" : "play" };
}

/** Calls back again and again while `active`. */
function useTicks(active: boolean, ms: number, tick: () => void): void {
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  }, [active, ms]);
}

/** Both drawings until the window is known, as in the page that the server made; then the one that is seen. */
function useVisibleSizes(): readonly Size[] {
  const [sizes, setSizes] = useState<readonly Size[]>(["wide", "narrow"]);
  useEffect(() => {
    const narrow = matchMedia(NARROW);
    const look = () => setSizes([narrow.matches ? "narrow" : "wide"]);
    look();
    narrow.addEventListener("change", look);
    return () => narrow.removeEventListener("change", look);
  }, []);
  return sizes;
}
