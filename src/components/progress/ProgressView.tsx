import { useMemo } from "preact/hooks";
import { pastAnswers } from "../../interview/history.ts";
import { pastSessions } from "../../interview/past-sessions.ts";
import { type Progress, progressOf } from "../../study/progress.ts";
import { resumeAt } from "../course/standing.ts";
import { sitePath } from "../site/path.ts";
import { Activity } from "./Activity.tsx";
import { Attempts } from "./Attempts.tsx";
import { CourseLedger } from "./CourseLedger.tsx";
import { type CourseFacts, lessonAt, writtenLessons } from "./course-facts.ts";
import { Dialogs } from "./Dialogs.tsx";
import { Figures } from "./Figures.tsx";
import { Answered, MockInterviews } from "./Interviews.tsx";
import { interviewsOf } from "./interviews.ts";
import { LatestNotes } from "./LatestNotes.tsx";
import { ledgerOf } from "./ledger.ts";
import { DeadLetters, Redelivery } from "./Redelivery.tsx";
import { Storage } from "./Storage.tsx";
import type { LearnerData, ProgressProps } from "./state.ts";
import { WeakSpots } from "./WeakSpots.tsx";

/** The whole progress page. */
export function ProgressView(props: ProgressProps) {
  const { facts, asked, data } = props.state;
  const progress = progressOf(data.events);
  const ledger = ledgerOf(facts, progress);
  const interviews = useMemo(
    () => interviewsOf(pastAnswers(data.events), pastSessions(data.events), asked),
    [data.events, asked],
  );
  return (
    <>
      <header>
        <h1>Your log</h1>
        <Resume facts={facts} data={data} progress={progress} />
      </header>
      {data.problem !== undefined && (
        <div class="notice" role="alert">
          <b>Your work is not being kept</b>
          <p>{data.problem}</p>
        </div>
      )}
      <Figures ledger={ledger} interviews={interviews} />
      <CourseLedger ledger={ledger} />
      <div class="cols">
        <Redelivery {...props} />
        <DeadLetters {...props} />
      </div>
      <div class="cols">
        <Answered interviews={interviews} />
        <MockInterviews interviews={interviews} />
      </div>
      <div class="cols">
        <WeakSpots {...props} />
        <LatestNotes {...props} />
      </div>
      <Attempts {...props} progress={progress} />
      <div class="cols">
        <Activity {...props} />
        <Storage {...props} />
      </div>
      <Dialogs {...props} progress={progress} />
    </>
  );
}

function Resume({
  facts,
  data,
  progress,
}: {
  readonly facts: CourseFacts;
  readonly data: LearnerData;
  readonly progress: Progress;
}) {
  const written = writtenLessons(facts);
  const resume = resumeAt(
    data.place,
    progress,
    written.map((lesson) => lesson.offset),
  );
  const lesson = resume && lessonAt(facts, resume.lesson);
  if (resume === undefined || lesson?.href === undefined) {
    if (written.length === 0) return null;
    return <p class="resume">Everything that is written is committed. Lag 0.</p>;
  }
  const href = resume.path === undefined ? lesson.href : sitePath(resume.path);
  const begun = data.events.length > 0 || data.place !== undefined;
  return (
    <p class="resume">
      <span>
        Next:{" "}
        <a href={href}>
          {lesson.offset} {lesson.title}
        </a>
        {resume.detail !== "" && `, ${resume.detail}`}
      </span>
      <a class="btn btn--primary" href={href}>
        {begun ? "Resume" : `Start at offset ${lesson.offset}`}
      </a>
    </p>
  );
}
