/**
 * Where the parts of a trace's timeline stand. Pure numbers: rows are lanes, columns are steps in the order
 * in which they happened, and time is written under the step at which it moved on.
 */
import { isTimed, timeOf } from "../../../exercises/grading/trace-words.ts";
import type { Trace, TraceSign, TraceStep } from "../../../exercises/grading/verdict.ts";

/** One record, offset or id of a step. */
export interface TimelineCell {
  readonly x: number;
  readonly width: number;
  readonly label: string;
}

/** One step: a column of its own, in one lane. */
export interface TimelineStep {
  readonly sign: TraceSign;
  /** Left and right edge of its column. */
  readonly x1: number;
  readonly x2: number;
  /** Middle of its lane. */
  readonly y: number;
  readonly cells: readonly TimelineCell[];
}

export interface TimelineTick {
  readonly x: number;
  readonly label: string;
}

/** A drawing in units that are pixels at full size. */
export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** Where the lanes' lines begin, behind their names. */
  readonly left: number;
  /** Top and bottom of the columns. */
  readonly top: number;
  readonly bottom: number;
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  readonly steps: readonly TimelineStep[];
  readonly ticks: readonly TimelineTick[];
}

/** Room over the lanes for what was expected. */
const TOP = 22;
const LANE = 34;
const AXIS = 26;
/** Width of a character at 12.5 px, rounded up. */
const CHARACTER = 7.6;
const LONGEST_NAME = 18;
const LONGEST_LABEL = 9;
/** In place of values: what a call was. */
const LONGEST_CALL = 16;
const MOST_CELLS = 4;
const NARROWEST_CELL = 22;
/** What stands beside a sign: the number of a commit, the cross of a crash. */
const SIGN_WIDTH = 12;
const GAP = 12;
/** Between the steps of a short trace, and how long that is. */
const WIDE_GAP = 24;
const SHORT = 10;
/** More room where time has moved on. */
const TIME_GAP = 26;

/** Lays a trace out. */
export function layOut(trace: Pick<Trace, "steps">): TimelineLayout {
  const names = [...new Set(trace.steps.map(({ lane }) => lane))];
  const left = Math.ceil(
    Math.max(...names.map((name) => shortened(name, LONGEST_NAME).length)) * CHARACTER + GAP,
  );
  const yOf = (lane: string) => TOP + LANE * names.indexOf(lane) + LANE / 2;
  const bottom = TOP + LANE * names.length;
  const timed = isTimed(trace.steps);

  const gap = trace.steps.length <= SHORT ? WIDE_GAP : GAP;

  const steps: TimelineStep[] = [];
  const ticks: TimelineTick[] = [];
  let x = left + GAP;
  for (const [index, step] of trace.steps.entries()) {
    const before = trace.steps[index - 1];
    const moved = timed && step.at !== before?.at;
    if (moved && before !== undefined) x += TIME_GAP;
    const cells = cellsOf(step, x);
    const x2 = (cells.at(-1)?.x ?? x) + (cells.at(-1)?.width ?? SIGN_WIDTH);
    steps.push({ sign: step.sign, x1: x, x2, y: yOf(step.lane), cells });
    const middle = (x + x2) / 2;
    if (moved) ticks.push({ x: middle, label: timeOf(step) });
    if (!timed) ticks.push({ x: middle, label: String(index) });
    x = x2 + gap;
  }
  return {
    width: Math.ceil(x + GAP),
    height: bottom + AXIS,
    left,
    top: TOP,
    bottom,
    lanes: names.map((name) => ({ name: shortened(name, LONGEST_NAME), y: yOf(name) })),
    steps,
    ticks,
  };
}

/** The step whose column is nearest to a place. */
export function stepAt(layout: Pick<TimelineLayout, "steps">, x: number): number {
  const distance = ({ x1, x2 }: TimelineStep) => Math.max(x1 - x, x - x2, 0);
  let nearest = 0;
  for (const [index, step] of layout.steps.entries()) {
    const best = layout.steps[nearest];
    if (best !== undefined && distance(step) < distance(best)) nearest = index;
  }
  return nearest;
}

function cellsOf({ sign, values, text }: TraceStep, x: number): readonly TimelineCell[] {
  const labels = labelsOf(sign, values, text);
  const cells: TimelineCell[] = [];
  let next = x + (sign === "commit" || sign === "seek" ? SIGN_WIDTH : 0);
  for (const label of labels) {
    const width = Math.max(NARROWEST_CELL, Math.ceil(label.length * CHARACTER) + 8);
    cells.push({ x: next, width, label });
    next += width;
  }
  return cells;
}

function labelsOf(sign: TraceSign, values: readonly string[], text: string): readonly string[] {
  if (sign === "pause" || sign === "resume") return [];
  if ((sign === "call" || sign === "delete") && values.length === 0) {
    return [shortened(text, LONGEST_CALL)];
  }
  const left = values.length - MOST_CELLS;
  const shown = values.slice(0, left > 0 ? MOST_CELLS - 1 : MOST_CELLS);
  const labels = shown.map((value) => shortened(value, LONGEST_LABEL));
  return left > 0 ? [...labels, `+${left + 1}`] : labels;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
