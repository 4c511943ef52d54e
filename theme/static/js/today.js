// Marks the reader's own day, which a page cannot know when it is built.
"use strict";

(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  document.querySelector(`.grid-day > time[datetime="${today}"]`)?.parentElement.setAttribute("aria-current", "date");
})();
