/**
 * Settings of a run in the address of a page, so that they can be passed on:
 * `/playground/?scene=the-log&seed=7&retention=ever#the-log`.
 */

/** What an address can say about a run. */
export interface AddressedSettings {
  readonly knobs: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** What an address says about a scene, or `undefined` if it is about another, or about none. */
export function settingsIn(address: URL, scene: string): AddressedSettings | undefined {
  const { scene: about, seed = "1", ...knobs } = Object.fromEntries(address.searchParams);
  if (about !== scene) return undefined;
  return { knobs, seed: /^\d{1,4}$/.test(seed) ? Number(seed) : 1 };
}

/** The address with the settings of a run in place of those it had. */
export function addressWith(address: URL, scene: string, { knobs, seed }: AddressedSettings): URL {
  const changed = new URL(address);
  changed.search = new URLSearchParams({ scene, seed: String(seed), ...knobs }).toString();
  changed.hash = scene;
  return changed;
}
