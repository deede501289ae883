// Keeps a score sheet while it is being written. Every page works without this file: the button saves the same.
const form = document.querySelector("form[data-autosave]");

if (form) {
  const waiting = new Map();

  const keep = async (part) => {
    waiting.delete(part);
    const said = part.querySelector("[data-saved]");
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const field of part.querySelectorAll("input[name], textarea[name]")) {
      if (field.type !== "radio" || field.checked) body.append(field.name, field.value);
    }
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body });
      const told = await answer.json();
      said.textContent = told.saved || told.refused;
    } catch {
      said.textContent = form.dataset.failed;
    }
  };

  const later = (part, wait) => {
    clearTimeout(waiting.get(part));
    waiting.set(part, setTimeout(() => keep(part), wait));
  };

  form.addEventListener("change", (event) => {
    const part = event.target.closest("[data-part]");
    if (part) later(part, 0);
  });
  form.addEventListener("input", (event) => {
    const part = event.target.closest("[data-part]");
    if (part && event.target.tagName === "TEXTAREA") later(part, 3000);
  });
  form.addEventListener("submit", () => waiting.forEach((timer) => clearTimeout(timer)));
}
