/** `/minibroker-exercises.zip`: the kit, to work on in one's own editor. */
import type { APIRoute } from "astro";
import { kitArchive } from "../components/workbench/kit-archive.ts";

export const GET: APIRoute = async () =>
  new Response(await kitArchive("exercises"), {
    headers: { "Content-Type": "application/zip" },
  });
