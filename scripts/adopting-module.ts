/** Styles of a library as a module that adopts them when it runs, for what is fetched only when it is wanted. */
import { fileURLToPath } from "node:url";

const ours = fileURLToPath(new URL("../src/styles/adopt.ts", import.meta.url));

/**
 * The code of such a module.
 *
 * @param css an expression that is the text of the styles.
 * @param imports what the expression needs.
 */
export function adoptingModule(css: string, imports = ""): string {
  return `${imports}import { adoptStyles } from ${JSON.stringify(ours)};\nadoptStyles(${css});`;
}
