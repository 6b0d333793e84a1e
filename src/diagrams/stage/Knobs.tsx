import type { Knobs as KnobsOfScene } from "../simulator/knobs.ts";

interface Props {
  readonly knobs: KnobsOfScene;
  readonly values: Readonly<Record<string, string>>;
  /** Makes the names of form controls unique in the page. */
  readonly scope: string;
  readonly onChange: (name: string, value: string) => void;
}

/** The choices of a scene. Changing one begins the scene anew. */
export function Knobs({ knobs, values, scope, onChange }: Props) {
  return (
    <div class="scene-knobs">
      {Object.entries(knobs).map(([name, knob]) =>
        knob.kind === "choice" ? (
          <fieldset key={name}>
            <legend>{knob.label}</legend>
            {Object.entries(knob.options).map(([value, words]) => (
              <label key={value}>
                <input
                  type="radio"
                  name={`${scope}-${name}`}
                  value={value}
                  checked={values[name] === value}
                  onChange={() => onChange(name, value)}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <label key={name} class="scene-text">
            {knob.label}
            <input
              type="text"
              value={values[name]}
              maxLength={knob.maxLength}
              spellcheck={false}
              autocomplete="off"
              onInput={({ currentTarget }) => onChange(name, currentTarget.value)}
            />
          </label>
        ),
      )}
    </div>
  );
}
