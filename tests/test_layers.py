"""The shape of the code, held by its syntax trees: who may import whom, what is never called, what templates need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from summarizer.prompting import environment

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "summarizer").rglob("*.py"))
TEMPLATES = sorted(path.name for path in (ROOT / "prompts").glob("*.j2"))

# Each may import what stands on an earlier line, and itself; what shares a line does not see each other.
LAYERS = (
    {"records", "errors", "settings", ""},  # "" is the package itself, with its version
    {"prompting", "output"},
    {"interrupts"},
    {"text"},
    {"articles", "models"},
    {"chats"},
    {"checking", "stories"},
    {"comparing", "writing"},
    {"reporting"},
    {"pipeline", "review"},
    {"rows", "batch"},
    {"cli_models", "cli_options", "cli_progress"},
    {"cli_check", "cli_batch"},
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
NARROWER = {
    "records": set(),
    "errors": set(),
    "reporting": {"records", "errors", "prompting"},  # pure functions of a Brief or a Review
    "models": {"errors", "text", ""},  # of a text, where its sentences end
}
WITH_TORCH = {
    *(
        "convert",
        "decoding",
        "embedding",
        "forking",
        "int8",
        "kernels",
        "loading",
        "packing",
        "padded",
        "products",
        "quantized",
        "rotation",
        "seq2seq",
        "shards",
        "threads",
    ),
    "transformers_generator",
}
TORCH = {"torch", "transformers", "accelerate", "safetensors", "sentencepiece"}
UNSAFE_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def names(path: Path) -> list[str]:
    """The module a file is, below `summarizer`: ["text", "index"]; [] for the package itself."""
    parts = path.relative_to(ROOT / "summarizer").with_suffix("").parts
    return [part for part in parts if part != "__init__"]


def imports(node: ast.AST) -> Iterator[str]:
    """Every module imported anywhere in `node`, with what is taken from it: "summarizer.text.index.Line"."""
    for found in ast.walk(node):
        if isinstance(found, ast.Import):
            yield from (alias.name for alias in found.names)
        elif isinstance(found, ast.ImportFrom):
            assert not found.level, f"a relative import at line {found.lineno}"
            yield from (f"{found.module}.{alias.name}" for alias in found.names)


def at_the_top(module: ast.Module) -> Iterator[str]:
    """What importing the module imports: not what its functions do, nor what is only for the type checker."""
    for node in module.body:
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not typing_only and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from imports(node)


def layer(module: str) -> str:
    """The layer of an imported "summarizer.text.index.Line": "text"; of "summarizer.__version__": ""."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in RANK else ""


def identifier(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=identifier)
def test_lower_layers_never_import_higher_ones(path: Path) -> None:
    own = (names(path) or [""])[0]
    parsed = tree(path)
    # The package's own functions are the library's front door: they reach for all of it, importing it does not.
    for module in imports(parsed) if own else at_the_top(parsed):
        if module.split(".")[0] == "summarizer" and layer(module) != own:
            seen = layer(module)
            assert RANK[seen] < RANK[own] or (RANK[seen], RANK[own]) == (0, 0), f"{own} imports {module}"
            assert own not in NARROWER or seen in NARROWER[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", SOURCES, ids=identifier)
def test_only_what_runs_models_imports_torch(path: Path) -> None:
    module = tree(path)
    own = names(path)
    if own[:1] != ["models"]:
        assert TORCH.isdisjoint(name.split(".")[0] for name in imports(module))
    elif own[-1] not in WITH_TORCH:
        assert TORCH.isdisjoint(name.split(".")[0] for name in at_the_top(module))
        runs = {f"summarizer.models.{name}" for name in WITH_TORCH}
        assert not [name for name in at_the_top(module) if any(name.startswith(run) for run in runs)]


def test_the_harness_is_not_imported() -> None:
    harness = {"eval", "tests"}
    assert not [path for path in SOURCES if harness & {name.split(".")[0] for name in imports(tree(path))}]


@pytest.mark.parametrize("path", SOURCES, ids=identifier)
def test_nothing_unsafe_is_called_and_nothing_printed(path: Path) -> None:
    module = tree(path)
    assert UNSAFE_MODULES.isdisjoint(name.split(".")[0] for name in imports(module))
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        options = {option.arg: ast.unparse(option.value) for option in call.keywords}
        assert called not in {"print", "eval", "exec", "input", "torch.load", "os.system", "yaml.load"}, called
        assert options.get("trust_remote_code", "False") == "False"
        assert options.get("shell", "False") == "False"


@pytest.mark.parametrize("path", SOURCES, ids=identifier)
def test_every_fault_of_the_user_comes_with_its_mending(path: Path) -> None:
    faults = {"InputError", "ModelError", "UnknownModel", "Unreachable", "Corrupt", "OutputError", "SummarizerError"}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) in faults:
            assert len(node.exc.args) == 2, f"line {node.lineno} gives no hint"


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_needs_what_it_names(name: str) -> None:
    made = environment()
    assert made.undefined is jinja2.StrictUndefined
    source, _, _ = made.loader.get_source(made, name)
    assert meta.find_undeclared_variables(made.parse(source))
    with pytest.raises(jinja2.UndefinedError):
        made.get_template(name).render()


def test_the_templates_are_found() -> None:
    assert {"page.md.j2", "shorten.j2"} <= set(TEMPLATES)
