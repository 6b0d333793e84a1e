/** Every scene by its id, each in a file of its own that is fetched when somebody is about to see it. */
import type { SceneFigure } from "../stage/figure.ts";

const loaders = {
  "queue-and-topic": async () => (await import("./queue-and-topic/figure.tsx")).figure,
  "the-log": async () => (await import("./the-log/figure.tsx")).figure,
  partitioning: async () => (await import("./partitioning/figure.tsx")).figure,
  "consumer-group": async () => (await import("./consumer-group/figure.tsx")).figure,
  "offsets-and-delivery": async () => (await import("./offsets-and-delivery/figure.tsx")).figure,
  "idempotent-consumer": async () => (await import("./idempotent-consumer/figure.tsx")).figure,
  retries: async () => (await import("./retries/figure.tsx")).figure,
  "back-pressure": async () => (await import("./back-pressure/figure.tsx")).figure,
} satisfies Readonly<Record<string, () => Promise<SceneFigure>>>;

/** The id of a scene. */
export type SceneId = keyof typeof loaders;

/** All ids, in the order of the course. */
export const sceneIds = Object.keys(loaders).filter(isSceneId);

/** Whether there is a scene of that id. */
export function isSceneId(id: string): id is SceneId {
  return Object.hasOwn(loaders, id);
}

/** Fetches a scene and its drawing. */
export function loadFigure(id: SceneId): Promise<SceneFigure> {
  return loaders[id]();
}
