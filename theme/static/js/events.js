// What a page cannot know when it is built: what is over by now, and the reader's own clock.
"use strict";

(() => {
  // The page of the theme's parts has a clock that stands still.
  const now = Date.parse(document.querySelector("[data-now]")?.dataset.now) || Date.now();
  const isOver = (instant) => Date.parse(instant) <= now; // never for none

  // What is to be seen from one instant on, until another, or between them.
  function showInTime(part) {
    const { from, until } = part.dataset;
    part.hidden = isOver(until) || (Boolean(from) && !isOver(from));
  }

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

  const isOwnClock = (time) => -new Date(time).getTimezoneOffset() === venueOffset(time);

  // The reader's own clock as ISO 8601 has it, without an offset.
  function onOwnClock(time) {
    const instant = new Date(time);
    return new Date(instant.getTime() - instant.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
  }

  const dayOf = (time) => time.slice(0, 10);

  // A browser takes as long to make one as to lay out a card.
  const writers = new Map();

  function writersIn(lang) {
    if (!writers.has(lang)) {
      // Plain English is American to browsers; a world's calendar puts the day before the month.
      const locale = lang === "en" ? "en-GB" : lang;
      const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
      const clock = { hour: hour12 ? "numeric" : "2-digit", minute: "2-digit" };
      const day = { weekday: "short", day: "numeric", month: "short" };
      writers.set(lang, [new Intl.DateTimeFormat(locale, clock), new Intl.DateTimeFormat(locale, { ...clock, ...day })]);
    }
    return writers.get(lang);
  }

  // As pages say the venue's: each day once, and every time with two digits where the clock has 24 hours.
  function inOwnTime(start, end, lang, range) {
    const [clock, dayToo] = writersIn(lang);
    const [from, to] = [onOwnClock(start), onOwnClock(end)];
    // What ends at midnight at the venue ends the day before.
    const venueDays = [start, end.includes("T00:00") ? start : end].map(dayOf);
    const says = (time, writer) => writer.format(new Date(time));
    const begins = says(start, new Set([...venueDays, dayOf(from), dayOf(to)]).size > 1 ? dayToo : clock);
    if (to <= from) return begins;
    if (dayOf(from) === dayOf(to)) return `${begins}–${says(end, clock)}`;
    return range.replace("{0}", () => begins).replace("{1}", () => says(end, dayToo));
  }

  // "America/Argentina/Buenos_Aires" is called by its city; browsers know some by names that they no longer have.
  const RENAMED = { Calcutta: "Kolkata", Godthab: "Nuuk", Katmandu: "Kathmandu", Kiev: "Kyiv", Rangoon: "Yangon", Saigon: "Ho Chi Minh" };

  let ownZone = "";

  function zoneHere() {
    const city = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").pop();
    return RENAMED[city] ?? city.replaceAll("_", " ");
  }

  function addOwnTime(place) {
    const { start, end, words, range } = place.dataset;
    if (isOwnClock(start) && isOwnClock(end)) return;
    const time = inOwnTime(start, end, place.closest("[lang]").lang, range);
    ownZone ||= zoneHere();
    place.textContent = words.replace("{time}", () => time).replace("{zone}", () => ownZone);
    place.hidden = false;
  }

  // For a service that takes every time for the reader's own.
  function convert(link) {
    const url = new URL(link.href);
    const { start, end } = link.dataset;
    for (const [name, time] of [["st", start], ["et", end]]) url.searchParams.set(name, onOwnClock(time).replace(/[-:]/g, ""));
    link.href = url.href;
    link.parentElement.querySelector("[data-clock-note]").hidden = true;
  }

  document.querySelectorAll("[data-from], [data-until]").forEach(showInTime);
  document.querySelectorAll("[data-upcoming]").forEach(hideOver);
  document.querySelectorAll("[data-own-clock]").forEach(convert);
  document.querySelectorAll("[data-words]").forEach(addOwnTime);
})();
