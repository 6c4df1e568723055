// Without being asked, brings a copy up to date or finishes one: only where it costs nobody anything.
"use strict";

(function () {
  const HALF_A_DAY = 43_200_000; // milliseconds
  const ROOM = 200 << 20; // bytes that have to be free

  /** Wi-Fi or a cable. Where the browser does not name the kind, a fast line of what is no phone. */
  function isFreeOfCharge() {
    const line = navigator.connection;
    if (!line || line.saveData) return false;
    if (line.type && line.type !== "unknown") return line.type === "wifi" || line.type === "ethernet";
    return line.effectiveType === "4g" && navigator.userAgentData?.mobile === false;
  }

  async function hasRoom() {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    return quota - usage > ROOM;
  }

  /**
   * Whether a copy may be brought now.
   * @param {object} store  see store.js
   * @returns {Promise<boolean>}
   */
  async function mayKeepQuietly(store) {
    const [wish, current, behind, first] = await Promise.all(["wish", "current", "behind", "first"].map(store.read));
    if (wish?.no) return false; // the reader removed the copy
    if (wish?.asked && !navigator.connection?.saveData) return true; // begun by the reader's own hand
    if (current && !behind) return false;
    const cameBack = Boolean(first) && Date.now() - Date.parse(first) > HALF_A_DAY;
    return (Boolean(current) || cameBack) && isFreeOfCharge() && hasRoom();
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { mayKeepQuietly });
})();
