/** `/exercises/kit.json`: the kit for a container, fetched when one is first started. */
import { createHash } from "node:crypto";
import type { APIRoute } from "astro";
import { kitFiles } from "../../components/workbench/kit-archive.ts";
import type { Kit } from "../../grading/web-container/kit.ts";

export const GET: APIRoute = async () => {
  const files = await kitFiles("exercises");
  const lock = createHash("sha256")
    .update(files["package-lock.json"] ?? "")
    .digest("hex");
  return Response.json({ files, lock } satisfies Kit);
};
