/** Brings the mock interview to life: takes up the one that goes on, or sets up another. */
import { render } from "preact";
import { levels } from "../../../content/level.ts";
import type { PlanRequest } from "../../../study/interviews.ts";
import { interviewJournal } from "../../../study/journal.ts";
import { scheduleByTimer } from "../../../study/schedule.ts";
import { Study } from "../../../study/study.ts";
import { scorecardPath } from "../../site/path.ts";
import { fetchQuestion, fetchQuestionList, type QuestionList } from "../question-data.ts";
import { fetchScenario, fetchScenarioList } from "../scenario-data.ts";
import { Unavailable } from "../Unavailable.tsx";
import { MockController } from "./controller.ts";
import { MockView } from "./MockView.tsx";

/** Draws into `root`. The address may say what to ask for: `?level=`, `?minutes=`, `?topics=`, `?seed=`. */
export async function mountMock(root: HTMLElement): Promise<void> {
  const failed = (cause: unknown): void => render(<Unavailable cause={cause} />, root);
  try {
    const [study, list, scenarios] = await Promise.all([
      Study.open(),
      fetchQuestionList(),
      fetchScenarioList(),
    ]);
    // Preact draws beside what stands there.
    root.replaceChildren();
    const controller = new MockController({
      study,
      list,
      bank: { questions: list.questions, scenarios },
      request: requestOf(new URLSearchParams(location.search), list),
      keeping: {
        now: () => Date.now(),
        schedule: scheduleByTimer,
        journal: interviewJournal(),
      },
      newId: () => crypto.randomUUID(),
      newSeed,
      fetchPart: async (part) =>
        part.kind === "scenario"
          ? { kind: "scenario", scenario: await fetchScenario(part.scenario) }
          : { kind: "question", question: await fetchQuestion(part.question) },
      onChange: (state) => render(<MockView state={state} actions={controller} />, root),
      onJudged: (session) => location.assign(scorecardPath(session)),
      onFailed: failed,
    });
    await controller.start();
    setInterval(() => controller.tick(), 1000);
    addEventListener("pagehide", () => controller.leaving());
  } catch (cause) {
    failed(cause);
  }
}

function requestOf(address: URLSearchParams, { concepts }: QuestionList): PlanRequest {
  const wanted = (address.get("topics") ?? "").split(",");
  const seed = Number.parseInt(address.get("seed") ?? "", 10);
  return {
    level: levels.find((level) => level === address.get("level")) ?? "mid",
    minutes: ([15, 30, 45] as const).find((one) => String(one) === address.get("minutes")) ?? 30,
    concepts: wanted.filter((slug) => Object.hasOwn(concepts, slug)),
    seed: Number.isSafeInteger(seed) ? seed : newSeed(),
  };
}

/** Small enough to be read aloud and typed in again. */
function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
