/** `/finder.json`: every page by its name, for the finder. */
import type { APIRoute } from "astro";
import { testTitles } from "../../exercises/grading/exercise.ts";
import { loadCourse } from "../components/course/course.ts";
import { exercises } from "../components/course/exercises.ts";
import { records } from "../components/course/outline.ts";
import type { Place } from "../components/finder/place.ts";
import { designSheets } from "../components/interview/design/design-bank.ts";
import { siteParts } from "../components/site/navigation.ts";
import { glossary } from "../content/glossary/glossary.ts";

const pages: readonly Place[] = [
  ...siteParts.map(({ title, path }): Place => ({ kind: "page", title, path })),
  { kind: "page", title: "Glossary", path: "reference/glossary/" },
  { kind: "page", title: "Cheat sheet", path: "reference/cheat-sheet/" },
  { kind: "page", title: "Notes", path: "notes/" },
  { kind: "page", title: "Playground", path: "playground/" },
  { kind: "page", title: "Specimen", path: "specimen/" },
];

export const GET: APIRoute = async () => {
  const lessons = records(await loadCourse()).filter(({ written }) => written !== undefined);
  return Response.json([
    ...lessons.map(
      ({ slug, title, offset }): Place => ({
        kind: "lesson",
        title,
        path: `lessons/${slug}/`,
        offset,
      }),
    ),
    ...exercises.map(
      (exercise): Place => ({
        kind: "exercise",
        title: exercise.title,
        path: `exercises/${exercise.id}/`,
        offset: exercise.number,
        about: `${testTitles(exercise).length} tests`,
      }),
    ),
    ...glossary.map(
      ({ id, term }): Place => ({ kind: "term", title: term, path: `reference/glossary/#${id}` }),
    ),
    // Before any others: what the finder offers before anything is typed.
    ...pages,
    ...(await designSheets()).map(
      ({ sheet }): Place => ({
        kind: "page",
        title: `Defend your design: ${sheet.title}`,
        path: `interview/design/${sheet.exercise}/`,
      }),
    ),
  ] satisfies readonly Place[]);
};
