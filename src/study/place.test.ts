import { expect, test } from "vitest";
import { lastPlace, rememberPlace } from "./place.ts";
import { memoryStorage } from "./storage.test-double.ts";

const place = { lesson: 7, path: "lessons/offsets/#lag", label: "7.5 Lag" };

test("The last place is remembered, with its exercise", () => {
  const kept = memoryStorage();
  rememberPlace(place, () => kept);
  const writing = { lesson: 7, path: "exercises/consumer-offsets/", label: "", exercise: "c" };
  rememberPlace(writing, () => kept);
  expect(lastPlace(() => kept)).toEqual(writing);
});

test("Where nothing can be stored there is no last place", () => {
  const refused = () => {
    throw new DOMException("No.", "SecurityError");
  };
  expect(() => rememberPlace(place, refused)).not.toThrow();
  expect(lastPlace(refused)).toBeUndefined();
});

test.each([
  "not json",
  "{}",
  JSON.stringify({ ...place, path: "javascript:alert(1)" }),
  JSON.stringify({ ...place, path: "//elsewhere.example/" }),
  JSON.stringify({ ...place, lesson: "7" }),
])("%s is no place", (entry) => {
  const kept = memoryStorage();
  kept.setItem("minibroker.place", entry);
  expect(lastPlace(() => kept)).toBeUndefined();
});
