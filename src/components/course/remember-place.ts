/** Remembers where the learner is, so that Resume leads back here. */
import { rememberPlace } from "../../study/place.ts";
import { pathInSite } from "../site/path.ts";

/** The section that is being read, by its link in the course log. The first one is the lesson's beginning. */
export function rememberSection(link: HTMLAnchorElement): void {
  const lesson = lessonOffset();
  if (lesson === undefined) return;
  const index = [...(link.closest(".secs")?.querySelectorAll("a") ?? [])].indexOf(link);
  const page = pathInSite(location.pathname);
  rememberPlace(
    index > 0
      ? { lesson, path: page + link.hash, label: `${lesson}.${index} ${link.textContent ?? ""}` }
      : { lesson, path: page, label: "" },
  );
}

/** The exercise that is being written, in a lesson or full screen. */
export function rememberWriting(workbench: HTMLElement, exercise: string, lesson: number): void {
  const heading = workbench.closest(".part")?.querySelector("h2[id]");
  const hash = heading === null || heading === undefined ? "" : `#${heading.id}`;
  rememberPlace({ lesson, path: pathInSite(location.pathname) + hash, label: "", exercise });
}

/** Offset of the lesson on this page. */
function lessonOffset(): number | undefined {
  const offset = document.querySelector<HTMLElement>("main[data-offset]")?.dataset["offset"];
  return offset === undefined ? undefined : Number(offset);
}
