// Reads a file that is there already, so that a form can change some of it: what it does not know stays as it stands.
"use strict";

{
  const FENCE = /^---[ \t]*$/;
  const FIELD = /^([A-Za-z_]+):(?:[ \t]+(.*))?$/;
  const INSIDE = /^ {2}([a-z_]+):[ \t]+(.+)$/;
  const NOT_PLAIN = /^(?:[-?:,[\]{}#&*!|>'"%@`]|~$)|: | #|:$|^(?:null|Null|NULL)$/;
  const NEGATIVE = /^-\d/;
  const ITEM = /^\s*("(?:[^"\\]|\\["\\])*"|'(?:[^']|'')*'|[^\s,[\]{}"'#&*!|>%@`][^,[\]{}#]*)\s*(?:,|$)/;

  // The text of a value on one line; undefined where it is not plain to see.
  function scalar(written) {
    const text = written.trim();
    if (/^"(?:[^"\\]|\\["\\])*"$/.test(text)) return text.slice(1, -1).replace(/\\(["\\])/g, "$1");
    if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
    return text && (NEGATIVE.test(text) || !NOT_PLAIN.test(text)) && !text.includes(": ") && !text.includes(" #") ? text : undefined;
  }

  function list(written) {
    const items = [];
    for (let rest = written; rest.trim(); ) {
      const match = ITEM.exec(rest);
      const item = match && scalar(match[1]);
      if (item === undefined || item === null) return undefined;
      items.push(item);
      rest = rest.slice(match[0].length);
    }
    return items;
  }

  function valueOf([first, ...others]) {
    const written = FIELD.exec(first)[2]?.trim() ?? "";
    if (!others.length) return /^\[.*\]$/.test(written) ? list(written.slice(1, -1)) : scalar(written);
    if (written) return undefined;
    const items = others.map((line) => /^ *- +(.*)$/.exec(line)).map((match) => match && scalar(match[1]));
    if (items.every((item) => typeof item === "string")) return items;
    const pairs = others.map((line) => INSIDE.exec(line)).map((match) => [match?.[1], match && scalar(match[2])]);
    return pairs.every(([, value]) => typeof value === "string") ? Object.fromEntries(pairs) : undefined;
  }

  // Its fields in their order, each with its lines and its value, and the text below; null where that cannot be told.
  function read(text) {
    const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
    const end = lines.findIndex((line, number) => number && FENCE.test(line));
    if (end < 0 || !FENCE.test(lines[0])) return null;
    const fields = [];
    for (const line of lines.slice(1, end)) {
      const name = FIELD.exec(line)?.[1].toLowerCase() ?? "";
      const isOwn = name || !line.trim() || line.startsWith("#") || !fields.length; // a comment is no field's
      if (isOwn) fields.push({ name, lines: [line] });
      else fields.at(-1).lines.push(line);
    }
    for (const field of fields) field.value = field.name ? valueOf(field.lines) : undefined;
    return { fields, below: lines.slice(end + 1) };
  }

  // The file with `fields` in place of those that are `known` and no longer what they were `before`.
  function write({ fields: written, below }, known, before, { fields, body }) {
    const isSame = (name) => JSON.stringify(fields[name]) === JSON.stringify(before.fields[name]);
    const added = Object.keys(fields).filter((name) => known.has(name) && !written.some((field) => field.name === name));
    const lines = written.flatMap((field) => {
      if (!known.has(field.name) || isSame(field.name)) return field.lines;
      return fields[field.name] === undefined ? [] : window.AlmanacYaml.lines({ [field.name]: fields[field.name] });
    });
    const more = added.flatMap((name) => window.AlmanacYaml.lines({ [name]: fields[name] }));
    const text = body === before.body ? below.join("\n") : body ? `\n${body}\n` : "";
    return `---\n${[...lines, ...more].map((line) => `${line}\n`).join("")}---\n${text}`;
  }

  // CRC-32 of the bytes of a path (ISO 3309), by which the files of the site are divided.
  function part(path) {
    let crc = ~0;
    for (const byte of new TextEncoder().encode(path)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return (~crc & 0xff).toString(16).padStart(2, "0");
  }

  async function fetched(folder, path) {
    const response = await fetch(`${folder}${part(path)}.json`);
    if (!response.ok) throw new Error(`${response.status}`);
    const texts = await response.json();
    if (!Object.hasOwn(texts, path)) throw new Error(path);
    return texts[path];
  }

  window.AlmanacSource = { read, write, part, fetched };
}
