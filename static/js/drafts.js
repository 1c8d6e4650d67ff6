/* What an editor types stays in this browser until it is saved: after a crash, or a tab closed by mistake, the form offers it again. */
(() => {
  "use strict";
  const start = () => {
    const form = document.querySelector("#article_form, #content-main form[enctype]");
    if (!form) return;
    form.autocomplete = "off";  /* the browser would bring back some of it without a word */
    const key = `draft ${location.pathname}`, version = form.elements.seen_version?.value ?? "";
    const typed = () => [...form.elements].filter((one) => one.name && one.matches("textarea, input[type=text], input[type=url], select:not(.admin-autocomplete)") && !one.name.includes("__prefix__"));
    const values = () => Object.fromEntries(typed().map((one) => [one.name, one.value]));
    const differing = (kept) => typed().filter((one) => one.name in kept && kept[one.name] !== one.value);
    const forget = () => localStorage.removeItem(key);
    const refused = document.querySelector(".errornote, .errorlist");
    const at_first = values();
    let changed = Boolean(refused), sending = false;

    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    if (kept?.sent && !refused) forget();  /* the server took it: else it would have complained */
    else if (kept && differing(kept.values).length) offer(kept);

    function offer(draft) {
      const bar = document.createElement("p");
      bar.className = "errornote kept-draft";
      bar.setAttribute("role", "status");
      bar.append(`What you typed here on ${new Date(draft.at).toLocaleString()} was not saved${draft.version === version ? "" : ", and the article was changed since"}. `);
      for (const [words, act] of [["Bring it back", () => { differing(draft.values).forEach((one) => { one.value = draft.values[one.name]; }); changed = true; }], ["Forget it", forget]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = words;
        button.addEventListener("click", () => { act(); bar.remove(); });
        bar.append(button, " ");
      }
      form.before(bar);
    }

    const keep = (sent) => {
      const now = values();
      const own = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== at_first[name] || refused));
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), version, sent, values: own }));
      } catch { /* a full store keeps nothing: the warning before leaving is still there */ }
    };
    let waiting = 0;
    form.addEventListener("input", () => {
      changed = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(false), 400);
    });
    form.addEventListener("submit", () => {
      sending = true;
      clearTimeout(waiting);
      if (changed) keep(true);
    });
    addEventListener("beforeunload", (event) => {
      if (!changed || sending) return;
      keep(false);
      event.preventDefault();
    });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
