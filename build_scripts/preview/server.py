"""Serves the previewed site; adds to each page the script that shows problems and reloads it.

Only what is served is changed: nothing of the preview is ever written into a site.
"""

import io
import json
import threading
from pathlib import Path
from typing import Any, BinaryIO, ClassVar
from urllib.parse import parse_qs, urlsplit

from build_scripts.preview.rebuild import VERSION_MARK, Preview
from build_scripts.serve import Handler

OWN = "/__preview__/"
ASSETS = Path(__file__).parent / "assets"
LONGEST_WAIT = 20.0
_ADDED = (
    f'<link rel="stylesheet" href="{OWN}preview.css">'
    f'<script defer src="{OWN}preview.js"></script></head>'
)


class News:
    """What open pages are told: how often the site changed, and what is wrong with the edit."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        self._state: dict[str, Any] = {"number": 1, "problems": []}

    def tell(self, problems: list[str]) -> None:
        """Something was edited: it is shown, or these problems are why it is not."""
        with self._told:
            self._state = {"number": self._state["number"] + 1, "problems": problems}
            self._told.notify_all()

    def after(self, number: int, wait: float = LONGEST_WAIT) -> dict[str, Any]:
        """The state once it is another than `number`, or as it is after a while."""
        with self._told:
            self._told.wait_for(lambda: self._state["number"] != number, wait)
            return self._state


class PreviewHandler(Handler):
    """The site's own server, for a site that changes while it is looked at."""

    preview: ClassVar[Preview]
    news: ClassVar[News]

    def send_head(self) -> Any:
        """Answer the preview's own addresses, and pages with its script added."""
        address = urlsplit(self.path)
        if address.path == OWN + "state":
            number = parse_qs(address.query).get("after", ["0"])[0]
            state = self.news.after(int(number) if number.isdecimal() else 0)
            return self._answer(json.dumps(state, ensure_ascii=False).encode(), "application/json")
        if address.path.startswith(OWN):
            self.directory = str(ASSETS)
            self.path = self.path.removeprefix(OWN.rstrip("/"))
            return super().send_head()
        self.directory = str(self.preview.site)
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if page.is_dir() and address.path.endswith("/") else page
        if page.suffix != ".html" or not page.is_file():
            return super().send_head()
        html = page.read_text("utf-8").replace(VERSION_MARK, self.preview.policy_version)
        return self._answer(html.replace("</head>", _ADDED, 1).encode(), "text/html; charset=utf-8")

    def _answer(self, body: bytes, kind: str) -> BinaryIO:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def handler(preview: Preview, news: News) -> type[PreviewHandler]:
    """Who answers for one preview."""
    return type("OnePreview", (PreviewHandler,), {"preview": preview, "news": news})
