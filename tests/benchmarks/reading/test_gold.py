"""Loading records made by hand, and finding their pages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reading.gold import GoldError, frozen_names, load, parted, record_of

from .made_up import full

Row = dict[str, Any]


def row() -> Row:
    """A record as the contract's JSON."""
    return full().as_json()


def written(folder: Path, name: str = "mill.txt", text: str | None = None, page: bool = True) -> Path:
    """A folder with a gold record and its page beside it."""
    (folder / f"{name}.json").write_text(json.dumps(row()) if text is None else text, "utf-8")
    if page:
        (folder / name).write_text("The mill", "utf-8")
    return folder


def test_a_record_comes_back_from_its_json() -> None:
    assert record_of(row()) == full()


def test_rule_slug_url_and_warnings_may_be_left_out() -> None:
    bare = row()
    del bare["url"], bare["warnings"], bare["actors"][0]["slug"], bare["figures"][0]["rule"]
    assert record_of(bare).figures[0].value == 40


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda r: r.pop("figures"), "the record: there is no “figures”."),
        (lambda r: r.pop("outlet"), "the record: missing 1 required keyword-only argument: 'outlet'."),
        (lambda r: r["figures"][0].update(start=3), "the record: figures: “40 tonnes” does not stand from 3 to"),
        (lambda r: r["figures"][0].update(end="9"), "does not stand from"),
        (lambda r: r["figures"][0].update(colour="red"), "the record: figures, “40 tonnes”: got an unexpected keyword argument 'colour'"),
        (lambda r: r["figures"][0].pop("value"), "missing 1 required keyword-only argument: 'value'"),
        (lambda r: r["figures"][0].update(comparator="=="), "the record: figures: comparator can’t be “==”."),
        (lambda r: r["figures"][0].update(period_start="2019"), "the record: figures, “40 tonnes”: Invalid isoformat string: '2019'."),
        (lambda r: r["blocks"][0].update(kind="text"), "the record: blocks: kind can’t be “text”."),
        (lambda r: r["actors"][0]["mentions"][0].update(exact="Adele"), "actors, Adela Ruiz: “Adele” does not stand"),
        (lambda r: r["events"].append("2019"), "the record: 'str' object has no attribute"),
    ],
)
def test_a_slip_is_one_sentence_that_names_its_place(spoil: Callable[[Row], object], message: str) -> None:
    spoilt = row()
    spoil(spoilt)
    with pytest.raises(GoldError) as error:
        record_of(spoilt)
    assert message in str(error.value)


def test_a_page_is_found_by_the_name_of_its_record(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "mill.txt").write_bytes(b"The mill")
    (one,) = load(written(tmp_path, page=False), pages)
    assert (one.page.name, one.page.data) == ("mill.txt", b"The mill")


def test_a_page_is_found_by_the_file_that_its_record_names(tmp_path: Path) -> None:
    written(tmp_path).joinpath("mill.txt.json").rename(tmp_path / "000.json")
    assert [one.page.name for one in load(tmp_path, tmp_path / "nowhere")] == ["mill.txt"]


def test_the_optional_actors_of_a_record_are_kept_apart(tmp_path: Path) -> None:
    written(tmp_path, text=json.dumps(row() | {"optional": ["Bo Li"]}))
    assert load(tmp_path, tmp_path)[0].optional == ("Bo Li",)


def test_only_some_pages_are_loaded_where_that_is_asked(tmp_path: Path) -> None:
    for name in ("mill.txt", "dam.txt"):
        written(tmp_path, name)
    assert [one.page.name for one in load(tmp_path, tmp_path)] == ["dam.txt", "mill.txt"]
    assert [one.page.name for one in load(tmp_path, tmp_path, ["mi"])] == ["mill.txt"]
    with pytest.raises(GoldError, match=r"has no gold of boat\.$"):
        load(tmp_path, tmp_path, ["mill", "boat"])


@pytest.mark.parametrize(
    ("text", "message"), [("{", "mill.txt.json is not JSON."), ("[]", "is not a JSON object."), (None, "its page is neither in")]
)
def test_gold_that_cannot_be_used_is_refused(tmp_path: Path, text: str | None, message: str) -> None:
    with pytest.raises(GoldError) as error:
        load(written(tmp_path, text=text, page=False), tmp_path)
    assert message in str(error.value)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold yet"):
        load(tmp_path, tmp_path)
    with pytest.raises(GoldError, match="is no folder"):
        load(tmp_path / "none", tmp_path)


def test_frozen_pages_are_listed_one_a_line_with_remarks(tmp_path: Path) -> None:
    (tmp_path / "frozen.txt").write_text("# unseen\nmill.txt  # a remark\n\ndam.txt\n")
    assert frozen_names(tmp_path / "frozen.txt") == {"mill.txt", "dam.txt"}
    assert frozen_names(tmp_path / "none.txt") == frozenset()


def test_frozen_pages_are_parted_from_the_others(tmp_path: Path) -> None:
    for name in ("mill.txt", "dam.txt"):
        written(tmp_path, name)
    seen, unseen = parted(load(tmp_path, tmp_path), {"dam.txt"})
    assert ([one.page.name for one in seen], [one.page.name for one in unseen]) == (["mill.txt"], ["dam.txt"])
