// Prints as JSON what ical.js lists of a calendar: `TZ=ZONE node ical_js.mjs FILE ZONE FIRST LAST`.
// Each entry is its title, its begin and its end in the time of the zone; of whole days, the first and the last.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { clock, day, dayBefore } from "./local_time.mjs";

const [file, , , last] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

function* occurrences(event) {
  if (!event.isRecurring()) {
    yield { item: event, startDate: event.startDate, endDate: event.endDate };
    return;
  }
  const starts = event.iterator();
  for (let start = starts.next(); start && start.toString() <= `${last}T24`; start = starts.next()) {
    yield event.getOccurrenceDetails(start);
  }
}

function entry({ item, startDate, endDate }) {
  const [begin, end] = [startDate.toJSDate(), endDate.toJSDate()];
  const shown = startDate.isDate ? [day(begin), day(dayBefore(end))] : [clock(begin), clock(end)];
  return [item.summary, ...shown];
}

const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
const whole = events.filter((event) => !event.isRecurrenceException());
console.log(JSON.stringify(whole.flatMap((event) => Array.from(occurrences(event), entry))));
