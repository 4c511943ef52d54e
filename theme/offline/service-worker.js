// Keeps what was read, and the next events, for when there is no connection. A page always comes from the site where
// that answers, and never from here without saying as of when it is. Nothing in this file is of one site: what comes
// next, what may not be as it was announced, and the words are in offline.json (render/offline.py).
"use strict";

const BASE = new URL(self.registration.scope).pathname; // "/", or "/site/"
const [PAGES, FILES, KNOWN] = ["pages", "files", "known"].map((kind) => `almanac:${BASE}:${kind}`);
const LIST = new URL("offline.json", self.registration.scope).href;
const UNKEPT = `${BASE}search/index/`; // the search has an engine and an index of its own

const PATIENCE = 8000; // milliseconds for an answer where there is a copy
const MOST_READ = 50; // pages that were read, beside the next events
const LARGEST_PAGE = 1 << 20; // characters
const LARGEST_FILE = 1 << 20; // bytes
const MOST_OF_FILES = 20 << 20; // bytes
const DAY = 86400000; // milliseconds
const NEW = 60000; // milliseconds in which a host may still serve what it had before

const KINDS = new Set(["style", "script", "image", "font", "manifest", ""]); // of requests; "" is what scripts fetch
const KEPT = /^(text\/(css|javascript)|image\/|font\/|application\/([\w.+-]*json|javascript))/; // of answers
const SPECIAL = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => SPECIAL[letter]);
const isData = (response) => /\bjson\b/.test(response.headers.get("content-type"));
const isPage = (response) => /^text\/html\b/.test(response.headers.get("content-type"));
const ageOf = (copy) => Date.now() - Date.parse(copy.headers.get("x-kept"));

// Without what stands behind it: pages are files, and a query changes none.
function keyOf(address) {
  const { origin, pathname } = new URL(address, self.location);
  return origin + pathname;
}

async function copyOf(name, address) {
  return (await caches.open(name)).match(keyOf(address));
}

async function forget(name, address) {
  return (await caches.open(name)).delete(keyOf(address));
}

async function keep(name, address, body, response, facts) {
  const headers = new Headers(response.headers);
  for (const header of ["content-encoding", "content-length"]) headers.delete(header);
  for (const [fact, value] of Object.entries(facts)) headers.set(`x-kept-${fact}`, encodeURIComponent(value));
  headers.set("x-kept", new Date().toISOString());
  await (await caches.open(name)).put(keyOf(address), new Response(body, { headers }));
}

// Only what asks for this worker is of this site: others may live below its path. Gives the text, or nothing.
async function keepPage(address, response) {
  if (!response.ok || !isPage(response)) return null;
  const text = await response.text();
  const [, worker] = /\sdata-worker="([^"]*)"/.exec(text) ?? [];
  const isOurs = worker && new URL(worker, self.location).href === self.location.href;
  if (!isOurs || text.length > LARGEST_PAGE || !/<body\b/.test(text)) return null;
  const [, title] = /<meta property="og:title"\s+content="([^"]*)"/.exec(text) ?? [];
  await keep(PAGES, address, text, response, { title: title ?? "", lang: languageIn(text) });
  return text;
}

const languageIn = (text) => /<html[^>]*?\slang="([^"]*)"/.exec(text)?.[1] ?? "";

// What is as it was is not written anew: storage of a telephone wears.
async function keepFile(address, response) {
  if (!response.ok || response.type !== "basic" || !KEPT.test(response.headers.get("content-type"))) return;
  const copy = await copyOf(FILES, address);
  const mark = ["etag", "last-modified"].find((header) => response.headers.has(header));
  if (copy && mark && copy.headers.get(mark) === response.headers.get(mark) && ageOf(copy) < DAY) return;
  const body = await response.blob();
  if (body.size <= LARGEST_FILE) await keep(FILES, address, body, response, { size: body.size });
}

// What the list said when it was last read.
async function known() {
  const said = await copyOf(KNOWN, LIST);
  return said ? said.json() : { languages: {}, watched: {}, next: {} };
}

function languageOf(pathname, { languages }) {
  const own = Object.values(languages).filter(({ home }) => home && pathname.startsWith(home));
  return own.sort((one, other) => other.home.length - one.home.length)[0];
}

