import { useEffect, useState } from "preact/hooks";
import { inOneSentence } from "../../../interview/drawing.ts";
import { loadPicture, WhiteboardUnavailableError } from "./load.ts";

const AWAY =
  "The picture of your drawing could not be loaded. Reload the page once you are online.";
const DAMAGED = "The drawing that was kept is damaged and cannot be shown.";

/** What was on the whiteboard, as a picture. Whoever does not see it is told what is written on it. */
export function DrawingPicture({ drawing }: { readonly drawing: string }) {
  const [picture, setPicture] = useState<{ src: string; width: number; height: number }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let left = false;
    loadPicture()
      .then(({ pictureOf }) => pictureOf(drawing))
      .then(
        (drawn) => !left && setPicture(drawn),
        (cause: unknown) => {
          console.error(cause);
          if (!left) setProblem(cause instanceof WhiteboardUnavailableError ? AWAY : DAMAGED);
        },
      );
    return () => {
      left = true;
    };
  }, [drawing]);
  const words = inOneSentence(drawing);
  if (problem !== undefined) {
    return (
      <p class="note-s">
        {problem} It has {words}
      </p>
    );
  }
  return (
    <p class="drawing">
      {picture === undefined ? (
        <span role="status">Drawing the picture.</span>
      ) : (
        <img {...picture} alt={`Your drawing: ${words}`} />
      )}
    </p>
  );
}
