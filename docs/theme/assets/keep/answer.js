// What the service worker does: network first for pages, kept things first where a hash names them.
//
// One page and its parts always come from one version: a page that the network answered gets its
// parts there, one that a copy answered gets them from that copy.
"use strict";

(function () {
  const { keepStore, keptCopy, visited: visitedPages, marks: pageMarks, unpack, sha256 } = self.FilingClear;
  const { version: VERSION, shell: SHELL } = self.FilingClear;
  const PATIENCE = 4000; // milliseconds for the network to answer, where a kept page can
  const HASHED = /(^|[-./])[0-9a-f]{8,}\.[a-z0-9.]+$/;
  const OWN = /^(sw\.js|keep\/|api\/)/;

  const root = self.registration.scope;
  const store = keepStore(root);
  const copy = keptCopy(store, unpack);
  const visited = visitedPages(store);
  const marks = pageMarks(store);
  const patient = new Set(); // pages whose reader asked for the newest one

  const bare = (url) => url.replace(/[?#].*$/, "");
  const pathOf = (url) => decodeURIComponent(bare(url).slice(root.length));
  const hashIn = (url) => /[?&](?:v=)?([0-9a-f]{8,})(?:&|$)/.exec(new URL(url).search)?.[1] ?? null;
  const isHashed = (url) => hashIn(url) !== null || HASHED.test(pathOf(url));
  const isPart = (url) => !isHashed(url) && !/(\.html|\/|\/[^./]*)$/.test(bare(url));

  const currentVersion = async () => (await store.read("current"))?.version ?? null;

  /** A page from what is kept: the copy, which is whole, before single pages visited. */
  async function keptPage(url) {
    const version = await currentVersion();
    const whole = version && (await copy.answer(version, pathOf(url), { page: true }));
    if (whole) return { answer: whole, from: version };
    const page = (await visited.find(bare(url))) || (await visited.find(bare(url) + "index.html"));
    return page ? { answer: page, from: "visited" } : null;
  }

  /** Keep a page that the network answered; tell whether it is another one than was kept. */
  async function takeIn(url, answer) {
    const type = answer.headers.get("Content-Type") || "";
    if (answer.status !== 200 || answer.redirected || !type.startsWith("text/html")) return false;
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    const hash = await sha256(bytes);
    const before = await visited.find(bare(url));
    const changed = before && (await sha256(await before.arrayBuffer())) !== hash;
    if (changed) await visited.forgetParts(isPart);
    await visited.keep(bare(url), answer);
    const version = await currentVersion();
    const inCopy = version && (await copy.pageHash(version, pathOf(url)));
    const newer = Boolean(inCopy) && !hash.startsWith(inCopy);
    if (newer) await fallBehind();
    return newer || Boolean(changed);
  }

  /** The site is newer than the copy: from now on the copy answers for its own pages only. */
  async function fallBehind() {
    if (await store.read("behind")) return;
    await store.write("behind", true);
    for (const client of await self.clients.matchAll()) client.postMessage({ type: "behind" });
  }

  async function page(event) {
    const { url } = event.request;
    const waits = patient.delete(bare(url));
    const coming = fetch(event.request);
    const settled = coming.catch(() => null);
    const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    const soon = await (waits ? settled : Promise.race([settled, limit]));
    if (soon && soon.status < 500) return take(event, soon);
    const kept = await keptPage(url);
    if (!kept) {
      const late = await settled;
      return late ? take(event, late) : notKept(url);
    }
    await marks.set(event.resultingClientId, kept.from);
    event.waitUntil(coming.then((late) => comeLate(url, event.resultingClientId, late)).catch(() => {}));
    return kept.answer;
  }

  function take(event, answer) {
    event.waitUntil(takeIn(event.request.url, answer.clone()));
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

  async function part(event, from) {
    const { request } = event;
    const url = request.url.replace(/#.*$/, "");
    const path = pathOf(url);
    const hashed = isHashed(url);
    const fromCopy = async (version, hash) => version && copy.answer(version, path, { hash });
    const fresh = request.cache === "reload" || request.cache === "no-store";
    if (from && from !== "visited" && !fresh) {
      const own = await fromCopy(from, null);
      if (own) return own;
    }
    const current = await currentVersion();
    const known = async () => (await visited.find(url)) || (await fromCopy(current, hashIn(url)));
    if ((hashed || from) && !fresh) {
      const kept = await known();
      if (kept) return kept;
    }
    try {
      const answer = await fetch(request);
      event.waitUntil(visited.keep(url, answer.clone()));
      return answer;
    } catch (error) {
      // A page of the network's may lose it: a part by name only is the right one in a copy of today.
      const today = current && !(await store.read("behind")) ? await fromCopy(current, hashIn(url)) : null;
      const kept = today || (await visited.find(url));
      if (kept) return kept;
      throw error;
    }
  }

  async function respond(event) {
    if (event.request.mode === "navigate") return page(event);
    const from = await marks.get(event.clientId);
    // A page's worker is a page of its own here: it belongs where the page belongs.
    if (from && event.request.destination === "worker") await marks.set(event.resultingClientId, from);
    return part(event, from);
  }

  /** Copies that are neither current nor shown by an open page, nor being made. */
  async function tidy() {
    const needed = new Set([await currentVersion(), (await store.read("wish"))?.version, ...(await marks.all())]);
    for (const version of await store.versions()) {
      if (!needed.has(version)) await caches.delete(store.copyCache(version));
    }
    await visited.trim();
  }

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(root) || request.headers.has("Range")) return;
    if (request.headers.has("X-Keep") || OWN.test(pathOf(request.url))) return;
    event.respondWith(respond(event));
  });
  self.addEventListener("install", (event) => {
    const addresses = SHELL.map((name) => root + name);
    // Parts kept with the pages of the version before must not meet the pages of this one.
    const filled = visited.forgetParts(isPart).then(() => visited.fill(addresses, { cache: "no-cache" }));
    event.waitUntil(filled.then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => {
    event.waitUntil((async () => {
      const version = await currentVersion();
      if (version && version !== VERSION) await fallBehind();
      await tidy();
      await self.clients.claim();
    })());
  });
  self.addEventListener("message", (event) => {
    const { type, addresses } = event.data;
    if (type === "visited") event.waitUntil(visited.fill(addresses.filter((url) => url.startsWith(root) && !OWN.test(pathOf(url)))));
    if (type === "patient") for (const url of addresses) patient.add(bare(url));
    if (type === "tidy") event.waitUntil(tidy());
  });
})();
