// Where a new entry goes: its name by its title, as `almanac new` makes it (almanac/model/slug.py), and its folder.
"use strict";

{
  const LONGEST = 60;

  // Lower-case letters of any script (NFC), digits and hyphens.
  function slugify(name) {
    const lowered = name.normalize("NFC").toLowerCase().normalize("NFC");
    return lowered.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-|-$/g, "");
  }

  // The same, cut between words; empty where a title has neither letter nor digit.
  function fileSlug(title) {
    const slug = [...slugify(title)];
    if (slug.length <= LONGEST) return slug.join("");
    const end = slug.lastIndexOf("-", LONGEST);
    return slug.slice(0, end > 0 ? end : LONGEST).join("");
  }

  // `events/2027/spring-meetup.md`; a language that is not the site's own stands before the ending.
  function path(folder, day, title, lang, siteLang) {
    return `${folder}/${day.slice(0, 4)}/${fileSlug(title)}${lang && lang !== siteLang ? `.${lang}` : ""}.md`;
  }

  window.AlmanacEntryFile = { slugify, fileSlug, path };
}
