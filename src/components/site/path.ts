/**
 * The address of a page of this site under whatever base path it is served from.
 *
 * @param path without a leading slash: `lessons/the-log/`; empty for the home page.
 */
export function sitePath(path: string, base: string = import.meta.env.BASE_URL): string {
  return `${base.replace(/\/$/, "")}/${path}`;
}

/**
 * The address of a page as another site would write it. Where the build does not know its host (`SITE_URL`),
 * that is the path alone.
 */
export function wholeAddress(path: string, site: URL | undefined): string {
  return site === undefined ? sitePath(path) : new URL(sitePath(path), site).href;
}

/** The page of a lesson. */
export function lessonPath(slug: string): string {
  return sitePath(`lessons/${slug}/`);
}

/** The page that shows an exercise alone, full screen. */
export function exercisePath(id: string): string {
  return sitePath(`exercises/${id}/`);
}

/** The other way round: what `sitePath` would need to make this address. Empty for the home page. */
export function pathInSite(pathname: string, base: string = import.meta.env.BASE_URL): string {
  const home = sitePath("", base);
  return pathname.startsWith(home) ? pathname.slice(home.length) : "";
}

/** The page of a design scenario of the interview bank. */
export function scenarioPath(id: string): string {
  return sitePath(`interview/scenarios/${id}/`);
}

/** The drill, with one question or with the questions of one lesson. */
export function drillPath(
  asked: { readonly question: string } | { readonly concept: string },
): string {
  const search = new URLSearchParams({ ...asked });
  return `${sitePath("interview/drill/")}?${search}`;
}

/** The page of the scorecards: of one mock interview, or of all of them. */
export function scorecardPath(session?: string): string {
  const page = sitePath("interview/scorecard/");
  return session === undefined ? page : `${page}?session=${encodeURIComponent(session)}`;
}

/** The page that asks about the learner's own solution of an exercise; all its questions, or one. */
export function designPath(exercise: string, question?: string): string {
  const page = sitePath(`interview/design/${exercise}/`);
  return question === undefined ? page : `${page}?question=${encodeURIComponent(question)}`;
}
