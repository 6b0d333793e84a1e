import { expect, test } from "vitest";
import { lessonSchema } from "./lesson-schema.ts";

const good = {
  title: "The log",
  lead: "A queue forgets what it delivered. A log remembers, and lets readers come back.",
  description: "How a partition keeps records in order, and how retention removes them.",
  exercise: "partition-log",
  buildsOn: ["point-to-point"],
  sources: [{ title: "Kafka design", url: "https://kafka.apache.org/documentation/#design" }],
  updated: "2026-11-23",
};

/** What an author reads, a line a problem. */
function messages(frontMatter: Record<string, unknown>): string {
  const { error } = lessonSchema.safeParse(frontMatter);
  return (error?.issues ?? [])
    .map(({ path, message }) => `${path.join(".")} ${message}`)
    .join("\n");
}

test("takes the front matter of a lesson, and a date with or without quotes", () => {
  expect(lessonSchema.parse(good)).toEqual(good);
  expect(lessonSchema.parse({ ...good, updated: new Date("2026-11-23") }).updated).toBe(
    "2026-11-23",
  );
});

test("lets a lesson rest on nothing and end without an exercise", () => {
  const { exercise: _, buildsOn: __, ...least } = good;
  expect(lessonSchema.parse(least).buildsOn).toEqual([]);
});

test.each([
  [{ title: undefined }, "title is missing: write a short title in sentence case"],
  [{ title: "The log." }, "title must not end with a full stop"],
  [{ title: 404 }, "title must be text"],
  [{ description: "x".repeat(160) }, "search results cut it at 160 characters"],
  [
    { buildsOn: ["the-lgo"] },
    'buildsOn.0 names a lesson "the-lgo" that is not in src/content/course.ts',
  ],
  [{ buildsOn: "the-log" }, "must be a list of lesson slugs"],
  [{ sources: [] }, "sources is empty: name at least one source"],
  [
    { sources: [{ title: "Kafka", url: "kafka.apache.org" }] },
    "sources.0.url must be a web address",
  ],
  [{ sources: ["https://kafka.apache.org"] }, "sources.0 must be a title and a url"],
  [{ updated: "23 November" }, "updated must be a date, written YYYY-MM-DD"],
  [{ number: 3 }, "has a field that no lesson has: number"],
])("tells the author about %o", (change, message) => {
  expect(messages({ ...good, ...change })).toContain(message);
});
