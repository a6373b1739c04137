"""The plain second checker: equal forms stand, changed ones do not, and no text makes it slow or makes it fail."""

from __future__ import annotations

import ast
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import plain
from eval.plain import Found, find, stands

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*/*"))


def unsupported(text: str, *sources: str) -> list[str]:
    return [found.text for found in find(text, sources) if not stands(found, sources)]


def of_kind(kind: str, text: str) -> list[str]:
    return [found.text for found in find(text) if found.kind == kind]


def test_imports_only_the_standard_library() -> None:
    tree = ast.parse(Path(plain.__file__).read_text(encoding="utf-8"))
    names = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    from_nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not any(node.level for node in from_nodes)
    names |= {node.module or "" for node in from_nodes}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"__import__", "exec", "eval"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("12 ships", "twelve ships"),
        ("2,500 men", "2500 men"),
        ("cost $4.2bn", "cost 4.2 billion euros"),
        ("4,200,000,000 people", "4.2 billion people"),
        ("£5m", "five million pounds"),
        ("3k words", "three thousand words"),
        ("2,000 men", "in 2000 there were"),
        ("in 2000", "2,000 men"),
        ("ninety-nine percent", "99% of them"),
        ("12 per cent", "12 percent"),
        ("12 of them", "12% of them"),
        ("24 eggs", "two dozen eggs"),
        ("350,000 men", "three hundred and fifty thousand men"),
        ("1,500 men", "one thousand five hundred men"),
        ("100 men", "a hundred men"),
        ("at 4:30", "at 4:30 a.m."),
        ("1.50 dollars", "1.5 dollars"),
        ("a 400-metre ship", "400 metres long"),
        ("no value: 0", "0.00 points"),
    ],
)
def test_equal_numbers_stand(text: str, source: str) -> None:
    assert find(text)
    assert unsupported(text, source) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("13 ships", "twelve ships"),
        ("2,500 men", "250 men, 25000 men, 2.5 men"),
        ("cost $4.2bn", "cost 4.2 million; 42 billion; 4 billion"),
        ("12 percent", "12 ships"),
        ("12%", "13%"),
        ("at 4:30", "at 4:31, 30 men and 4 women"),
        ("7 men", "on Feb. 7"),
        ("72 tanks", "T-72 tanks"),
        ("3 men", "he said so [3]"),
        ("twenty-five men", "twenty men, then five"),
        ("in 2019", "in 2018"),
    ],
)
def test_changed_numbers_do_not_stand(text: str, source: str) -> None:
    assert len(unsupported(text, source)) == 1


@pytest.mark.parametrize(
    "text", ["so he said [3]", "the 1st and the first", "one of them", "dozens", "millions", "T-72"]
)
def test_what_is_no_number(text: str) -> None:
    assert of_kind("number", text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("on Feb. 7", "on 7 February"),
        ("on February 7", "on Feb 7, 2018"),
        ("on 7 February 2018", "on February 7th"),
        ("on the 7th of February", "dated 2018-02-07"),
        ("in February", "on Feb. 7"),
        ("in September 2017", "in Sept. 2017"),
        ("on Tuesday", "TUE: on Tuesday, then"),
        ("in 2018", "on Feb. 7, 2018"),
    ],
)
def test_equal_dates_stand(text: str, source: str) -> None:
    assert of_kind("date", text)
    assert unsupported(text, source) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("on Feb. 8", "on 7 February, 8 men"),
        ("on Feb. 7", "on March 7, in February"),
        ("on Feb. 7, 2019", "on Feb. 7, 2018, and in 2019"),
        ("on Tuesday", "on Wednesday"),
        ("in April", "in August 2020"),
    ],
)
def test_changed_dates_do_not_stand(text: str, source: str) -> None:
    assert len(unsupported(text, source)) == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("by the Russians", "in Russia"),
        ("an Iraqi post", "in Iraq"),
        ("said Sergei Lavrov", "Sergey Lavrov, the minister"),
        ("said José Muñoz's aide", "Jose Munoz spoke"),
        ("President Bashar al-Assad", "the president, Bashar al-Assad"),
        ("the Bank of England", "England has a bank"),
        ("the SDF", "the Syrian Democratic Forces"),
        ("the U.S. fleet", "the United States"),
        ("the US fleet", "the U.S. fleet"),
        ("several T-72s", "a T-72"),
        ("said Mr. Putin", "Vladimir Putin said"),
        ("near ISMAILIA", "near Ismailia"),
        ("said Xi", "met Xi Jinping"),
    ],
)
def test_equal_names_stand(text: str, source: str) -> None:
    assert of_kind("name", text)
    assert unsupported(text, source) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("said Igor Lavrov", "said Sergei Lavrov"),
        ("the Ukrainian army", "the Russian army"),
        ("the T-72", "the T-55; 72 men"),
        ("the SDF", "the Suez Canal"),
        ("the US fleet", "they told us"),
        ("said Mr. Putin", "said Mr. Peskov"),
        ("said Xi", "the taxi"),
    ],
)
def test_changed_names_do_not_stand(text: str, source: str) -> None:
    assert len(unsupported(text, source)) == 1


def test_a_name_must_stand_in_one_source() -> None:
    assert unsupported("said Sergei Lavrov", "Sergei spoke", "Lavrov spoke") == ["Sergei Lavrov"]
    assert unsupported("said Sergei Lavrov", "no one", "Sergei Lavrov spoke") == []
    assert unsupported("said Lavrov") == ["Lavrov"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ships sank. Winds blew.", []),
        ("In Russia, Mr. Putin spoke.", ["Russia", "Putin"]),
        ("Maersk pays. So does Maersk.", ["Maersk", "Maersk"]),
        ("Peter Berdowski spoke.", ["Peter Berdowski"]),
        ("SANA spoke.", ["SANA"]),
        ("the Cape of Good Hope on Monday", ["Cape of Good Hope"]),
        ("in Deir el-Zour and at Hapag-Lloyd", ["Deir el-Zour", "Hapag-Lloyd"]),
        ("said John F. Kennedy of the U.S. Navy", ["John F. Kennedy of the U.S. Navy"]),
        ("MH17 and Covid-19", ["MH17", "Covid-19"]),
    ],
)
def test_which_names_are_found(text: str, names: list[str]) -> None:
    assert of_kind("name", text) == names


def test_a_source_tells_that_a_first_word_is_a_name() -> None:
    assert find("Maersk pays.") == ()
    assert find("Maersk pays.", ["it hit Maersk hard"]) == (Found("Maersk", 0, 6, "name"),)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_an_article_stands_on_itself(path: Path) -> None:
    text = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    assert len(find(text)) > 25
    assert unsupported(text, text) == []


UNITS = "1|a|A|é|1,|1,111|1.1|1 |A |A-|A.|a1|A1 |al-|A of the |Mr. |May |7 May |May 7|hundred |two million |twenty-|\
The |[1,|$| |\n|\"|. A|1%|A'|2000-|A b ".split("|")


@pytest.mark.parametrize("unit", UNITS)
def test_long_text_is_read_in_linear_time(unit: str) -> None:
    # A megabyte of digits or letters; a quarter where every other character is a finding, which is slow but linear.
    text = unit * ((1_000_000 if unit.isalnum() else 250_000) // len(unit))
    start = time.process_time()  # not the wall clock: the machine may be busy with other things
    for found in find(text)[:3]:
        assert stands(found, [text])
    assert time.process_time() - start < 5


PIECES = st.sampled_from(
    "1 2018 12,000 4.2 bn % $ twenty five hundred million dozen Feb. 7 May Tuesday Al-Sisi U.S. Mr. T-72 The of . - ' \
[3] 2018-02-30 0 ſix K İ ² ٣ Ǆ".split()
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)), st.text())
def test_any_text_is_read_in_order_and_stands_on_itself(text: str, other: str) -> None:
    end = 0
    for found in find(text, [other]):
        assert end <= found.start < found.end
        assert found.text == text[found.start : found.end]
        assert stands(found, [other, text])
        assert stands(found, [other]) in (True, False)
        end = found.end


@given(st.text(), st.sampled_from(["number", "date", "name"]), st.text())
def test_any_finding_is_judged(text: str, kind: str, source: str) -> None:
    assert stands(Found(text, 0, len(text), kind), [source]) in (True, False)
