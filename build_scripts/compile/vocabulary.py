"""The words that a condition may use: questions and parameters, each with its type and choices."""

from dataclasses import dataclass, field
from typing import Any

from checker.context import OTHER
from checker.texts import NEVER


@dataclass
class Vocabulary:
    """Questions and parameters by id, as people wrote them, with the choices of each question."""

    questions: dict[str, Any]
    parameters: dict[str, Any]
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)

    def options(self, question: str) -> list[str]:
        """The ids a person can choose from; empty for dates, numbers and places."""
        return list(self.labels.get(question, ()))


NOUN_OF_TYPE = {"region": "regions", "disease": "diseases"}
"""Question types whose choices are the entries of a noun."""


def vocabulary(entries: dict[str, dict[str, Any]]) -> Vocabulary:
    """Gather the vocabulary from the entries of all nouns; wrong references are left out."""
    words = Vocabulary(entries["questions"], entries["parameters"])
    for name, question in entries["questions"].items():
        words.labels[name] = _labels(question, entries)
    return words


def _is_local(disease: dict[str, Any]) -> bool:
    return bool(disease.get("settles_since", {}).get("value") == NEVER)


def _labels(question: dict[str, Any], entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    kind = question["type"]
    if kind == "region":
        return {name: region["choice"] for name, region in entries["regions"].items()}
    if kind == "disease":
        # those on the national list first: most readers look for one of them
        order = sorted(entries["diseases"].items(), key=lambda item: _is_local(item[1]))
        labels = {name: disease["name"] for name, disease in order}
        return {**labels, OTHER: question["other"]} if "other" in question else labels
    if "choices_from" in question:
        material = entries["materials"].get(question["choices_from"], {"defects": []})
        return {defect["id"]: defect["label"] for defect in material["defects"]}
    return {choice["id"]: choice["label"] for choice in question.get("choices", ())}
