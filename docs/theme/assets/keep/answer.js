// What the service worker does: network first for pages, kept things first where a hash names them.
//
// A page names its scripts, sheets and the tool's files by their content's hash, and what is kept
// answers for a hash only if it fits: so a page and its parts are always of one version.
"use strict";

(function () {
  const { keepStore, keptCopy, visited: visitedPages, unpack, sha256 } = self.FilingClear;
  const { version: VERSION, shell: SHELL } = self.FilingClear;
  const PATIENCE = 4000; // milliseconds for the network to answer, where a kept page can
  const HASHED = /(^|[-./])[0-9a-f]{8,}\.[a-z0-9.]+$/;
  const OWN = /^(sw\.js|keep\/|api\/)/;

  const root = self.registration.scope;
  const store = keepStore(root);
  const copy = keptCopy(store, unpack);
  const patient = new Set(); // pages whose reader asked for the newest one

  const bare = (url) => url.replace(/[?#].*$/, "");
  const pathOf = (url) => decodeURIComponent(bare(url).slice(root.length));
  const hashIn = (url) => /[?&](?:v=)?([0-9a-f]{8,})(?:&|$)/.exec(new URL(url).search)?.[1] ?? null;
  const isHashed = (url) => hashIn(url) !== null || HASHED.test(pathOf(url));
  const visited = visitedPages(store, sha256, hashIn, isHashed);

  const currentVersion = async () => (await store.read("current"))?.version ?? null;

  /** A page from what is kept: the copy, which is whole, before single pages visited. */
  async function keptPage(url) {
    const version = await currentVersion();
    const whole = version && (await copy.answer(version, pathOf(url), { page: true }));
    return whole || (await visited.find(bare(url))) || visited.find(bare(url) + "index.html");
  }

  /** Keep a page that the network answered; tell whether it is another one than was kept. */
  async function takeIn(url, answer) {
    const type = answer.headers.get("Content-Type") || "";
    if (answer.status !== 200 || answer.redirected || !type.startsWith("text/html")) return false;
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    const hash = await sha256(bytes);
    const before = await visited.find(bare(url));
    const changed = before && (await sha256(await before.arrayBuffer())) !== hash;
    await visited.keep(bare(url), answer);
    const version = await currentVersion();
    const inCopy = version && (await copy.pageHash(version, pathOf(url)));
    if (!inCopy) return Boolean(changed);
    if (!hash.startsWith(inCopy)) await fallBehind();
    return !hash.startsWith(inCopy);
  }

  /** The site is newer than the copy: it may be brought up to date. */
  async function fallBehind() {
    if (await store.read("behind")) return;
    await store.write("behind", true);
    for (const client of await self.clients.matchAll()) client.postMessage({ type: "behind" });
  }

  /** The network's answer, or null where it fails or takes too long. */
  function inTime(coming) {
    const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    return Promise.race([coming.catch(() => null), limit]);
  }

  async function page(event) {
    const { url } = event.request;
    const waits = patient.delete(bare(url));
    const coming = fetch(event.request);
    const settled = coming.catch(() => null);
    const soon = await (waits ? settled : inTime(coming));
    if (soon && soon.status < 500) return take(event, soon);
    const kept = await keptPage(url);
    if (!kept) {
      const late = await settled;
      return late ? take(event, late) : notKept(url);
    }
    event.waitUntil(coming.then((late) => comeLate(url, event.resultingClientId, late)).catch(() => {}));
    return kept;
  }

  function take(event, answer) {
    event.waitUntil(takeIn(event.request.url, answer.clone()).then(tidy));
    return answer;
  }

  /** The network answered after all: keep it, and tell the page if it shows something older. */
  async function comeLate(url, id, answer) {
    if (!(await takeIn(url, answer))) return;
    const client = await self.clients.get(id);
    if (client) client.postMessage({ type: "newer" });
  }

  /** A page that says it was not kept; its addresses are those of the root of its language. */
  async function notKept(url) {
    const home = pathOf(url).startsWith("en/") ? "en/" : "";
    const version = await currentVersion();
    const said = (version && (await copy.answer(version, home + "offline.html"))) || (await visited.find(root + home + "offline.html"));
    if (!said) return Response.error();
    const html = (await said.text()).replace(/<meta charset="utf-8">/, `$&<base href="${root}${home}">`);
    return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  async function part(event) {
    const { request } = event;
    const url = request.url.replace(/#.*$/, "");
    const fromCopy = async () => {
      const version = await currentVersion();
      return version && copy.answer(version, pathOf(url), { hash: hashIn(url) });
    };
    // Without a hash the copy goes first, since it is the copy that answers for pages.
    const kept = async () => isHashed(url)
      ? (await visited.find(url)) || fromCopy()
      : (await fromCopy()) || visited.find(url);
    // Whoever passes by the browser's cache got something damaged before.
    const fresh = request.cache === "reload" || request.cache === "no-store";
    const found = isHashed(url) && !fresh && (await kept());
    if (found) return found;
    const coming = fetch(request);
    event.waitUntil(coming.then((answer) => visited.keep(url, answer.clone())).catch(() => {}));
    return (await inTime(coming)) || (await kept()) || coming;
  }

  /** Remove copies that were replaced, once no page is open that may still ask for their files. */
  async function tidy() {
    if ((await self.clients.matchAll({ type: "window" })).length > 1) return;
    const needed = [await currentVersion(), (await store.read("wish"))?.version];
    for (const version of await store.versions()) {
      if (!needed.includes(version)) await caches.delete(store.copyCache(version));
    }
    await visited.trim();
  }

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(root) || request.headers.has("Range")) return;
    if (request.headers.has("X-Keep") || OWN.test(pathOf(request.url))) return;
    event.respondWith(request.mode === "navigate" ? page(event) : part(event));
  });
  self.addEventListener("install", (event) => {
    const addresses = SHELL.map((name) => root + name);
    event.waitUntil(visited.fill(addresses, { cache: "no-cache" }).then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => {
    event.waitUntil((async () => {
      const version = await currentVersion();
      if (version && version !== VERSION) await fallBehind();
      await self.clients.claim();
    })());
  });
  self.addEventListener("message", (event) => {
    const { type, addresses } = event.data;
    if (type === "visited") event.waitUntil(visited.fill(addresses.filter((url) => url.startsWith(root) && !OWN.test(pathOf(url)))));
    if (type === "patient") for (const url of addresses) patient.add(bare(url));
  });
})();
