"""`brief check` and `summarizer.check` as they are used: whole messages, exit codes, and rows that do not stop."""

from __future__ import annotations

import gc
import gzip
import itertools
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from command_support import BRIDGE, FERRY, ROOT, Brief, Outcome, environment
from story import article

import summarizer
from summarizer.articles import MAX_BYTES
from summarizer.errors import InputError
from summarizer.records import Label
from summarizer.reporting.check_json import schema
from summarizer.rows import check_lines

GOLDEN_PAGE = Path(__file__).parent / "golden" / "brief.md"
HOLDS = "The old bridge at Harrow Point was closed on Monday after a lorry carrying 14 tonnes of gravel struck it.\n"
WRONG = HOLDS.replace("14", "15").replace("Harrow Point", "Dunmore")
SUMMARY_HINT = "give a text or Markdown file in English that holds the summary, or - for stdin"
ROWS_HINT = 'give a file of lines such as {"id": 1, "summary": "...", "source": "..."}, plain or *.gz, or - for stdin'
ROOT_USER = os.geteuid() == 0


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    made = tmp_path / "summary.md"
    made.write_text(HOLDS)
    return made


def verdicts(outcome: Outcome) -> dict[str, str]:
    return {item["text"]: item["verdict"] for item in json.loads(outcome.out)["mentions"]}


# One summary


def test_a_summary_that_holds(brief: Brief, summary: Path, folder: Path) -> None:
    outcome = brief("check", summary, "--sources", folder)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "Check of summary.md against 2 articles: holds: 3 supported"
    assert lines[2] == "  " + HOLDS.strip().replace("Point", "Point✓").replace("Monday", "Monday✓").replace(
        "14 tonnes", "14 tonnes✓"
    )
    assert lines[-2:] == ["  [1] 1.txt", "  [2] 2.txt"]


def test_a_summary_that_does_not(brief: Brief, summary: Path, folder: Path) -> None:
    summary.write_text(WRONG)
    outcome = brief("check", summary, "--sources", folder)
    assert (outcome.code, outcome.err) == (1, "")
    first, *_ = outcome.out.splitlines()
    assert first.startswith("Check of summary.md against 2 articles: does not hold: ")
    flagged = outcome.out.split("\nFlagged\n")[1].split("\nCounts\n")[0]
    assert "name “Dunmore”, line 1\n" in flagged
    assert "number “15 tonnes”, line 1\n" in flagged


def test_sources_are_folders_files_and_patterns(brief: Brief, summary: Path, folder: Path) -> None:
    one, two = folder / "1.txt", folder / "2.txt"
    wanted = brief("check", summary, "--sources", folder)
    for words in (("--sources", one, two), ("-s", one, "-s", two), ("-s", one, two, "-f", "text"), ("-s", one, folder)):
        assert brief("check", summary, *words) == wanted


def test_standard_input_is_the_summary_or_a_source(brief: Brief, summary: Path, folder: Path) -> None:
    outcome = brief("check", "-", "--sources", folder, stdin=HOLDS.encode())
    assert (outcome.code, outcome.out.split("\n")[0]) == (0, "Check of stdin against 2 articles: holds: 3 supported")
    outcome = brief("check", summary, "--sources", "-", stdin=BRIDGE.encode())
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, "  [1] stdin")


def test_a_summary_is_no_source_of_itself(brief: Brief, folder: Path) -> None:
    (folder / "claim.md").write_text(WRONG)
    (folder / "link.md").symlink_to("claim.md")
    outcome = brief("check", folder / "claim.md", "--sources", folder)
    assert outcome.code == 1
    assert outcome.err == "brief: claim.md: what is to be checked is no source of itself; left out\n"
    assert "against 2 articles" in outcome.out


def test_what_cannot_be_used_is_named_and_the_others_go_on(brief: Brief, summary: Path, folder: Path) -> None:
    (folder / "empty.txt").touch()
    outcome = brief("check", summary, "--sources", folder)
    assert (outcome.code, outcome.err) == (0, "brief: empty.txt: empty\n")
    assert outcome.out.endswith("  [2] 2.txt\n  empty.txt: empty\n")


