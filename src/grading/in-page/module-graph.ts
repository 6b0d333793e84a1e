/**
 * Makes modules that the engine can import of the sources of a run. A blob URL is known only once its blob
 * is made, so modules are made after those that they import.
 */
import { type CompiledModule, compileModule, link } from "./compile.ts";
import type { StackMapper } from "./position.ts";

const BROKER_PREFIX = "#broker/";

/** A given module or a suite imports what is not there: a fault of the course. */
export class MissingModuleError extends Error {
  override readonly name = "MissingModuleError";
}

/** Makes a module's URL from its text. Handed in, since unit tests have no blobs. */
export type MakeUrl = (code: string) => string;

/** The modules of one run. */
export class ModuleGraph {
  readonly #sources: Readonly<Record<string, string>>;
  readonly #stacks: StackMapper;
  readonly #makeUrl: MakeUrl;
  readonly #urls = new Map<string, string>();
  readonly #underWay = new Set<string>();

  /** @param broker sources of the given modules, by name. */
  constructor(broker: Readonly<Record<string, string>>, stacks: StackMapper, makeUrl: MakeUrl) {
    this.#sources = broker;
    this.#stacks = stacks;
    this.#makeUrl = makeUrl;
  }

  /** Makes every given module, before the time counts. */
  addBroker(): readonly string[] {
    return Object.keys(this.#sources).map((name) => this.#brokerUrl(name));
  }

  /** The URL of what a specifier names, if it is a given module, or one that was added under that name. */
  resolve(specifier: string): string | undefined {
    const added = this.#urls.get(specifier);
    if (added !== undefined) return added;
    if (!specifier.startsWith(BROKER_PREFIX)) return undefined;
    const name = specifier.slice(BROKER_PREFIX.length);
    return Object.hasOwn(this.#sources, name) ? this.#brokerUrl(name) : undefined;
  }

  /** Adds a module whose imports all resolve, and names it. */
  add(specifier: string, module: CompiledModule): string {
    const code = link(module, (found) => {
      const url = this.resolve(found.specifier);
      if (url !== undefined) return url;
      throw new MissingModuleError(
        `${module.file} imports "${found.specifier}", which is not there`,
      );
    });
    const url = this.#makeUrl(code);
    this.#stacks.add(url, module);
    this.#urls.set(specifier, url);
    return url;
  }

  /** Adds code that needs no compiling. */
  addCode(specifier: string, code: string): string {
    const url = this.#makeUrl(code);
    this.#urls.set(specifier, url);
    return url;
  }

  /** Puts specifiers in the place of URLs, in a message of the engine. */
  nameUrls(message: string): string {
    let named = message;
    for (const [specifier, url] of this.#urls) named = named.replaceAll(url, specifier);
    return named;
  }

  #brokerUrl(name: string): string {
    const specifier = `${BROKER_PREFIX}${name}`;
    const made = this.#urls.get(specifier);
    if (made !== undefined) return made;
    const source = this.#sources[name];
    if (source === undefined || this.#underWay.has(name)) {
      throw new MissingModuleError(`${specifier} is missing, or imports itself`);
    }
    this.#underWay.add(name);
    return this.add(specifier, compileModule(`broker/${name}.ts`, source));
  }
}
