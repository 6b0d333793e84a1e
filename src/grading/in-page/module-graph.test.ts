import { describe, expect, test } from "vitest";
import { compileModule } from "./compile.ts";
import { MissingModuleError, ModuleGraph } from "./module-graph.ts";
import { StackMapper } from "./position.ts";

/** A graph whose URLs number the modules in the order they were made. */
function graph(broker: Record<string, string>) {
  const made: string[] = [];
  const modules = new ModuleGraph(broker, new StackMapper(), (code) => `blob:${made.push(code)}`);
  return { modules, made };
}

describe("The modules of a run", () => {
  test("are made after those that they import, and once each", () => {
    const { modules, made } = graph({
      log: 'export { now } from "#broker/clock";',
      clock: "export const now = 1;",
    });
    expect(modules.addBroker()).toEqual(["blob:2", "blob:1"]);
    expect(made).toEqual(["export const now = 1;", 'export { now } from "blob:1";']);
  });

  test("resolve given modules and those that were added, and nothing else", () => {
    const { modules } = graph({ clock: "" });
    modules.add("./log.ts", compileModule("log.ts", ""));
    expect(modules.resolve("#broker/clock")).toBeDefined();
    expect(modules.resolve("./log.ts")).toBeDefined();
    for (const stranger of ["lodash", "#broker/log", "#broker/toString", "./other.ts"]) {
      expect(modules.resolve(stranger), stranger).toBeUndefined();
    }
  });

  test("name what is missing, and refuse a circle", () => {
    expect(() => graph({ log: 'export * from "#broker/clock";' }).modules.addBroker()).toThrow(
      'broker/log.ts imports "#broker/clock"',
    );
    const circle = graph({
      a: 'export * from "#broker/b";',
      b: 'export * from "#broker/a";',
    });
    expect(() => circle.modules.addBroker()).toThrow(MissingModuleError);
  });

  test("show their own names where the engine wrote URLs", () => {
    const { modules } = graph({ clock: "" });
    modules.addBroker();
    expect(modules.nameUrls("module 'blob:1' has no export")).toBe(
      "module '#broker/clock' has no export",
    );
  });
});
