"""The kept copy: packs that bring the whole site to a phone at once, and its service worker."""

from .site import Report, keep

__all__ = ["Report", "keep"]
