/* Keeps the reading list in this browser. Every link works without it: it leads to the list with this one article more or less. */
(() => {
  "use strict";
  const KEY = "reading-list", MOST = 100, PAGE = "/reading-list/";

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((slug) => typeof slug === "string").slice(0, MOST) : [];
    } catch { return []; }
  };
  const write = (slugs) => {
    try { localStorage.setItem(KEY, JSON.stringify(slugs.slice(0, MOST))); return true; } catch { return false; }
  };
  const address = (slugs) => PAGE + (slugs.length ? "?" + slugs.map((slug) => "a=" + encodeURIComponent(slug)).join("&") : "");
  const named = new URLSearchParams(location.search).getAll("a");

  /* A list that was opened by its address is worked on as it is, and kept once it is changed here. */
  const present = () => (location.pathname === PAGE && named.length ? named : read());

  document.querySelectorAll("[data-reading-list-add]").forEach((link) => {
    const slug = link.dataset.readingListAdd;
    const elsewhere = location.pathname !== PAGE;
    const show = () => {
      const kept = read();
      if (elsewhere && kept.includes(slug)) {
        link.href = address(kept);
        link.textContent = link.dataset.listed.replace("{}", kept.length);
      }
    };
    link.addEventListener("click", (event) => {
      const kept = present();
      if (elsewhere && kept.includes(slug)) return;
      const more = kept.filter((other) => other !== slug).concat(slug);
      if (more.length > MOST || !write(more)) return;
      link.href = address(more);
      if (elsewhere) {
        event.preventDefault();
        show();
      }
    });
    show();
  });

  document.querySelectorAll("[data-reading-list-remove]").forEach((link) => {
    link.addEventListener("click", () => write(present().filter((slug) => slug !== link.dataset.readingListRemove)));
  });

  const note = document.querySelector("[data-reading-list-kept]");
  const kept = read();
  if (note && kept.length && kept.join() !== named.join()) {
    note.querySelector("[data-reading-list-number]").textContent = kept.length;
    note.querySelector("[data-reading-list-open]").href = address(kept);
    note.hidden = false;
  }
})();
