"""The harness: a page that invents is caught, floors do not sink."""

from __future__ import annotations

import json

import pytest

from eval import gate
from eval.metrics import Metrics, measure

TEXT = "The ferry Alma sank off Port Elin on Sunday and 12 people drowned, the coast guard said."
CLAIM = {
    "text": TEXT,
    "verbatim": True,
    "citations": [1],
    "evidence": [{"article": 1, "start": 0, "end": len(TEXT), "quote": TEXT}],
}
PAGE = {
    "title": CLAIM,
    "lead": [CLAIM],
    "key_points": [],
    "views": [],
    "summaries": [],
    "differences": [],
    "articles": [{"number": 1, "text": TEXT}],
}


def test_an_honest_page_is_whole() -> None:
    metrics, missing = measure(PAGE)
    assert (metrics.mentions_found, metrics.quotes_exact, metrics.articles_cited, missing) == (1.0, 1.0, 1.0, ())


@pytest.mark.parametrize(
    ("old", "new"), [("12 people", "21 people"), ("Port Elin", "Port Dunmore"), ("on Sunday", "on Monday")]
)
def test_an_invented_mention_is_caught(old: str, new: str) -> None:
    page = json.loads(json.dumps(PAGE))  # not deepcopy, which keeps title and lead one object
    page["lead"][0]["text"] = TEXT.replace(old, new)
    metrics, missing = measure(page)
    assert metrics.mentions_found < 1
    assert len(missing) == 1


def test_a_quote_that_is_not_its_span_is_caught() -> None:
    page = json.loads(json.dumps(PAGE))  # not deepcopy, which keeps title and lead one object
    page["lead"][0]["evidence"] = [{"article": 1, "start": 0, "end": 9, "quote": "The canoe"}]
    assert measure(page)[0].quotes_exact == 0.5


def test_floors_hold_and_never_sink_silently(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    good = Metrics(2, 4, 1.0, 1.0, 1.0, 0.5, 2, 0.2)
    bad = Metrics(2, 4, 0.75, 1.0, 1.0, 0.5, 2, 0.2)
    assert gate.failures({"a": good}, gate.load()) == ["a: not in the baseline; add it with --update"]
    assert gate.update({"a": good}) == []
    assert gate.failures({"a": good}, gate.load()) == []
    assert gate.failures({"a": bad}, gate.load()) == ["a: mentions_found is 0.75, the floor is 1.0 less 0.0"]
    assert gate.update({"a": bad}) == ["a: mentions_found stays at 1.0 (now 0.75)"]
    assert json.loads(gate.BASELINE.read_text())["a"]["mentions_found"] == 1.0
    gate.update({"a": bad}, lower=True)
    assert json.loads(gate.BASELINE.read_text())["a"]["mentions_found"] == 0.75
