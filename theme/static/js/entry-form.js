// The form for a story or an event: keeps what is written on this device, makes the file of it, and says what is wrong.
"use strict";

(() => {
  const IN_TRANSLATIONS = new Set(["title", "summary"]); // all else is the original's
  const PAUSE = 300; // milliseconds after the last key
  const root = document.querySelector("[data-add-form]");
  const form = root.querySelector("[data-form]");
  const result = root.querySelector("[data-result]");
  const status = root.querySelector("[data-status]");
  const summary = root.querySelector("[data-summary]");
  const fileText = root.querySelector("[data-file]");
  const [facts, words] = [JSON.parse(root.dataset.facts), JSON.parse(root.dataset.words)];
  const improved = decodedPath(location.hash.slice(1)); // the path of a file that is there
  const key = `almanac-entry:${root.dataset.base}:${facts.kind}${improved && `:${improved}`}`;
  const source = { isTranslation: false, file: null, known: new Set(), before: null, untouched: "" };
  const { oneLine, severalLines, file } = window.AlmanacYaml;
  const { fileSlug, path } = window.AlmanacEntryFile;
  const { pointOf, isShortened, PointMap } = window.AlmanacPoint;
  const rule = window.AlmanacRepeat;
  const preview = new window.AlmanacPreview(result, document.documentElement.lang, words);
  let waiting = 0;

  function decodedPath(hash) {
    try {
      const path = decodeURIComponent(hash);
      return path.endsWith(".md") ? path : "";
    } catch {
      return "";
    }
  }

  const controls = () => [...form.elements].filter(({ name }) => name);
  const controlOf = (name) => form.elements[name] ?? null;
  const fieldOf = (name) => form.querySelector(`[data-field="${name}"]`);
  const value = (name) => oneLine(controlOf(name)?.value ?? "");
  const isEmpty = (kept) => kept === undefined || kept === "" || (typeof kept === "object" && !Object.keys(kept).length);
  const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, kept]) => !isEmpty(kept)));

  // --- What is written

  const several = (name) => value(name).split(/[,،、，]/u).map(oneLine).filter(Boolean);
  const checked = (name) => controls().filter((control) => control.name === name && control.checked).map((control) => control.value);
  // Where its day is not fixed, an event has a month alone: no times, no end, no rule.
  const isOpen = () => facts.kind === "event" && controlOf("start.open").checked;
  const isLater = () => controlOf("online.open").checked;
  const start = () => (isOpen() ? value("start.day").slice(0, 7) : [value("start.day"), value("start.time")].filter(Boolean).join(" "));
  const repeated = () => Object.fromEntries(["every", "interval", "day", "until", "count"].map((part) => [part, isOpen() ? "" : value(`repeat.${part}`)]));
  const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: facts.zone }).format(new Date());
  const isAt = (...kinds) => kinds.includes(value("where"));

  function language() {
    const lang = value("lang");
    return lang && lang !== facts.lang ? lang : "";
  }

  // Of the same day a time alone.
  function end() {
    if (isOpen()) return "";
    const [day, time] = [value("end.day") || value("start.day"), value("end.time")];
    if (!time) return value("end.day");
    return day === value("start.day") ? time : `${day} ${time}`;
  }

  function place() {
    if (!isAt("place", "both")) return {};
    const point = pointOf(value("point"), facts.points) ?? {};
    const [name, address, city, country] = ["name", "address", "city", "country"].map((part) => value(`place.${part}`));
    return filled({ name, address, city, country, ...point });
  }

  function event() {
    const [url, deadline, cost] = ["url", "deadline", "cost"].map((part) => value(`registration.${part}`));
    return {
      title: value("title"),
      start: start(),
      end: end(),
      timezone: value("start.time") && !isOpen() ? value("timezone") : "",
      summary: value("summary"),
      category: value("category"),
      place: place(),
      online: isAt("online", "both") ? (isLater() ? "later" : value("online")) : "",
      worldwide: isAt("worldwide") || "",
      url: value("url"),
      registration: filled({ url, deadline, cost }),
      organizers: several("organizers.name").map((name) => ({ name })),
      accessibility: checked("accessibility"),
      languages: checked("languages"),
      tags: several("tags"),
      repeat: filled(rule.repeat(repeated(), value("start.day"))),
      image: image(),
      lang: language(),
    };
  }

  function image() {
    const [named, alt, credit, license] = ["file", "alt", "credit", "license"].map((part) => value(`image.${part}`));
    return filled({ file: named && `images/${named.replace(/^(?:content\/)?(?:images\/)?/, "")}`, alt, credit, license });
  }

  function story() {
    return {
      title: value("title"), date: today(), authors: several("authors"), category: value("category"), summary: value("summary"),
      lang: language(), tags: several("tags"), image: image(),
    }; // prettier-ignore
  }

  // Of a file that is there all stays that the form does not know, its name and its language among it.
  function entry() {
    const written = newEntry();
    if (!source.file) return written;
    const text = window.AlmanacSource.write(source.file, source.known, source.before, written);
    const date = source.file.fields.find(({ name }) => name === "date")?.value;
    const fields = date ? { ...written.fields, date } : written.fields;
    if (!source.isTranslation) return { ...written, fields, path: improved, text, isThere: true };
    const { title, summary } = fields;
    return { ...written, fields: filled({ title, summary }), lang: languageOfPath(), path: improved, text, isThere: true };
  }

  function newEntry() {
    const fields = filled(facts.kind === "event" ? event() : story());
    const body = severalLines(controlOf("body").value);
    const lang = fields.lang ?? facts.lang;
    const where = path(facts.folder, fields.start ?? fields.date ?? "0000", fields.title ?? "", lang, facts.lang);
    return { fields, body, lang, path: where, text: file(fields, body) };
  }

  // --- What is wrong with it

  const required = (where) => ({ where, word: "required", values: {} });

  // What several fields say together; days and times of one form can be compared as texts.
  function* wrongTogether({ fields }) {
    if (fields.title && !fileSlug(fields.title)) yield { where: "title", word: "slug", values: {} };
    if (facts.kind === "story") return;
    yield* wrongPlace(fields);
    if (isOpen()) return;
    const [startTime, endTime] = [value("start.time"), value("end.time")];
    if (!value("start.day") && startTime) yield required("start");
    if (value("start.day") && endTime && !startTime) yield required("start");
    if (startTime && value("end.day") && !endTime) yield required("end");
    if (startTime && !fields.timezone) yield required("timezone");
    yield* wrongEnd(fields);
    if (fields.repeat) yield* rule.wrong(repeated(), value("start.day"));
  }

  function* wrongEnd(fields) {
    const ends = fields.end?.includes("-") ? fields.end : fields.end && `${value("start.day")} ${fields.end}`;
    const isTimed = ends?.includes(":");
    if (ends && value("start.day") && ends.includes(":") === fields.start.includes(":") && (ends < fields.start || (isTimed && ends === fields.start))) {
      yield { where: "end", word: "end", values: { end: ends, start: fields.start } };
    }
  }

  function* wrongPlace(fields) {
    const pasted = value("point");
    if (isAt("place", "both") && !Object.keys(fields.place ?? {}).length) yield required("place.name");
    if (isAt("online", "both") && !fields.online) yield required("online");
    if (isAt("place", "both") && pasted && !fields.place?.latitude) {
      yield { where: "point", word: isShortened(pasted) ? "short" : "point", values: { text: pasted } };
    }
  }

  // Once for each field, in the order of the form.
  function wrong(written) {
    const all = [...wrongTogether(written), ...window.AlmanacSchema.check(facts.schema, written.fields)];
    const own = all.filter(({ where }) => !source.isTranslation || IN_TRANSLATIONS.has(where));
    const named = own.map((fault) => ({ ...fault, where: fieldNamed(fault.where) }));
    const open = named.filter(({ where }) => !fieldOf(where)?.hasAttribute("data-kept-as-it-is"));
    const first = new Map(open.reverse().map((fault) => [fault.where, fault]));
    const order = [...form.querySelectorAll("[data-field]")].map((field) => field.dataset.field);
    return [...first.values()].sort((one, other) => order.indexOf(one.where) - order.indexOf(other.where));
  }

  // The field of the form in which something is, or what encloses it.
  function fieldNamed(where) {
    if (fieldOf(where)) return where;
    return [...form.querySelectorAll("[data-field]")].map((field) => field.dataset.field).find((name) => name.startsWith(`${where}.`)) ?? "title";
  }

  const filledIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  function inWords({ word, values }) {
    const { message, hint } = words[word];
    return filledIn(hint ? `${message} (${hint})` : message, values);
  }

  const labelOf = (name) => fieldOf(name).querySelector("label, legend").textContent.trim();
  const firstControl = (name) => fieldOf(name).querySelector("input, select, textarea");

  function sayWrong(faults) {
    for (const said of form.querySelectorAll("[data-wrong]")) {
      const fault = faults.find(({ where }) => where === said.dataset.wrong);
      said.hidden = !fault;
      said.textContent = fault ? inWords(fault) : "";
      for (const control of said.closest("[data-field]").querySelectorAll("input, select, textarea")) {
        if (fault) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
    summary.hidden = !faults.length;
    const list = document.createElement("ul");
    list.append(...faults.map(linkTo));
    summary.querySelector("[data-wrong-list]").replaceChildren(list);
  }

  function linkTo(fault) {
    const link = Object.assign(document.createElement("a"), { href: `#${firstControl(fault.where).id}`, textContent: `${labelOf(fault.where)}: ${inWords(fault)}` });
    link.addEventListener("click", (clicked) => {
      clicked.preventDefault();
      goTo(fault.where);
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function goTo(name) {
    const control = firstControl(name);
    const folded = control.closest("details");
    if (folded) folded.open = true;
    control.focus();
  }

  // --- What comes of it

  function chosenLabel(name) {
    return name !== "repeat.day" && !value(name) ? "" : controlOf(name)?.selectedOptions?.[0]?.textContent.trim() ?? "";
  }

  // Beside those that stand on every page.
  function otherFacts({ fields }) {
    const { registration = {} } = fields;
    const known = [
      ["start", preview.when(fields)], ["where", preview.where(fields, chosenLabel)], ["authors", fields.authors?.join(", ")],
      ["online", fields.online === "later" ? controlOf("online.open").nextElementSibling.textContent : fields.online], ["url", fields.url], ["registration.url", registration.url], ["registration.deadline", registration.deadline],
      ["registration.cost", registration.cost], ["organizers.name", fields.organizers?.map(({ name }) => name).join(", ")],
      ["repeat.every", fields.repeat && chosenRule(fields.repeat)], ["image.file", fields.image?.file],
      ["languages", checkedLabels("languages")], ["accessibility", checkedLabels("accessibility")], ["tags", fields.tags?.join(", ")],
    ]; // prettier-ignore
    return known.filter(([name, text]) => text && fieldOf(name)).map(([name, text]) => [nameOf(name), text]);
  }

  const chosenRule = ({ interval, day, until, count }) =>
    [
      chosenLabel("repeat.every"),
      interval && `${labelOf("repeat.interval")}: ${interval}`,
      day && chosenLabel("repeat.day"),
      until && `${labelOf("repeat.until")}: ${until}`,
      count && `${labelOf("repeat.count")}: ${count}`,
    ]
      .filter(Boolean)
      .join(" · ");

  const nameOf = (name) => (["start", "where", "image.file"].includes(name) ? fieldOf(name).closest(".form-section").querySelector("legend, summary").textContent : labelOf(name));

  function checkedLabels(name) {
    const boxes = [...form.querySelectorAll(`[data-field="${name}"] input:checked`)];
    return boxes.map((box) => box.nextElementSibling.textContent).join(", ");
  }

  function showWays(written) {
    for (const item of result.querySelectorAll("[data-way]")) {
      const { href, note } = window.AlmanacWays.link(item.dataset.way, JSON.parse(item.dataset.told), written);
      const said = item.querySelector("[data-way-note]");
      item.querySelector("a").href = href;
      item.dataset.note = note;
      said.hidden = !note;
      said.textContent = note ? words[note] : "";
    }
  }

  function show(written) {
    fileText.value = written.text;
    result.querySelector("[data-path]").textContent = written.path;
    preview.show(written, chosenLabel, otherFacts(written));
    showWays(written);
    result.querySelector("[data-picture-note]").hidden = !written.fields.image;
    const download = result.querySelector("[data-download]");
    if (download.href.startsWith("blob:")) URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([written.text], { type: "text/markdown" }));
    download.download = written.path.split("/").at(-1);
    const note = result.querySelector("[data-copy-note]");
    note.hidden = true;
    result.hidden = false;
  }

  async function copy(note) {
    note.hidden = false;
    try {
      await navigator.clipboard.writeText(fileText.value);
      note.textContent = words.copied;
      return true;
    } catch {
      note.textContent = words.notCopied;
      fileText.focus();
      fileText.select();
      return false;
    }
  }

  // --- What is kept

  function written() {
    const kept = {};
    for (const control of controls().filter(({ value: text }) => text)) {
      if (control.type === "checkbox") kept[control.name] = checked(control.name);
      else if (control.type !== "radio" || control.checked) kept[control.name] = control.value;
    }
    return kept;
  }

  const isBegun = () => controls().some(({ type, name, value: text }) => text.trim() && !["checkbox", "radio", "submit"].includes(type) && !["timezone", "lang"].includes(name));

  function attempt(storing) {
    try {
      return storing();
    } catch {
      status.textContent = words.notKept;
      return null;
    }
  }

  function keep() {
    const kept = JSON.stringify(written());
    const isWorthIt = improved ? source.file && kept !== source.untouched : isBegun();
    attempt(() => (isWorthIt ? localStorage.setItem(key, kept) : localStorage.removeItem(key)));
  }

  function restore() {
    const kept = attempt(() => JSON.parse(localStorage.getItem(key)));
    if (!kept || typeof kept !== "object") return;
    fill(kept);
    status.textContent = words.restored;
  }

  function fill(kept) {
    fit(kept);
    for (const control of controls()) {
      const text = kept[control.name];
      if (control.type === "checkbox") control.checked = Array.isArray(text) && text.includes(control.value);
      else if (control.type === "radio") control.checked = control.value === (text ?? "place");
      else if (typeof text === "string") control.value = text;
      if (control.selectedIndex === -1) control.selectedIndex = 0; // such as a category that the site has no more
    }
  }

  function forget() {
    clearTimeout(waiting);
    attempt(() => localStorage.removeItem(key));
    form.reset();
    sayWrong([]);
    result.hidden = true;
    status.textContent = "";
    fit();
    if (improved) improve();
    form.querySelector("input").focus();
  }

  // --- What depends on what was chosen

  function optionsOf(zones) {
    return zones.map((zone) => new Option(zone.replaceAll("_", " "), zone));
  }

  const zonesHere = () => facts.zones[value("place.country")] ?? [];

  // Those of the country come first; where nothing is said, the reader's own.
  function fitZones(chosen) {
    const select = controlOf("timezone");
    if (!select) return;
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const near = zonesHere().length ? zonesHere() : facts.allZones.includes(own) ? [own, "UTC"] : ["UTC"];
    const others = document.createElement("optgroup");
    others.label = words.allZones;
    others.append(...optionsOf(facts.allZones.filter((zone) => !near.includes(zone))));
    select.replaceChildren(...optionsOf(near), others);
    select.value = facts.allZones.includes(chosen) ? chosen : near[0];
  }

  // --- What is there already

  // What belongs together is known as a whole, or not at all.
  const TOGETHER = [["start", "end", "timezone"], ["place", "online", "worldwide"]];

  // As the form says it: a list of one may stand as a text, and an end with its day.
  function asWritten(name, value, fields) {
    if (name === "repeat" && value && !Array.isArray(value)) return withNumbers(value);
    if (Array.isArray(value) || typeof value !== "string") return value;
    if (["tags", "authors", "languages", "accessibility"].includes(name)) return [value];
    if (name === "worldwide") return value === "true" || undefined;
    const start = fields.find((field) => field.name === "start")?.value;
    return name === "end" && typeof start === "string" && value.startsWith(`${start.slice(0, 10)} `) ? value.slice(11) : value;
  }

  const withNumbers = (parts) => Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, ["interval", "count"].includes(name) && /^\d+$/.test(text) ? Number(text) : text]));

  const under = (name, parts) => (typeof parts === "object" && !Array.isArray(parts) ? Object.entries(parts).map(([part, text]) => [`${name}.${part}`, text]) : []);

  function take(fields) {
    const values = Object.fromEntries(fields.map(({ name, value: kept }) => [name, kept]).filter(([, kept]) => kept !== undefined));
    const { place: at = {}, registration = {}, repeat = {}, image = {} } = values;
    const isMonth = /^\d{4}-\d\d$/.test(values.start ?? "");
    const isOnline = typeof values.online === "string";
    const isToCome = isOnline && values.online.toLowerCase() === "later";
    const where = values.worldwide === "true" ? "worldwide" : isOnline ? (values.place ? "both" : "online") : "place";
    const [startDay, startTime = ""] = isMonth ? [`${values.start}-01`] : String(values.start ?? "").split(/[ T]+/);
    const [endDay, endTime = ""] = String(values.end ?? "").includes("-") ? values.end.split(/[ T]+/) : ["", values.end ?? ""];
    const texts = {
      ...Object.fromEntries(Object.entries(values).filter(([, kept]) => typeof kept === "string")),
      ...Object.fromEntries([...under("place", at), ...under("registration", registration), ...under("repeat", repeat), ...under("image", image)]),
      "repeat.day": rule.chosenOf(repeat.day, startDay) ?? "", "image.file": String(image.file ?? "").replace(/^images\//, ""),
      "start.day": startDay, "start.time": startTime, "end.day": endDay, "end.time": endTime, where,
      online: isToCome || !isOnline ? "" : values.online, point: at.latitude ? `${at.latitude}, ${at.longitude}` : "",
      tags: [values.tags ?? []].flat().join(", "), authors: [values.authors ?? []].flat().join(", "),
    }; // prettier-ignore
    fill({ ...texts, "start.open": isMonth ? ["yes"] : [], "online.open": isToCome ? ["yes"] : [], ...Object.fromEntries(["languages", "accessibility"].map((name) => [name, [values[name] ?? []].flat()])) });
  }

  // The same whatever the order of names is.
  function inOrder(kept) {
    const isNamed = kept && typeof kept === "object" && !Array.isArray(kept);
    return JSON.stringify(isNamed ? Object.entries(kept).sort() : kept);
  }

  // Whether the form says of a field just what the file does; what it cannot say stays out of it.
  function know(now, fields) {
    const names = ["title", "summary", "category", "url", "registration", "organizers", "accessibility", "languages", "tags", "authors", "repeat", "image"];
    const there = (name) => fields.filter((field) => field.name === name);
    const says = (name) => {
      const [field, twice] = there(name);
      return !field || (!twice && field.value !== undefined && inOrder(asWritten(name, field.value, fields)) === inOrder(now.fields[name]));
    };
    const groups = facts.kind === "event" ? [...names.map((name) => [name]), ...TOGETHER] : names.map((name) => [name]);
    source.known = new Set(groups.filter((group) => group.every(says)).flat().filter((name) => !source.isTranslation || IN_TRANSLATIONS.has(name)));
    for (const field of form.querySelectorAll("[data-field]")) {
      const name = { point: "place", where: "place" }[field.dataset.field] ?? field.dataset.field.split(".")[0];
      if (name !== "body" && !source.known.has(name)) field.setAttribute("data-kept-as-it-is", "");
    }
  }

  async function improve() {
    root.querySelector("h1").textContent = words.improve;
    try {
      const text = await window.AlmanacSource.fetched(`${root.dataset.base}add/sources/`, improved);
      const read = window.AlmanacSource.read(text);
      if (!read) throw new Error(improved);
      const named = new Set(read.fields.map(({ name }) => name));
      source.isTranslation = Boolean(languageOfPath()) && facts.schema.required.some((name) => !named.has(name));
      take(read.fields);
      controlOf("body").value = severalLines(read.below.join("\n"));
      const now = newEntry();
      know(now, read.fields);
      source.file = read;
      source.before = now;
      source.untouched = JSON.stringify(written());
      status.textContent = filledIn(words.improving, { path: improved });
      restore();
    } catch {
      status.textContent = words.failed;
      form.querySelector("[type=submit]").disabled = true;
    }
    fitShown();
  }

  // `es` of `walk.es.md`.
  const languageOfPath = () => /\.([A-Za-z-]+)\.md$/.exec(improved)?.[1] ?? "";

  const map = root.querySelector("[data-map]") && new PointMap(root.querySelector("[data-map]"), choosePoint);

  function choosePoint(text) {
    controlOf("point").value = text;
    changed();
  }

  function fit(kept = {}) {
    if (facts.kind === "story") return;
    if ("place.country" in kept) controlOf("place.country").value = kept["place.country"];
    fitZones(kept.timezone ?? "");
    fitShown();
  }

  function fitShown() {
    for (const field of form.querySelectorAll("[data-field]")) field.hidden = field.hasAttribute("data-kept-as-it-is");
    if (facts.kind === "event") fitEvent();
    for (const section of form.querySelectorAll(".form-section")) section.hidden = !section.querySelector("[data-field]:not([hidden])");
  }

  function fitEvent() {
    const hasPlace = isAt("place", "both");
    for (const name of ["place.name", "place.address", "place.city", "place.country", "point"]) fieldOf(name).hidden ||= !hasPlace;
    fieldOf("online").hidden ||= !isAt("online", "both");
    controlOf("online").disabled = isLater();
    const isMonth = isOpen();
    for (const part of form.querySelectorAll("[name='start.time']")) part.closest("label").hidden = isMonth;
    for (const name of ["end", "repeat.every"]) fieldOf(name).hidden ||= isMonth;
    fieldOf("timezone").hidden ||= isMonth || !value("start.time");
    const every = isMonth ? "" : value("repeat.every");
    for (const name of ["repeat.interval", "repeat.until", "repeat.count"]) fieldOf(name).hidden ||= !every;
    fieldOf("repeat.day").hidden ||= every !== "month" || !value("start.day");
    rule.name(controlOf("repeat.day"), value("start.day"), words);
    map?.show(pointOf(value("point"), facts.points));
  }

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
    fitShown();
    if (result.hidden) return;
    const entered = entry();
    if (wrong(entered).length) result.hidden = true;
    else show(entered);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", ({ target }) => {
    if (target.name === "place.country") fitZones(zonesHere().includes(value("timezone")) ? value("timezone") : "");
    changed();
  });
  form.addEventListener("submit", (sent) => {
    sent.preventDefault();
    keep();
    const entered = entry();
    const faults = wrong(entered);
    sayWrong(faults);
    if (faults.length) {
      result.hidden = true;
      summary.focus();
    } else {
      show(entered);
      result.querySelector("h2").focus();
    }
  });
  form.querySelector("[data-forget]").addEventListener("click", forget);
  form.querySelector("[data-choose-point]")?.addEventListener("click", () => map.open());
  result.querySelector("[data-copy-file]").addEventListener("click", () => copy(result.querySelector("[data-copy-note]")));
  for (const item of result.querySelectorAll("[data-way]")) {
    item.querySelector("a").addEventListener("click", async (clicked) => {
      if (!item.dataset.note) return;
      clicked.preventDefault();
      const { href } = clicked.currentTarget;
      if (await copy(item.querySelector("[data-way-note]"))) location.assign(href);
    });
  }
  addEventListener("pagehide", keep);
  addEventListener("hashchange", () => decodedPath(location.hash.slice(1)) && location.reload());

  form.hidden = false;
  fit();
  if (improved) improve();
  else restore();
  fitShown();
})();
