/* The judging page: one key decides on the row that has the focus, and the next one gets it. Without this file it is a plain form. */
(() => {
  "use strict";
  const text = document.querySelector(".judged-text"), side = document.querySelector(".proposals");
  if (!side || !text) return;
  const rows = () => [...side.querySelectorAll(".kind > ol > .row")].filter((row) => row.checkVisibility());
  const waits = (row) => row.dataset.state === "proposed" || row.classList.contains("lost");
  let goOn = "";  /* the row after which the next one is to be focused, once it is decided */

  /* Where the focus is. */
  const focus = (row) => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (from, by) => {
    const all = rows(), at = all.indexOf(from);
    focus(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const nextOpen = (row) => {
    const all = rows(), at = all.indexOf(row);
    return [...all.slice(at + 1), ...all.slice(0, at)].find(waits);
  };
  const show = (row) => {
    text.querySelectorAll(".current").forEach((mark) => mark.classList.remove("current"));
    const mark = row.dataset.anchor && document.getElementById(row.dataset.anchor);
    if (!mark) return;
    for (const part of [mark, ...text.querySelectorAll(`[data-of="${row.dataset.anchor}"]`)]) part.classList.add("current");
    const pane = text.getBoundingClientRect(), place = mark.getBoundingClientRect();
    if (place.top < pane.top + 40 || place.bottom > pane.bottom - 40) text.scrollTop += place.top - pane.top - pane.height / 3;
  };
  const mark = (row) => {
    for (const one of [row, ...row.querySelectorAll(".row")]) {
      if (!/^(quotation|citation|figure|forecast|eventmention|mention)-/.test(one.dataset.key)) continue;
      for (const part of text.querySelectorAll(`#${one.dataset.key}, [data-of="${one.dataset.key}"]`)) {
        part.classList.toggle("proposed", one.dataset.state === "proposed");
        part.classList.toggle("rejected", one.dataset.state === "rejected");
      }
    }
  };

  side.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (row) show(row);
  });
  text.addEventListener("click", (event) => {
    const found = event.target.closest("[id], [data-of]");
    const row = found && document.getElementById(`line-${found.dataset.of ?? found.id}`);
    if (!row || getSelection().toString()) return;
    event.preventDefault();
    row.closest("details")?.setAttribute("open", "");
    focus(row);
  });

  /* Decisions. */
  const press = (row, name) => row.querySelector(`:scope > .decide [name="${name}"]`)?.click();
  side.addEventListener("click", (event) => {
    const row = event.target.closest("[form=decide]")?.closest(".row");
    goOn = row?.dataset.key ?? "";
    const cancelled = event.target.closest(".cancel");
    if (!cancelled) return;
    event.preventDefault();
    const of = cancelled.closest(".row");
    cancelled.closest("form").remove();
    focus(of ?? rows()[0]);
  });
  const keys = {
    j: (row) => step(row, 1), ArrowDown: (row) => step(row, 1),
    k: (row) => step(row, -1), ArrowUp: (row) => step(row, -1),
    a: (row) => press(row, "accepted"), r: (row) => press(row, "rejected"), u: (row) => press(row, "proposed"),
    e: (row) => row.querySelector(":scope > .decide .correct")?.click(), Enter: (row) => row.querySelector(":scope > .decide .correct")?.click(),
    A: (row) => { goOn = row.dataset.key; row.closest(".kind").querySelector("[name=all-accepted]")?.click(); },
    t: () => text.focus(),
    p: () => document.getElementById("publish")?.focus(),
  };
  side.addEventListener("keydown", (event) => {
    const own = event.target.classList.contains("row");
    if (event.key === "Enter" && event.target.matches(".row-form textarea") && !event.shiftKey) { event.preventDefault(); event.target.form.requestSubmit(); }
    if (event.key === "Escape" && event.target.closest(".row-form")) event.target.closest(".row-form").querySelector(".cancel").click();
    if (!own || event.ctrlKey || event.altKey || event.metaKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key](event.target);
  });

  /* What is selected in the text, to be added by hand: its words, and those around it to tell the place. */
  const CONTEXT = 32;
  const select = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return false;
    const range = chosen.getRangeAt(0), block = range.startContainer.parentElement.closest("p, h2");
    if (!block) return false;
    const before = document.createRange(), after = document.createRange();
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    after.setStart(range.endContainer, range.endOffset);
    after.setEnd(block, block.childNodes.length);
    const form = side.querySelector(".by-hand"), words = chosen.toString(), exact = words.trim();
    form.elements.exact.value = exact;
    form.elements.before.value = (before.toString() + words.slice(0, words.indexOf(exact))).slice(-CONTEXT);
    form.elements.after.value = (words.slice(words.indexOf(exact) + exact.length) + after.toString()).slice(0, CONTEXT);
    return Boolean(exact);
  };
  document.addEventListener("selectionchange", select);
  text.addEventListener("keydown", (event) => {
    if (event.key === "n" && select()) { event.preventDefault(); side.querySelector(".by-hand select").focus(); }
    if (event.key === "Escape") focus(rows().find(waits) ?? rows()[0]);
  });

  /* Answers. */
  document.addEventListener("htmx:afterSettle", (event) => {
    const made = event.detail.elt, form = made.matches(".row-form") ? made : made.querySelector(":scope > .row-form");
    if (form) {
      (form.querySelector(".wrong :is(input, select, textarea)") ?? form.querySelector("input:not([type=hidden]), select, textarea")).focus();
    } else if (made.matches(".row, .kind")) {
      (made.matches(".row") ? [made] : made.querySelectorAll(".row")).forEach(mark);
      document.getElementById("said").textContent = document.getElementById("waiting").textContent;
      focus(after(made));
    }
  });
  /* Where the focus goes once `made` was decided: to the next row that waits; from a mention to the one after it, in its actor's row. */
  const after = (made) => {
    const standing = document.getElementById(`line-${goOn || made.dataset.key}`) ?? made;
    goOn = "";
    if (standing !== made && made.matches(".row")) {
      standing.closest("details").open = true;
      return standing.nextElementSibling ?? made;
    }
    return (standing.matches(".row") && waits(standing) ? standing : nextOpen(standing)) ?? standing;
  };
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      const said = document.getElementById("waiting");
      said.textContent = event.detail.xhr.status ? `Not done (${event.detail.xhr.status}): load the page again.` : "Not done: the archive can't be reached.";
    });
  }
  const only = document.getElementById("open-only");
  only.addEventListener("change", () => side.classList.toggle("open-only", only.checked));

  const asked = location.hash.startsWith("#line-") ? document.getElementById(location.hash.slice(1)) : null;
  asked?.closest("details")?.setAttribute("open", "");
  focus(asked || rows().find(waits));
})();
