import { useEffect, useState } from "preact/hooks";
import { inOneSentence } from "../../../interview/drawing.ts";
import { loadPicture } from "./load.ts";

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
        (cause: Error) => {
          console.error(cause);
          if (!left) setProblem(cause.message);
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
        The picture cannot be shown here: {problem} It has {words}
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
