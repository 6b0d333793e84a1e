/** `/favicon.svg`. */
import type { APIRoute } from "astro";
import { faviconSvg } from "../social/sign.ts";

export const GET: APIRoute = () =>
  new Response(faviconSvg, { headers: { "Content-Type": "image/svg+xml" } });
