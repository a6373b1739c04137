"""Many stories in one run, driven by a scripted generator: shared batches, going on, what is new, what fails."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from command_support import BRIDGE, FERRY, ROOT

from summarizer.articles import read
from summarizer.batch import briefing
from summarizer.batch.engines import LocalEngine
from summarizer.batch.run import By, Order, Outcome, TooManyFaults, open_run, run, status
from summarizer.batch.splitting import Likeness
from summarizer.batch.tasks import Report, named_tasks
from summarizer.errors import InputError, ModelError
from summarizer.models.generator import Generator, Model, Prompt, Sampling
from summarizer.models.scripted import ScriptedEmbedder, ScriptedGenerator
from summarizer.pipeline import build_brief
from summarizer.reporting import render
from summarizer.settings import Settings
from summarizer.writing import phrasing

HARBOUR = (
    "The harbour of Port Elin was shut on Friday after a crane fell onto the quay, harbour master Ida Lund said.\n\n"
    "Four dockers were taken to the hospital in Dunmore, and one of them may lose a hand, according to the union.\n"
)
MODEL = Model("scripted", "0")


def shortened(prompt: Prompt, candidate: int) -> str:
    """The sentence without what follows its last comma, or as it is."""
    return prompt.passage.rpartition(",")[0] + "." if candidate and "," in prompt.passage else prompt.passage


class Flaky(ScriptedGenerator):
    """A model that is gone after so many batches."""

    left = 0

    def generate(self, prompts: Sequence[Prompt], sampling: Sampling, progress: object = None) -> list[tuple[str, ...]]:
        if not self.left:
            raise ModelError("the model is gone", "start it again")
        self.left -= 1
        return super().generate(prompts, sampling, None)


@pytest.fixture(autouse=True)
def much_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few short stories ask for more than one batch."""
    monkeypatch.setattr(phrasing, "SHORT", 15)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three folders of articles, the third of one."""
    made = tmp_path / "news"
    for name in ("khusham", "suez"):
        shutil.copytree(ROOT / "seeds" / name, made / name)
    (made / "harbour").mkdir()
    (made / "harbour" / "1.txt").write_text(HARBOUR)
    return made


@pytest.fixture
def small(tmp_path: Path) -> Path:
    made = tmp_path / "small"
    for name, texts in {"bridge": (BRIDGE, FERRY), "harbour": (HARBOUR,)}.items():
        (made / name).mkdir(parents=True)
        for number, text in enumerate(texts, 1):
            (made / name / f"{number}.txt").write_text(text)
    return made


def briefed(
    root: Path,
    folder: Path,
    generator: Generator | None = None,
    load: Callable[[], Generator] | None = None,
    likeness: Likeness | None = None,
    **how: object,
) -> Outcome:
    order = Order(root, folder, Settings(), **how)
    engine = LocalEngine(MODEL, load or (lambda: generator or ScriptedGenerator(shortened)))
    with open_run(order) as manifest:
        return run(order, manifest, lambda: engine, lambda stage, done, total, batches: None, likeness)


def pages(folder: Path) -> dict[str, str]:
    """Every file of a run but its manifest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith((".", "run.")))
    return {str(path.relative_to(folder)): path.read_text() for path in files}


def no_model() -> Generator:
    raise AssertionError("nothing is new, and yet the model is loaded")


# Whole runs


def test_every_folder_gets_the_page_it_would_get_alone(root: Path, tmp_path: Path) -> None:
    outcome = briefed(root, tmp_path / "run")
    assert (outcome.stories, outcome.articles, outcome.faults) == (3, 11, ())
    for name in ("khusham", "suez", "harbour"):
        reading = read([root / name])
        alone = build_brief(reading.articles, ScriptedGenerator(shortened), Settings(), notices=reading.notices)
        assert (tmp_path / "run" / "stories" / name / "brief.md").read_text() == render(alone, "md")
        assert (tmp_path / "run" / "stories" / name / "brief.json").read_text() == render(alone, "json")


