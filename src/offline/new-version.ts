/** Says that a new version of the site is there, on a slip at the foot of the page. */
const ID = "new-version";

/** @param take loads the new version; the learner's work is saved before a page goes. */
export function offerNewVersion(take: () => void): void {
  document.getElementById(ID)?.remove();
  const slip = document.createElement("div");
  slip.id = ID;
  slip.className = "new-version";
  document.body.append(slip);

  const text = document.createElement("p");
  text.textContent =
    "A new version of the course is ready. Your code and your progress stay as they are.";
  // Announced without taking the focus from what the reader does.
  text.role = "status";
  slip.append(
    text,
    button("Load the new version", "btn btn--sm", take),
    button("Later", "btn btn--quiet btn--sm", () => slip.remove()),
  );
}

function button(label: string, className: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
