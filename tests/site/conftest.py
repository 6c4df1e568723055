"""What the tests of the preview share: a project that is previewed."""

from collections.abc import Iterator

import pytest

from build_scripts.preview.rebuild import Preview
from tests.project_copy import copy_project


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Of a deployment that names its repository, so that pages also change with lines alone."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    made = Preview(root, root / "build" / "preview")
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("REPO_URL", "https://code.example/team/filing-clear")
        first = made.look()
        assert first is not None
        assert first.problems == []
        assert first.whole
        yield made
