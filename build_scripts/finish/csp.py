"""The content security policy of the site: the one place where it is written down."""

import re

SERVED = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""For pages a host serves; a host that can set headers sends the same text as a header."""

FROM_FILE = SERVED.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' blob:").replace(
    "worker-src 'self'", "worker-src 'self' blob:"
)
"""For the copy opened by double click: there the tool's worker is made from a blob."""

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n?\s*')
_CHARSET = re.compile(r'<meta charset="utf-8">\n?\s*')


def put(html: str, policy: str = SERVED) -> str:
    """Return `html` with `policy` in its head, in place of the one that was there.

    It stands right behind the charset: what comes before it in the head would not be covered.

    Raises:
        ValueError: the page has no `<meta charset="utf-8">`, so there is no safe place.
    """
    bare = _META.sub("", html, count=1)
    charset = _CHARSET.search(bare)
    if charset is None:
        raise ValueError('no <meta charset="utf-8"> in the head')
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n      '
    return bare[: charset.end()] + meta + bare[charset.end() :]
