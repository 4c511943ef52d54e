// How an event repeats, as a form asks it: the day of its start decides on which days, so that the start fits the rule.
"use strict";

{
  const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
  const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

  // Of a day such as 2027-03-14: its number, its weekday (Monday is 0), which of these in its month, and whether the last.
  function placeInMonth(day) {
    const date = new Date(`${day}T00:00:00Z`);
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(date.getTime())) return null;
    const number = date.getUTCDate();
    const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    return { number, weekday: (date.getUTCDay() + 6) % 7, nth: Math.ceil(number / 7), isLast: number + 7 > length };
  }

  // The days of a rule by how they are chosen: by the number of the start, by its weekday, or by the last of these.
  function dayOf(every, chosen, start) {
    const place = placeInMonth(start);
    if (every !== "month" || !chosen || !place) return "";
    return `${chosen === "last" ? "last" : ORDINALS[place.nth - 1]} ${WEEKDAYS[place.weekday]}`;
  }

  // How that was chosen of a file that is there; undefined where the form does not say it.
  function chosenOf(day, start) {
    if (!day) return "";
    return ["nth", "last"].find((chosen) => dayOf("month", chosen, start) === day);
  }

  // Below `repeat`, what was answered; a number is one where it can be.
  function repeat({ every, interval, day, until, count }, start) {
    if (!every) return {};
    const number = (text) => (/^\d{1,4}$/.test(text) ? Number(text) : text);
    const several = interval && interval !== "1" ? number(interval) : "";
    return { every, interval: several, day: dayOf(every, day, start), until, count: number(count) };
  }

  function* wrong({ until, count }, start) {
    if (until && count) yield { where: "repeat.count", word: "count", values: {} };
    if (until && start && until < start) yield { where: "repeat.until", word: "until", values: { until, start } };
  }

  // The choices of days by the words for the start: `the 14th`, `the second Sunday`, `the last Sunday`.
  function name(select, start, { days, nth }) {
    const place = placeInMonth(start);
    const words = place ? { "": days[place.number - 1], nth: nth[place.weekday][place.nth - 1], last: nth[place.weekday][5] } : {};
    for (const option of select.options) {
      option.textContent = words[option.value] ?? "–";
      option.hidden = !words[option.value] || (option.value === "last" && !place.isLast);
    }
    if (select.selectedOptions[0]?.hidden) select.value = "";
  }

  window.AlmanacRepeat = { repeat, chosenOf, wrong, name };
}
