/* Suggestions below the search box: the ARIA Authoring Practices' editable combobox with list autocomplete. Without it the box is a box. */
(() => {
  "use strict";
  const PAUSE = 120, SHORTEST = 2;
  const KINDS = ["actors", "topics", "sources", "articles"];

  const made = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  const upgrade = (form) => {
    const input = form.querySelector("input[type=search]");
    if (!input || input.hasAttribute("role")) return;
    const list = made("div", { class: "offers", id: `${input.id}-offers`, role: "listbox", "aria-label": form.dataset.offers, hidden: "" });
    const said = made("p", { class: "hidden", role: "status" });
    form.append(list, said);
    const standing = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [key, value] of Object.entries(standing)) input.setAttribute(key, value);

    let options = [], active = -1, timer = 0, asking = null;

    const mark = (place) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = place;
      options[active]?.setAttribute("aria-selected", "true");
      options[active]?.scrollIntoView({ block: "nearest" });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[active].id);
    };
    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) mark(-1);
    };
    const stop = () => {
      clearTimeout(timer);
      asking?.abort();
    };
    const close = () => { stop(); open(false); };

    const show = (offers) => {
      mark(-1);
      const groups = KINDS.filter((kind) => offers[kind].length).map((kind) => {
        const label = made("div", { class: "label", id: `${list.id}-${kind}`, role: "presentation" }, form.dataset[kind]);
        const links = offers[kind].map((one) =>
          made("a", { id: `${list.id}-${kind}-${one.slug}`, role: "option", "aria-selected": "false", tabindex: "-1", href: `/${kind}/${one.slug}/` }, one.name));
        return made("div", { role: "group", "aria-labelledby": label.id }, label, ...links);
      });
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll("[role=option]")];
      said.textContent = options.length ? form.dataset.number.replace("{}", options.length) : "";
      open(options.length > 0);
    };

    const ask = async () => {
      asking = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`, { signal: asking.signal });
        if (answer.ok && document.activeElement === input) show(await answer.json());
      } catch (error) {
        if (error.name !== "AbortError") open(false);  /* not to be reached: the box goes on without suggestions */
      }
    };

    input.addEventListener("input", () => {
      stop();
      if (input.value.trim().length < SHORTEST) open(false);
      else timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) { if (options.length) open(true); else if (input.value.trim().length >= SHORTEST) ask(); }
        if (!list.hidden && options.length) mark(active < 0 && step < 0 ? options.length - 1 : active + step >= options.length ? -1 : active + step);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter") {
        stop();
        if (active >= 0) { event.preventDefault(); options[active].click(); }
      }
    });
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault());  /* the box keeps the focus */
  };

  const upgradeAll = (within) => within.querySelectorAll("form[data-suggest]").forEach(upgrade);
  upgradeAll(document);
  document.addEventListener("htmx:load", () => upgradeAll(document));
})();
