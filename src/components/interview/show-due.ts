/** Says on a page how much is due, to somebody who has something in the reviews. */
import { readEvents } from "../../study/read-progress.ts";

/** Fills and shows `[data-due]`. The schedule is fetched only where there may be something in it. */
export async function showDue(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-due]");
  if (place === null) return;
  const events = await readEvents();
  const mayReturn = events.some(
    ({ type }) => type === "answered" || type === "looked-up" || type === "ran",
  );
  if (!mayReturn) return;
  const [{ reviewHistory }, { dueReviews, reviewsOf }] = await Promise.all([
    import("../../interview/history.ts"),
    import("../../interview/reviews.ts"),
  ]);
  const reviews = reviewsOf(reviewHistory(events));
  if (reviews.length === 0) return;
  const count = place.querySelector("[data-due-count]");
  if (count !== null) count.textContent = String(dueReviews(reviews, Date.now()).length);
  place.hidden = false;
}
