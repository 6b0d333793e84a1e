import { type Page, test as playwright } from "@playwright/test";
import { collectErrors, expectAccessible } from "../e2e/page-checks.ts";

/* Chromium's own microphone for tests: it beeps. */
const test = playwright.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), "--use-fake-device-for-media-stream"];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});
const { expect } = test;

const DRILL = "/interview/drill/?question=pause-and-resume";
const record = (page: Page) => page.getByRole("button", { name: "Record", exact: true });
const dictate = (page: Page) => page.getByRole("button", { name: "Write down what I say" });

test("an answer is recorded, played back, found again after a reload, and deleted for good", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["microphone"]);
  const errors = collectErrors(page);
  await page.goto(DRILL);
  await record(page).press("Enter");
  await expect(page.getByText("Stays in this browser.")).toBeVisible();
  const stop = page.getByRole("button", { name: "Stop recording" });
  await expectAccessible(page, ".answer");
  await stop.press("Enter");

  const recording = page.getByLabel("Your recording");
  await expect(recording).toBeVisible();
  await expectAccessible(page, ".answer");
  await page.reload();
  await expect(recording).toBeVisible();
  await recording.evaluate((audio: HTMLAudioElement) => audio.play());
  await expect
    .poll(() => recording.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);

  await page.getByRole("button", { name: "Record again" }).click();
  await stop.click();
  await page.getByRole("button", { name: "Delete the recording" }).click();
  await expect(recording).toHaveCount(0);
  await page.reload();
  await expect(record(page)).toBeVisible();
  await expect(recording).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("a microphone that is refused is said so, and the answer is typed", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Browser.setPermission", {
    permission: { name: "microphone" },
    setting: "denied",
  });
  await page.goto(DRILL);
  await record(page).click();
  await expect(page.getByText(/did not let this page use the microphone\. Allow it/)).toBeVisible();
  await expect(record(page)).toBeVisible();
  await expectAccessible(page, ".answer");
  await page.getByLabel("Your answer").fill("I pause.");
});

/** What the test double below tells of itself. */
interface Listening {
  readonly lang: string;
  readonly continuous: boolean;
  readonly processLocally: boolean;
}

/** Puts a test double in place of the browser's speech recognition. @param answer what `available` says on-device. */
async function standInForSpeech(page: Page, answer: string | undefined): Promise<void> {
  await page.addInitScript((onDevice) => {
    class SpeechRecognition extends EventTarget {
      lang = "";
      continuous = false;
      processLocally = false;
      static available =
        onDevice === undefined
          ? undefined
          : async ({ processLocally }: { processLocally: boolean }) =>
              processLocally ? onDevice : "available";
      start() {
        const { lang, continuous, processLocally } = this;
        Reflect.set(globalThis, "listening", { lang, continuous, processLocally });
        addEventListener("test:said", (said) => {
          const { detail } = said as CustomEvent<{ text: string; isFinal: boolean }>;
          const result = Object.assign([{ transcript: detail.text }], { isFinal: detail.isFinal });
          this.dispatchEvent(
            Object.assign(new Event("result"), { results: [result], resultIndex: 0 }),
          );
        });
        addEventListener("test:fault", () =>
          this.dispatchEvent(Object.assign(new Event("error"), { error: "audio-capture" })),
        );
      }
      stop() {
        Reflect.set(globalThis, "listening", undefined);
      }
    }
    Reflect.set(globalThis, "SpeechRecognition", SpeechRecognition);
  }, answer);
}

const say = (page: Page, text: string, isFinal: boolean) =>
  page.evaluate((detail) => dispatchEvent(new CustomEvent("test:said", { detail })), {
    text,
    isFinal,
  });
const listening = (page: Page) =>
  page.evaluate((): Listening | undefined => Reflect.get(globalThis, "listening"));

test("what is said is written down where the device does it, sentence by sentence", async ({
  page,
}) => {
  await standInForSpeech(page, "available");
  await page.goto(DRILL);
  const pad = page.getByLabel("Your answer");
  await pad.fill("First,");
  await dictate(page).click();
  expect(await listening(page)).toEqual({ lang: "en-US", continuous: true, processLocally: true });
  await say(page, "I pau", false);
  await say(page, " I pause the partition. ", true);
  await expect(pad).toHaveValue("First, I pause the partition.");
  await say(page, "Then I poll.", true);
  await page.getByRole("button", { name: "Stop listening" }).click();
  await expect(pad).toHaveValue("First, I pause the partition. Then I poll.");
  expect(await listening(page)).toBeUndefined();

  await dictate(page).click();
  await page.evaluate(() => dispatchEvent(new Event("test:fault")));
  await expect(page.getByText(/\(audio-capture\)\. Type it, or record it\./)).toBeVisible();
  await expect(dictate(page)).toBeVisible();
});

for (const [which, answer] of [
  ["would have to fetch something for it", "downloadable"],
  ["does not know the language", "unavailable"],
  ["cannot say where it does it", undefined],
] as const) {
  test(`nothing is offered to write down speech where the browser ${which}`, async ({ page }) => {
    await standInForSpeech(page, answer);
    await page.goto(DRILL);
    await expect(record(page)).toBeVisible();
    await expect(dictate(page)).toHaveCount(0);
  });
}
