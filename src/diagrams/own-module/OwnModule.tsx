import { Component, type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Frame, Settings } from "../simulator/run.ts";
import type { SceneFigure, Size } from "../stage/figure.ts";
import { Plates } from "../stage/Plates.tsx";
import type { OwnModuleOffer } from "./offer.ts";
import type { Comparison } from "./run-own.ts";

interface Props {
  readonly offer: OwnModuleOffer;
  readonly figure: SceneFigure;
  readonly size: Size;
  /** The run of the reference. */
  readonly frames: readonly Frame[];
  readonly settings: Settings;
  /** The frame that is shown. */
  readonly index: number;
  /** Told where the figure has to stop, or that it can go on. */
  readonly onStop: (at: number | undefined) => void;
}

/** Runs the scene with the learner's module beside the reference, and shows where the two part. */
export function OwnModule({ offer, figure, size, frames, settings, index, onStop }: Props) {
  const { file } = offer;
  const [wanted, setWanted] = useState(false);
  const [comparison, setComparison] = useState<Comparison>();
  /** Counts runs, so that only the last one that was asked for is heard. */
  const latest = useRef(0);

  const compare = (): void => {
    const asked = ++latest.current;
    setWanted(true);
    setComparison(undefined);
    void offer.compare(frames, settings).then((found) => {
      if (latest.current !== asked) return;
      setComparison(found);
      onStop(found.kind === "parted" || found.kind === "stopped" ? found.at : undefined);
    });
  };
  const leave = (): void => {
    latest.current++;
    setWanted(false);
    setComparison(undefined);
    onStop(undefined);
  };
  // Other knobs, another seed or a crash is another run.
  useEffect(() => {
    if (wanted) compare();
  }, [frames]);

  const parted = comparison?.kind === "parted" && index === comparison.at ? comparison : undefined;
  const captionId = `${figure.scene.id}-own`;
  return (
    <div class="scene-own">
      {parted !== undefined && (
        <section aria-label={`The same event with your ${file}`}>
          <p class="scene-own-head">
            With your <code>{file}</code>; above, with the reference
          </p>
          <Guard key={frames} otherwise={<p>The state that it leads to cannot be drawn.</p>}>
            <Plates
              figure={figure}
              state={parted.own.state}
              describedBy={captionId}
              sizes={[size]}
            />
          </Guard>
          <p class="scene-event">
            <span class="num">yours</span>
            <span id={captionId}>{parted.own.caption}</span>
          </p>
        </section>
      )}
      <div class="scene-own-bar">
        {wanted ? (
          <button class="btn btn--quiet btn--sm" type="button" onClick={leave}>
            Back to the reference
          </button>
        ) : (
          <button class="btn btn--sm" type="button" onClick={compare}>
            Run my {file}
          </button>
        )}
        <p role="status">{wanted ? told(comparison, file, frames.length - 1) : ""}</p>
      </div>
    </div>
  );
}

/** What came of it, in words. */
function told(comparison: Comparison | undefined, file: string, events: number): string {
  switch (comparison?.kind) {
    case undefined:
      return `Running ${file} …`;
    case "same":
      return `Your ${file} comes to the same state as the reference after each of the ${events} events.`;
    case "parted":
      return `At event ${comparison.at} your ${file} and the reference come to different states, so the figure stops there and shows both. If all your tests pass, the exercise leaves this choice to you.`;
    case "stopped":
      return `After event ${comparison.at}: ${comparison.message} The figure shows the reference up to there.`;
    case "unavailable":
      return comparison.message;
  }
}

/** A drawing of a state that nobody foresaw may throw; the rest of the figure goes on. */
class Guard extends Component<
  { readonly children: ComponentChildren; readonly otherwise: ComponentChildren },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
