/** `npm run new:question <lesson>/<id>`: a new interview question with every field that it must have, as TODO. */
import { join } from "node:path";
import { checkSlug, type Files, lessonNumber, ScaffoldError, scaffold } from "./scaffold.ts";

/**
 * The file of a new question.
 *
 * @param place its lesson and id: `offsets/committed-offset`.
 * @throws {ScaffoldError} if one of them is missing or no slug, or the lesson is not in the outline.
 */
export function questionFiles(place: string): Files {
  const [lesson = "", id, ...more] = place.split("/");
  if (id === undefined || more.length > 0) {
    throw new ScaffoldError(
      `"${place}" is not a lesson and an id: write them as offsets/committed-offset.`,
    );
  }
  checkSlug(lesson);
  checkSlug(id);
  lessonNumber(lesson);
  return { [`src/content/interview/${lesson}/${id}.yaml`]: question(lesson) };
}

function question(lesson: string): string {
  const point = (id: string) => `    - id: ${id}
      point: "TODO: what a good answer says, in one sentence"
      heard:
        - TODO the words by which it is recognised
`;
  const followUp = `  - ask: "TODO: the next question?"
    listenFor: "TODO: what a good answer says."
    separates: "TODO: whom or what it tells apart."
`;
  return `ask: "TODO: the question, as an interviewer asks it?"
probes: "TODO: what the interviewer wants to find out."
level: mid
minutes: 4
hits:
  must:
${point("first-must")}${point("second-must")}  should:
${point("first-should")}  bonus:
${point("first-bonus")}mistakes:
  - id: first-mistake
    mistake: "TODO: the mistake, as a candidate would say it"
    why: "TODO: what is true instead."
    heard:
      - TODO the words by which it is recognised
followUps:
${followUp}${followUp}answer: |
  TODO: a model answer of 40 to 199 words, as one would say it. It makes every must and every should.
sources:
  - title: "TODO: a source for every claim"
    url: https://example.com/todo
# A lesson that is written: \`section: <anchor>\` instead of \`planned: true\`, with exercise and figure if there are.
learn: { lesson: ${lesson}, planned: true }
`;
}

if (import.meta.main) {
  const [place] = process.argv.slice(2);
  scaffold(
    join(import.meta.dirname, ".."),
    () => {
      if (place === undefined) {
        throw new ScaffoldError(
          "Name a lesson and an id: npm run new:question offsets/what-is-lag",
        );
      }
      return questionFiles(place);
    },
    `Left to write: everything that says TODO. How phrases work is in src/interview/README.md;
\`npm run check:content\` tells what is missing, and whether the rubric hears your model answer.`,
  );
}
