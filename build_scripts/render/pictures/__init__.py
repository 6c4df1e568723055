"""Pictures made while building: plain SVG inside the page, in the words of the page's language."""

from build_scripts.render.pictures.drawing import Picture
from build_scripts.render.pictures.validity import validity
from build_scripts.render.pictures.way import way
from build_scripts.render.pictures.whose_rule import whose_rule

PICTURES = {"validity": validity, "way": way, "whose-rule": whose_rule}
"""Name of a picture, as a step's file says it -> what draws it."""

__all__ = ["PICTURES", "Picture"]
