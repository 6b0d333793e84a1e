/** A scorecard as Markdown, for one's own notes. */
import { type Scorecard, type Skill, scale } from "./scorecard.ts";

/** What the scorecard shows, in words. */
export interface WrittenScorecard {
  readonly title: string;
  /** Level, length, date. */
  readonly about: string;
  readonly overall: number;
  readonly card: Scorecard;
  readonly skillNames: Readonly<Record<Skill, string>>;
  readonly conceptName: (concept: string) => string;
  readonly answers: readonly {
    readonly name: string;
    readonly text: string;
    readonly missed: readonly string[];
    readonly read: readonly { readonly title: string; readonly href: string }[];
  }[];
  /** What is on the whiteboard, in words; absent if nothing is. */
  readonly drawing?: string;
  readonly notes: string;
}

/** Writes it. Text of the learner's is indented as code, so that it cannot break the document. */
export function scorecardMarkdown(written: WrittenScorecard): string {
  const { title, about, overall, card, skillNames, conceptName, answers, drawing, notes } = written;
  const skills = Object.entries(card.bySkill).map(
    ([skill, score]) =>
      `| ${isSkill(skill, skillNames) ? skillNames[skill] : skill} | ${score.toFixed(1)} |`,
  );
  const concepts = Object.entries(card.byConcept).map(
    ([concept, score]) => `| ${conceptName(concept)} | ${score.toFixed(1)} |`,
  );
  return [
    `# ${title}`,
    about,
    `Overall ${overall.toFixed(1)} of 2. ${scale.map(({ score, name, means }) => `${score} ${name}: ${means}.`).join(" ")}`,
    ["| Skill | Score |", "| --- | ---: |", ...skills].join("\n"),
    ["| Concept | Score |", "| --- | ---: |", ...concepts].join("\n"),
    ...answers.flatMap(({ name, text, missed, read }) => [
      `## ${name}`,
      ...(text === "" ? [] : [indented(text)]),
      ...(missed.length === 0
        ? []
        : [["Missed:", "", ...missed.map((point) => `- ${point}`)].join("\n")]),
      ...(read.length === 0
        ? []
        : [read.map((link) => `- [${link.title}](${link.href})`).join("\n")]),
    ]),
    ...(drawing === undefined
      ? []
      : [
          "## Whiteboard",
          "There is a drawing. It is kept with the interview, and in the export of your work.",
          indented(drawing),
        ]),
    ...(notes.trim() === "" ? [] : ["## Notes", indented(notes)]),
  ]
    .join("\n\n")
    .concat("\n");
}

function isSkill(name: string, names: Readonly<Record<Skill, string>>): name is Skill {
  return Object.hasOwn(names, name);
}

function indented(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
