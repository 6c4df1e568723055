"""The loop of `make serve`: look at the files, show what changed, say what is wrong."""

import sys
import threading
import time
from pathlib import Path

from build_scripts.preview.rebuild import Outcome, Preview
from build_scripts.preview.server import News, handler
from build_scripts.render.environment import today
from build_scripts.serve import server

PAUSE = 0.3
"""Seconds between two looks."""
_NAMED = 6
"""How many pages a line names; more are counted."""


def run(root: Path, as_of: str | None) -> None:
    """Build, serve on this machine and follow edits until interrupted.

    Raises:
        DayError: `as_of` is no day.
        OSError: no port is free.
    """
    today(as_of)  # a wrong day is said before anything is built
    preview, news = Preview(root, root / "build" / "preview", as_of), News()
    _say("preview: building … / 正在生成 …")
    with server(preview.site, handler=handler(preview, news)) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            follow(preview, news, f"http://127.0.0.1:{running.server_address[1]}/")
        except KeyboardInterrupt:
            _say("")
        finally:
            running.shutdown()


def follow(preview: Preview, news: News, address: str) -> None:
    """Show edits as they come; returns only when interrupted."""
    ready = False
    while True:
        outcome = preview.look()
        if outcome is not None:
            news.tell(outcome.problems)
            _say(told(outcome))
            if not ready and not outcome.problems:
                ready = True
                _say(f"{address}  (Ctrl+C to stop / 按 Ctrl+C 停止)")
        time.sleep(PAUSE)


def told(outcome: Outcome) -> str:
    """What came of an edit, as a person at the terminal reads it."""
    if outcome.problems:
        count = len(outcome.problems)
        return "\n".join(
            [*outcome.problems, f"preview: {count} problem(s), the last good pages stay / "
             f"{count} 处问题，仍显示上一次正确的页面 ({outcome.seconds:.1f} s)"]
        )  # fmt: skip
    if outcome.whole:
        return f"preview: all {len(outcome.written)} pages, {outcome.seconds:.1f} s"
    names = [name for name in outcome.written if name.endswith(".html")]
    more = f" … (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return f"preview: {' '.join(names[:_NAMED]) or '-'}{more}, {outcome.seconds:.1f} s"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - it talks to a person at a terminal
