"""What the tests of hosting share: the built site with its packed twins."""

from pathlib import Path

import pytest

from build_scripts.site import SITE


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    if not (SITE / "runtime" / "manifest.json.br").is_file():
        pytest.fail("the site is not built: run `make site`")
    return SITE
