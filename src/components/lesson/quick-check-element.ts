/** Explains the chosen answer from the list that serves readers without scripts, and notes it in the log. */
import { PROGRESS_EVENT } from "../../study/read-progress.ts";
import { recordFact } from "../../study/record-fact.ts";
import { questionOf } from "./question-of.ts";

class QuickCheck extends HTMLElement {
  #attempt = 0;

  connectedCallback(): void {
    this.addEventListener("change", () => this.#explain());
  }

  #explain(): void {
    const why = this.querySelector<HTMLElement>(".why");
    const reasons = [...this.querySelectorAll("details li span")];
    for (const [index, label] of this.querySelectorAll<HTMLElement>(".choice").entries()) {
      const chosen = label.querySelector("input")?.checked === true;
      const right = label.dataset["right"] !== undefined;
      label.classList.toggle("is-right", chosen && right);
      label.classList.toggle("is-wrong", chosen && !right);
      const mark = label.querySelector<HTMLElement>("[data-letter]");
      if (mark !== null) {
        mark.textContent = chosen ? (right ? "✓" : "✗") : (mark.dataset["letter"] ?? "");
      }
      if (!chosen || why === null) continue;
      why.dataset["right"] = String(right);
      const reason = [...(reasons[index]?.cloneNode(true).childNodes ?? [])];
      why.replaceChildren(...(right ? [] : ["No. "]), ...reason);
      if (right) this.dataset["answered"] = "";
      this.#note(right);
    }
  }

  #note(right: boolean): void {
    const lesson = document.querySelector<HTMLElement>("main[data-offset]")?.dataset["offset"];
    if (lesson === undefined) return;
    this.#attempt += 1;
    void recordFact({
      type: "checked",
      lesson: Number(lesson),
      section: this.closest(".part")?.querySelector("h2")?.id ?? "",
      question: questionOf(this),
      right,
      attempt: this.#attempt,
    });
    // The fact is in the journal already, so that who looks at the progress now sees it.
    document.dispatchEvent(new CustomEvent(PROGRESS_EVENT));
  }
}

customElements.define("quick-check", QuickCheck);
