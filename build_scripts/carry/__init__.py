"""Makes the copy that is handed over on a USB stick: the finished site, opened by double click."""

from build_scripts.carry.copy import TOP, CarryError, Copied, carry, pack

__all__ = ["TOP", "CarryError", "Copied", "carry", "pack"]
