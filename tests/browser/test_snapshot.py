"""A return visit starts from the kept memory; one damaged, forged or outdated does no harm."""

import json

import pytest
from playwright.sync_api import Page

from build_scripts.compile.policy import canonical
from checker import diagnose
from checker.phrases import LANGUAGES
from tests.browser import drill
from tests.browser.conftest import Visit
from tests.browser.kept import until
from tests.browser.test_parity import RUN, published_policy

pytestmark = pytest.mark.browser
Faults = dict[str, tuple[int, bytes]]
NO_LIBRARY = dict.fromkeys(("python_stdlib.zip", "checker.zip", "policy.json"), (404, b""))
CHANGE = """
async ([name, change]) => {
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const answer = await cache.match(key);
  let bytes = new Uint8Array(await answer.arrayBuffer());
  let address = key.url;
  let digest = answer.headers.get("X-Digest");
  const anew = async () => {
    const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    digest = Array.from(made, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  if (change === "bytes changed") bytes.fill(7, 1e6, 2e6);
  if (change === "cut off") bytes = bytes.slice(0, bytes.length / 2);
  if (change === "of another version") address = address.slice(0, -8) + "00000000";
  if (change === "empty") bytes = new Uint8Array(0);
  if (change === "nonsense") bytes.fill(7);
  if (change === "nonsense behind the head") bytes.fill(7, 65536);
  if (change === "half of it") bytes = bytes.slice(0, bytes.length / 2);
  if (change === "a few letters") bytes = new TextEncoder().encode("no memory");
  const forged = ["nonsense", "nonsense behind the head", "half of it", "a few letters"];
  if (forged.includes(change)) await anew();
  await cache.delete(key);
  const headers = change === "without a digest" ? {} : { "X-Digest": digest };
  await cache.put(address, new Response(bytes, { headers }));
  return digest;
}
"""
WHOLE = """
async (name, damaged = null) => {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  if (keys.length !== 1) return false;
  const answer = await cache.match(keys[0]);
  if (!answer) return false; // it is being exchanged
  const made = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  const digest = Array.from(made, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (keys[0].url.endsWith("00000000")) return false;
  return digest === answer.headers.get("X-Digest") && digest !== damaged;
}
"""
EVERY_DAY = ["nonsense"]
DEEP = [
    "bytes changed",
    "cut off", "of another version", "empty", "without a digest", "nonsense behind the head",
    "half of it", "a few letters",
]  # fmt: skip


def second_visit(visit: Visit, lang: str = "zh") -> Page:
    """The page once the browser keeps a memory; what comes next is a return."""
    page = drill.arrive(visit, lang)
    drill.judged_right(page)
    drill.snapshot_kept(page)
    return page


def damaged(visit: Visit, change: str) -> None:
    page = second_visit(visit)
    digest = page.evaluate(CHANGE, [drill.SNAPSHOT, change])
    page.reload()
    drill.judged_right(page)
    until(page, f"await ({WHOLE})('{drill.SNAPSHOT}', '{digest}')")
    assert visit.errors == []


@pytest.mark.parametrize("change", EVERY_DAY)
def test_a_damaged_or_forged_memory_ends_in_the_ordinary_start(visit: Visit, change: str) -> None:
    damaged(visit, change)


@pytest.mark.deep
@pytest.mark.parametrize("change", DEEP)
def test_a_memory_wrong_in_any_other_way(visit: Visit, change: str) -> None:
    damaged(visit, change)


def same_on_a_restored_python(visit: Visit, faults: Faults, every: int) -> None:
    policy = published_policy()
    examples = [one for cause in policy["causes"].values() for one in cause["examples"]]
    cases = [{"as_of": one["as_of"], "answers": one["answers"]} for one in examples[::every]]
    requests = [
        {"do": "diagnose", "lang": lang, "case": case} for case in cases for lang in LANGUAGES
    ]
    page = second_visit(visit)
    faults.update(NO_LIBRARY)
    replies = page.evaluate(RUN, [json.dumps(request) for request in requests])
    assert len(replies) == len(requests) >= len(examples) // every
    for request, reply in zip(requests, replies, strict=True):
        here = {"ok": True, "result": diagnose(policy, request["case"], request["lang"])}
        assert canonical(json.loads(reply)) == canonical(here)


def test_a_sample_of_examples_gives_the_same_on_a_restored_python(
    visit: Visit, faults: Faults
) -> None:
    same_on_a_restored_python(visit, faults, every=10)


@pytest.mark.deep
def test_every_example_of_every_cause_gives_the_same_on_a_restored_python(
    visit: Visit, faults: Faults
) -> None:
    same_on_a_restored_python(visit, faults, every=1)


def test_a_return_visit_needs_neither_library_nor_checker(visit: Visit, faults: Faults) -> None:
    page = second_visit(visit, "en")
    faults.update(NO_LIBRARY)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


@pytest.mark.deep
def test_a_return_visit_without_network_keeps_the_memory_for_later(
    visit: Visit, faults: Faults
) -> None:
    page = second_visit(visit)
    faults["pyodide.asm.wasm"] = (503, b"")
    page.reload()
    drill.told_plainly(page, "zh")
    assert page.evaluate(WHOLE, drill.SNAPSHOT)
    del faults["pyodide.asm.wasm"]
    faults.update(NO_LIBRARY)
    drill.try_again(page)