def test_the_report_goes_to_a_file_that_is_whole(brief: Brief, summary: Path, folder: Path, tmp_path: Path) -> None:
    printed = brief("check", summary, "-s", folder)
    before = sorted(tmp_path.iterdir())
    for option in ("-o", "--out"):
        assert brief("check", summary, "-s", folder, option, tmp_path / "report.txt") == Outcome(0, "", "")
        assert (tmp_path / "report.txt").read_text("utf-8") == printed.out
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "report.txt"])
    assert brief("check", summary, "-s", folder, "-o", "-") == printed


def test_json_and_junit(brief: Brief, summary: Path, folder: Path) -> None:
    summary.write_text(WRONG)
    outcome = brief("check", summary, "-s", folder, "--format", "json")
    assert (outcome.code, outcome.err) == (1, "")
    jsonschema.validate(json.loads(outcome.out), schema(), format_checker=jsonschema.FormatChecker())
    outcome = brief("check", summary, "-s", folder, "--format", "junit")
    assert (outcome.code, outcome.err) == (1, "")
    assert len(ET.fromstring(outcome.out).findall("testsuite/testcase/failure")) >= 2


def test_all_gives_the_evidence_of_what_is_supported(brief: Brief, summary: Path, folder: Path) -> None:
    outcome = brief("check", summary, "-s", folder, "--all")
    assert "\nSupported\n\n  ✓ name “Harrow Point”, line 1\n" in outcome.out
    assert "      [1] 1.txt: “The old bridge at Harrow Point was closed on Monday" in outcome.out


@pytest.mark.parametrize("format", ["text", "json", "junit"])
def test_the_same_bytes_in_another_process(
    brief: Brief, spawned: Brief, summary: Path, folder: Path, format: str
) -> None:
    summary.write_text(WRONG)
    options = ("check", summary, "-s", folder, "-f", format)
    assert spawned(*options, PYTHONHASHSEED="77") == spawned(*options, PYTHONHASHSEED="1") == brief(*options)


# What a summary looks like


def test_marks_citations_and_list_numbers_are_no_mentions(brief: Brief, summary: Path, folder: Path) -> None:
    summary.write_text(
        "---\ntitle: 99 bridges\n---\n# Bridge closed\n\n"
        "1. The **old bridge** at Harrow Point was closed.[1][2]\n"
        "2. The lorry carried 14&nbsp;tonnes [1, quoted] of gravel [31](https://bridge.example/77).\n\n"
        "| Load | By |\n|---|---:|\n| 14 tonnes | [1] [2] |\n\n"
        "## Sources\n\n[1] County Gazette, 12 March 2011\n"
    )
    outcome = brief("check", summary, "-s", folder, "-f", "json")
    assert verdicts(outcome) == {"Harrow Point": "supported", "14&nbsp;tonnes": "supported", "14 tonnes": "supported"}
    unread = json.loads(outcome.out)["unread"]
    assert [summary.read_text()[part["start"] : part["end"]].split("\n")[0] for part in unread] == ["---", "## Sources"]
    report = brief("check", summary, "-s", folder).out
    assert "  Not read, as it states nothing of the story: lines 1 to 3 and 13 to 15\n" in report
    assert "County Gazette" not in report


def test_a_number_that_begins_a_wrapped_line_is_read(brief: Brief, summary: Path, folder: Path) -> None:
    summary.write_text("The bridge at Harrow Point was closed after a lorry of\n15 tonnes of gravel struck it.\n")
    assert "15 tonnes" in verdicts(brief("check", summary, "-s", folder, "-f", "json"))


