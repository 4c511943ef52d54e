// "My events" and a place are kept in this browser alone. What the buttons say stands once on the page.
"use strict";

{
  const key = `almanac:${document.currentScript.dataset.base}`;
  const words = document.querySelector("[data-add]").dataset;
  const own = { chosen: [], place: null, lasts: true };

  // A private window may keep nothing.
  function attempt(storing) {
    try {
      return storing();
    } catch {
      own.lasts = false;
    }
  }

  const { chosen, place } = attempt(() => JSON.parse(localStorage.getItem(key))) ?? {};
  if (Array.isArray(chosen)) Object.assign(own, { chosen, place });

  function label(button) {
    button.textContent = own.chosen.includes(button.dataset.event) ? words.remove : words.add;
  }

  function keep(changes) {
    Object.assign(own, changes);
    attempt(() => (own.chosen.length || own.place ? localStorage.setItem(key, JSON.stringify({ chosen: own.chosen, place: own.place })) : localStorage.removeItem(key)));
    document.querySelectorAll(".own-button").forEach(label);
    dispatchEvent(new Event("own"));
  }

  function addButton(parent, slug) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button is-quiet own-button";
    button.dataset.event = slug;
    button.addEventListener("click", () => {
      const others = own.chosen.filter((one) => one !== slug);
      keep({ chosen: others.length < own.chosen.length ? others : [...others, slug] });
    });
    label(button);
    parent.append(button);
  }

  if (words.slug) addButton(document.querySelector("[data-add]"), words.slug);
  window.AlmanacOwn = { own, keep, addButton };
}
