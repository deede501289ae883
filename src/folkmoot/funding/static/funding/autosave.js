// Keeps a score sheet while it is being written. Every page works without this file: the button saves the same.
// What is kept goes one after another, and the button waits for the last of it: older words never land on newer ones.
// It waits as long as an answer takes: giving up on one would not stop the server from writing it later.
const form = document.querySelector("form[data-autosave]");

if (form) {
  const waiting = new Map();
  let last = Promise.resolve();
  let isKeeping = 0;
  let isSaving = false;
  let isSent = false;

  const keep = async (part) => {
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

  const inTurn = (part) => {
    waiting.delete(part);
    isKeeping += 1;
    last = last.then(() => isSaving || keep(part)).then(() => (isKeeping -= 1));
  };

  const later = (part, wait) => {
    clearTimeout(waiting.get(part));
    waiting.set(part, setTimeout(() => inTurn(part), wait));
  };

  form.addEventListener("change", (event) => {
    const part = event.target.closest("[data-part]");
    if (part) later(part, 0);
  });
  form.addEventListener("input", (event) => {
    const part = event.target.closest("[data-part]");
    if (part && event.target.tagName === "TEXTAREA") later(part, 3000);
  });
  form.addEventListener("submit", async (event) => {
    waiting.forEach((timer) => clearTimeout(timer));
    if (isSent || !isKeeping) return;
    event.preventDefault();
    if (isSaving) return; // pressed twice while it waits
    isSaving = true;
    await last;
    isSent = true;
    form.requestSubmit(event.submitter);
    isSaving = isSent = false;
  });
}