def test_pages_in_html_alone_are_what_the_overviews_link_to(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run", formats=("html",))
    made = pages(tmp_path / "run")
    reading = read([small / "bridge"])
    alone = build_brief(reading.articles, ScriptedGenerator(shortened), Settings(), notices=reading.notices)
    assert made["stories/bridge/brief.html"] == render(alone, "html")
    assert "stories/bridge/brief.md" not in made
    for overview in ("index.md", "digest.md", "stories.jsonl"):
        assert "stories/bridge/brief.html" in made[overview]


def test_stories_share_batches_and_nothing_is_asked_twice(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "suez", root / "suez-again")
    generator = ScriptedGenerator(shortened)
    briefed(root, tmp_path / "run", generator)
    sizes = [len(call.prompts) for call in generator.calls]
    assert sizes[:-1] == [briefing.BATCH] * (len(sizes) - 1)
    asked = [prompt for call in generator.calls for prompt in call.prompts]
    assert len(set(asked)) == len(asked) == sum(sizes)


def test_a_corpus_is_split_into_its_stories_and_singles_are_listed(root: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in sorted(root.rglob("*.*")):
        shutil.copy(path, corpus / f"{path.parent.name}-{path.name}")
    outcome = briefed(corpus, tmp_path / "run")
    assert (outcome.stories, outcome.articles, outcome.singles) == (2, 10, 1)
    index = (tmp_path / "run" / "index.md").read_text()
    assert "## Reported once" in index
    assert "harbour-1.txt" in index
    everything = briefed(corpus, tmp_path / "all", singles=True)
    assert (everything.stories, everything.articles, everything.singles) == (3, 11, 0)


def test_the_overviews_name_every_story_widest_first(root: Path, tmp_path: Path) -> None:
    briefed(root, tmp_path / "run")
    rows = [json.loads(line) for line in (tmp_path / "run" / "stories.jsonl").read_text().splitlines()]
    assert [row["story"] for row in rows] == ["suez", "khusham", "harbour"]  # as wide, and later
    index, digest = (tmp_path / "run" / "index.md").read_text(), (tmp_path / "run" / "digest.md").read_text()
    for row in rows:
        assert f"(stories/{row['story']}/brief.md)" in index
        assert (tmp_path / "run" / row["files"]["brief.md"]).is_file()
    assert digest.index("## 4 April 2021") < digest.index("## 16 February 2018") < digest.index("## Undated")


# Lone articles that a model places


def at_sea(text: str) -> list[list[float]]:
    """What a text is about: ships and cranes, or not."""
    return [[1.0, 0.0] if "Suez" in text or "crane" in text else [0.0, 1.0]]


NEAR_SUEZ = Likeness("r1", lambda: ScriptedEmbedder(at_sea))
NOT_HAD = Likeness("r1", lambda: None)


def no_embedder() -> None:
    raise AssertionError("where articles belong is known, and yet a model is asked")


@pytest.fixture
def corpus(root: Path, tmp_path: Path) -> Path:
    """The articles of `root` in one folder: two stories, and the harbour alone."""
    made = tmp_path / "corpus"
    made.mkdir()
    for path in sorted(root.rglob("*.*")):
        shutil.copy(path, made / f"{path.parent.name}-{path.name}")
    return made


def test_a_lone_article_is_briefed_with_the_story_it_is_like(corpus: Path, tmp_path: Path) -> None:
    outcome = briefed(corpus, tmp_path / "run", likeness=NEAR_SUEZ)
    assert (outcome.stories, outcome.articles, outcome.singles) == (2, 11, 0)
    rows = [json.loads(line) for line in (tmp_path / "run" / "stories.jsonl").read_text().splitlines()]
    assert [row["reports"] for row in rows] == [6, 5]
    assert "Reported once" not in (tmp_path / "run" / "index.md").read_text()


def test_without_the_model_the_split_is_that_of_words(corpus: Path, tmp_path: Path) -> None:
    outcome = briefed(corpus, tmp_path / "run", likeness=NOT_HAD)
    briefed(corpus, tmp_path / "words")
    assert (outcome.stories, outcome.articles, outcome.singles) == (2, 10, 1)
    assert pages(tmp_path / "run") == pages(tmp_path / "words")


def test_no_model_is_opened_where_none_is_alone_or_folders_are_stories(
    root: Path, corpus: Path, tmp_path: Path
) -> None:
    (corpus / "harbour-1.txt").unlink()
    for number, where in enumerate((corpus, root)):
        briefed(where, tmp_path / str(number), likeness=Likeness("r1", no_embedder))


@pytest.mark.parametrize("answered", [0, 2])
def test_a_run_goes_on_with_what_the_model_placed_when_the_model_is_gone(
    corpus: Path, tmp_path: Path, answered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing, "BATCH", 8)
    whole = ScriptedGenerator(shortened)
    briefed(corpus, tmp_path / "whole", whole, likeness=NEAR_SUEZ)
    flaky = Flaky(shortened)
    flaky.left = answered
    with pytest.raises(ModelError, match="the model is gone"):
        briefed(corpus, tmp_path / "run", flaky, likeness=NEAR_SUEZ)
    rest = ScriptedGenerator(shortened)
    briefed(corpus, tmp_path / "run", rest, likeness=Likeness("r1", no_embedder))
    assert pages(tmp_path / "run") == pages(tmp_path / "whole")
    assert [call.prompts for call in (*flaky.calls, *rest.calls)] == [call.prompts for call in whole.calls]


def test_a_run_begun_without_the_model_ends_as_one_with_it(corpus: Path, tmp_path: Path) -> None:
    flaky = Flaky(shortened)
    flaky.left = 1
    with pytest.raises(ModelError, match="the model is gone"):
        briefed(corpus, tmp_path / "run", flaky, likeness=NOT_HAD)
    briefed(corpus, tmp_path / "run", likeness=NEAR_SUEZ)
    briefed(corpus, tmp_path / "whole", likeness=NEAR_SUEZ)
    assert pages(tmp_path / "run") == pages(tmp_path / "whole")


def test_which_model_placed_is_part_of_what_a_pass_is_known_by(corpus: Path, tmp_path: Path) -> None:
    """Also where it placed nothing, so that the stories are the same."""
    apart = ScriptedEmbedder(lambda text: [[0.0]])
    known = set()
    for likeness in (NOT_HAD, Likeness("r1", lambda: apart), Likeness("r2", lambda: apart)):
        briefed(corpus, tmp_path / "run", likeness=likeness)
        known.add(fingerprint_of(tmp_path / "run"))
    assert len(known) == 3


def fingerprint_of(folder: Path) -> str:
    with sqlite3.connect(folder / "run.sqlite") as database:
        (found,) = database.execute("SELECT fingerprint FROM pass").fetchone()
    database.close()
    return str(found)


def test_another_corpus_or_model_is_asked_about_anew(corpus: Path, tmp_path: Path) -> None:
    briefed(corpus, tmp_path / "run", likeness=NEAR_SUEZ)
    with pytest.raises(AssertionError, match="yet a model is asked"):
        briefed(corpus, tmp_path / "run", likeness=Likeness("r2", no_embedder))
    (corpus / "bridge.txt").write_text(BRIDGE)
    with pytest.raises(AssertionError, match="yet a model is asked"):
        briefed(corpus, tmp_path / "run", likeness=Likeness("r1", no_embedder))


# Going on


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_a_run_goes_on_where_its_model_went_away(
    root: Path, tmp_path: Path, answered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing, "BATCH", 8)
    whole = ScriptedGenerator(shortened)
    briefed(root, tmp_path / "whole", whole)
    flaky = Flaky(shortened)
    flaky.left = answered
    with pytest.raises(ModelError, match="the model is gone"):
        briefed(root, tmp_path / "run", flaky)
    rest = ScriptedGenerator(shortened)
    briefed(root, tmp_path / "run", rest)
    assert pages(tmp_path / "run") == pages(tmp_path / "whole")
    assert [call.prompts for call in (*flaky.calls, *rest.calls)] == [call.prompts for call in whole.calls]


def test_a_batch_that_was_assigned_is_asked_again_as_it_was(root: Path, tmp_path: Path) -> None:
    flaky = Flaky(shortened)
    with pytest.raises(ModelError):
        briefed(root, tmp_path / "run", flaky)
    assert "0 of 3 stories written, 0 answers" in status(tmp_path / "run")
    with sqlite3.connect(tmp_path / "run" / "run.sqlite") as database:
        (assigned,) = database.execute("SELECT COUNT(*) FROM request WHERE texts IS NULL").fetchone()
    database.close()
    rest = ScriptedGenerator(shortened)
    briefed(root, tmp_path / "run", rest)
    assert len(rest.calls[0].prompts) == assigned


def test_where_nothing_is_new_no_model_is_loaded_and_no_page_written(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    before = pages(tmp_path / "run")
    written = (tmp_path / "run" / "stories" / "bridge" / "brief.md").stat().st_ino
    briefed(small, tmp_path / "run", load=no_model)
    assert pages(tmp_path / "run") == before
    assert (tmp_path / "run" / "stories" / "bridge" / "brief.md").stat().st_ino == written
    assert "done; 2 of 2 stories written" in status(tmp_path / "run")


def test_a_page_that_was_lost_or_changed_is_written_again(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    before = pages(tmp_path / "run")
    (tmp_path / "run" / "stories" / "bridge" / "brief.md").unlink()
    (tmp_path / "run" / "stories" / "harbour" / "brief.json").write_text("{}")
    briefed(small, tmp_path / "run", load=no_model)
    assert pages(tmp_path / "run") == before


def test_what_moved_to_another_file_is_not_read_again(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    (small / "harbour").rename(small / "port")
    briefed(small, tmp_path / "run", load=no_model)
    assert sorted(path.name for path in (tmp_path / "run" / "stories").iterdir()) == ["bridge", "port"]


def test_a_format_that_is_no_longer_asked_for_goes(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    briefed(small, tmp_path / "run", load=no_model, formats=("md",))
    briefed(small, tmp_path / "whole", formats=("md",))
    assert pages(tmp_path / "run") == pages(tmp_path / "whole")


def test_the_pages_of_a_pass_that_never_ended_go_with_their_stories(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing, "BATCH", 4)
    shutil.copytree(root / "harbour", root / "a-harbour")
    flaky = Flaky(shortened)
    flaky.left = 2
    with pytest.raises(ModelError):
        briefed(root, tmp_path / "run", flaky)
    assert (tmp_path / "run" / "stories" / "a-harbour" / "brief.md").is_file()
    shutil.rmtree(root / "a-harbour")
    briefed(root, tmp_path / "run")
    briefed(root, tmp_path / "whole")
    assert pages(tmp_path / "run").keys() == pages(tmp_path / "whole").keys()


# What changed

LATER = (
    "Five dockers were taken to the hospital in Dunmore after a crane fell onto the quay of Port Elin, police said."
    "\n\nThe owner of the crane, Lund Lifting, was fined 900 crowns on Monday for its fall, a court clerk said.\n"
)


def test_a_grown_folder_is_briefed_with_what_is_new_and_what_changed(small: Path, tmp_path: Path) -> None:
    first = ScriptedGenerator(shortened)
    briefed(small, tmp_path / "run", first)
    bridge = (tmp_path / "run" / "stories" / "bridge" / "brief.md").read_text()
    (small / "harbour" / "2.txt").write_text(LATER)
    second = ScriptedGenerator(shortened)
    briefed(small, tmp_path / "run", second)
    asked = {prompt.passage for call in second.calls for prompt in call.prompts}
    assert asked
    assert not asked & {prompt.passage for call in first.calls for prompt in call.prompts}
    page = (tmp_path / "run" / "stories" / "harbour" / "brief.md").read_text()
    changes = page.split("## Since the last briefing")[1].split("\n## ")[0]
    assert "- New: " in changes
    assert "900 crowns" in changes
    assert "Changed, " in changes
    assert "Four" in changes.split("→")[0]
    assert "Five" in changes.split("→")[1]
    assert (tmp_path / "run" / "stories" / "bridge" / "brief.md").read_text() == bridge
    value = json.loads((tmp_path / "run" / "stories" / "harbour" / "brief.json").read_text())["changes"]
    assert value["new"]
    assert [report["citations"] for report in value["changed"][0]["reports"]] == [[1], [2]]


def test_what_no_article_says_any_more_is_named(small: Path, tmp_path: Path) -> None:
    (small / "harbour" / "2.txt").write_text(LATER)
    briefed(small, tmp_path / "run")
    (small / "harbour" / "2.txt").unlink()
    briefed(small, tmp_path / "run")
    page = (tmp_path / "run" / "stories" / "harbour" / "brief.md").read_text()
    assert "- No longer reported: The owner of the crane, Lund Lifting, was fined" in page
    assert "- New" not in page


def test_a_later_run_reads_only_what_is_new(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "monday")
    (small / "harbour" / "2.txt").write_text(LATER)
    second = ScriptedGenerator(shortened)
    briefed(small, tmp_path / "tuesday", second, since=tmp_path / "monday")
    assert all("crane" in prompt.passage for call in second.calls for prompt in call.prompts)
    assert "## Since the last briefing" in (tmp_path / "tuesday" / "stories" / "harbour" / "brief.md").read_text()
    assert "Since" not in (tmp_path / "monday" / "stories" / "harbour" / "brief.md").read_text()
    assert (tmp_path / "tuesday" / "stories" / "bridge" / "brief.md").is_file()
    with pytest.raises(InputError, match="is not the folder of a run"):
        briefed(small, tmp_path / "wednesday", since=small)


def test_pages_that_need_no_model_do_not_wait_for_those_that_do(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "monday")
    (small / "bridge" / "3.txt").write_text(LATER)
    with pytest.raises(ModelError):
        briefed(small, tmp_path / "tuesday", Flaky(shortened), since=tmp_path / "monday")
    assert [path.name for path in (tmp_path / "tuesday" / "stories").iterdir()] == ["harbour"]


def test_a_folder_is_never_compared_with_another(small: Path, tmp_path: Path) -> None:
    (small / "bridge").rename(small / "Мост")
    (small / "harbour").rename(small / "Порт")
    briefed(small, tmp_path / "run")
    before = pages(tmp_path / "run")
    (small / "Кран").mkdir()
    (small / "Кран" / "1.txt").write_text(LATER)
    briefed(small, tmp_path / "run")
    after = pages(tmp_path / "run")
    assert len(after) - len(before) == 2
    assert all(after[name] == before[name] for name in before if name.startswith("stories/"))


def test_a_new_story_does_not_take_the_name_of_one_that_goes_on() -> None:
    new, old = Report("new.txt", "new"), Report("old.txt", "old")
    (first,) = named_tasks([[new, old]], {}, lambda name: "Crane")
    kept = {"old": first.slug}
    tasks = named_tasks([[new], [old]], kept, lambda name: "Crane")
    assert [task.slug for task in tasks] == [f"{first.slug}-2", first.slug]


def test_a_story_that_grows_keeps_its_folder(root: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(root / "suez", corpus)
    held = sorted(corpus.iterdir())[0].rename(tmp_path / "held.md")
    briefed(corpus, tmp_path / "run", by=By.STORY)
    (before,) = (tmp_path / "run" / "stories").iterdir()
    held.rename(corpus / "00-first.md")
    briefed(corpus, tmp_path / "run", by=By.STORY)
    assert list((tmp_path / "run" / "stories").iterdir()) == [before]
    assert "5 articles" in (before / "brief.md").read_text()


# What fails


def faults(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]


def test_what_fails_is_a_row_and_the_others_go_on(small: Path, tmp_path: Path) -> None:
    (small / "harbour" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (small / "harbour" / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (small / "hollow").mkdir()
    (small / "hollow" / "1.txt").write_text("They said so. He did it. It was there, and then they left it as it was.")
    (small / "harbour" / "2.txt").write_text(HARBOUR)
    outcome = briefed(small, tmp_path / "run")
    rows = faults(tmp_path / "run")
    assert [(row["file"], row["stage"]) for row in rows] == [
        ("harbour/bad.pdf", "read"),
        ("harbour/binary.txt", "read"),
        ("hollow/", "brief"),
    ]
    assert all(row["reason"] for row in rows)
    assert len(outcome.faults) == 3
    page = (tmp_path / "run" / "stories" / "harbour" / "brief.md").read_text()
    assert "bad.pdf" in page  # whoever reads the page alone is told too
    assert "1.txt: the same report as 2.txt; counted once" in page
    assert "errors.jsonl" in (tmp_path / "run" / "index.md").read_text()


def test_a_page_says_of_its_files_what_is_so_now(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    page = tmp_path / "run" / "stories" / "harbour" / "brief.md"
    before = page.read_text()
    (small / "harbour" / "bad.pdf").write_bytes(b"nothing")
    briefed(small, tmp_path / "run", load=no_model)
    assert "bad.pdf: not a PDF that can be read" in page.read_text()
    (small / "harbour" / "bad.pdf").unlink()
    briefed(small, tmp_path / "run", load=no_model)
    assert page.read_text() == before


def test_what_could_not_be_used_is_tried_again(small: Path, tmp_path: Path) -> None:
    (small / "harbour" / "bad.pdf").write_bytes(b"nothing")
    briefed(small, tmp_path / "run")
    with sqlite3.connect(tmp_path / "run" / "run.sqlite") as database:
        notice = json.dumps([{"name": "", "message": "a library is missing"}])
        database.execute("UPDATE piece SET notices = ? WHERE digest NOT IN (SELECT piece FROM article)", (notice,))
    database.close()
    briefed(small, tmp_path / "run", load=no_model)
    assert [row["reason"] for row in faults(tmp_path / "run")] == ["not a PDF that can be read"]


def test_articles_beside_the_folders_are_listed(small: Path, tmp_path: Path) -> None:
    (small / "loose.txt").write_text(LATER)
    outcome = briefed(small, tmp_path / "run", by=By.FOLDER)
    assert (outcome.stories, outcome.articles, outcome.singles) == (2, 3, 1)
    index = (tmp_path / "run" / "index.md").read_text()
    assert "loose.txt" in index.split("## In no folder")[1]
    with pytest.raises(InputError, match=r"no article in .* lies in a folder; leave --by folder out"):
        briefed(small / "bridge", tmp_path / "other", by=By.FOLDER)


def test_a_corpus_without_a_story_does_not_bind_the_run_folder(small: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for root in (tmp_path / "empty", small / "harbour"):
        with pytest.raises(InputError, match=r"no usable article|no story"):
            briefed(root, tmp_path / "run")
    assert briefed(small, tmp_path / "run").stories == 2


def test_a_corpus_whose_name_is_no_text(small: Path, tmp_path: Path) -> None:
    try:
        root = small.rename(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff"))
    except OSError:
        pytest.skip("this file system refuses such names")
    assert briefed(root, tmp_path / "run").stories == 2
    assert briefed(root, tmp_path / "run", load=no_model).stories == 2


def test_too_many_faults_stop_the_run(small: Path, tmp_path: Path) -> None:
    for number in range(3):
        (small / "harbour" / f"bad{number}.pdf").write_bytes(b"nothing")
    with pytest.raises(TooManyFaults, match="3 failed, more than the 2 allowed"):
        briefed(small, tmp_path / "run", max_faults=2)
    assert len(faults(tmp_path / "run")) == 3
    assert briefed(small, tmp_path / "run", max_faults=3).stories == 2


def test_lines_of_a_compressed_corpus(small: Path, tmp_path: Path) -> None:
    import bz2
    import gzip
    import lzma

    from backports import zstd

    good = [
        json.dumps({"title": f"T{n}", "text": text, "date": "2024-03-04"})
        for n, text in enumerate((BRIDGE, FERRY, HARBOUR))
    ]
    data = "\n".join([good[0], "{not json", good[1], "", '{"title": "no text"}', good[2]]).encode()
    packers = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}
    found = []
    for suffix, pack in packers.items():
        corpus = tmp_path / f"corpus.jsonl{suffix}"
        corpus.write_bytes(pack(data))
        outcome = briefed(corpus, tmp_path / f"run{suffix}", singles=True)
        assert [fault.file for fault in outcome.faults] == [f"{corpus.name}:2", f"{corpus.name}:5"]
        found.append(outcome.articles)
    assert found == [3] * len(packers)


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_a_corpus_that_is_cut_off_gives_what_can_be_read(small: Path, tmp_path: Path, suffix: str) -> None:
    import bz2
    import gzip
    import lzma

    from backports import zstd

    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}[suffix]
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / f"broken.jsonl{suffix}").write_bytes(pack(json.dumps({"text": FERRY}).encode() * 40)[:-9])
    (corpus / "whole.jsonl").write_text(json.dumps({"text": HARBOUR}))
    outcome = briefed(corpus, tmp_path / "run", singles=True)
    assert outcome.articles == 1
    assert outcome.faults[0].file.startswith(f"broken.jsonl{suffix}")


def test_one_run_folder_is_for_one_corpus(small: Path, root: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    with pytest.raises(InputError, match="holds the run of"):
        briefed(root, tmp_path / "run")
    assert (tmp_path / "run" / "stories" / "bridge").is_dir()


def test_what_runs_wrote_below_the_corpus_is_not_read(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "beside")
    shutil.copytree(tmp_path / "beside", small / "harbour" / "earlier")
    for _ in range(2):
        outcome = briefed(small, small / "briefs")
        assert (outcome.stories, outcome.articles, outcome.faults) == (2, 3, ())
    assert pages(small / "briefs") == pages(tmp_path / "beside")


def test_no_run_writes_among_the_articles(small: Path, tmp_path: Path) -> None:
    before = {path: path.read_text() for path in small.rglob("*.txt")}
    corpus = small.rename(tmp_path / "stories")
    for root, folder in ((corpus, corpus), (corpus, tmp_path), (corpus / "harbour", tmp_path)):
        with pytest.raises(InputError, match="the articles lie where the run would write"):
            briefed(root, folder)
    assert not (tmp_path / "run.sqlite").exists()
    assert sorted(path.read_text() for path in corpus.rglob("*") if path.is_file()) == sorted(before.values())
    briefed(corpus, tmp_path / "run")
    with pytest.raises(InputError, match="is the folder of a run, not of articles"):
        briefed(tmp_path / "run", tmp_path / "other")


def test_a_run_of_another_version_stays_as_it_is(small: Path, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    path = tmp_path / "run" / "run.sqlite"
    with sqlite3.connect(path) as database:
        database.executescript("CREATE TABLE meta (key, value); INSERT INTO meta VALUES ('format', '99')")
        database.execute("CREATE TABLE page (other)")
    for act in (lambda: briefed(small, tmp_path / "run"), lambda: status(tmp_path / "run")):
        with pytest.raises(InputError, match="is a run of another version of brief"):
            act()
    assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("meta",), ("page",)]
    database.close()


def test_files_of_the_user_in_the_run_folder_stay(small: Path, tmp_path: Path) -> None:
    briefed(small, tmp_path / "run")
    (tmp_path / "run" / "stories" / "harbour" / "notes.txt").write_text("mine")
    shutil.rmtree(small / "harbour")
    briefed(small, tmp_path / "run")
    assert [path.name for path in (tmp_path / "run" / "stories" / "harbour").iterdir()] == ["notes.txt"]
