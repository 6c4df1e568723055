"""Lays packed twins beside the files of the site, X.gz and X.br, for hosts that send such."""

from build_scripts.precompress.twins import precompress

__all__ = ["precompress"]
