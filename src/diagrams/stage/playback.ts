/** Where a player is in its frames. Pure, so that a test needs neither a page nor a clock. */

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Playback {
  /** The frame that is shown. */
  readonly index: number;
  /** The last frame there is. */
  readonly last: number;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Whether the change to this frame is worth showing as movement: one event forward, and no jump. */
  readonly moves: boolean;
}

export type PlaybackAction =
  | { readonly type: "step" | "back" | "first" | "last" | "pause" }
  /** From the end, playing begins anew. */
  | { readonly type: "play" }
  | { readonly type: "seek"; readonly index: number }
  | { readonly type: "speed"; readonly speed: Speed }
  /** Other frames have taken the place of those there were. */
  | {
      readonly type: "replaced";
      readonly last: number;
      readonly index: number;
      readonly moves: boolean;
    };

/** What a playback becomes. Frames outside of the run do not exist, so it stops at both ends. */
export function playback(state: Playback, action: PlaybackAction): Playback {
  switch (action.type) {
    case "step": {
      const index = Math.min(state.index + 1, state.last);
      return { ...state, index, moves: true, playing: state.playing && index < state.last };
    }
    case "back":
      return jump(state, state.index - 1);
    case "first":
      return jump(state, 0);
    case "last":
      return jump(state, state.last);
    case "seek":
      return jump(state, action.index);
    case "pause":
      return { ...state, playing: false };
    case "play":
      return state.index < state.last
        ? { ...state, playing: true }
        : { ...state, index: 0, moves: false, playing: state.last > 0 };
    case "speed":
      return { ...state, speed: action.speed };
    case "replaced": {
      const index = Math.min(Math.max(action.index, 0), action.last);
      return {
        ...state,
        last: action.last,
        index,
        moves: action.moves,
        playing: state.playing && index < action.last,
      };
    }
  }
}

function jump(state: Playback, to: number): Playback {
  return { ...state, index: Math.min(Math.max(to, 0), state.last), moves: false, playing: false };
}
