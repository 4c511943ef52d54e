// Marks the reader's own day, and leads to it: a page knows only the day on which it was built.
"use strict";

(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const month = `${now.getFullYear()}/${two(now.getMonth() + 1)}/`;
  const today = `${month.replaceAll("/", "-")}${two(now.getDate())}`;
  const listed = document.getElementById(`day-${today}`)?.closest(".listed-day");

  for (const day of document.querySelectorAll("[aria-current=date]")) {
    if (day.dataset.date !== today) day.removeAttribute("aria-current");
  }
  const days = [document.querySelector(`.grid-day > time[datetime="${today}"]`)?.parentElement, listed?.firstElementChild];
  for (const day of days) day?.setAttribute("aria-current", "date");

  // Where pages end, that of the build leads on.
  for (const link of document.querySelectorAll("[data-today]")) {
    const [, events, year] = /^(.*\/)(\d+)\/\d\d\//.exec(link.pathname);
    if (now.getFullYear() - year > 1) continue;
    link.href = `${events}${month}${listed ? `#day-${today}` : ""}`;
  }
})();
