/** Speech to text, where the browser does it on the device. Nothing is heard by anybody else, so no other kind is used. */

/** The part of the Web Speech API that is used; TypeScript's library does not know it yet. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface RecognitionConstructor {
  new (): Recognition;
  available?(options: {
    readonly langs: readonly string[];
    readonly processLocally: boolean;
  }): Promise<string>;
}

declare global {
  var SpeechRecognition: RecognitionConstructor | undefined;
}

/** The course and its rubrics are in English. */
const LANGUAGE = "en-US";

/** Whether this browser turns speech into text without sending it anywhere, and has what it needs for it. */
export async function canDictate(): Promise<boolean> {
  const { SpeechRecognition } = globalThis;
  if (SpeechRecognition?.available === undefined) return false;
  try {
    const options = { langs: [LANGUAGE], processLocally: true };
    return (await SpeechRecognition.available(options)) === "available";
  } catch {
    // A browser that knows the name and not the option would send the speech away.
    return false;
  }
}

/**
 * Listens until the returned function is called.
 *
 * @param heard is told each sentence once it is final.
 * @param failed is told why it heard no more.
 */
export function dictate(heard: (text: string) => void, failed: (why: string) => void): () => void {
  const { SpeechRecognition } = globalThis;
  if (SpeechRecognition === undefined) return () => {};
  const recognition = new SpeechRecognition();
  recognition.lang = LANGUAGE;
  recognition.continuous = true;
  recognition.processLocally = true;
  recognition.addEventListener("result", (event) => {
    for (const text of finalTexts(event)) heard(text);
  });
  recognition.addEventListener("error", (event) => {
    const why: unknown = Reflect.get(event, "error");
    if (why !== "no-speech" && why !== "aborted") {
      failed(`Speech could not be turned into text here (${String(why)}). Type it, or record it.`);
    }
  });
  recognition.start();
  return () => recognition.stop();
}

function finalTexts(event: Event): string[] {
  const results: unknown = Reflect.get(event, "results");
  const from: unknown = Reflect.get(event, "resultIndex");
  if (!(results instanceof Object) || typeof from !== "number") return [];
  return Array.from({ length: Number(Reflect.get(results, "length")) }, (_, index) => index)
    .filter((index) => index >= from)
    .flatMap((index) => {
      const result: unknown = Reflect.get(results, index);
      if (!(result instanceof Object) || Reflect.get(result, "isFinal") !== true) return [];
      const best: unknown = Reflect.get(result, 0);
      return best instanceof Object ? [String(Reflect.get(best, "transcript")).trim()] : [];
    });
}
