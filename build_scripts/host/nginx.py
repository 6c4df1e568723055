"""Runs nginx on this machine with the files of `docs/hosting/nginx/`, to test and measure."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.site import ROOT

RECIPES = ROOT / "docs" / "hosting" / "nginx"
MODULES = Path("/etc/nginx/modules-enabled")
"""Where Debian's packages say which modules to load."""
SUBPATH = "filing-clear"
"""The path below which `subpath.conf` serves, without its slashes."""
_MAIN = """
{user}
include {modules}/*.conf;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    sendfile on;
    access_log {folder}/access.log;
    include {folder}/http.conf;
    include {folder}/server.conf;
}}
"""


class NginxError(Exception):
    """nginx is not there, refuses its configuration or does not answer; its words."""


@contextmanager
def running(
    site: Path, recipe: str = "root", workers: int = 1, log: Path | None = None
) -> Iterator[str]:
    """Serve a folder by a recipe; gives the site's address, ending in a slash.

    Args:
        site: the built site; for `subpath` its folder is served under that path's name.
        recipe: `root` or `subpath`.
        workers: how many processes answer.
        log: where to keep the log that the recipe offers to those who must; else it keeps none.

    Raises:
        NginxError: nginx is not installed, refuses the recipe or does not answer.
    """
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        raise NginxError("nginx was not found: run `make nginx`")
    with tempfile.TemporaryDirectory(prefix="nginx-") as made, socket.socket() as free:
        folder = Path(made)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        _lay_out(folder, site, recipe, port, workers, log)
        command = [program, "-e", "stderr", "-c", f"{folder}/nginx.conf", "-g", "daemon off;"]
        with (folder / "errors").open("w+") as errors:
            process = subprocess.Popen(command, stderr=errors)
            try:
                _wait(process, port, folder / "errors")
                yield f"http://127.0.0.1:{port}/" + (f"{SUBPATH}/" if recipe == "subpath" else "")
            finally:
                process.terminate()
                process.wait()


def _lay_out(
    folder: Path, site: Path, recipe: str, port: int, workers: int, log: Path | None
) -> None:
    """Put the recipe's files where this nginx finds them: other folders, one more port, no more."""
    user = "user root;" if os.geteuid() == 0 else ""
    main = _MAIN.format(user=user, modules=MODULES, workers=workers, folder=folder)
    (folder / "nginx.conf").write_text(main, "utf-8")
    shutil.copy(RECIPES / "http.conf", folder)
    (folder / "snippets").mkdir()
    answers = (RECIPES / "site.conf").read_text("utf-8")
    if log:
        offered = "# access_log /var/log/nginx/filing-clear-access.log filing_clear;"
        answers = answers.replace("access_log off;", "")
        answers = _put(answers, offered, f"access_log {log} filing_clear;")
    (folder / "snippets" / "filing-clear.conf").write_text(answers, "utf-8")
    (folder / "www").mkdir()
    (folder / "www" / SUBPATH).symlink_to(site.resolve())
    server = (RECIPES / f"{recipe}.conf").read_text("utf-8")
    server = _put(server, "listen 80;", f"listen 127.0.0.1:{port};")
    server = _put(server, "/var/log/nginx/filing-clear.log", f"{folder}/server.log")
    place = {"root": "root /srv/filing-clear;", "subpath": "root /srv/www;"}[recipe]
    served = folder / "www" / (SUBPATH if recipe == "root" else "")
    server = _put(server, place, f"root {served};")
    (folder / "server.conf").write_text(server, "utf-8")


def _put(text: str, old: str, new: str) -> str:
    """Replace what has to stand in a recipe exactly once."""
    if text.count(old) != 1:
        raise NginxError(f"not exactly once in the recipe: {old}")
    return text.replace(old, new)


def _wait(process: subprocess.Popen[bytes], port: int, errors: Path, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise NginxError(f"nginx does not answer:\n{errors.read_text('utf-8')}")
