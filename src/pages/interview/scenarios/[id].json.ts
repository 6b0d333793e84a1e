/** `/interview/scenarios/<id>.json`: a scenario of the bank, fetched when it is asked. */
import type { APIRoute, GetStaticPaths } from "astro";
import { askableScenarios } from "../../../components/interview/scenario-bank.ts";
import type { AskableScenario } from "../../../components/interview/scenario-data.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await askableScenarios()).map((scenario) => ({
    params: { id: scenario.id },
    props: { scenario },
  }));

export const GET: APIRoute<{ scenario: AskableScenario }> = ({ props: { scenario } }) =>
  Response.json(scenario);
