/** `/interview/questions/<id>.json`: a question of the bank, fetched when it is asked. */
import type { APIRoute, GetStaticPaths } from "astro";
import { askableQuestions } from "../../../components/interview/bank.ts";
import type { AskableQuestion } from "../../../components/interview/question-data.ts";

export const getStaticPaths: GetStaticPaths = async () =>
  (await askableQuestions()).map((question) => ({
    params: { id: question.id },
    props: { question },
  }));

export const GET: APIRoute<{ question: AskableQuestion }> = ({ props: { question } }) =>
  Response.json(question);
