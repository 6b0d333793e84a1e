/** Puts the kit's packages into a container: from what an earlier visit kept, or with npm. */
import type { WebContainer } from "@webcontainer/api";
import { ContainerFailure } from "./failures.ts";
import type { InstalledModules } from "./installed-modules.ts";
import type { Kit } from "./kit.ts";
import { collectOutput } from "./output.ts";

/** What is needed of a container here. */
export type InstallTarget = Pick<WebContainer, "spawn" | "mount" | "export" | "fs">;

const MODULES = "node_modules";
/** npm waits for a network that does not answer; this ends the wait, in milliseconds. */
const INSTALL_LIMIT_MS = 180_000;
/** There once everything is. */
const PROOF = `${MODULES}/vitest/package.json`;

/**
 * Installs from the kit's lockfile, unless an earlier visit did.
 *
 * @returns how: `restored` needed no network.
 * @throws {ContainerFailure} with npm's last words if it fails.
 */
export async function installPackages(
  container: InstallTarget,
  { lock }: Kit,
  kept: InstalledModules,
): Promise<"restored" | "installed"> {
  if (await restored(container, lock, kept)) return "restored";
  const npm = await container.spawn("npm", ["ci", "--no-audit", "--no-fund", "--no-progress"]);
  const output = collectOutput(npm.output);
  const late = setTimeout(() => npm.kill(), INSTALL_LIMIT_MS);
  const code = await npm.exit;
  clearTimeout(late);
  if (code !== 0) throw new ContainerFailure("install-failed", { detail: output.lastLine() });
  return "installed";
}

/** Keeps what was installed for the next visit. Nothing waits for it. */
export async function keepPackages(
  container: InstallTarget,
  { lock }: Kit,
  kept: InstalledModules,
): Promise<void> {
  const bytes = await container.export(MODULES, { format: "binary" });
  await kept.keep(lock, new Uint8Array(bytes));
}

async function restored(
  container: InstallTarget,
  lock: string,
  kept: InstalledModules,
): Promise<boolean> {
  const bytes = await kept.restore(lock).catch(() => undefined);
  if (bytes === undefined) return false;
  try {
    await container.fs.mkdir(MODULES, { recursive: true });
    await container.mount(bytes, { mountPoint: MODULES });
    await container.fs.readFile(PROOF);
    return true;
  } catch (error) {
    console.warn("The kept packages could not be used; they are installed again.", error);
    await kept.drop();
    await container.fs.rm(MODULES, { recursive: true, force: true });
    return false;
  }
}
