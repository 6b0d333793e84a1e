import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type TraceLine, traceLines } from "../../../../exercises/grading/trace-words.ts";
import type { Trace as RecordedTrace } from "../../../../exercises/grading/verdict.ts";
import { layOut, stepAt, type TimelineLayout } from "../../../diagrams/timeline/layout.ts";
import { Timeline } from "../../../diagrams/timeline/Timeline.tsx";

/** How long a replay shows one step, in milliseconds: `--dur-trace` at full motion. */
const STEP_MS = 900;
/** Room for the words over a step, in pixels. */
const EDGE = 160;

/**
 * What happened in a failing test: a timeline to walk along, and the same as a list, which is what narrow
 * screens show and screen readers read. It stands at the step where expectation and reality part.
 */
export function Trace({ trace }: { readonly trace: RecordedTrace }) {
  const lines = useMemo(() => traceLines(trace), [trace]);
  const layout = useMemo(() => layOut(trace), [trace]);
  const last = lines.length - 1;
  const [cursor, setCursor] = useState(trace.parting.step);
  const [plays, setPlays] = useState(false);
  const go = (step: number) => {
    setPlays(false);
    setCursor(Math.max(0, Math.min(last, step)));
  };

  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(() => setCursor((step) => Math.min(last, step + 1)), STEP_MS);
    return () => clearInterval(timer);
  }, [plays, last]);
  useEffect(() => {
    if (cursor === last) setPlays(false);
  }, [cursor, last]);

  const play = () => {
    if (plays) return setPlays(false);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return go(cursor + 1);
    if (cursor === last) setCursor(0);
    setPlays(true);
  };

  const line = lines[cursor];
  return (
    <figure class="trace" aria-label="What happened">
      <div class="trace-head">
        <b>What happened</b>
        <span class="num">
          step {cursor} of {last}
        </span>
        <span class="trace-tools">
          <Button label="Previous step" sign="‹" off={cursor === 0} press={() => go(cursor - 1)} />
          <Button label={plays ? "Pause" : "Play"} sign={plays ? "‖" : "▸"} press={play} />
          <Button label="Next step" sign="›" off={cursor === last} press={() => go(cursor + 1)} />
        </span>
      </div>
      <Scrubber
        layout={layout}
        trace={trace}
        cursor={cursor}
        words={line === undefined ? "" : spoken(line)}
        go={go}
        play={play}
      />
      {line !== undefined && (
        <p class="trace-now" aria-hidden="true">
          {line.time !== "" && <span class="num">{line.time}</span>}
          <span>{saidIn(line.lane, line.text)}</span>
          {line.remark !== undefined && <b>{line.remark}</b>}
        </p>
      )}
      <ol class="trace-list" start={trace.omitted}>
        {trace.omitted > 0 && <li>{trace.omitted} earlier steps were not kept.</li>}
        {lines.map(({ time, lane, text, remark }, index) => (
          // A step is its place in the order.
          <li key={index} class={remark === undefined ? undefined : "is-parting"}>
            {time !== "" && <span class="num">{time}</span>}
            <span>
              {saidIn(lane, text)}
              {remark !== undefined && <b> ✗ {remark}</b>}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** `key "a": handle 2`; a lane that the words begin with is not said twice. */
function saidIn(lane: string, text: string): string {
  return text.startsWith(lane) ? text : `${lane}: ${text}`;
}

function spoken({ time, lane, text, remark }: TraceLine): string {
  return [time, saidIn(lane, text), remark].filter((part) => part).join(", ");
}

function Button(props: {
  readonly label: string;
  readonly sign: string;
  readonly off?: boolean;
  readonly press: () => void;
}) {
  return (
    <button
      class="btn btn--quiet btn--sm btn--icon"
      type="button"
      aria-label={props.label}
      aria-disabled={props.off ?? false}
      onClick={props.press}
    >
      <span aria-hidden="true">{props.sign}</span>
    </button>
  );
}

/** The plate: pointed at, dragged along, or walked by keys. */
function Scrubber(props: {
  readonly layout: TimelineLayout;
  readonly trace: RecordedTrace;
  readonly cursor: number;
  readonly words: string;
  readonly go: (step: number) => void;
  readonly play: () => void;
}) {
  const { layout, trace, cursor, words, go, play } = props;
  const plate = useRef<HTMLDivElement>(null);

  // The step that is looked at stays in view; only the plate scrolls.
  useEffect(() => {
    const step = layout.steps[cursor];
    const box = plate.current;
    if (step === undefined || box === null) return;
    const hidden = step.x1 < box.scrollLeft + layout.left;
    const beyond = step.x2 > box.scrollLeft + box.clientWidth - EDGE;
    if (hidden || beyond) box.scrollLeft = step.x1 - box.clientWidth / 2;
  }, [layout, cursor]);

  const point = (event: PointerEvent) => {
    const drawing = plate.current?.querySelector(".timeline");
    if (drawing === null || drawing === undefined) return;
    go(stepAt(layout, event.clientX - drawing.getBoundingClientRect().left));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: cursor - 1, ArrowRight: cursor + 1, Home: 0, End: Infinity }[
      event.key
    ];
    if (step === undefined && event.key !== " ") return;
    event.preventDefault();
    if (step === undefined) play();
    else go(step);
  };
  return (
    <div
      ref={plate}
      class="plate trace-plate"
      role="slider"
      tabIndex={0}
      aria-label="Step of the trace"
      aria-valuemin={0}
      aria-valuemax={layout.steps.length - 1}
      aria-valuenow={cursor}
      aria-valuetext={words}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
    >
      <Timeline layout={layout} parting={trace.parting} cursor={cursor} />
    </div>
  );
}
