/* The search page beside htmx: facets that are searched by typing, dates chosen over several bars, and the focus after a swap. */
(() => {
  "use strict";
  const typed = new Map();  /* what was typed above each facet, kept over swaps */

  /* Facets: a box above a long list, which shows the values with what is typed in their names. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const narrow = (box) => {
    const facet = box.closest(".facet"), rest = facet.querySelector("details"), wanted = fold(box.value.trim());
    typed.set(box.id, box.value);
    for (const item of facet.querySelectorAll("li")) item.hidden = !fold(item.firstChild.textContent).includes(wanted);
    if (rest && wanted) rest.open = true;
  };
  const narrowAgain = (box) => {
    box.value = typed.get(box.id) ?? "";
    if (box.value) narrow(box);
  };

  /* Dates: over bars with the pointer held, or with Shift and the arrow keys. */
  const labelOf = (bar) => bar.querySelector(".label").textContent;
  const countOf = (bar) => Number(bar.querySelector(".n")?.textContent.replace(/\D/g, "") ?? 0);

  const addRange = (chart) => {
    const bars = [...chart.querySelectorAll("li:not(.undated-bar)")];
    const links = bars.filter((bar) => bar.querySelector("a"));
    if (links.length < 2 || chart.dataset.ranged) return;
    chart.dataset.ranged = "1";
    const said = document.createElement("output");
    chart.before(said);
    let from = -1, to = -1, dragged = false;

    const within = () => [Math.min(from, to), Math.max(from, to)];
    const draw = () => {
      const [first, last] = within();
      bars.forEach((bar, place) => bar.classList.toggle("within", first !== last && first <= place && place <= last));
      const number = bars.slice(first, last + 1).reduce((sum, bar) => sum + countOf(bar), 0);
      said.textContent = first === last ? "" : chart.closest("[data-range]").dataset.range
        .replace("{first}", labelOf(bars[first])).replace("{last}", labelOf(bars[last])).replace("{number}", number.toLocaleString(document.documentElement.lang));
    };
    const clear = () => { from = to = -1; draw(); };
    const apply = () => {
      const [first, last] = within();
      const address = new URL(location.href);
      for (const name of ["undated", "page"]) address.searchParams.delete(name);
      address.searchParams.set("from", labelOf(bars[first]));
      address.searchParams.set("to", labelOf(bars[last]));
      htmx.ajax("GET", address.pathname + address.search, { source: chart });
    };
    const at = (x) => Math.max(0, bars.findLastIndex((bar) => bar.getBoundingClientRect().left <= x));

    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => {
      const bar = event.target.closest("li");
      dragged = false;
      if (event.button === 0 && event.isPrimary && bars.includes(bar)) from = to = bars.indexOf(bar);
    });
    chart.addEventListener("pointermove", (event) => {
      if (from < 0 || !event.buttons || at(event.clientX) === to) return;
      to = at(event.clientX);
      dragged = true;
      chart.setPointerCapture(event.pointerId);  /* not before: a captured pointer clicks no link */
      draw();
    });
    chart.addEventListener("pointerup", () => {
      if (dragged && from !== to) apply();
      else if (dragged) clear();
      else from = to = -1;
    });
    chart.addEventListener("pointercancel", clear);

    chart.addEventListener("keydown", (event) => {
      const bar = event.target.closest("li");
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step && links.includes(bar)) {
        const next = links[links.indexOf(bar) + step];
        event.preventDefault();
        if (!next) return;
        if (event.shiftKey) { if (from < 0) from = bars.indexOf(bar); to = bars.indexOf(next); draw(); } else clear();
        next.querySelector("a").focus();
      } else if (event.key === "Escape" && from >= 0) clear();
      else if (event.key === "Enter" && from !== to) { event.preventDefault(); apply(); }
    });
    said.setAttribute("role", "status");
  };

  const upgrade = () => {
    document.querySelectorAll(".facet input").forEach(narrowAgain);
    document.querySelectorAll(".dates .bars").forEach(addRange);
  };

  /* Swaps: the filters stay open on narrow screens, and the focus stays where it was, or goes to the number of hits.
     That they are open is noted outside of what is swapped: were they hidden for a moment, the page would jump. */
  let focused = "";
  const filtering = document.body.classList;

  document.addEventListener("htmx:beforeSwap", () => {
    focused = document.activeElement?.id ?? "";
    const filters = document.getElementById("filters");
    filtering.toggle("filtering", filters.matches(":target, .filtering *") && filters.contains(document.activeElement));
  });
  document.addEventListener("htmx:afterSwap", () => {
    upgrade();
    const kept = document.getElementById(focused);
    kept?.closest("details")?.setAttribute("open", "");
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    if (!kept || document.activeElement !== kept) (kept ?? heading).focus({ preventScroll: true });
    if (kept?.type === "search" && matchMedia("(pointer: coarse)").matches) kept.blur();  /* its keyboard would hide the hits */
  });
  document.addEventListener("htmx:historyRestore", () => {
    filtering.remove("filtering");
    upgrade();
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".facet input")) narrow(event.target);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".to-results")) filtering.remove("filtering");
  });

  /* What can't be swapped in is opened as any other page, which says what is wrong. */
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
  }
  upgrade();
})();
