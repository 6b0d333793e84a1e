/** `/interview/scenarios.json`: the list of scenarios, fetched by the pages that choose from it. */
import type { APIRoute } from "astro";
import { scenarioList } from "../../components/interview/scenario-bank.ts";

export const GET: APIRoute = async () => Response.json(await scenarioList());
