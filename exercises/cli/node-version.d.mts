/** The types of `node-version.mjs`, which stays plain JavaScript so that an old Node can read it. */
export function unsupportedNode(version: string): string;
