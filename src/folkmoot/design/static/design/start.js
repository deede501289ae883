// Tells the stylesheet that scripts run, then wakes the components that need one.
// Every page works without this file.
import { initAll } from "../look/govuk.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();
