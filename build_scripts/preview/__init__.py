"""`make serve`: shows the site while people edit; an edit makes anew only the pages it changes."""

from build_scripts.preview.run import run

__all__ = ["run"]
