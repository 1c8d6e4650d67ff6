/* An article's page: the outline follows the reader, the words and the lines beside them point at each other, and an actor that is pointed
   at shows its card. Without this script every one of them is a plain link. */
(() => {
  "use strict";
  const article = document.querySelector("article.article");
  const text = article.querySelector(".text"), side = article.querySelector(".side");

  /* the outline */
  const sections = [...article.querySelectorAll(".outline a")].map((link) => [link, document.getElementById(link.hash.slice(1))]);
  const follow = () => {
    const left = document.documentElement.scrollHeight - scrollY - innerHeight;
    const eye = innerHeight * (left < innerHeight ? 1 - 0.6 * Math.max(left, 0) / innerHeight : 0.4);
    const current = sections.findLast(([, heading]) => heading.getBoundingClientRect().top < eye);
    for (const [link] of sections) {
      if (link !== current?.[0]) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        scrollWithin(link.closest("ol"), link);
        scrollWithin(link.closest("nav"), link);
      }
    }
  };
  if (sections.length) {
    for (const rootMargin of ["0px 0px -60% 0px", "0px"]) {
      const watcher = new IntersectionObserver(follow, { rootMargin });
      sections.forEach(([, heading]) => watcher.observe(heading));
    }
    addEventListener("scrollend", follow);
  }

  /* Brings an element into sight in a box that scrolls, and moves nothing else. */
  function scrollWithin(box, element) {
    const outer = box.getBoundingClientRect(), inner = element.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
    if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += inner.left - outer.left - 16;
  }

  /* words and lines */
  const linesOf = new Map(), wordsOf = new Map();
  const pair = (line, words) => {
    wordsOf.set(line, [...(wordsOf.get(line) || []), ...words]);
    words.forEach((word) => linesOf.set(word, [...(linesOf.get(word) || []), line]));
  };
  const pieces = (id) => text.querySelectorAll(`#${id}, [data-of="${id}"]`);
  const mentions = new Map(), rows = new Map();
  for (const link of text.querySelectorAll("a.actor")) mentions.set(link.pathname, [...(mentions.get(link.pathname) || []), link]);
  for (const row of side.querySelectorAll("[aria-labelledby=stakeholders] li")) {
    const path = row.querySelector("a.actor").pathname;
    rows.set(path, row);
    pair(row, mentions.get(path) || []);
    mentions.get(path)?.forEach((link) => link.removeAttribute("title"));  // its card says it
  }
  for (const link of side.querySelectorAll("a[id^='line-']")) pair(link.closest("li"), [...pieces(link.hash.slice(1))]);

  const around = (element, map) => {
    const found = [];
    for (let at = element; at && at !== article; at = at.parentElement) if (map.has(at)) found.push(at);
    return found;
  };
  let waiting = 0;
  const point = (event) => {
    clearTimeout(waiting);
    article.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    const line = around(event.target, wordsOf)[0];
    const words = around(event.target, linesOf);
    const lines = line ? [] : words.flatMap((word) => linesOf.get(word));
    const actor = event.target.closest("a.actor");
    const lit = [...lines, ...(line ? wordsOf.get(line) : []), ...(actor && mentions.get(actor.pathname) || [])];
    const folds = lines.map((row) => row.closest("details:not([open])")?.querySelector("summary")).filter(Boolean);
    [...lit, ...folds].forEach((element) => element.classList.add("lit"));
    if (lines.length && getComputedStyle(side).overflowY === "auto") {
      waiting = setTimeout(() => scrollWithin(side, folds[0] || lines[0]), event.type === "focusin" ? 0 : 200);
    }
  };
  for (const kind of ["pointerover", "focusin"]) article.addEventListener(kind, point);
  article.addEventListener("pointerleave", point);

  /* an actor's card: its row beside the text, once more where the reader looks */
  const card = document.createElement("div");
  card.className = "card rows";
  card.id = "card";
  card.hidden = true;
  document.body.append(card);
  let shown = null, soon = 0;
  const hide = () => {
    clearTimeout(soon);
    shown?.removeAttribute("aria-describedby");
    card.hidden = true;
    shown = null;
  };
  const show = (link, x) => {
    hide();
    shown = link;
    card.replaceChildren(rows.get(link.pathname).cloneNode(true));
    card.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    card.firstChild.classList.remove("lit");
    link.setAttribute("aria-describedby", "card");
    card.hidden = false;
    const boxes = [...link.getClientRects()];
    const box = boxes.find((one) => one.left <= x && x <= one.right) || boxes[0];
    const wide = document.documentElement.clientWidth;
    const below = box.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.left = `${Math.max(8, Math.min(box.left, wide - card.offsetWidth - 8)) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 2 : box.top - card.offsetHeight - 2) + scrollY}px`;
  };
  const later = (act, wait) => {
    clearTimeout(soon);
    soon = setTimeout(act, wait);
  };
  const named = (event) => {
    const link = event.target.closest?.(".text a.actor");
    return link && rows.has(link.pathname) ? link : null;
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = named(event);
    if (card.contains(event.target) || (link && link === shown)) clearTimeout(soon);
    else if (link) later(() => show(link, event.clientX), 250);
    else if (shown !== document.activeElement) later(hide, 300);
    else clearTimeout(soon);
  });
  document.addEventListener("focusin", (event) => {
    const link = named(event);
    if (link?.matches(":focus-visible")) show(link, -1);
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("focusout", () => later(() => card.contains(document.activeElement) || hide(), 300));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
