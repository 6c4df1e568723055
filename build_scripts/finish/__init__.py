"""The last pass over the built site: makes every page fit the CSP, or refuses the site."""

from . import csp, search_index
from .site import FinishError, Report, finish, finish_pages

__all__ = ["FinishError", "Report", "csp", "finish", "finish_pages", "search_index"]
