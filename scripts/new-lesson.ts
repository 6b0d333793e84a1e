/** `npm run new:lesson <slug>`: a new lesson with its front matter and every section it must have, as TODO. */
import { join } from "node:path";
import { segments } from "../src/content/course.ts";
import { checkSlug, type Files, lessonNumber, ScaffoldError, scaffold } from "./scaffold.ts";

/**
 * The file of a new lesson.
 *
 * @param slug a lesson of the outline.
 * @param today the date of its last change, YYYY-MM-DD.
 * @throws {ScaffoldError} if the slug is none, or not in the outline.
 */
export function lessonFiles(slug: string, today: string): Files {
  checkSlug(slug);
  lessonNumber(slug);
  const outlined = segments.flatMap(({ lessons }) => [...lessons]);
  const title = outlined.find((lesson) => lesson.slug === slug)?.title ?? slug;
  return { [`src/content/lessons/${slug}.mdx`]: lesson(title, today) };
}

function lesson(title: string, today: string): string {
  return `---
title: ${JSON.stringify(title)}
lead: "TODO: one or two sentences that start from the failure."
description: "TODO: one sentence for search results, under 160 characters."
# exercise: the id of the exercise that the lesson ends with
buildsOn: []
sources:
  - title: "TODO: a source for every claim"
    url: https://example.com/todo
updated: ${today}
---

## TODO: the failure

TODO: what breaks, for whom, and what it costs. No definitions yet.

## TODO: the idea

TODO: explain. The first figure goes here, from src/diagrams/figures.

${quickCheck("first")}

## TODO: the details

TODO: explain. The second figure goes here.

<Callout kind="kafka">
TODO: what Kafka does, and where it differs.
</Callout>

${quickCheck("second")}

## TODO: a worked example

TODO: what the code shows. Make the block \`ts run\`, with its output below it.

\`\`\`ts
console.log("TODO");
\`\`\`

\`\`\`text
TODO
\`\`\`

<Callout kind="careful">
TODO: what goes wrong in production.
</Callout>

${quickCheck("third")}

## What interviewers ask

<InterviewQuestion question="TODO: a question, as it is asked?" level="mid">

TODO: what a strong answer says, the common mistake, and the follow-up.

</InterviewQuestion>

## Build it

TODO: what the exercise asks for, then the exercise: \`<Workbench exercise="…" />\`.
`;
}

function quickCheck(place: string): string {
  return `<QuickCheck
  question="TODO: the ${place} question?"
  choices={[
    { text: "TODO: the right answer.", why: "TODO: why it is right.", right: true },
    { text: "TODO: a likely mistake.", why: "TODO: what it gets wrong." },
    { text: "TODO: another.", why: "TODO: what it gets wrong." },
  ]}
/>`;
}

if (import.meta.main) {
  const [slug] = process.argv.slice(2);
  scaffold(
    join(import.meta.dirname, ".."),
    () => {
      if (slug === undefined) {
        throw new ScaffoldError("Name a lesson of the outline: npm run new:lesson <slug>");
      }
      return lessonFiles(slug, new Date().toISOString().slice(0, 10));
    },
    `Left to write: everything that says TODO, two figures in src/diagrams/figures, and the exercise
(npm run new:exercise). \`npm run check:content\` tells what is missing.`,
  );
}
