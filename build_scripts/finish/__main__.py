"""Command line of the finishing pass: `python -m build_scripts.finish [site]`."""

import sys
from pathlib import Path

from . import FinishError, finish


def main(arguments: list[str]) -> int:
    """Finish the site in the folder named (default `site`); 1 when it must not be published."""
    try:
        report = finish(Path(arguments[0] if arguments else "site"))
    except FinishError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"finish: {report.pages} pages, {report.scripts} script files, "
        f"{report.removed} files removed, {report.bytes_freed} bytes saved"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
