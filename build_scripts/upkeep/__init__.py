"""What falls due for those who keep the data: one list for page, calendar file and `make due`."""

from build_scripts.upkeep.due import Due, due
from build_scripts.upkeep.told import Teller, Told, by_month

__all__ = ["Due", "Teller", "Told", "by_month", "due"]
