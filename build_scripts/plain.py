"""The peer that the benchmark measures against: the same Markdown built by mkdocs as it ships.

Same pages, navigation, Markdown extensions and search (with jieba), both languages at once by the
generator of our build; the theme is Material without our templates, sheets and scripts, and
nothing is done to the pages afterwards.
"""

from pathlib import Path

from build_scripts.generator import CONFIGS, Generator
from build_scripts.site import ROOT

WORK = ROOT / "build" / "plain"
_CONFIG = """\
# Made by the benchmark: our configuration with the theme as it ships.
INHERIT: {root}/{config}
docs_dir: {root}/docs/{lang}
theme:
  custom_dir: {root}/build/plain/no-templates
  language: {lang}
  logo: null
  favicon: null
  features: []
  palette: {{scheme: default, primary: teal, accent: teal}}
extra_css: []
extra_javascript: []
"""


def build_plain(out: Path = WORK / "site") -> int:
    """Build the peer from the pages that lie in docs/; returns how many pages it has.

    Raises:
        SiteError: mkdocs refused a page or a link.
    """
    (WORK / "no-templates").mkdir(parents=True, exist_ok=True)
    # our configuration names one page that no Markdown is behind
    (WORK / "no-templates" / "offline.html").write_text('{% extends "main.html" %}', "utf-8")
    for config, folder in CONFIGS.items():
        text = _CONFIG.format(root=ROOT, config=config, lang=folder or "zh")
        (WORK / config).write_text(text, "utf-8")
    with Generator() as generator:
        generator.build("", out, configs=WORK)
    return sum(1 for _ in out.rglob("*.html"))
