/* Adding an article: Ctrl and Enter read the page, and files may be dropped anywhere on it. */
(() => {
  "use strict";
  const form = document.querySelector("#content-main form"), files = form?.querySelector("input[type=file]");
  form?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });
  if (!files) return;
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length || event.target === files) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    files.focus();
  });
})();
