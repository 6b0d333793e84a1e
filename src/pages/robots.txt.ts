/** `/robots.txt`: everything may be read; where the host is known, so is the map of the site. */
import type { APIRoute } from "astro";
import { wholeAddress } from "../components/site/path.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      "User-agent: *",
      "Allow: /",
      ...(site === undefined ? [] : [`Sitemap: ${wholeAddress("sitemap-index.xml", site)}`]),
      "",
    ].join("\n"),
  );
