"""A return visit starts from the kept memory; one damaged, forged or outdated does no harm."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from build_scripts.compile.policy import canonical
from checker import diagnose
from checker.phrases import LANGUAGES
from tests.browser import drill, snapshot
from tests.browser.conftest import Visit
from tests.browser.kept import until
from tests.browser.test_parity import RUN, published_policy

pytestmark = pytest.mark.browser
Faults = dict[str, tuple[int, bytes]]
ABSENT = ("pyodide.asm.wasm", "python_stdlib.zip", "checker.zip", "policy.json")
NO_PYTHON = dict.fromkeys(ABSENT, (404, b""))
NO_FILES = b"StorageManager.prototype.getDirectory = () => Promise.reject(new Error('denied'));\n"
EVERY_DAY = ["nonsense"]
DEEP = [
    "bytes changed",
    "cut off", "of another version", "empty", "without a digest", "nonsense behind the head",
    "nonsense for a program", "half of it", "a few letters",
]  # fmt: skip


def second_visit(visit: Visit, lang: str = "zh") -> Page:
    """The page once the browser keeps a memory; what comes next is a return."""
    page = drill.arrive(visit, lang)
    drill.judged_right(page)
    snapshot.kept(page)
    return page


def damaged(visit: Visit, change: str) -> None:
    page = second_visit(visit)
    digest = snapshot.change(page, change)
    page.reload()
    drill.judged_right(page)
    snapshot.kept(page, damaged=digest)
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
    faults.update(NO_PYTHON)
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


def test_a_return_visit_needs_neither_program_nor_library_nor_checker(
    visit: Visit, faults: Faults
) -> None:
    page = second_visit(visit, "en")
    faults.update(NO_PYTHON)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


def test_what_another_page_has_in_hand_is_read_all_the_same(visit: Visit, faults: Faults) -> None:
    page = second_visit(visit)
    other = page.context.new_page()
    other.goto(visit.base + "about.html")
    hold = "self.held = await (await handle()).createWritable();"
    other.evaluate(f"async () => {{ {snapshot.READ} {hold} }}")
    faults.update(NO_PYTHON)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


def test_a_browser_without_files_of_its_own_keeps_it_in_cache_storage(
    visit: Visit, faults: Faults
) -> None:
    status, body = drill.script("worker.js")
    faults["worker.js"] = (status, NO_FILES + body)
    page = drill.arrive(visit, "zh")
    drill.judged_right(page)
    until(
        page, f"await caches.match('https://snapshot.invalid/', {{ cacheName: '{snapshot.NAME}' }})"
    )
    assert not page.evaluate(snapshot.SOUND)
    faults.update(NO_PYTHON)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


@pytest.mark.parametrize(
    ("status", "change"),
    [
        pytest.param(503, lambda _: b"", marks=pytest.mark.deep),
        pytest.param(200, lambda script: script[:-100], marks=pytest.mark.deep),
        (200, lambda script: script + b"self.strange = true;"),
    ],
    ids=["not there", "cut off", "with something behind it"],
)
def test_trouble_with_a_script_on_a_return_visit_is_told_and_the_memory_stays(
    visit: Visit, faults: Faults, status: int, change: Callable[[bytes], bytes]
) -> None:
    page = second_visit(visit)
    faults["pyodide.js"] = (status, change(drill.built("pyodide.js")))
    page.reload()
    drill.told_plainly(page, "zh")
    snapshot.kept(page)
    del faults["pyodide.js"]
    faults.update(NO_PYTHON)
    drill.try_again(page)
