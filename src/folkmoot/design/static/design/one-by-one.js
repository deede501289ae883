// Answers one question after another without loading the whole page: the form is sent in the background and the part
// of the page around it is replaced. Without this file the same form loads the next page.
const part = document.getElementById("one-by-one");

part?.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-one-by-one]");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("one-by-one");
    if (!answer.ok || !next) throw new Error("another page");
    part.replaceChildren(...next.childNodes);
    history.replaceState(null, "", answer.url);
    const heading = part.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
  } catch {
    location.assign(location.href);
  }
});
