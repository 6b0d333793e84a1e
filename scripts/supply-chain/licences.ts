/** Which licences a dependency may have. The course itself is MIT, and ships a few packages to the browser. */

/** Licences that ask for no more than their own text: fine for tools and for what is shipped. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Zlib",
]);

/** Packages under another licence, and why that is no trouble. A name that ends in `*` stands for all that begin so. */
export const EXCEPTIONS: readonly { readonly name: string; readonly why: string }[] = [
  { name: "@axe-core/playwright", why: "MPL-2.0; a test tool, used unchanged and never shipped." },
  { name: "axe-core", why: "MPL-2.0; a test tool, used unchanged and never shipped." },
  {
    name: "@resvg/resvg-wasm",
    why: "MPL-2.0; draws social cards at build time, used unchanged and never shipped.",
  },
  { name: "lightningcss*", why: "MPL-2.0; a build tool, used unchanged and never shipped." },
  {
    name: "@img/sharp*",
    why: "LGPL-3.0; Astro's optional image tool, linked as a library, not shipped.",
  },
  {
    name: "fuzzy",
    why: "MIT, by the file in the package; its manifest says so in a field that npm reads no more.",
  },
  { name: "argparse", why: "Python-2.0, permissive; parses options of a build tool." },
  { name: "caniuse-lite", why: "CC-BY-4.0; a table of browsers that build tools read." },
];

/**
 * Whether a licence, an SPDX expression, asks for no more than its own text. Of alternatives (`OR`) one is
 * enough; of a sum (`AND`) each counts.
 */
export function isPermissive(license: string): boolean {
  const bare = license.replace(/^\((.*)\)$/, "$1");
  return bare
    .split(" OR ")
    .some((alternative) => alternative.split(" AND ").every((part) => PERMISSIVE.has(part)));
}

/** Whether the package is one of the exceptions. */
export function isExcepted(name: string): boolean {
  return EXCEPTIONS.some((exception) => covers(exception.name, name));
}

/** Whether an exception's name, which may end in `*`, stands for the package. */
export function covers(exception: string, name: string): boolean {
  return exception.endsWith("*") ? name.startsWith(exception.slice(0, -1)) : name === exception;
}
