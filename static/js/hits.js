/* From hit to hit by buttons and by the keys n and p. Without it the numbers lead to the hits. */
(() => {
  "use strict";
  const places = document.querySelector(".places");
  const steps = places.querySelector(".scripted");
  const last = document.querySelectorAll("mark.match[id]").length;
  if (!steps) return;

  let now = 0;  /* the address follows a moment later, and the next key may come before */
  const tell = (number) => { steps.querySelector("b").textContent = now = number; };
  const read = () => tell(Number(/^#hit-(\d+)$/.exec(location.hash)?.[1] ?? 0));
  const go = (step) => {
    tell(step > 0 ? now % last + 1 : now > 1 ? now - 1 : last);
    location.replace(`#hit-${now}`);  /* back leads to the search, not through the hits */
  };

  steps.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]")?.dataset.step;
    if (step) go(Number(step));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (!now && !places.contains(event.target)) return;  /* WCAG 2.1.4: a letter alone is a key only once somebody walks from hit to hit */
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  addEventListener("hashchange", read);
  read();
})();
