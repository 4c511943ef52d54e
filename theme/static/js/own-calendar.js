// Several calendar files as one (RFC 5545 3.4): one VCALENDAR, each time zone once, every event as its own file has it.
"use strict";

{
  // The components of a file: their names and lines, each with those within it.
  function componentsOf(lines) {
    const found = [];
    const open = [];
    for (const line of lines) {
      const [, mark, name] = /^(BEGIN|END):(\S+)$/.exec(line) ?? [];
      const within = open.at(-1);
      if (mark === "BEGIN") open.push({ name, lines: [], parts: [] });
      else if (mark === "END") {
        open.pop();
        (open.at(-1)?.parts ?? found).push(within);
      } else if (line) within?.lines.push(line);
    }
    return found;
  }

  function written({ name, lines, parts }) {
    return [`BEGIN:${name}`, ...lines, ...parts.flatMap(written), `END:${name}`];
  }

  // A zone is written for the years of its event: of several the one has the observances of all.
  function together(zones) {
    const parts = new Map(zones.flatMap((zone) => zone.parts).map((part) => [written(part).join("\n"), part]));
    return { ...zones[0], parts: [...parts.values()] };
  }

  function oneCalendar(texts) {
    const calendars = texts.flatMap((text) => componentsOf(text.split(/\r?\n/)));
    const head = calendars[0].lines.filter((line) => /^(VERSION|PRODID|CALSCALE)[:;]/.test(line));
    const all = calendars.flatMap((calendar) => calendar.parts);
    const zones = new Map(); // by their TZID
    for (const zone of all.filter(({ name }) => name === "VTIMEZONE")) {
      const id = zone.lines.find((line) => line.startsWith("TZID"));
      zones.set(id, [...(zones.get(id) ?? []), zone]);
    }
    const parts = [...[...zones.values()].map(together), ...all.filter(({ name }) => name !== "VTIMEZONE")];
    return `${written({ name: "VCALENDAR", lines: head, parts }).join("\r\n")}\r\n`;
  }

  window.AlmanacCalendar = { oneCalendar };
}
