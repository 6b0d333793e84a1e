import { expect, test } from "vitest";
import { PULSE_MS, Silence } from "./silence.ts";

const LIMIT_MS = 5000;
const PULSES = LIMIT_MS / PULSE_MS;

test("A loop that never yields is silent for as long as it computes", () => {
  const silence = new Silence(0);
  for (let pulse = 1; pulse < PULSES; pulse++) silence.pulse(PULSE_MS);
  expect(silence.lasts(LIMIT_MS, LIMIT_MS)).toBe(false);
  silence.pulse(PULSE_MS);
  expect(silence.lasts(LIMIT_MS, LIMIT_MS)).toBe(true);
});

test("An await that never ends uses no processor, but its event loop turns", () => {
  const silence = new Silence(0);
  for (let pulse = 0; pulse < PULSES; pulse++) {
    silence.beat();
    silence.pulse(0);
  }
  expect(silence.lasts(LIMIT_MS, LIMIT_MS)).toBe(true);
});

test("A run that gets a tenth of the processor has ten times as long", () => {
  const silence = new Silence(0);
  for (let pulse = 0; pulse < 9 * PULSES; pulse++) silence.pulse(PULSE_MS / 10);
  expect(silence.lasts(LIMIT_MS, 9 * LIMIT_MS)).toBe(false);
});

test("Collecting garbage on many cores at once does not count many times", () => {
  const silence = new Silence(0);
  silence.pulse(8 * LIMIT_MS);
  expect(silence.lasts(LIMIT_MS, 100)).toBe(false);
});

test("Sleep without any use of the processor ends by the clock", () => {
  const silence = new Silence(0);
  for (let now = PULSE_MS; now < 12 * LIMIT_MS; now += PULSE_MS) {
    expect(silence.lasts(LIMIT_MS, now)).toBe(false);
  }
  expect(silence.lasts(LIMIT_MS, 12 * LIMIT_MS)).toBe(true);
});

test("A night for which the machine is suspended does not count", () => {
  const silence = new Silence(0);
  expect(silence.lasts(LIMIT_MS, 8 * 3_600_000)).toBe(false);
});

test("A report begins it anew", () => {
  const silence = new Silence(0);
  for (let pulse = 1; pulse < PULSES; pulse++) silence.pulse(PULSE_MS);
  silence.broken(LIMIT_MS);
  silence.pulse(PULSE_MS);
  expect(silence.lasts(LIMIT_MS, LIMIT_MS)).toBe(false);
});
