"""Deletes what the theme ships and no reader needs: maps, stemmers, empty sitemaps."""

from pathlib import Path

# lunr asks for its stemmers only when the search language is one of theirs; ours never is.
_PATTERNS = ("assets/**/*.map", "assets/javascripts/lunr/**/*", "sitemap.xml.gz")


def _is_empty_sitemap(path: Path) -> bool:
    return path.exists() and "<loc>http" not in path.read_text(encoding="utf-8")


def remove(root: Path) -> list[Path]:
    """Delete the leftovers under the root of one language and return them.

    The compressed sitemap goes always: it carries the clock's time and says nothing more.
    The plain one goes when it names no page, which is the case without SITE_URL.
    """
    doomed = sorted(
        {path for pattern in _PATTERNS for path in root.glob(pattern) if path.is_file()}
    )
    sitemap = root / "sitemap.xml"
    if _is_empty_sitemap(sitemap):
        doomed.append(sitemap)
    for path in doomed:
        path.unlink()
    for folder in sorted(root.glob("assets/javascripts/lunr/**/"), reverse=True):
        folder.rmdir()
    return doomed
