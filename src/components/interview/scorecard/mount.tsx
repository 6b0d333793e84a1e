/** Brings the scorecards to life: reads the log, and shows one session or all of them. */
import { render } from "preact";
import { pointsOf } from "../../../content/rubric.ts";
import type { Rubric } from "../../../interview/assessment.ts";
import { inOneSentence } from "../../../interview/drawing.ts";
import { type PastAnswer, scenarioAnswer } from "../../../interview/history.ts";
import { questionRubric, scenarioRubric } from "../../../interview/mock-rubric.ts";
import { eventsOf, overall, pastSessions, scoredAnswer } from "../../../interview/past-sessions.ts";
import { scorecardOf } from "../../../interview/scorecard.ts";
import { scorecardMarkdown } from "../../../interview/scorecard-markdown.ts";
import { Study } from "../../../study/study.ts";
import { download } from "../../site/download.ts";
import {
  type CourseLink,
  fetchQuestion,
  fetchQuestionList,
  QuestionsUnavailableError,
} from "../question-data.ts";
import { fetchScenario, fetchScenarioList } from "../scenario-data.ts";
import { Unavailable } from "../Unavailable.tsx";
import { conceptName, conceptOf, dayOf } from "./naming.ts";
import { ScorecardView } from "./ScorecardView.tsx";
import {
  type ReadAnswer,
  type ScorecardActions,
  type ScorecardState,
  skillNames,
} from "./state.ts";

/** Draws into `root`. The address says which session: `?session=`. */
export async function mountScorecard(root: HTMLElement): Promise<void> {
  try {
    const [study, list, scenarios] = await Promise.all([
      Study.open(),
      fetchQuestionList(),
      fetchScenarioList(),
    ]);
    const page = new ScorecardPage(root, study, {
      list,
      scenarios,
      sessions: [],
      open: undefined,
      deleted: undefined,
    });
    await page.show(new URLSearchParams(location.search).get("session") ?? undefined);
  } catch (cause) {
    render(<Unavailable cause={cause} />, root);
  }
}

class ScorecardPage implements ScorecardActions {
  readonly #root: HTMLElement;
  readonly #study: Study;
  #state: ScorecardState;

  constructor(root: HTMLElement, study: Study, state: ScorecardState) {
    this.#root = root;
    this.#study = study;
    this.#state = state;
  }

  async show(id: string | undefined): Promise<void> {
    const sessions = pastSessions(await this.#study.events());
    const session = sessions.find(({ fact }) => fact.session === id);
    const open = session && {
      session,
      answers: await Promise.all(session.answers.map((answer) => this.#read(answer))),
      kept: await this.#study.interview(session.fact.session),
    };
    this.#become({ sessions, open });
  }

  exportMarkdown(): void {
    const { open } = this.#state;
    if (open === undefined) return;
    const { fact, answers } = open.session;
    const scored = answers.map((one) => scoredAnswer(one, (id) => conceptOf(this.#state, id)));
    const drawing = open.kept?.session.drawing;
    const text = scorecardMarkdown({
      title: `Mock interview, ${dayOf(fact.startedAt)}`,
      about: `Level ${fact.level}, ${Math.round(fact.seconds / 60)} of ${fact.minutes} minutes, seed ${fact.seed}.`,
      overall: overall(scored) ?? 0,
      card: scorecardOf(scored),
      skillNames,
      conceptName: (concept) => conceptName(this.#state, concept),
      answers: open.answers.map(({ name, text, weak, taughtBy }) => ({
        name,
        text,
        missed: weak.map(({ weight, score, point }) => `${weight}, ${score}: ${point}`),
        read: taughtBy.map(({ title, href }) => ({
          title,
          href: new URL(href, location.href).href,
        })),
      })),
      ...(drawing === undefined ? {} : { drawing: inOneSentence(drawing) }),
      notes: open.kept?.session.notes ?? "",
    });
    download(
      `scorecard-${new Date(fact.startedAt).toISOString().slice(0, 10)}.md`,
      text,
      "text/markdown",
    );
  }

  remove(): void {
    void this.#remove();
  }

  bringBack(): void {
    void this.#bringBack();
  }

  async #remove(): Promise<void> {
    const { open } = this.#state;
    if (open === undefined) return;
    const { session } = open;
    const { id } = await this.#study.record({
      type: "withdrawn",
      events: eventsOf(session),
      reason: "deleted",
    });
    /* Everything else that is withdrawn stays in the log; somebody who deletes what they said wants it gone. */
    for (const answer of session.answers) await this.#study.rewriteAnswer(answer.id, "");
    await this.#study.removeInterview(session.fact.session);
    history.replaceState(null, "", location.pathname);
    this.#state = { ...this.#state, deleted: id };
    await this.show(undefined);
  }

  async #bringBack(): Promise<void> {
    const { deleted } = this.#state;
    if (deleted === undefined) return;
    await this.#study.record({ type: "withdrawn", events: [deleted], reason: "undone" });
    this.#state = { ...this.#state, deleted: undefined };
    await this.show(undefined);
  }

  /** An answer with the words of its rubric. What the bank has no more keeps its score, and loses its words. */
  async #read(answer: PastAnswer): Promise<ReadAnswer> {
    const asked = await this.#asked(answer).catch((cause: unknown) => {
      if (!(cause instanceof QuestionsUnavailableError)) throw cause;
      return undefined;
    });
    const points = new Map(
      asked === undefined ? [] : pointsOf(asked.rubric).map(({ id, point }) => [id, point]),
    );
    return {
      name: asked?.name ?? answer.question,
      text: answer.text,
      weak: answer.points
        .filter(({ score, weight }) => score < 2 && weight !== "bonus")
        .map(({ point, weight, score }) => ({
          id: point,
          weight,
          score,
          point: points.get(point) ?? point.replaceAll("-", " "),
        })),
      taughtBy: asked?.taughtBy ?? [],
    };
  }

  async #asked({ question, points }: PastAnswer): Promise<{
    name: string;
    rubric: Rubric;
    taughtBy: readonly CourseLink[];
  }> {
    const scenario = this.#state.scenarios.find(({ id }) => scenarioAnswer(id) === question);
    /* As many turns as the answer has lines: the rubric names those that it had. */
    const turn = { text: "", spentMs: 0 };
    const turns = [turn, ...points.map(() => turn)] as const;
    if (scenario !== undefined) {
      const whole = await fetchScenario(scenario.id);
      return {
        name: whole.title,
        rubric: scenarioRubric(whole, { turns }),
        taughtBy: whole.taughtBy,
      };
    }
    const whole = await fetchQuestion(question);
    return { name: whole.ask, rubric: questionRubric(whole, { turns }), taughtBy: whole.taughtBy };
  }

  #become(change: Partial<ScorecardState>): void {
    this.#state = { ...this.#state, ...change };
    render(<ScorecardView state={this.#state} actions={this} />, this.#root);
  }
}
