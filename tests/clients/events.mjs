// What ical.js reads in a calendar: `node events.mjs FILE FROM TO` prints its events as JSON, each with its
// texts and with the begin and the end, in UTC, of what begins between the two instants.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, from, to] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

const instant = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();

function* times(event) {
  if (!event.isRecurring()) {
    yield event;
    return;
  }
  const starts = event.iterator();
  for (let start = starts.next(); start && start.year <= Number(to.slice(0, 4)); start = starts.next()) {
    // Ten years of instants that nobody asks for take long.
    if (start.year >= Number(from.slice(0, 4)) - 1) {
      yield event.getOccurrenceDetails(start);
    }
  }
}

const spans = (event) =>
  Array.from(times(event), ({ startDate, endDate }) => [instant(startDate), instant(endDate)])
    .filter(([begin]) => from <= begin && begin < to);

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const { uid, summary, description, location } = event;
  return { uid, summary, description, location, spans: spans(event) };
});
console.log(JSON.stringify(events));
