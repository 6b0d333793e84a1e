/** The scenarios at build time, in the shapes that pages fetch. */
import { getCollection } from "astro:content";
import { loadCourse } from "../course/course.ts";
import { records } from "../course/outline.ts";
import { lessonPath, scenarioPath } from "../site/path.ts";
import type { AskableScenario, ListedScenario } from "./scenario-data.ts";

/** All scenarios, without what is only needed once one is asked. */
export async function scenarioList(): Promise<ListedScenario[]> {
  return (await getCollection("scenarios")).map(
    ({ id, data: { title, level, minutes, concepts } }) => ({
      id,
      title,
      level,
      minutes,
      concepts,
    }),
  );
}

/** Every scenario with all it needs to be asked. */
export async function askableScenarios(): Promise<AskableScenario[]> {
  const lessons = new Map(records(await loadCourse()).map((lesson) => [lesson.slug, lesson]));
  return (await getCollection("scenarios")).map(({ id, data }) => {
    const { title, prompt, level, minutes, concepts, clarify, rubric, deepDives } = data;
    const [concept = ""] = concepts;
    return {
      ...{ id, title, prompt, level, minutes, clarify, rubric, deepDives, concept },
      conceptTitle: lessons.get(concept)?.title ?? concept,
      taughtBy: [
        { title: `${title}: estimate and reference design`, href: scenarioPath(id) },
        ...concepts.slice(0, 3).flatMap((slug) => {
          const lesson = lessons.get(slug);
          if (lesson?.written === undefined) return [];
          return [{ title: `${lesson.offset} ${lesson.title}`, href: lessonPath(slug) }];
        }),
      ],
    };
  });
}
