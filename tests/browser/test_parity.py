"""The checker says the same on CPython and in the reader's browser, letter for letter."""

import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.compile.policy import canonical
from build_scripts.publish import API
from build_scripts.site import SITE
from checker import diagnose
from checker.phrases import LANGUAGES
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
RUN = """
async (texts) => {
  const [workerUrl, manifestUrl] = ["assets/tool/worker.js", "runtime/manifest.json"];
  const runner = new FilingClear.Runner({ workerUrl, manifestUrl });
  const replies = [];
  for (const text of texts) replies.push(await runner.request(text));
  runner.stop();
  return replies;
}
"""


def published_policy() -> dict[str, Any]:
    """The whole policy; the browser has only the part of it that the checker reads."""
    read: dict[str, Any] = json.loads(Path(SITE, API, "policy.json").read_bytes())
    return read


def test_every_example_of_every_cause_gives_the_same_canonical_json(visit: Visit) -> None:
    policy = published_policy()
    cases = [
        {"as_of": example["as_of"], "answers": example["answers"]}
        for cause in policy["causes"].values()
        for example in cause["examples"]
    ]
    requests = [
        {"do": "diagnose", "lang": lang, "case": case} for case in cases for lang in LANGUAGES
    ]
    page = visit.open("zh", "check.html")
    replies = page.evaluate(RUN, [json.dumps(request) for request in requests])

    assert len(replies) == len(requests) >= 2 * 3 * len(policy["causes"])
    for request, reply in zip(requests, replies, strict=True):
        here = {"ok": True, "result": diagnose(policy, request["case"], request["lang"])}
        assert canonical(json.loads(reply)) == canonical(here)


def test_a_case_that_cannot_be_judged_gets_the_same_words(visit: Visit) -> None:
    case = {"as_of": "2026-11-22", "answers": {"nonsense": 1, "failed_on": "2026-02-30"}}
    page = visit.open("zh", "check.html")
    request = json.dumps({"do": "diagnose", "lang": "zh", "case": case})
    (reply,) = page.evaluate(RUN, [request])
    keys = [problem["key"] for problem in json.loads(reply)["problems"]]
    assert keys == ["answers.nonsense", "answers.failed_on"]
