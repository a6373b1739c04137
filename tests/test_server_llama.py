"""Against a real server: llama.cpp's own on loopback, with the small model. `make test-server` brings both."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_support import ROOT, Brief

from summarizer.models.catalog import find
from summarizer.models.generator import Message, Prompt, Sampling, Scorer
from summarizer.models.server import ServerGenerator, connect
from summarizer.models.sources import NoAnswer, fetch_entry
from summarizer.models.store import default_root

SLOW = bool(os.environ.get("LOCALBRIEF_SLOW"))
MODEL = "qwen2.5-coder-0.5b"
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None, reason="llama.cpp is not installed: `make test-server` does it"
)


def weights() -> Path:
    """The small model's GGUF file, beside the user's models; fetched where it is absent and slow tests are wanted."""
    folder = default_root().parent / "gguf"
    path = folder / f"{MODEL}.gguf"
    if not path.exists():
        if not SLOW:
            pytest.skip(f"{path} is not there: `make test-server` fetches it")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            fetch_entry(find(MODEL), folder, lambda share: None)
        except NoAnswer as reason:
            pytest.skip(f"{MODEL} cannot be fetched: {reason}")
    return path


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = [sys.executable, str(ROOT / "tests" / "llama_server.py"), str(weights())]
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("wb") as file:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": file}
        with subprocess.Popen(command, **pipes, text=True) as process:
            lines = (line.strip() for line in process.stdout)
            found = next((line for line in lines if line.startswith("http://")), None)
            assert found, log.read_text()
            yield found
            process.kill()


@pytest.fixture(scope="module")
def generator(url: str) -> ServerGenerator:
    return connect(url)


def about_france(beginning: str) -> Prompt:
    return Prompt((Message("user", "Name the capital of France."), Message("assistant", beginning)), "")


def test_what_the_server_says_of_its_model(url: str, generator: ServerGenerator) -> None:
    assert generator.name == "qwen-0.5b"
    assert generator.revision == f"630,167,424 parameters, 485,452,288 bytes, served by llamacpp at {url}"
    assert generator.context == 4096  # half of what the server has, since it has two slots
    assert generator.count_tokens("The capital of France is Paris.") == 7


def test_it_writes_the_same_for_the_same_seed(generator: ServerGenerator) -> None:
    prompts = [
        Prompt((Message("user", f"Name the capital of {place} in one word."),), "") for place in ("Italy", "Spain")
    ]
    sampling = Sampling(candidates=2, max_tokens=6, temperature=0.7, seed=3)
    texts = generator.generate(prompts, sampling)
    assert [candidates[0].rstrip(".") for candidates in texts] == ["Rome", "Madrid"]
    assert generator.generate(prompts, sampling) == texts
    assert generator.generate(prompts[1:], sampling) == texts[1:]


def test_it_tells_how_likely_texts_are(generator: ServerGenerator) -> None:
    assert isinstance(generator, Scorer)
    texts = [" Paris", " London", " Ulm, in Germany", ""]
    (paris, london, ulm, nothing), (after,) = generator.score(
        [about_france("The capital of France is"), about_france("The capital of France is Paris")], [texts, ["."]]
    )
    assert (paris.tokens, london.tokens, nothing.tokens) == (1, 1, 0)
    assert 0 > paris.total > london.total > ulm.total
    assert paris.total > -0.5
    assert (nothing.total, after.tokens) == (0.0, 1)
    # A likelihood is of the whole path: that of a text is the sum of its parts', each after what goes before it.
    ((whole,),) = generator.score([about_france("The capital of France is")], [[" Paris."]])
    assert whole.total == pytest.approx(paris.total + after.total, abs=0.2)


def test_a_model_run_here_tells_nearly_the_same(generator: ServerGenerator) -> None:
    """The same weights, in 4 bits there and in 8 here."""
    from summarizer.models.store import Store

    folder = Store(default_root()).path(MODEL)
    if folder is None:
        pytest.skip(f"{MODEL} is not on disk: `brief models pull {MODEL}`")
    from summarizer.models.loading import load

    prompts, texts = [about_france("The capital of France is")], [[" Paris", " London", " Ulm, in Germany", " 5"]]
    (there,), (here,) = generator.score(prompts, texts), load(folder, name=MODEL).score(prompts, texts)
    assert [score.tokens for score in there] == [score.tokens for score in here]
    assert [score.mean for score in there] == pytest.approx([score.mean for score in here], abs=0.5)


def test_a_page_of_two_articles(brief: Brief, folder: Path, url: str) -> None:
    outcome = brief(folder, "--server", url, "--candidates", 1)
    assert (outcome.code, outcome.err) == (0, "")
    assert "2 articles · " in outcome.out
    assert "- Model: qwen-0.5b, revision 630,167,424 parameters, 485,452,288 bytes, served by llamacpp " in outcome.out


def test_a_summary_is_checked(brief: Brief, folder: Path, url: str, tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The council counted 14 people at the bridge, the police said.")
    outcome = brief("check", summary, "--sources", folder, "--server", url)
    assert outcome.code in (0, 1)
    assert outcome.err == ""
    assert "14" in outcome.out


@pytest.mark.skipif(not SLOW, reason="some minutes: LOCALBRIEF_SLOW=1")
def test_a_page_of_a_story_of_the_seeds(brief: Brief, url: str) -> None:
    outcome = brief(ROOT / "seeds" / "suez", "--server", url)
    assert (outcome.code, outcome.err) == (0, "")
    assert "5 articles · " in outcome.out
    assert "## Where the articles differ" in outcome.out
    assert re.search(
        r"^- \d+ statements checked against the articles: .*, all found in what is cited", outcome.out, re.MULTILINE
    )
