/** `/old-browser.js`: fetched only by browsers that lack what the site is written in. */
import type { APIRoute } from "astro";
import { oldBrowser } from "../components/site/boot.ts";

export const GET: APIRoute = () =>
  new Response(oldBrowser, { headers: { "Content-Type": "text/javascript" } });
