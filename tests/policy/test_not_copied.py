"""No sentence is copied: facts carry over from the articles the project grew from, words do not."""

import ast
import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.map import committed
from build_scripts.read.nodes import nodes
from build_scripts.read.policy_files import read
from tests.conftest import REAL, ROOT
from tests.policy.copied import LENGTH, copied, pack, plain, unpack

SHINGLES = Path(__file__).with_name("shingles.txt")
NAMED = {"sources": ("title", "issuer"), "channels": ("name",), "materials": ("name",)}
"""Entries that are called what others call them, and the keys that say it."""

ARTICLE = "秋天到了，云岭的人都要到石桥镇的柜台去，把去年的云票换成今年的，过了冬至就不收了。"
OFFICE = "云岭高原天气保障与云票服务中心"


@pytest.fixture(scope="module")
def known() -> frozenset[bytes]:
    """The hashes of the four articles."""
    return unpack(SHINGLES.read_text("utf-8"))


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, Any]]:
    """What people wrote in each file of the policy, by noun's folder and id; not yet compiled."""
    found: dict[str, dict[str, Any]] = {}
    for folder, name, file in read(REAL).all():
        found.setdefault(folder, {})[name] = file.data
    return found


@pytest.fixture(scope="module")
def names(entries: dict[str, dict[str, Any]]) -> list[str]:
    """Titles, names and wordings that are not ours to change."""
    found = [
        text
        for folder, keys in NAMED.items()
        for entry in entries[folder].values()
        for key in keys
        for text in entry[key].values()
    ]
    messages = [entry for entry in entries["messages"].values() if entry["verbatim"]]
    return found + [text for entry in messages for text in entry["text"].values()]


@pytest.fixture(scope="module")
def written(entries: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Every text people read, by the file that holds it: policy, pages, words, the checker."""
    found = {
        f"policy_data/{folder}/{name}.yml": _texts(entry)
        for folder, named in entries.items()
        for name, entry in named.items()
    }
    for name in committed(ROOT):
        path = ROOT / name
        if name.endswith(".md"):
            found[name] = [path.read_text("utf-8")]
        elif name.startswith("build_scripts/render/") and name.endswith(".yml"):
            found[name] = _texts(yaml.safe_load(path.read_text("utf-8")))
        elif name.startswith("checker/") and name.endswith(".py"):
            code = ast.walk(ast.parse(path.read_text("utf-8")))
            found[name] = [str(node.value) for node in code if isinstance(node, ast.Constant)]
    return found


def _texts(value: Any) -> list[str]:
    return [text for _path, text in nodes(value) if isinstance(text, str)]


def test_no_text_holds_a_sentence_of_a_source_article(
    written: dict[str, list[str]], known: frozenset[bytes], names: list[str]
) -> None:
    pieces = {name: [piece for text in texts for piece in copied(text, known, names)]
              for name, texts in written.items()}  # fmt: skip
    found = {name: told for name, told in pieces.items() if told}
    assert found == {}, "say these in words of your own"


def test_every_kind_of_text_is_looked_at(written: dict[str, list[str]]) -> None:
    wanted = (
        "docs/zh/about.md", "docs/en/about.md", "README.md", "policy_data/README.md",
        "build_scripts/render/words.yml", "build_scripts/render/tool_words.yml",
        "checker/phrases.py",
    )  # fmt: skip
    entries = [path.relative_to(ROOT).as_posix() for path in REAL.glob("*/*.yml")]
    assert written.keys() >= {*wanted, *entries}
    assert all(written[name] for name in (*wanted, *entries))


@pytest.mark.parametrize(
    "text", ["恶性肿瘤放化疗、器官移植抗排异治疗", "高血压、冠心病、恶性肿瘤门诊放化疗"]
)
def test_the_list_knows_two_rows_of_diseases_that_articles_name(
    text: str, known: frozenset[bytes]
) -> None:
    """Mere names in a row, so nobody's sentence; they show that the list is read as it was made."""
    assert copied(text, known) == [plain(text)]


def test_the_list_holds_hashes_and_nothing_to_read(known: frozenset[bytes]) -> None:
    text = SHINGLES.read_text("utf-8")
    assert set(text) <= {*string.ascii_letters, *string.digits, *"+/=\n"}
    assert len(known) > 4000


def test_no_order_of_the_articles_is_left() -> None:
    assert pack([ARTICLE, "冬至以后再换的云票一律按今年的算法折价收回。"]) == pack(
        ["冬至以后再换的云票一律按今年的算法折价收回。", ARTICLE]
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "他们说：到石桥镇的柜台去，把去年的云票换成今年的。",
            ["到石桥镇的柜台去把去年的云票换成今年的"],
        ),
        ("到 石桥镇 的柜台去——把去年的云票 换成今年的", ["到石桥镇的柜台去把去年的云票换成今年的"]),
        ("去年的云票只能用到冬至，先去石桥镇换。", []),
        ("把去年的云票换成今年的", []),
        (ARTICLE + "别的话。" + ARTICLE, [plain(ARTICLE)] * 2),
    ],
    ids=[
        "a part of a sentence is found",
        "also with other marks and spaces",
        "the same fact in other words is not",
        "nor is what is shorter than anybody could claim",
        "two pieces are told apart",
    ],
)
def test_a_copied_sentence_is_found_and_ones_own_is_not(text: str, pieces: list[str]) -> None:
    assert copied(text, unpack(pack([ARTICLE]))) == pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"先问{OFFICE}。", False),
        (f"请到{OFFICE}去换票。", False),
        (f"请到{OFFICE}去换票，不用等到冬至以后再说。", True),
    ],
    ids=["the name alone", "the name and a few words", "the name in a whole sentence"],
)
def test_a_name_is_nobodys_sentence(text: str, found: bool) -> None:
    known = unpack(pack([f"请到{OFFICE}去换票，不用等到冬至以后再说。"]))
    assert len(plain(OFFICE)) == LENGTH
    assert copied(text, known) != []
    assert (copied(text, known, [OFFICE]) != []) is found


def test_full_and_half_width_are_the_same_letters() -> None:
    assert plain("ＡＰＰ 里查 Ⅲ 级，１２３９３。") == "app里查iii级12393"
