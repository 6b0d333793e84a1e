import { expect, test } from "vitest";
import { list, records, timeLabel } from "./words.ts";

test("names offsets as a person would", () => {
  expect(list([4])).toBe("4");
  expect(list([4, 5])).toBe("4 and 5");
  expect(list([3, 4, 5, 6])).toBe("3 to 6");
  expect(list([0, 2, 3, 4, 7])).toBe("0, 2 to 4 and 7");
  expect(records([4])).toBe("record 4");
  expect(records([4, 5])).toBe("records 4 and 5");
});

test("shows milliseconds, or the time where a run takes long", () => {
  expect(timeLabel(394, 700)).toBe("394 ms");
  expect(timeLabel(65 * 60_000, 190 * 60_000)).toBe("1:05");
});
