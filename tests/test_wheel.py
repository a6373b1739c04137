"""The wheel, by itself: everything it needs is in it, and it works where the source tree is not."""

from __future__ import annotations

import email
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summarizer import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source tree, built from a copy so that the tree stays clean."""
    # Looked up and not imported: setuptools replaces a module of Python's own, and refuses where that is in use.
    if not all(map(importlib.util.find_spec, ("build", "setuptools"))):
        pytest.skip("build or setuptools is not installed")
    source = tmp_path_factory.mktemp("source") / "tree"
    ignored = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "tests")
    shutil.copytree(ROOT, source, ignore=ignored)
    made = source.parent / "wheel"
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, source]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    folder = wheel.parent / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_holds_every_module_template_and_schema(unpacked: Path) -> None:
    """A package that pyproject.toml does not list would be left out without a word."""
    package = ROOT / "summarizer"
    wanted = {path.relative_to(package) for path in package.rglob("*") if path.suffix in (".py", ".json", ".toml")}
    wanted |= {Path("prompts", path.name) for path in (ROOT / "prompts").iterdir() if path.suffix in (".py", ".j2")}
    held = {path.relative_to(unpacked / "summarizer") for path in (unpacked / "summarizer").rglob("*.*")}
    assert held == wanted
    assert Path("reporting/brief.schema.json") in held
    assert {path.name for path in unpacked.iterdir()} == {"summarizer", f"localbrief-{__version__}.dist-info"}


def test_its_metadata(unpacked: Path) -> None:
    info = unpacked / f"localbrief-{__version__}.dist-info"
    told = email.message_from_string((info / "METADATA").read_text("utf-8"))
    assert (told["Name"], told["Version"]) == ("localbrief", __version__)
    assert told["License-Expression"] == "Apache-2.0"
    assert (info / "licenses" / told["License-File"]).read_text() == (ROOT / "LICENSE").read_text()
    assert "torch<3,>=2.6" in told.get_all("Requires-Dist")  # a range: which build is the user's choice
    assert "brief = summarizer.cli:main" in (info / "entry_points.txt").read_text()


def run(unpacked: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the wheel's content before everything else, away from the source tree."""
    settings = {**os.environ, "PYTHONPATH": str(unpacked), "LOCALBRIEF_HOME": str(folder / "home")}
    # -P: the working folder is not to be searched for modules.
    return subprocess.run([sys.executable, "-P", *arguments], cwd=folder, env=settings, capture_output=True, text=True)


def test_it_works_without_the_source_tree(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import summarizer, summarizer.prompts as prompts\n"
        "from summarizer import prompting\n"
        "from summarizer.reporting.as_json import schema\n"
        "print(summarizer.__file__, *prompts.__path__, sep='\\n')\n"
        "print(len(prompting.environment().get_template('shorten.j2').render(sentence='A')) > 100, '$defs' in schema())"
    )
    done = run(unpacked, tmp_path, "-c", code)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        str(unpacked / "summarizer" / "__init__.py"),
        str(unpacked / "summarizer" / "prompts"),
        "True True",
    ]
    assert run(unpacked, tmp_path, "-m", "summarizer", "--version").stdout == f"{__version__}\n"
    assert run(unpacked, tmp_path, "-m", "summarizer", "models").returncode == 0
