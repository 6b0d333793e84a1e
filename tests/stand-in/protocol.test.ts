/**
 * The stand-in speaks what the client spoke when it was written. An upgrade of the client that changes the
 * protocol fails here, with a sentence that says so.
 */
import { readFileSync } from "node:fs";
import { MessageChannel } from "node:worker_threads";
import { expose, proxy } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { expect, test } from "vitest";

const client = new URL("../../node_modules/@webcontainer/api/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, client), "utf8");
const source = read("dist/index.js");

const ADVICE =
  "@webcontainer/api no longer speaks the protocol that tests/stand-in speaks. Read what changed in its " +
  "dist/index.js, teach tests/stand-in/page.ts and container.ts the same, correct tests/stand-in/README.md, " +
  "and run tests/proof/web-container*.spec.ts before you upgrade.";

/** Names that the client calls on what it gets from the other side. */
function called(on: RegExp): string[] {
  const pattern = new RegExp(`(?:${on.source})\\s*\\??\\.(\\w+)\\(`, "g");
  return [...new Set([...source.matchAll(pattern)].map(([, name = ""]) => name))].sort();
}

test("The client asks for what the stand-in answers, and for nothing else", () => {
  expect(called(/\bserver/), ADVICE).toEqual(["build"]);
  expect(called(/\binstance|this\._instance/), ADVICE).toEqual([
    "fs",
    "loadFiles",
    "on",
    "previewScript",
    "run",
    "runtimeInfo",
    "serialize",
    "setCredentials",
    "setPreviewScript",
    "teardown",
  ]);
  expect(called(/this\._fs|this\._apiClient\._fs/), ADVICE).toEqual([
    "mkdir",
    "readFile",
    "readdir",
    "rename",
    "rm",
    "watch",
    "writeFile",
  ]);
  expect(called(/this\._process|this\._getProcess\(\)/), ADVICE).toEqual([
    "kill",
    "resize",
    "write",
  ]);
  expect(source, ADVICE).toContain("await this._process.onExit");
});

test("The client waits for a frame at /headless that hands it a port with the word init", () => {
  expect(read("dist/internal/iframe-url.js"), ADVICE).toContain(
    "globalThis.WEBCONTAINER_API_IFRAME_URL",
  );
  expect(read("dist/internal/iframe-url.js"), ADVICE).toContain("url.pathname = '/headless'");
  expect(source, ADVICE).toContain("data.type === 'init'");
  expect(source, ADVICE).toContain("Comlink.wrap(event.ports[0])");
});

test("The client's own Comlink understands the one that the stand-in uses", async () => {
  const { Comlink } = await import(new URL("dist/vendor/index.js", client).href);
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  expose(
    {
      run(listener: (data: Uint8Array) => void) {
        listener(new Uint8Array([1]));
        return proxy({ onExit: Promise.resolve(3) });
      },
      fail() {
        throw new RangeError("no");
      },
    },
    nodeEndpoint(port1),
  );
  const remote = Comlink.wrap(nodeEndpoint(port2));
  try {
    const process = await remote.run(Comlink.proxy((data: unknown) => heard.push(data)));
    expect(await process.onExit, ADVICE).toBe(3);
    await expect(remote.fail(), ADVICE).rejects.toThrow("no");
    await expect.poll(() => heard, { message: ADVICE }).toEqual([new Uint8Array([1])]);
  } finally {
    port1.close();
    port2.close();
  }
});