// "es-MX" is near to "es"; the first is the site's own.
function wordsIn(lang, { languages }) {
  for (let near = lang; near; near = near.slice(0, Math.max(0, near.lastIndexOf("-")))) if (languages[near]) return languages[near];
  return Object.values(languages)[0];
}

// As the site has it now. What is not there any more is not kept either.
async function renew(address) {
  const response = await fetch(keyOf(address), { cache: "no-cache" });
  if (response.ok) return keepPage(address, response);
  if (response.status < 500) await forget(PAGES, address);
  return null;
}

async function renewFile(address, cache = "default") {
  const response = await fetch(address, { cache });
  if (response.ok) await keepFile(address, response);
}

async function keepAhead(address) {
  const text = await renew(address);
  const tags = text?.match(/<(?:link rel="stylesheet"|script)\s[^>]*>/g) ?? [];
  const files = tags.map((tag) => /\s(?:href|src)="([^"]+)"/.exec(tag)?.[1]).filter(Boolean);
  for (const file of files) if (!(await copyOf(FILES, file))) await renewFile(new URL(file, self.location).href);
  return text !== null;
}

// An event is off, on again, or at another time: every copy that names it has to say so, or to go.
async function correct(addresses) {
  const ends = addresses.map((address) => `${address}"`);
  const names = (text) => ends.some((end) => text.includes(end));
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) {
    const copy = await pages.match(url);
    const before = await copy.clone().text();
    if (!addresses.includes(new URL(url).pathname) && !names(before)) continue;
    const text = await renew(url).catch(() => null);
    const isOwn = addresses.includes(new URL(url).pathname);
    // The host has the list already, but not yet the page.
    if (text === null || (isOwn && text === before && ageOf(copy) > NEW)) await pages.delete(url);
  }
  const files = await caches.open(FILES);
  for (const { url } of await files.keys()) {
    const copy = await files.match(url);
    if (!isData(copy) || !names(await copy.clone().text())) continue;
    await files.delete(url);
    await renewFile(url, "no-cache").catch(() => {});
  }
}

async function keepNext(list, before) {
  const kept = {};
  const spares = navigator.connection?.saveData;
  for (const [address, digest] of Object.entries(list)) {
    const copy = await copyOf(PAGES, address);
    const isRight = copy && before[address] === digest;
    const leaves = spares && !copy;
    if (isRight || (!leaves && (await keepAhead(address).catch(() => false)))) kept[address] = digest;
  }
  return kept;
}

async function trim(next) {
  const lasting = new Set(next.map(keyOf));
  const pages = await caches.open(PAGES);
  const read = (await pages.keys()).filter(({ url }) => !lasting.has(url)); // the oldest copies first
  for (const { url } of read.slice(0, Math.max(0, read.length - MOST_READ))) await pages.delete(url);
  const files = await caches.open(FILES);
  let room = MOST_OF_FILES;
  for (const { url } of (await files.keys()).reverse()) {
    room -= Number((await files.match(url)).headers.get("x-kept-size"));
    if (room < 0) await files.delete(url);
  }
}

// Asked whenever the site has answered: so nobody is shown as on what they could have learned is off.
async function learn(pathname) {
  const response = await fetch(LIST, { cache: "no-cache" });
  if (!response.ok) return;
  const list = await response.json();
  const before = await known();
  const differ = new Set([...Object.keys(list.watched), ...Object.keys(before.watched)]);
  const addresses = [...differ].filter((address) => list.watched[address] !== before.watched[address]);
  if (addresses.length) await correct(addresses);
  const own = languageOf(pathname, list);
  const page = own && (await copyOf(PAGES, own.page));
  if (own && !(page && ageOf(page) < DAY)) await keepAhead(own.page);
  const next = await keepNext(own?.next ?? {}, before.next);
  const said = { languages: list.languages, watched: list.watched, next };
  await forgetPages();
  await keep(KNOWN, LIST, JSON.stringify(said), response, {});
  await trim([...Object.keys(next), ...Object.values(list.languages).map((language) => language.page)]);
}

let learning = Promise.resolve();

// One after the other: each begins from what the last one kept.
function learnNext(pathname) {
  learning = learning.then(() => learn(pathname)).catch(() => {}); // the connection went: the next page asks again
  return learning;
}

