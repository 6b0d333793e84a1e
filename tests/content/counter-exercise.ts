/** A small exercise, for the tests of the checks. */
export const exercise = {
  exercise: {
    id: "counter",
    title: "The counter",
    number: 0,
    lesson: "counting",
    exports: ["count"],
    given: [],
    minutes: 5,
    difficulty: "introductory" as const,
    tasks: ["Count up", "Count down"].map((title) => ({
      id: title.toLowerCase().replace(" ", "-"),
      title,
      section: "counting",
      tests: [`${title} by one`],
      hints: ["What comes next?", "Add to it.", "Add one to it."] as [string, string, string],
    })),
  },
};
