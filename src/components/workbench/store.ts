import { type Action, reduce, type WorkbenchState } from "./state.ts";

/** The state and those who look at it. */
export interface Store {
  readonly state: WorkbenchState;
  dispatch(action: Action): void;
  /** Calls back after each change; returns a function that stops it. */
  subscribe(listener: (state: WorkbenchState) => void): () => void;
}

/** Holds a state and applies the reducer. An action that changes nothing calls nobody back. */
export function createStore(initial: WorkbenchState): Store {
  let state = initial;
  const listeners = new Set<(state: WorkbenchState) => void>();
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
