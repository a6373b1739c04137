"""What else is at work on the machine, as Linux tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.models import processors


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two threads of the processor on two cores, and a file that says what runs."""
    monkeypatch.setattr(processors, "_LOAD", tmp_path / "loadavg")
    monkeypatch.setattr(processors, "_allowed", lambda: {0, 1})
    monkeypatch.setattr(processors, "physical_cores", lambda: 2)
    return tmp_path / "loadavg"


@pytest.mark.parametrize(
    ("line", "quiet"),
    [
        ("1.65 2.09 1.62 1/77 8564\n", True),  # the load of the last minutes may have been this program's own
        ("0.00 0.00 0.00 2/77 8564\n", False),
        ("0.20 0.18 0.12 12/801 11206\n", False),
        ("", False),
        ("none of this\n", False),
    ],
)
def test_what_runs_beside_this_program(line: str, quiet: bool, load: Path) -> None:
    load.write_text(line)
    assert processors.is_quiet() is quiet


def test_where_nothing_is_told_nothing_is_known_to_be_quiet(load: Path) -> None:
    assert not processors.is_quiet()


def test_a_second_thread_of_each_core_is_to_spare(load: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "_allowed", lambda: {0, 1, 2, 3})
    load.write_text("1.65 2.09 1.62 3/77 8564\n")
    assert processors.is_quiet()


def test_what_runs_at_one_look_only_is_nothing(load: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([3, 2, 1])
    monkeypatch.setattr(processors, "_running", lambda: next(looks))
    assert processors.is_quiet()


def test_what_the_processor_can_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "_CPUS", tmp_path / "cpuinfo")
    processors.has_flag.cache_clear()
    assert not processors.has_flag("avx2")  # nothing is told
    processors.has_flag.cache_clear()
    (tmp_path / "cpuinfo").write_text("model name\t: avx512f\nflags\t\t: fpu avx2 avx_vnni\n")
    assert processors.has_flag("avx2")
    assert not processors.has_flag("avx512f")
    processors.has_flag.cache_clear()
