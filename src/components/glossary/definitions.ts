/** The definitions that a page fetches when a reader first asks for one. */

/** What `/reference/glossary.json` holds for a term's id. */
export interface Definition {
  readonly term: string;
  readonly definition: string;
}

/** The definitions could not be fetched. */
export class DefinitionsUnavailableError extends Error {
  override readonly name = "DefinitionsUnavailableError";
}

/**
 * Fetches all definitions, by id: they are one small file, and the next term is likely to follow.
 *
 * @throws {DefinitionsUnavailableError} when the network does not give them.
 */
export async function fetchDefinitions(url: string): Promise<ReadonlyMap<string, Definition>> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new DefinitionsUnavailableError(`The answer was ${response.status}.`);
    const terms: Readonly<Record<string, Definition>> = await response.json();
    return new Map(Object.entries(terms));
  } catch (cause) {
    throw new DefinitionsUnavailableError(
      "The definition could not be fetched. The link leads to the glossary.",
      { cause },
    );
  }
}
