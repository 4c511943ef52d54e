// A button beside each address that copies it.
"use strict";

(() => {
  if (!navigator.clipboard) return; // only a page that came by https, or from this machine, may write there

  for (const address of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button is-quiet";
    button.textContent = address.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address.value);
      button.textContent = address.dataset.copied;
    });
    address.after(button);
  }
})();
