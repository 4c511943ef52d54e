// What a page cannot know when it is built: what is over by now, and the reader's own clock.
"use strict";

(() => {
  const now = Date.now();
  const isOver = (instant) => Date.parse(instant) <= now;

  function hideOver(list) {
    for (const card of list.querySelectorAll("[data-over]")) card.hidden = isOver(card.dataset.over);
    for (const group of list.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-over]:not([hidden])");
    const note = list.querySelector("[data-empty]");
    if (note) note.hidden = list.querySelector("[data-over]:not([hidden])") !== null;
  }

  // The venue's offset stands in the time itself ("+02:00", "Z"); minutes east of UTC.
  function venueOffset(time) {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [null, "+", 0, 0];
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  }

  function inOwnTime(start, end, lang) {
    const clock = { hour: "numeric", minute: "2-digit" };
    const dayToo = { ...clock, weekday: "short", day: "numeric", month: "short" };
    const from = new Date(start);
    const to = end ? new Date(end) : from;
    const days = [from.getDate(), to.getDate(), Number(start.slice(8, 10))];
    // Plain English is American to browsers; a world's calendar puts the day before the month.
    const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, new Set(days).size > 1 ? dayToo : clock);
    return to > from ? format.formatRange(from, to) : format.format(from);
  }

  function addOwnTime(place) {
    const { start, end, words } = place.dataset;
    if (-new Date(start).getTimezoneOffset() === venueOffset(start)) return; // the same clock
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
    const time = inOwnTime(start, end, place.closest("[lang]").lang);
    place.textContent = words.replace("{time}", () => time).replace("{zone}", () => zone);
    place.hidden = false;
  }

  document.querySelectorAll("[data-upcoming]").forEach(hideOver);
  document.querySelectorAll("[data-words]").forEach(addOwnTime);
  for (const event of document.querySelectorAll("[data-event-over]")) {
    const banner = event.querySelector("[data-show-when-over]");
    if (banner && isOver(event.dataset.eventOver)) banner.hidden = false;
  }
})();
