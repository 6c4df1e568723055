"""Every place a page could leave something in, read whole, to look for what was typed."""

from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Page

from tests.browser.conftest import FaultyHandler, Visit

STORED = """
async (needles) => {
  const found = [];
  const where = (place, text) => {
    for (const one of needles) if (String(text).includes(one)) found.push(place + ": " + one);
  };
  where("title", document.title);
  where("cookie", document.cookie);
  where("history", JSON.stringify(history.state));
  where("localStorage", JSON.stringify({ ...localStorage }));
  where("resources", JSON.stringify(performance.getEntries().map((one) => one.name)
    .filter((name) => name !== location.href)));
  for (const base of await indexedDB.databases()) where("IndexedDB", JSON.stringify(base));
  if ((await indexedDB.databases()).length) found.push("IndexedDB is in use");
  if (navigator.serviceWorker && (await navigator.serviceWorker.getRegistrations()).length) {
    found.push("a service worker that this test does not know");
  }
  let seen = 0;
  const text = (bytes) => new TextDecoder("latin1").decode(bytes);
  const wide = (one, width) => {
    const units = width === 2 ? [...Array(one.length).keys()].map((at) => one.charCodeAt(at))
      : [...one].map((letter) => letter.codePointAt(0));
    const made = width === 2 ? Uint16Array.from(units) : Uint32Array.from(units);
    return text(new Uint8Array(made.buffer));
  };
  const within = (place, bytes) => {
    seen += bytes.byteLength;
    const whole = text(bytes);
    for (const one of needles) {
      const forms = [text(new TextEncoder().encode(one)), wide(one, 2), wide(one, 4)];
      forms.forEach((form, at) => {
        if (whole.includes(form)) found.push(place + ", form " + at + ": " + one);
      });
    }
  };
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const answer = await cache.match(key);
      where("cache address", key.url + JSON.stringify([...answer.headers]));
      within("cache " + name, await answer.arrayBuffer());
    }
  }
  const through = async (folder, path) => {
    for await (const [name, entry] of folder.entries()) {
      where("file name", path + name);
      if (entry.kind === "directory") await through(entry, path + name + "/");
      else within("file " + path + name, await (await entry.getFile()).arrayBuffer());
    }
  };
  await through(await navigator.storage.getDirectory(), "");
  return { found, seen };
}
"""


@dataclass
class Watch:
    """Listens from before the first request: what is asked for, said and logged."""

    visit: Visit
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        FaultyHandler.asked.clear()
        context = self.visit.page.context
        context.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        context.on("weberror", lambda error: self.heard.append(f"error: {error.error}"))
        context.on(
            "request",
            lambda one: self.heard.append(f"{one.url} {one.headers} {one.post_data_buffer!r}"),
        )

    def found(self, needles: list[str]) -> list[str]:
        """Where one of the texts was heard, in the browser or at the server."""
        forms = [(one, form) for one in needles for form in (one, quote(one), ascii(one)[1:-1])]
        told = [*self.heard, *FaultyHandler.asked]
        return [f"{one} in {text[:200]}" for text in told for one, form in forms if form in text]


def stored(page: Page, needles: list[str]) -> tuple[list[str], int]:
    """Where one of the texts lies in the browser, and how many bytes were read."""
    told = page.evaluate(STORED, needles)
    return told["found"], told["seen"]
