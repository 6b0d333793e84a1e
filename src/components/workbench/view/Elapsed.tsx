import { useEffect, useState } from "preact/hooks";
import { seconds } from "../place-wording.ts";

const TICK_MS = 500;

/** The time since it was first shown, counting. Not read out: it would never stop. */
export function Elapsed() {
  const [start] = useState(() => performance.now());
  const [now, setNow] = useState(start);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{seconds(now - start)}</span>;
}
