/** `/interview/design/<exercise>.json`: the questions about a solution, fetched when they are asked. */
import type { APIRoute, GetStaticPaths } from "astro";
import { designSheets } from "../../../components/interview/design/design-bank.ts";
import type { DesignSheet } from "../../../components/interview/design/design-data.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await designSheets()).map(({ exercise, sheet }) => ({
    params: { exercise: exercise.id },
    props: { sheet },
  }));

export const GET: APIRoute<{ sheet: DesignSheet }> = ({ props: { sheet } }) => Response.json(sheet);
