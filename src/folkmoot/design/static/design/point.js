// Writes the point that is tapped on a drawn map into the field below it, and marks it.
// Without this file the map is not shown, and the two numbers are typed or pasted.
for (const group of document.querySelectorAll("[data-point]")) {
  const [map, input, said] = ["[data-west]", "input", "[aria-live]"].map((each) => group.querySelector(each));
  const drawing = map.querySelector("svg");
  const { west, north, eastEach, northEach } = map.dataset;
  const mark = document.createElementNS(drawing.namespaceURI, "circle");
  mark.setAttribute("class", "fm-ground__mark");
  mark.setAttribute("r", "13");

  const show = () => {
    const [up, across] = input.value.split(/[\s,;]+/).map(Number);
    const x = (across - west) / eastEach;
    const y = (north - up) / northEach;
    if (!input.value || !Number.isFinite(x + y)) return mark.remove();
    mark.setAttribute("cx", x);
    mark.setAttribute("cy", y);
    drawing.append(mark);
  };

  drawing.addEventListener("click", (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    input.value = [north - at.y * northEach, +west + at.x * eastEach].map((each) => each.toFixed(5)).join(", ");
    said.textContent = event.target.querySelector?.("title")?.textContent ?? "";
    show();
  });
  input.addEventListener("input", show);
  map.hidden = false;
  show();
}
