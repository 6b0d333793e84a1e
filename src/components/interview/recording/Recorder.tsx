import { useEffect, useRef, useState } from "preact/hooks";
import { canDictate, dictate } from "./dictation.ts";
import { recordings } from "./recordings.ts";

/** What is going on. */
type Doing = "nothing" | "recording" | "listening";

/** Records an answer, plays it back and deletes it; and writes down what is said, where the device itself can. */
export function Recorder({
  question,
  onHeard,
}: {
  readonly question: string;
  /** A sentence that was heard. */
  readonly onHeard: (text: string) => void;
}) {
  const [doing, setDoing] = useState<Doing>("nothing");
  const [recording, setRecording] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [dictation, setDictation] = useState(false);
  const stop = useRef<() => void>(() => {});

  const show = (blob: Blob | undefined): void => {
    setRecording((before) => {
      if (before !== undefined) URL.revokeObjectURL(before);
      return blob === undefined ? undefined : URL.createObjectURL(blob);
    });
  };
  useEffect(() => {
    void canDictate().then(setDictation);
    // Where nothing is stored there is no recording either.
    recordings.read(question).then(show, () => undefined);
    return () => {
      stop.current();
      show(undefined);
    };
  }, [question]);

  const record = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(stream);
      const pieces: Blob[] = [];
      recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
      recorder.addEventListener("stop", () => {
        for (const track of stream.getTracks()) track.stop();
        const blob = new Blob(pieces, { type: recorder.mimeType });
        setDoing("nothing");
        show(blob);
        recordings
          .keep(question, blob)
          .catch(() =>
            setProblem("The recording lives only in this tab: the browser kept no copy."),
          );
      });
      stop.current = () => {
        if (recorder.state !== "inactive") recorder.stop();
      };
      recorder.start();
      setDoing("recording");
    } catch (cause) {
      setProblem(sentenceOf(cause));
    }
  };
  const listen = (): void => {
    setProblem(undefined);
    stop.current = dictate(onHeard, (why) => {
      setProblem(why);
      setDoing("nothing");
    });
    setDoing("listening");
  };
  const remove = async (): Promise<void> => {
    show(undefined);
    await recordings.remove(question).catch(() => undefined);
  };

  const canRecord = typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
  if (!canRecord && !dictation) return null;
  return (
    <div class="recorder">
      {doing !== "nothing" && (
        <button
          class="btn"
          type="button"
          onClick={() => {
            stop.current();
            setDoing("nothing");
          }}
        >
          <span class="recorder-on" aria-hidden="true" />
          {doing === "recording" ? "Stop recording" : "Stop listening"}
        </button>
      )}
      {doing === "nothing" && canRecord && (
        <button class="btn" type="button" onClick={() => void record()}>
          {recording === undefined ? "Record" : "Record again"}
        </button>
      )}
      {doing === "nothing" && dictation && (
        <button class="btn" type="button" onClick={listen}>
          Write down what I say
        </button>
      )}
      {recording !== undefined && doing === "nothing" && (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: the learner's own voice; what they said is in the pad, if anywhere. */}
          <audio controls src={recording} aria-label="Your recording" />
          <button class="btn btn--quiet" type="button" onClick={() => void remove()}>
            Delete the recording
          </button>
        </>
      )}
      <p class="recorder-note" role="status">
        {problem ?? (doing === "nothing" ? "" : "Stays in this browser.")}
      </p>
    </div>
  );
}

function sentenceOf(cause: unknown): string {
  const name = cause instanceof DOMException ? cause.name : "";
  if (name === "NotAllowedError") {
    return "The browser did not let this page use the microphone. Allow it beside the address, or type.";
  }
  if (name === "NotFoundError") return "There is no microphone. Type your answer.";
  return "The microphone could not be opened. Type your answer, or try again.";
}
