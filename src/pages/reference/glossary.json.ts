/** `/reference/glossary.json`: what a lesson fetches when a reader points at a term. */
import type { APIRoute } from "astro";
import type { Definition } from "../../components/glossary/definitions.ts";
import { glossary } from "../../content/glossary/glossary.ts";

export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(
      glossary.map(({ id, term, definition }) => [id, { term, definition } satisfies Definition]),
    ),
  );
