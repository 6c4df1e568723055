// The part of the home page where a reader keeps a copy on the phone, sees its state, or removes it.
"use strict";

(function () {
  const panel = document.getElementById("keep");
  if (!panel || location.protocol === "file:" || document.querySelector('script[src^="/__preview__/"]')) return;
  const { store, Keeper } = self.FilingClear;
  const texts = JSON.parse(document.getElementById("keep-texts").textContent);
  const [state, error, progress, start, stop, remove] = ["state", "error", "progress", "start", "stop", "remove"]
    .map((name) => panel.querySelector(`[data-keep=${name}]`));
  const fill = (name, slots = {}) => texts[name].replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  state.tabIndex = -1;
  panel.hidden = false;
  if (location.hash === "#keep") panel.scrollIntoView(); // it was not there to go to
  if (!store || typeof DecompressionStream === "undefined") {
    state.textContent = fill("cannot");
    return;
  }
  const keeper = new Keeper(store);
  let stopping = null; // while a copy is being brought

  const dayInWords = (iso) => new Date(iso).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

  /** Show what there is, and offer what can be done about it. */
  async function show(refused = null) {
    if (stopping) return;
    const [current, wish] = [await store.read("current"), await store.read("wish")];
    const offer = await keeper.offered().catch(() => null);
    const behind = current && (offer ? offer.version !== current.version : await store.read("behind"));
    progress.hidden = stop.hidden = true;
    remove.hidden = !current && !wish?.version;
    start.hidden = Boolean(current) && !behind;
    start.textContent = !offer ? fill("start_unknown") : fill(current ? "update" : wish?.version ? "go_on" : "start", { size: megabytes(offer.download) });
    const kept = current && fill("kept", { day: dayInWords(current.since), policy: current.policy_version });
    state.textContent = [kept || fill(wish?.version ? "unfinished" : "none"), behind ? fill("behind") : ""].filter(Boolean).join(" ");
    error.hidden = !refused;
    error.textContent = refused ? [fill("failed_" + refused), current ? fill("old_stays") : ""].filter(Boolean).join(" ") : "";
  }

  function advance({ loaded, total }) {
    progress.value = loaded / total;
    const text = fill("busy", { percent: 10 * Math.floor(10 * progress.value) });
    if (state.textContent !== text) state.textContent = text; // a screen reader hears each tenth
  }

  async function keep() {
    if (stopping) return;
    stopping = new AbortController();
    const holdsFocus = panel.contains(document.activeElement);
    progress.value = 0;
    progress.hidden = stop.hidden = false;
    start.hidden = remove.hidden = error.hidden = true;
    state.textContent = fill("busy", { percent: 0 });
    if (holdsFocus) stop.focus();
    navigator.storage?.persist?.().catch(() => {}); // asks the browser not to clear it by itself
    const refused = await keeper.keep(advance, stopping.signal).then(() => null, (failure) => failure.why);
    stopping = null;
    await show(refused === "stopped" ? null : refused);
    if (holdsFocus) (start.hidden ? state : start).focus(); // never the button that removes
  }

  async function removeCopy() {
    await store.empty();
    await store.write("wish", { no: true }); // not brought again without being asked
    await show();
    state.textContent = fill("removed");
    (start.hidden ? state : start).focus();
  }

  start.addEventListener("click", keep);
  stop.addEventListener("click", () => stopping?.abort());
  remove.addEventListener("click", removeCopy);
  addEventListener("filing-clear-copy", () => show());
  show();
})();
