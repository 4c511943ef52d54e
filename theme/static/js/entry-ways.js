// The ways to send a file that a form made: links with all of it filled in, which whoever wrote it follows.
"use strict";

{
  const encoded = encodeURIComponent;
  const query = (pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  const joined = (values, by) => values.filter(Boolean).join(by);

  // What an issue form asks, by its ids, in the words in which `almanac form` reads it.
  function answersOf(fields, body, lang) {
    const { place = {}, registration = {} } = fields;
    return {
      ...Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string")),
      where: joined([place.name, place.address], "\n"),
      city: place.city,
      country: place.country,
      website: fields.url,
      language: lang,
      languages: (fields.languages ?? []).join(", "),
      authors: (fields.authors ?? []).join(", "),
      tags: (fields.tags ?? []).join(", "),
      body: joined([body, fields.start ? restOf(fields, place, registration) : lines([["Picture", withNames(fields.image)]])], "\n\n"),
    };
  }

  const withNames = (parts) => parts && Object.entries(parts).map(([name, value]) => `${name} ${value}`).join(", ");
  const lines = (rest) => rest.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`).join("\n");

  // What issue forms do not ask stands below the text, so that nothing is lost.
  function restOf(fields, place, registration) {
    const point = joined([place.latitude, place.longitude], ", ");
    const organizers = (fields.organizers ?? []).map(({ name }) => name).join(", ");
    const rest = [
      ["Point", point], ["Registration", joined([registration.url, registration.deadline], ", ")], ["Cost", registration.cost],
      ["Repeat", withNames(fields.repeat)], ["Picture", withNames(fields.image)], ["Worldwide", fields.worldwide && "yes"], ["Language", fields.lang], ["Organizers", organizers], ["Accessibility", (fields.accessibility ?? []).join(", ")],
    ]; // prettier-ignore
    return lines(rest);
  }

  // A file that is there opens in the forge's editor as it is.
  function fileWay(told, { path, text, isThere }) {
    if (isThere) return { whole: "", begun: told.edit.replace("{path}", () => path.split("/").map(encoded).join("/")), isPasted: true };
    const parts = path.split("/");
    const name = parts.pop();
    const begun = `${told.address}${parts.map(encoded).join("/")}?${query([[told.name, name]])}`;
    const whole = told.text ? `${begun}&${query([[told.text, text]])}` : "";
    return { whole, begun, isPasted: !told.text };
  }

  function issueWay(told, { fields, body, lang, path, text, isThere }) {
    if (isThere) {
      const whole = [[told.title || "title", path], [told.body || "body", `~~~~\n${text}~~~~\n`]];
      return { whole: `${told.address}?${query(whole)}`, begun: `${told.address}?${query(whole.slice(0, 1))}` };
    }
    const answers = answersOf(fields, body, lang);
    const fixed = Object.entries(told.fixed);
    const begun = joined([told.address, query(fixed)], "?");
    if (!told.body) {
      const asked = told.fields.filter(([id]) => answers[id]).map(([id]) => [id, answers[id]]);
      return { whole: `${told.address}?${query([...fixed, ...asked])}`, begun };
    }
    // As GitHub writes an issue that its form made: a label that is missing would be one that somebody took out.
    const written = told.fields.map(([id, label]) => `### ${label}\n\n${answers[id] || "_No response_"}\n`).join("\n");
    return { whole: `${told.address}?${query([[told.title, answers.title], [told.body, written]])}`, begun };
  }

  function mailWay(told, { fields, text }) {
    const begun = `${told.address}?${query([["subject", fields.title]])}`;
    return { whole: `${begun}&${query([["body", text.replace(/\n/g, "\r\n")]])}`, begun };
  }

  const MADE = { file: fileWay, issue: issueWay, mail: mailWay };

  // Where a way leads; with `note`, the name of what is to be said, the text is not in it and has to be pasted.
  function link(kind, told, entry) {
    const { whole, begun, isPasted = false } = MADE[kind](told, entry);
    if (isPasted) return { href: begun, note: "pasted" };
    return whole.length <= told.most ? { href: whole, note: "" } : { href: begun, note: "tooLong" };
  }

  window.AlmanacWays = { link };
}
