import type { ComponentChildren } from "preact";
import { ANSWER_LIMIT } from "../../study/events.ts";

/** What the box shows and tells. */
export interface AnswerBoxProps {
  readonly text: string;
  /** Whether the text is kept in this browser: beside the count of words. */
  readonly kept: "kept" | "not-kept";
  readonly onText: (text: string) => void;
  /** ⌘⏎, or Ctrl ⏎. */
  readonly onDone: () => void;
  /** The buttons below. */
  readonly children?: ComponentChildren;
}

/** The ruled pad into which an answer is typed. It grows with the text. */
export function AnswerBox({ text, kept, onText, onDone, children }: AnswerBoxProps) {
  return (
    <div class="answer">
      <label for="answer">
        Your answer <span>{countOf(text, kept)}</span>
      </label>
      <textarea
        id="answer"
        value={text}
        maxLength={ANSWER_LIMIT}
        spellcheck={false}
        aria-describedby={text.length >= ANSWER_LIMIT ? "answer-full" : undefined}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
          event.preventDefault();
          onDone();
        }}
      />
      {text.length >= ANSWER_LIMIT && (
        <p class="answer-full" id="answer-full" role="status">
          The pad is full. Nobody listens to {ANSWER_LIMIT.toLocaleString("en-GB")} characters.
        </p>
      )}
      <div class="answer-bar">{children}</div>
    </div>
  );
}

function countOf(text: string, kept: AnswerBoxProps["kept"]): string {
  const words = text.split(/\s+/).filter(Boolean).length;
  if (words === 0) return "";
  const state = kept === "kept" ? "kept in this browser" : "not kept: this browser stores nothing";
  return `${words} ${words === 1 ? "word" : "words"} · ${state}`;
}
