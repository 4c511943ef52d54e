// Writes front matter: YAML that every reader reads as the very values that were written into a form.
"use strict";

{
  // What Python takes for white space: the check sees one space in it.
  const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
  // Controls, overrides of direction, marks of byte order, halves of characters: no page shows them, YAML has few.
  const UNSEEN = /[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\ufeff\ufffe\uffff\p{Cs}]/gu;
  const BREAKS = /\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]/gu;
  // Without quotation marks: letters first, and nothing in which some program sees more than a text.
  const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}]*(?:[ /_-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u;
  const ADDRESS = /^https?:\/\/[A-Za-z0-9][\w./~-]*$/;
  const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
  // Days, times and numbers, which forms write themselves.
  const AS_THEY_ARE = new Set(["date", "start", "end", "deadline", "latitude", "longitude", "until"]);
  const DAY_OR_NUMBER = /^(?:\d{4}-\d\d(?:-\d\d(?: \d\d:\d\d)?)?|\d\d:\d\d|-?\d{1,3}(?:\.\d+)?)$/;

  const withoutUnseen = (text) => text.replace(UNSEEN, "");
  const oneLine = (text) => withoutUnseen(text).replace(BLANKS, " ").trim();

  // A text of several lines, as it stands below the front matter.
  function severalLines(text) {
    return withoutUnseen(text.replace(BREAKS, "\n")).replace(/^\s*\n/, "").trimEnd();
  }

  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

  function inList(value) {
    if (typeof value === "object") return `{${Object.entries(value).map(([name, text]) => `${name}: ${quoted(text)}`).join(", ")}}`;
    return PLAIN.test(value) && !WORDS.test(value) ? value : quoted(value);
  }

  function scalar(name, value) {
    if (typeof value === "boolean" || typeof value === "number") return String(value);
    if (AS_THEY_ARE.has(name) && DAY_OR_NUMBER.test(value)) return value;
    return ADDRESS.test(value) ? value : inList(value);
  }

  function lines(fields, indent = "") {
    return Object.entries(fields).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [`${indent}${name}: [${value.map(inList).join(", ")}]`];
      if (typeof value === "object") return [`${indent}${name}:`, ...lines(value, `${indent}  `)];
      return [`${indent}${name}: ${scalar(name, value)}`];
    });
  }

  // The whole file; of the fields none is empty.
  function file(fields, body) {
    const front = `---\n${lines(fields).map((line) => `${line}\n`).join("")}---\n`;
    return body ? `${front}\n${body}\n` : front;
  }

  window.AlmanacYaml = { oneLine, severalLines, lines, file };
}
