"""Titles, sources, dates and addresses: what is stated is taken, nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from summarizer.articles.metadata import from_fields, parse_date, stated_date, stated_day, stated_source

DAY = dt.date(2018, 2, 12)


@pytest.mark.parametrize(
    "value",
    [
        "2018-02-12",
        "2018-02-12T23:10:00Z",
        "2018/02/12",
        "February 12, 2018",
        "Mon, February 12, 2018",
        "Feb. 12, 2018",
        "Feb 12th 2018",
        "12 February 2018",
        "12 Feb 2018 10:00",
        "Mon, 12 Feb 2018 23:10:00 GMT",
        dt.date(2018, 2, 12),
        dt.datetime(2018, 2, 12, 23, 10),
    ],
)
def test_dates(value: object) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "yesterday", "03/04/2018", "2018-13-45", "February 2018", "Feb. 31, 2018", None, 3, []]
)
def test_no_dates(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "T", "source": "S", "date": "2018-02-12", "url": "https://gull.example/a"},
        {"headline": "T", "publisher": "S", "published": "2018-02-12", "link": "https://gull.example/a"},
        {"headline": "T", "publisher": {"@type": "Organization", "name": "S"}, "datePublished": "2018-02-12T01:02:03Z",
         "url": "https://gull.example/a"},
        {"Title": " T\n", "source": {"id": None, "name": "S"}, "publishedAt": "2018-02-12", "url": "https://gull.example/a"},
        {"title": "T", "outlet": "S", "pubDate": "Mon, 12 Feb 2018 23:10:00 GMT", "link": "https://gull.example/a"},
    ],
)  # fmt: skip
def test_fields(fields: dict[str, object]) -> None:
    assert from_fields(fields) == {"title": "T", "source": "S", "date": DAY, "url": "https://gull.example/a"}


@pytest.mark.parametrize(
    "fields",
    [{}, {"title": 3, "source": [], "date": {}, "url": "javascript:alert(1)"}, {"url": "http://["}, {1: 2, None: 3}],
)
def test_fields_that_say_nothing(fields: dict[str, object]) -> None:
    assert from_fields(fields) == {"title": None, "source": None, "date": None, "url": None}


def test_an_address_as_source_is_its_host() -> None:
    assert from_fields({"source": "https://www.gull.example/news"})["source"] == "gull.example"


@pytest.mark.parametrize(
    "lines",
    [
        ["Published: Mon, February 12, 2018", "The bridge closed."],
        ["The bridge at dusk. (Published Monday, Feb. 12, 2018)", "The bridge closed."],
        ["Bridge closes", "Monday, February 12, 2018", "The bridge closed."],
        ["For immediate release: 12 February 2018", "The bridge closed."],
        ["Updated 3:14 PM ET, Mon February 12, 2018"],
        ["ARDEN, Feb. 12, 2018 (Gull) - The bridge closed."],
        ["(Feb 12, 2018  1:10 PM CDT) The bridge closed."],
        ["Bridge closes", "(Feb. 12, 2018 11:05 AM) The bridge closed."],
        ["ARDEN, Freedonia, February 12, 2018 — The bridge closed."],
        ["Bridge closes", "Monday, February 12, 2018The bridge closed."],
    ],
)
def test_stated_dates(lines: list[str]) -> None:
    assert stated_date(lines) == DAY


@pytest.mark.parametrize(
    "lines",
    [
        ["The bridge closed on Monday, February 12, 2018."],
        ["On Feb. 12, 2018 the bridge closed."],
        ["ARDEN, Feb. 12 (Gull) - The bridge closed."],
        ["The bridge closed. — Ada Quill (@adaquill) February 12, 2018"],
        [*["The bridge closed."] * 10, "February 12, 2018"],
    ],
)
def test_dates_in_the_story_are_not_the_storys(lines: list[str]) -> None:
    assert stated_date(lines) is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("To read the entire article from Voice of Arden, click here:", "after Voice of Arden"),
        ("Copyright 2016 Gull News", "Gull News"),
        ("Copyright 2016 WXYZ (Gull Corp.) All rights reserved.", "WXYZ"),
        ("© 2016 The Harrow Gull. All rights reserved.", "The Harrow Gull"),
        ("ARDEN (AP) — The bridge closed.", "Associated Press"),
        ("ARDEN, June 3 (Reuters) - The bridge closed.", "Reuters"),
        ("ARDEN, Ga. (WXYZ/WAGT) – The bridge closed.", "WXYZ/WAGT"),
        ("The bridge closed, the Associated Press said.", None),
        ("(CNN) The bridge closed.", "CNN"),
        ("ARDEN -- The bridge closed.", None),
        ("The SDF (see above) - Poole said - left.", None),
    ],
)
def test_stated_sources(line: str, source: str | None) -> None:
    assert stated_source([line]) == source


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ARDEN, Oct 14 (Gull) - The bridge closed.", (10, 14)),
        ("ARDEN, Oct. 14 — The bridge closed.", (10, 14)),
        ("ARDEN, Saturday 14 October — The bridge closed.", (10, 14)),
        ("ARDEN, Freedonia, October 14 (Gull) - The bridge closed.", (10, 14)),
        ("ARDEN, Thursday, October 14", (10, 14)),
        ("Published: Thursday 14 October, 06.45", (10, 14)),
        ("On October 14 the bridge closed.", None),
        ("October 14 was a Thursday.", None),
        ("ARDEN - The bridge closed on October 14.", None),
        ("MAY 40 TONS PASS? - The bridge closed.", None),
    ],
)
def test_a_day_without_a_year(line: str, day: tuple[int, int] | None) -> None:
    assert stated_day(["Bridge closes", line]) == day
