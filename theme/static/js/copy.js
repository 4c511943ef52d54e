// A button beside each text and address that copies it.
"use strict";

(() => {
  if (!navigator.clipboard) return; // only a page that came by https, or from this machine, may write there

  for (const field of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button is-quiet";
    button.textContent = field.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = field.dataset.copied;
    });
    field.after(button);
    field.parentElement.hidden = false;
  }
})();