// A copy, with a line above all else that says as of when it is.
async function withNote(copy) {
  const [text, said] = [await copy.text(), await known()];
  const words = wordsIn(languageIn(text), said) ?? { note: "{time}", lang: "", dir: "auto" };
  const locale = words.lang === "en" ? "en-GB" : words.lang || undefined; // plain English is American to browsers
  const time = new Date(copy.headers.get("x-kept"));
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(time);
  const element = `<time datetime="${time.toISOString()}">${escaped(shown)}</time>`;
  const note = escaped(words.note).replace("{time}", () => element);
  const line = `<p class="preview-note kept-note" lang="${escaped(words.lang)}" dir="${escaped(words.dir)}">${note}</p>`;
  return new Response(text.replace(/<body\b[^>]*>/, (body) => body + line), { headers: copy.headers });
}

async function offlinePage(pathname) {
  const said = await known();
  const own = languageOf(pathname, said);
  for (const { page } of [own, ...Object.values(said.languages)].filter(Boolean)) {
    const copy = await copyOf(PAGES, page);
    if (copy) return copy;
  }
  return Response.error();
}

// By the ids of pages, whether they came from here: what belongs to them does too. The worker may end in between.
const fromHere = new Map();

async function noteWhence(client, isKept) {
  if (!client) return;
  fromHere.set(client, isKept);
  if (isKept) await (await caches.open(KNOWN)).put(`${BASE}page/${client}`, new Response());
}

// Where the site answers again, pages get from it what they ask for.
async function forgetPages() {
  const said = await caches.open(KNOWN);
  for (const { url } of await said.keys()) if (url !== LIST) await said.delete(url);
}

async function isFromHere(client) {
  if (!fromHere.has(client)) fromHere.set(client, Boolean(await copyOf(KNOWN, `${BASE}page/${client}`)));
  return fromHere.get(client);
}

async function read(address, response) {
  if (response.ok) await keepPage(address, response);
  else if (response.status === 404 || response.status === 410) await forget(PAGES, address);
  if (response.ok) await learnNext(new URL(address).pathname);
}

const after = (milliseconds) => new Promise((_, fail) => setTimeout(fail, milliseconds));

async function answerPage(event) {
  const { request } = event;
  const copy = await copyOf(PAGES, request.url);
  const answer = fetch(new Request(request, { cache: "no-cache" }));
  event.waitUntil(answer.then((response) => read(request.url, response.clone())).catch(() => {}));
  try {
    const response = await (copy ? Promise.race([answer, after(PATIENCE)]) : answer);
    if (copy && response.status >= 500) throw new Error(response.status);
    await noteWhence(event.resultingClientId, false);
    return response;
  } catch {
    await noteWhence(event.resultingClientId, true);
    return copy ? withNote(copy) : offlinePage(new URL(request.url).pathname);
  }
}

async function answerFile(event) {
  const { request } = event;
  const [copy, isKept] = await Promise.all([copyOf(FILES, request.url), isFromHere(event.clientId)]);
  if (copy && isKept) return copy;
  try {
    const response = await fetch(request);
    event.waitUntil(keepFile(request.url, response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    // Data of another time than the page's would say nothing of it.
    if (copy && !isData(copy)) return copy;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === self.location.origin && pathname.startsWith(BASE) && !pathname.startsWith(UNKEPT);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event));
  else if (KINDS.has(request.destination)) event.respondWith(answerFile(event));
});

// From the page that was read before there was a worker, and from one that hears of a connection.
self.addEventListener("message", (event) => {
  const { files } = event.data;
  const { url } = event.source;
  const ours = (files ?? []).filter((file) => file.startsWith(self.registration.scope) && !new URL(file).pathname.startsWith(UNKEPT));
  const reading = files ? [renew(url), ...ours.map((file) => renewFile(file))] : [];
  event.waitUntil(Promise.allSettled(reading).then(() => learnNext(new URL(url).pathname)));
});

self.addEventListener("install", () => self.skipWaiting());

async function begin() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`almanac:${BASE}:`));
  for (const name of names) if (![PAGES, FILES, KNOWN].includes(name)) await caches.delete(name);
  await forgetPages();
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(begin()));
