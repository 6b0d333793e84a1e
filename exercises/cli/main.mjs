// The entry of the command line. Plain JavaScript that an old Node can read, so that it can say what it needs.
import { unsupportedNode } from "./node-version.mjs";

var complaint = unsupportedNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 2;
} else {
  quietTypeStripping();
  import("./cli.ts").then(
    (cli) => cli.run(process.argv.slice(2)),
    (error) => {
      process.exitCode = 2;
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
      console.error(
        "A library that the exercises need is not installed. Run npm ci, here or at the root of the clone, and try again.\n(" +
          error.message.split("\n")[0] +
          ")",
      );
    },
  );
}

/** Node 22 warns that it strips types. Every other warning is still shown. */
function quietTypeStripping() {
  var listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (/Type Stripping/.test(warning.message)) return;
    listeners.forEach((listener) => {
      listener.call(process, warning);
    });
  });
}