def test_a_page_of_our_own_can_be_checked(brief: Brief, tmp_path: Path) -> None:
    """Each fact of it stands in the one article made of its statements; its apparatus is not read."""
    page = GOLDEN_PAGE.read_text("utf-8")
    (tmp_path / "page.md").write_text(page)
    (tmp_path / "story.txt").write_text(
        "A fire destroyed the grain store at Port Elin on the night of 3 May, killing at least four people and "
        "injuring eleven dock workers, fire chief Maria Okafor told reporters.\n\n"
        "Six people were killed and eleven dock workers were injured when the grain store at Port Elin burned down on "
        "the night of 3 May, the regional health office said.\n\n"
        "The harbour of Port Elin will stay closed until 12 May, harbour master Petr Lund said on Sunday after he had "
        "met the owners of nine ships that wait outside it.\n\n"
        "About 300 tonnes of wheat were lost in the fire, which the harbour board valued at 90,000 euros.\n\n"
        "Members of a gang from Dunmore had threatened the owner of the conveyor firm in April, the police said. The "
        "conveyor had been repaired twice since the winter.\n\n"
        "The grain store, which was built in 1931, held about 300 tonnes of wheat when it burned down, Petr Lund said."
    )
    outcome = brief("check", tmp_path / "page.md", "-s", tmp_path / "story.txt", "-f", "json")
    value = json.loads(outcome.out)
    read = [item["text"] for item in value["mentions"]]
    assert {"Maria Okafor", "90,000 euros", "12 May"} <= set(read)
    assert not {"Harbour Dispatch", "Elin Gazette", "2024-05-04", "4 May 2024", "Timeline"} & set(read)
    assert value["unread"][-1]["end"] == len(page.rstrip("\n")) or value["unread"][-1]["end"] == len(page)
    assert page[value["unread"][-1]["start"] :].startswith("## Checks\n")


