/**
 * Which Node the exercises need: one that runs TypeScript without a flag and that Vitest 5 supports.
 *
 * @param {string} version as in `process.versions.node`.
 * @returns {string} a sentence for the person, or an empty string when the version will do.
 */
export function unsupportedNode(version) {
  var parts = version.split(".").map(Number);
  var supported = parts[0] >= 24 || (parts[0] === 22 && parts[1] >= 18);
  if (supported) return "";
  return (
    "The exercises need Node 22.18 or later, or Node 24 or later. This is Node " +
    version +
    ".\nInstall a current one from https://nodejs.org, or run the command at the root of the clone, whose npm scripts bring their own."
  );
}
