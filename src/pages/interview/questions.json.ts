/** `/interview/questions.json`: the list of the bank, fetched by the pages that choose from it. */
import type { APIRoute } from "astro";
import { questionList } from "../../components/interview/bank.ts";

export const GET: APIRoute = async () => Response.json(await questionList());
