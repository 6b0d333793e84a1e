/** `/cards/<name>.png`: what a link to a lesson, or to the course, shows elsewhere. */
import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCourse } from "../../components/course/course.ts";
import { records } from "../../components/course/outline.ts";
import { lessonOffset } from "../../components/lesson/markdown.ts";
import { CARD, type Card, cardSvg } from "../../social/card.ts";
import { toPng } from "../../social/raster.ts";

export const getStaticPaths = (async () => {
  const count = records(await loadCourse()).length;
  const course: Card = {
    title: "Learn message queues by building one",
    text: "Read, study the diagrams, build a small broker in TypeScript, prove it against hidden tests.",
    records: count,
  };
  const lessons = await getCollection("lessons");
  return [
    { params: { card: "course" }, props: { card: course } },
    ...lessons.map(({ id, data }) => ({
      params: { card: id },
      props: {
        card: { title: data.title, text: data.lead, records: count, offset: lessonOffset(id) },
      },
    })),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly card: Card }> = async ({ props: { card } }) =>
  new Response(await toPng(cardSvg(card), CARD.width), {
    headers: { "Content-Type": "image/png" },
  });
