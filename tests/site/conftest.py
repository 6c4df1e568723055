"""What the tests of the preview share: a project that is previewed."""

import pytest

from build_scripts.preview.rebuild import Preview
from tests.project_copy import copy_project


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    root = copy_project(tmp_path_factory.mktemp("project"))
    made = Preview(root, root / "build" / "preview")
    first = made.look()
    assert first is not None
    assert first.problems == []
    assert first.whole
    return made
