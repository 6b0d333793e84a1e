/** Every hostile or broken program, by what it goes for. */
import { ESCAPES } from "./escapes.ts";
import { FLOODS, MEMORY } from "./exhaustion.ts";
import { LOOPS } from "./loops.ts";
import { ODD_FILES } from "./odd-files.ts";
import type { Program } from "./program.ts";
import { TAMPERING } from "./tampering.ts";

export const CATEGORIES: Readonly<Record<string, readonly Program[]>> = {
  "loops without end": LOOPS,
  "memory and stack": MEMORY,
  floods: FLOODS,
  tampering: TAMPERING,
  escapes: ESCAPES,
  "odd files": ODD_FILES,
};
