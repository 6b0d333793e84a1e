/** The kit, as the page fetches it and as a container takes it. */
import type { FileSystemTree } from "@webcontainer/api";
import { ContainerFailure } from "./failures.ts";

/** What `/exercises/kit.json` holds. */
export interface Kit {
  /** Texts by path within the kit, with forward slashes. */
  readonly files: Readonly<Record<string, string>>;
  /** Names the lockfile by its content: what is installed from it may be kept under that name. */
  readonly lock: string;
}

/** Where a learner's module lies in the kit, by the id of its exercise. */
export type LearnerFiles = ReadonlyMap<string, string>;

/** @throws {ContainerFailure} if the page cannot get it. */
export async function fetchKit(url: string): Promise<Kit> {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok) return (await response.json()) satisfies Kit;
  throw new ContainerFailure("offline", { detail: "the kit could not be fetched" });
}

/** The learner's modules that the kit knows of: `partition-log` is in `03-partition-log/partition-log.ts`. */
export function learnerFiles({ files }: Kit): LearnerFiles {
  return new Map(
    Object.keys(files).flatMap((path) => {
      const [, folder, id] = /^(\d\d-([a-z0-9-]+))\/exercise\.ts$/.exec(path) ?? [];
      return folder === undefined || id === undefined ? [] : [[id, `${folder}/${id}.ts`] as const];
    }),
  );
}

/** Files by path, as the tree that a container mounts. */
export function toTree(files: Readonly<Record<string, string>>): FileSystemTree {
  const tree: FileSystemTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split("/");
    const name = folders.pop() ?? path;
    let at = tree;
    for (const folder of folders) {
      const node = at[folder];
      const next = node !== undefined && "directory" in node ? node : { directory: {} };
      at[folder] = next;
      at = next.directory;
    }
    at[name] = { file: { contents } };
  }
  return tree;
}
