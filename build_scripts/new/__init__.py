"""Starts a new entry of the policy: a commented skeleton made from the JSON Schema of its noun."""

from build_scripts.new.entry import NewEntryError, new_entry

__all__ = ["NewEntryError", "new_entry"]
