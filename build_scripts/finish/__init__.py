"""The last pass over the built site: makes every page fit the CSP, or refuses the site."""

from . import csp
from .site import FinishError, Report, finish

__all__ = ["FinishError", "Report", "csp", "finish"]