def test_a_summary_without_anything_to_check_holds(brief: Brief, summary: Path, folder: Path) -> None:
    summary.write_text("it was closed.")
    outcome = brief("check", summary, "-s", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(
        "Check of summary.md against 2 articles: nothing to check in it, no number, date or name\n\n  it was closed.\n"
    )
    assert "Counts" not in outcome.out


# Faults


@pytest.fixture
def refused(brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run `brief check`, which must refuse: exit code 2, nothing on stdout, one line on stderr, nothing new on disk."""

    def run(*arguments: object, stdin: bytes = b"") -> str:
        monkeypatch.chdir(tmp_path)
        before = sorted(tmp_path.rglob("*"))
        outcome = brief("check", *arguments, stdin=stdin)
        assert (outcome.code, outcome.out, sorted(tmp_path.rglob("*"))) == (2, "", before)
        assert outcome.err.count("\n") == 1
        return outcome.err.removeprefix("brief: ").rstrip("\n")

    return run


def _locked(path: Path) -> None:
    path.write_text(HOLDS)
    path.chmod(0)


GERMAN = "Die alte Brücke wurde am Montag gesperrt, und der Fährmann will die Leute ohne Geld bringen. " * 4
UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing.md": (lambda path: None, "missing.md: cannot be read (no such file or directory)"),
    "folder.md": (lambda path: path.mkdir(), "folder.md: not a regular file"),
    "empty.md": (lambda path: path.touch(), "empty.md: empty"),
    "blank.md": (lambda path: path.write_text("\u200b \n\n\u00a0"), "blank.md: empty"),
    "binary.md": (lambda path: path.write_bytes(b"\x7fELF\0\1\2"), "binary.md: binary data, not text"),
    "german.md": (lambda path: path.write_text(GERMAN), "german.md: not in English"),
    "page.pdf": (lambda path: path.write_bytes(b"%PDF"), "a summary is not read from .pdf files"),
    "page.json": (lambda path: path.write_text("{}"), "a summary is not read from .json files"),
    "locked.md": (_locked, "locked.md: cannot be read (permission denied)"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_summary_that_cannot_be_read(refused: Callable[..., str], folder: Path, tmp_path: Path, name: str) -> None:
    if name == "locked.md" and ROOT_USER:
        pytest.skip("root reads everything")
    make, message = UNREADABLE[name]
    make(tmp_path / name)
    assert refused(name, "-s", folder) == f"{message}; {SUMMARY_HINT}"


def test_an_empty_or_endless_standard_input(refused: Callable[..., str], folder: Path) -> None:
    assert refused("-", "-s", folder) == f"stdin: empty; {SUMMARY_HINT}"
    line = refused("-", "-s", folder, stdin=b"a" * (MAX_BYTES + 1))
    assert line == f"stdin: over the limit of 20 MB; {SUMMARY_HINT}"


def test_sources_that_cannot_be_used(refused: Callable[..., str], summary: Path, tmp_path: Path) -> None:
    hint = "give the folder that holds the articles, or their files"
    assert refused(summary, "-s", "nowhere") == f"no such file or folder: nowhere; {hint}"
    (tmp_path / "blank.txt").touch()
    assert refused(summary, "-s", "blank.txt") == "no usable article in blank.txt; blank.txt: empty"
    itself = "summary.md: what is to be checked is no source of itself; left out"
    assert refused(summary, "-s", "summary.md") == f"no usable article in summary.md; {itself}"


NO_SUMMARY = "no summary to check; name its file before --sources, or lines of summaries with --jsonl"
WITH_ROWS = "--jsonl goes with --out, --model and --server; its lines bring their own summaries and sources"
MISUSES = {
    "": NO_SUMMARY,
    "--sources articles summary.md": NO_SUMMARY,
    "summary.md": "no sources to check against; name their folder or files with --sources",
    "- --sources -": "stdin cannot be both the summary and a source; give a file for one of them",
    "summary.md --jsonl rows.jsonl": WITH_ROWS,
    "--jsonl rows.jsonl --sources articles": WITH_ROWS,
    "--jsonl rows.jsonl --format json": WITH_ROWS,
    "--jsonl rows.jsonl --all": WITH_ROWS,
    "summary.md -s articles -o articles": "articles is a folder; name a file for -o",
    "summary.md -s articles -o no/report": "no such folder: no; make it first, or name another file for -o",
    "--jsonl rows.jsonl -o no/report": "no such folder: no; make it first, or name another file for -o",
    "--jsonl nowhere": f"nowhere cannot be read: no such file or directory; {ROWS_HINT}",
    "--jsonl articles": f"articles cannot be read: is a directory; {ROWS_HINT}",
    "--jsonl blank.jsonl": 'no rows to check; give a JSON object a line, {"id", "summary", "source"}',
    "--jsonl plain.jsonl.gz": f"plain.jsonl.gz cannot be read: not a gzipped file (b'{{}}'); {ROWS_HINT}",
}


@pytest.mark.parametrize("arguments", MISUSES)
def test_misuse_is_told_in_one_line(
    refused: Callable[..., str], summary: Path, folder: Path, tmp_path: Path, arguments: str
) -> None:
    (tmp_path / "blank.jsonl").write_text("\n  \n")
    (tmp_path / "plain.jsonl.gz").write_text("{}")
    assert refused(*arguments.split()) == MISUSES[arguments]


@pytest.mark.parametrize("arguments", ["summary.md -s articles --format html", "summary.md --nonsense", "a b"])
def test_what_typer_refuses(refused: Callable[..., str], summary: Path, folder: Path, arguments: str) -> None:
    assert refused(*arguments.split()).endswith("; see `brief check --help`")


# Rows


def rows(*values: object) -> bytes:
    return b"".join(
        value + b"\n" if isinstance(value, bytes) else json.dumps(value).encode() + b"\n" for value in values
    )


GOOD = {"id": "a", "summary": HOLDS, "source": BRIDGE}
FLAGGED = {"id": 7, "summary": WRONG, "sources": [BRIDGE, {"text": FERRY, "title": "Ferry", "date": "2018-02-08"}]}
NO_TEXT = 'source 2 is neither a string nor an object with a string "text"'
BAD: dict[str, tuple[bytes | dict[str, object], object, str]] = {
    "cut": (b'{"id": 1, "summary"', None, "not valid JSON (column 20)"),
    "words": (b"no JSON", None, "not valid JSON (column 1)"),
    "Latin-1": ('{"id": 1, "summary": "café"}'.encode("latin-1"), None, "not UTF-8 (byte 26)"),
    "deep": (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", None, "nested too deeply"),
    "digits": (b'{"id": ' + b"1" * 5000 + b"}", None, "not valid JSON"),
    "list": (b"[1]", None, "not a JSON object"),
    "string": (b'"a"', None, "not a JSON object"),
    "long": (b'"' + b"a" * MAX_BYTES + b'"', None, "over the limit of 20 MB"),
    "no summary": ({"id": 1, "source": "a"}, 1, 'no "summary"'),
    "no source": ({"id": 1, "summary": "a"}, 1, 'no "source" or "sources"'),
    "two sources": ({"id": 1, "summary": "a", "source": "a", "sources": []}, 1, 'both "source" and "sources"'),
    "summary": ({"id": "x", "summary": 5, "source": "a"}, "x", '"summary" is not a string'),
    "source": ({"id": 1, "summary": "a", "source": ["a"]}, 1, '"source" is not a string'),
    "sources": ({"id": 1, "summary": "a", "sources": "a"}, 1, '"sources" is not a list of at least one source'),
    "none": ({"id": 1, "summary": "a", "sources": []}, 1, '"sources" is not a list of at least one source'),
    "number": ({"id": 1, "summary": "a", "sources": ["a", 5]}, 1, NO_TEXT),
    "object": ({"id": 1, "summary": "a", "sources": ["a", {"text": None}]}, 1, NO_TEXT),
    "id": ({"id": [1], "summary": "a", "source": "a"}, None, '"id" is neither a string nor an integer'),
    "yes": ({"id": True, "summary": "a", "source": "a"}, None, '"id" is neither a string nor an integer'),
    "empty summary": ({"id": 1, "summary": " \n", "source": "a"}, 1, "the summary is empty"),
    "empty source": ({"id": 1, "summary": "a", "sources": ["a", " "]}, 1, "source 2 is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_told_and_the_others_go_on(brief: Brief, name: str) -> None:
    line, known, message = BAD[name]
    outcome = brief("check", "--jsonl", "-", stdin=rows(GOOD, line, b"", GOOD))
    assert outcome.code == 1
    assert outcome.err == "brief: 3 rows: 2 without a flag, 0 flagged, 1 in error\n"
    first, bad, last = map(json.loads, outcome.out.splitlines())
    assert bad == {"id": known, "line": 2, "error": message}
    assert first == last
    assert (first["id"], first["holds"]) == ("a", True)


def test_a_row_has_every_mention_with_its_evidence(brief: Brief) -> None:
    outcome = brief("check", "--jsonl", "-", stdin=rows(GOOD, FLAGGED))
    assert (outcome.code, outcome.err) == (1, "brief: 2 rows: 1 without a flag, 1 flagged, 0 in error\n")
    held, flagged = map(json.loads, outcome.out.splitlines())
    assert list(flagged) == ["id", "holds", "mentions", "statements"]
    assert [(m["text"], m["kind"], m["verdict"]) for m in held["mentions"]] == [
        ("Harrow Point", "name", "supported"),
        ("Monday", "date", "supported"),
        ("14 tonnes", "number", "supported"),
    ]
    for row, given in ((held, [BRIDGE]), (flagged, [BRIDGE, FERRY])):
        assert list(row["mentions"][0]) == "start end text kind verdict score reason evidence".split()
        for item in row["mentions"]:
            assert (HOLDS if row is held else WRONG)[item["start"] : item["end"]] == item["text"]
            assert all(given[e["source"] - 1][e["start"] : e["end"]] == e["quote"] for e in item["evidence"])
    assert {m["text"] for m in flagged["mentions"] if m["verdict"] in ("unsupported", "contradicted")} == {
        "Dunmore",
        "15 tonnes",
    }


def test_rows_that_all_hold_and_one_without_an_id(brief: Brief) -> None:
    bare = {"summary": HOLDS, "source": BRIDGE}
    outcome = brief("check", "--jsonl", "-", stdin=b"\xef\xbb\xbf" + rows(GOOD, bare).replace(b"\n", b"\r\n"))
    assert (outcome.code, outcome.err) == (0, "brief: 2 rows: 2 without a flag, 0 flagged, 0 in error\n")
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ["a", None]


def test_rows_from_a_file_to_a_file_plain_or_gzip(brief: Brief, tmp_path: Path) -> None:
    data = rows(GOOD, FLAGGED)
    (tmp_path / "in.jsonl").write_bytes(data)
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(data))
    printed = brief("check", "--jsonl", "-", "--out", "-", stdin=data)
    for name in ("in.jsonl", "in.jsonl.gz"):
        outcome = brief("check", "--jsonl", tmp_path / name, "--out", tmp_path / "out.jsonl")
        assert outcome == Outcome(1, "", printed.err)
        assert (tmp_path / "out.jsonl").read_text("utf-8") == printed.out


def test_a_file_that_breaks_off_leaves_what_was_there(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(rows(GOOD) * 50 + os.urandom(5000))[:-600])
    (tmp_path / "out.jsonl").write_text("kept")
    outcome = brief("check", "--jsonl", tmp_path / "in.jsonl.gz", "--out", tmp_path / "out.jsonl")
    assert (outcome.code, outcome.out) == (2, "")
    why = "compressed file ended before the end-of-stream marker was reached"
    assert outcome.err == f"brief: {tmp_path}/in.jsonl.gz cannot be read: {why}; {ROWS_HINT}\n"
    assert (tmp_path / "out.jsonl").read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl.gz", "out.jsonl"]


def test_endless_rows_do_not_fill_the_memory() -> None:
    lines = (rows({"id": n, "summary": "It was 5 km.", "source": "It was 5 km. " * 20}) for n in itertools.count())
    made = check_lines(lines)
    list(itertools.islice(made, 50))
    tracemalloc.start()
    try:
        sizes = []
        for _ in range(2):
            for row in itertools.islice(made, 200):
                assert row.outcome == "holds"
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert sizes[1] - sizes[0] < 20_000


def test_a_row_comes_out_before_the_next_goes_in(home: Path) -> None:
    command = [sys.executable, "-m", "summarizer", "check", "--jsonl", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment(home), **pipes) as process:
        for _ in range(3):
            process.stdin.write(rows(GOOD))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["holds"] is True
        process.stdin.close()
        assert process.stderr.read() == b"brief: 3 rows: 3 without a flag, 0 flagged, 0 in error\n"
    assert process.returncode == 0


def test_a_reader_of_rows_that_has_gone_ends_the_work(home: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(rows(GOOD) * 100_000)  # minutes of work, were it all done
    command = [sys.executable, "-m", "summarizer", "check", "--jsonl", tmp_path / "in.jsonl"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment(home), **pipes) as process:
        assert json.loads(process.stdout.readline())["id"] == "a"
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


# From Python


def test_one_call_from_python() -> None:
    checked = summarizer.check(WRONG, [BRIDGE, article(9, FERRY)])
    assert checked.text == WRONG
    assert [(source.number, source.name, source.text) for source in checked.sources] == [
        (1, "source 1", BRIDGE),
        (2, "9.txt", FERRY),
    ]
    assert not checked.holds
    labels = {check.mention.text: check.verdict.label for check in checked.mentions}
    assert labels["Monday"] is Label.SUPPORTED
    assert {labels["Dunmore"], labels["15 tonnes"]} <= {Label.UNSUPPORTED, Label.CONTRADICTED}
    assert summarizer.check(HOLDS, BRIDGE).holds


def test_offsets_count_in_the_texts_as_given() -> None:
    """Whatever has to be taken out to read them: marks, invisible characters, composed letters, newlines."""
    source = (
        "\ufeffThe cafe\u0301 at Harrow\u00a0Point was clo\u00adsed on Monday, said Rene\u0301 Marsh.\r\n"
        "It had\r\n14 seats."
    )
    summary = (
        "\r\n* The cafe\u0301 at __Harrow Point__ had [14 seats](https://a.example) [1], "
        "said Ren\u00e9 Mar\u200bsh.\r\n"
    )
    checked = summarizer.check(summary, source)
    assert [check.mention.text for check in checked.mentions] == ["Harrow Point", "14", "René Mar\u200bsh"]
    for check in checked.mentions:
        assert check.mention.span.of(summary) == check.mention.text
        assert check.verdict.label is Label.SUPPORTED
        assert all(found.span.of(source) == found.quote for found in check.verdict.evidence)
    assert checked.sources[0].text == source


@pytest.mark.parametrize(
    ("summary", "sources", "message"),
    [
        ("", BRIDGE, "the summary is empty; give the text that is to be checked"),
        (" \n", BRIDGE, "the summary is empty; give the text that is to be checked"),
        (HOLDS, [], "no source to check against; give at least one text or article"),
        (HOLDS, "", "source 1 is empty; give the text of an article"),
        (HOLDS, [BRIDGE, "\u200b\n"], "source 2 is empty; give the text of an article"),
    ],
)
def test_faults_from_python(summary: str, sources: object, message: str) -> None:
    with pytest.raises(InputError) as raised:
        summarizer.check(summary, sources)
    assert str(raised.value) == message


def test_a_source_of_another_type() -> None:
    with pytest.raises(TypeError, match="source 2 is a PosixPath; give a str or an Article"):
        summarizer.check(HOLDS, [BRIDGE, Path("a.txt")])


# How it starts

HEAVY = ("torch", "transformers", "numpy", "huggingface_hub", "rich", "jinja2", "trafilatura", "pypdf", "frontmatter")
LOADED = f"import sys; print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"


def test_it_loads_nothing_slow(home: Path, summary: Path, folder: Path) -> None:
    arguments = ["brief", "check", str(summary), "--sources", str(folder)]
    run = f"import sys; sys.argv = {arguments!r}\nfrom summarizer.cli import main\ntry: main()\nexcept SystemExit: pass"
    done = subprocess.run(
        [sys.executable, "-c", f"{run}\n{LOADED}"], env=environment(home), capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
    assert "holds: 3 supported" in done.stdout


def test_importing_the_package_imports_none_of_it(home: Path) -> None:
    code = "import sys, summarizer; print([name for name in sys.modules if name.startswith('summarizer')])"
    done = subprocess.run([sys.executable, "-c", code], env=environment(home), capture_output=True, text=True)
    assert done.stdout == "['summarizer']\n"


def test_help_names_every_option(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    outcome = brief("check", "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert max(map(len, outcome.out.splitlines())) <= 80
    for option in "-s -o -f --sources --jsonl --out --format --all".split():
        assert option in outcome.out


def test_the_readme_shows_what_is_printed(brief: Brief) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    told = readme.split('echo "')[1].split('" |')[0]
    shown = readme.split("<!-- check:begin -->\n```text\n")[1].split("\n```")[0]
    outcome = brief("check", "-", "--sources", ROOT / "seeds" / "khusham", stdin=told.encode())
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.split("\n\nCounts\n")[0] == shown, "the README shows an older output; put the new one there"


def test_a_model_may_be_asked(brief: Brief, folder: Path, tmp_path: Path, tiny_model: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The council counted 14 people at the ferry in Arden on Monday.")
    alone = brief("check", summary, "--sources", folder, "--format", "json")
    asked = brief("check", summary, "--sources", folder, "--format", "json", "--model", tiny_model)
    assert alone.code in (0, 1)
    assert asked.code in (0, 1), asked.err
    scores = [[item["score"] for item in json.loads(done.out)["mentions"]] for done in (alone, asked)]
    assert len(scores[0]) == len(scores[1])
    assert scores[0] != scores[1]


def test_a_model_that_cannot_tell_is_refused(brief: Brief, folder: Path, tmp_path: Path) -> None:
    from models_support import t5_folder

    summary = tmp_path / "summary.txt"
    summary.write_text("The ferry at Arden is free.")
    done = brief("check", summary, "--sources", folder, "--model", t5_folder(tmp_path / "t5"))
    assert done.code == 2
    assert "cannot tell how likely a text is; name a decoder-only model" in done.err
