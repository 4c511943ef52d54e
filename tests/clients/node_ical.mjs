// Prints as JSON what node-ical lists of a calendar: `TZ=ZONE node node_ical.mjs FILE ZONE FIRST LAST [recurrences]`.
// Each entry is its title, its begin and its end in the time of the zone; of whole days, the first and the last.
// With `recurrences` they are all those that it keeps under that name: what differs from a rule.
import { readFileSync } from "node:fs";
import ical from "node-ical";
import { clock, day, dayBefore } from "./local_time.mjs";

const [file, , first, last, ofRules] = process.argv.slice(2);
const window = { from: new Date(`${first}T00:00:00`), to: new Date(`${last}T23:59:59`), expandOngoing: true };

function entry({ summary, start, end, isFullDay }) {
  const shown = isFullDay ? [day(start), day(dayBefore(end))] : [clock(start), clock(end)];
  return [summary, ...shown];
}

const events = Object.values(ical.sync.parseICS(readFileSync(file, "utf-8"))).filter(({ type }) => type === "VEVENT");
const listed = (event) => ical.expandRecurringEvent(event, window).map(entry);
// Each is there twice, by its day and by its moment.
const kept = ({ recurrences = {} }) =>
  [...new Set(Object.values(recurrences))].map((one) => entry({ ...one, isFullDay: one.datetype === "date" }));
console.log(JSON.stringify(events.flatMap(ofRules ? kept : listed)));
