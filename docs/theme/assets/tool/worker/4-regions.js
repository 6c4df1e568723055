// Fetches the part of the policy for a region that a case names; the nation's part is there from the start.
"use strict";

/**
 * @param {object} source  where files come from
 * @param {{file: string, size: number, sha256: string}} listed  the manifest's entry of the index
 * @returns {function(string): Promise<string|null>}  a region's part as JSON text by the region's
 *   id, or null where there is no such region; rejects with a stage where it cannot be had
 */
Work.regions = function (source, listed) {
  let index = null;
  const coming = new Map(); // by id, so that a part asked for ahead is not asked for again

  async function read(entry) {
    try {
      return new TextDecoder().decode(await Work.download(source, entry, () => {}));
    } catch (error) {
      source.refresh(); // the next try must not meet the same damaged copy
      throw error;
    }
  }

  async function readIndex() {
    const name = "regions.json";
    try {
      return new Map(Object.entries(JSON.parse(await read({ ...listed, name }))));
    } catch (error) {
      index = null; // the next request tries again
      throw error;
    }
  }

  async function find(region) {
    index = index || readIndex();
    const entry = (await index).get(region);
    return entry ? read({ ...entry, name: "region-" + region + ".json" }) : null;
  }

  return function (region) {
    if (!coming.has(region)) coming.set(region, find(region));
    const part = coming.get(region);
    part.catch(() => coming.delete(region));
    return part;
  };
};
