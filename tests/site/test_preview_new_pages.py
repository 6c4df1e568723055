"""The preview takes up new pages by themselves, as a full build would, or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from build_scripts.check import checked_policy
from build_scripts.preview.rebuild import Preview
from tests.policy.new_entries import entry_of
from tests.site.previewed import differing, files, full_build, look

Write = Callable[[Path, str, str, dict[str, Any]], Path]


def test_new_pages_are_added_as_a_full_build_would(
    preview: Preview, tmp_path: Path, write_entry: Write
) -> None:
    policy = preview.root / "policy_data"
    before = files(preview.site)
    write_entry(policy, "regions", "a-cloud", {**entry_of("region"), "parent": "linfen"})
    outcome = look(preview)
    assert outcome.problems == []
    assert not outcome.whole
    after = files(preview.site)
    assert {"regions/a-cloud.html", "en/regions/a-cloud.html"} <= after.keys() - before.keys()
    assert "en/regions/linfen.html" in outcome.written  # it lists what lies below it
    assert "causes/lapse.html" not in outcome.written
    whole = full_build(preview, tmp_path / "whole", checked_policy(policy))
    assert differing(after, files(whole)) == set()
    (policy / "regions" / "a-cloud.yml").unlink()
    assert look(preview).whole
    assert files(preview.site) == before


def test_a_new_page_that_is_wrong_leaves_nothing_behind(preview: Preview) -> None:
    before = files(preview.site)
    pages = [preview.root / "docs" / lang / "new.md" for lang in ("zh", "en")]
    pages[0].write_text("# 新页 new\n", "utf-8")
    assert "en/new.html" in "\n".join(look(preview).problems)  # its other language is missing
    assert files(preview.site) == before
    pages[1].write_text("# New [x](nowhere.md)\n", "utf-8")
    assert "nowhere.md" in "\n".join(look(preview).problems)
    assert files(preview.site) == before
    pages[1].write_text("# New\n", "utf-8")
    assert look(preview).problems == []
    assert files(preview.site).keys() - before.keys() == {"new.html", "en/new.html"}
    for page in pages:
        page.unlink()
    assert look(preview).problems == []
    assert files(preview.site) == before
