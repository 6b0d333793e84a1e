/** What the schemas of content share: fields whose messages are written for authors. */
import { z } from "zod";

/** A field of text; `what` names it in the message when it is missing. */
export function text(what: string): z.ZodString {
  return z.string({
    error: ({ input }) =>
      input === undefined
        ? `is missing: write ${what}`
        : `must be text: write ${what}, in quotes if it has a colon or looks like a number`,
  });
}

/** A page that a claim rests on. */
export const source = z.strictObject(
  {
    title: text("the source's title").min(3, "is too short: write the source's title"),
    url: z.url({
      protocol: /^https?$/,
      error: ({ input }) => `must be a web address that starts with https://, not ${String(input)}`,
    }),
  },
  { error: "must be a title and a url: `- title: …` and below it `url: https://…`" },
);

/** An id that is stored with the learner's history, and so never changes. */
export const slug = text("an id in lower-case words joined by hyphens, such as commit-first").regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  "must be lower-case words joined by hyphens, such as commit-first",
);
