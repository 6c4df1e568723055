"""Lets mkdocs build both languages at once, in a process that gets ready while pages are made."""

from .run import CONFIGS, Generator, SiteError, address

__all__ = ["CONFIGS", "Generator", "SiteError", "address"]
