// Checks values against the JSON Schema (draft 7) that the checks of the site have too, as far as that can say it.
"use strict";

{
  const kindOf = (value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
  const isOf = (kinds, value) => [kinds].flat().some((kind) => kind === kindOf(value) || (kind === "integer" && Number.isInteger(value)));
  const lengthOf = (text) => [...text].length;

  // Each gives the faults of a value: `where` is a dotted name, `word` says what is wrong, `values` fill that in.
  const KEYWORDS = {
    type: isOf,
    enum: (wanted, value) => wanted.includes(value),
    pattern: (wanted, value) => typeof value !== "string" || new RegExp(wanted, "u").test(value),
    minLength: (wanted, value) => typeof value !== "string" || lengthOf(value) >= wanted,
    most: (wanted, value) => typeof value !== "string" || lengthOf(value) <= wanted,
    minimum: (wanted, value) => typeof value !== "number" || value >= wanted,
    maximum: (wanted, value) => typeof value !== "number" || value <= wanted,
    minItems: (wanted, value) => !Array.isArray(value) || value.length >= wanted,
  };
  const INSIDE = new Set(["anyOf", "items", "properties", "required", "additionalProperties", "$schema"]);

  function wordOf(keyword, wanted) {
    if (keyword === "pattern" && wanted.includes("://")) return "address";
    return ["minLength", "most"].includes(keyword) ? keyword : "other";
  }

  function valuesOf(schema, value) {
    const text = String(value);
    return { text, count: lengthOf(text), least: schema.minLength, most: schema.most };
  }

  const below = (where, name) => (where ? `${where}.${name}` : name);

  function ofObject(schema, value, where) {
    const faults = (schema.required ?? [])
      .filter((name) => !(name in value))
      .map((name) => ({ where: below(where, name), word: "required", values: {} }));
    for (const [name, inner] of Object.entries(value)) {
      const known = schema.properties?.[name];
      if (known) faults.push(...check(known, inner, below(where, name)));
      else if (schema.additionalProperties === false) faults.push({ where: below(where, name), word: "other", values: {} });
    }
    return faults;
  }

  // Of several that may be, that which is nearest says what is wrong.
  function ofAny(choices, value, where) {
    const faults = choices.map((choice) => check(choice, value, where));
    if (faults.some((found) => !found.length)) return [];
    const alike = choices.findIndex((choice) => isOf(choice.type, value));
    return faults[Math.max(alike, 0)];
  }

  function check(schema, value, where = "") {
    for (const [keyword, wanted] of Object.entries(schema)) {
      if (!INSIDE.has(keyword) && !KEYWORDS[keyword](wanted, value)) {
        return [{ where, word: wordOf(keyword, wanted), values: valuesOf(schema, value) }];
      }
    }
    const faults = schema.anyOf ? ofAny(schema.anyOf, value, where) : [];
    if (Array.isArray(value) && schema.items) faults.push(...value.flatMap((item) => check(schema.items, item, where)));
    if (kindOf(value) === "object" && (schema.properties || schema.required)) faults.push(...ofObject(schema, value, where));
    return faults;
  }

  window.AlmanacSchema = { check };
}
