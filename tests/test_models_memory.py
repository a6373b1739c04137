"""How much memory a model may take, and the option that says so."""

import ctypes
import subprocess
import sys

import psutil
import pytest
import torch
import typer

from summarizer.cli_options import memory_size
from summarizer.errors import ModelError
from summarizer.models import memory
from summarizer.models.kernels import has_onednn
from summarizer.models.memory import LEAST, LOADING, MOST, RUNTIME, WORK, room_for_texts
from summarizer.models.shards import LOOKED_UP, ShardWriter, Tables, shards

GB = 10**9


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3GB", 3 * GB),
        ("2500MB", 25 * 10**8),
        ("2.5 gb", 25 * 10**8),
        ("1GiB", 2**30),
        ("512Mi", 2**29),
        ("4g", 4 * GB),
    ],
)
def test_amounts_of_memory(text, size):
    assert memory_size(text) == size


@pytest.mark.parametrize("text", ["", "3", "3 bananas", "-1GB", "GB", "1e9GB", "3GB3GB"])
def test_what_is_no_amount_of_memory(text):
    with pytest.raises(typer.BadParameter, match="write it like 3GB or 2500MB"):
        memory_size(text)


def test_what_a_limit_leaves_for_texts():
    beside = RUNTIME + GB // 10 + WORK
    assert room_for_texts("m", GB // 10, beside + LEAST) == LEAST
    assert room_for_texts("m", GB // 10, beside + 2 * LEAST) == 2 * LEAST
    assert room_for_texts("m", GB // 10, 100 * GB) == MOST


def test_a_large_model_takes_most_while_it_is_loaded():
    loading = RUNTIME + GB + LOADING
    assert room_for_texts("m", GB, loading) == LOADING - WORK
    with pytest.raises(ModelError, match=r"m needs 2\.1 GB of memory and 2\.1 GB are allowed"):
        room_for_texts("m", GB, loading - 1)


def test_a_model_that_does_not_fit_is_refused_with_the_amounts():
    with pytest.raises(ModelError) as caught:
        room_for_texts("m", 2 * GB, GB)
    assert str(caught.value) == (
        "m needs 3.1 GB of memory and 1.0 GB are allowed; "
        "name a smaller model (`brief models` lists some), or allow more"
    )


def test_without_a_limit_it_is_what_the_machine_has_free(monkeypatch):
    monkeypatch.setattr(memory, "free", lambda: GB)
    with pytest.raises(ModelError, match=r"m needs 3\.1 GB of memory and 1\.5 GB are free"):
        room_for_texts("m", 2 * GB, None)
    assert LEAST <= room_for_texts("m", GB // 10, None) <= MOST


def test_the_limit_of_a_control_group_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "_CGROUP", tmp_path)
    whole = memory.free()
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert memory.free() == pytest.approx(whole, rel=0.5)
    (tmp_path / "memory.max").write_text("5000\n")
    assert memory.free() == 4000


_FAULTS = """
import resource
import torch
from summarizer.models.memory import keep_freed

def faults(megabytes=20):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(5):
        tensors = [torch.ones(megabytes * 2**18) for _ in range(3)]
        del tensors
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

plain = faults()
keep_freed()
faults()
print(plain, faults())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what glibc gives back")
def test_tensors_of_a_pass_take_memory_that_an_earlier_pass_had():
    done = subprocess.run([sys.executable, "-c", _FAULTS], capture_output=True, text=True, check=True)
    plain, kept = map(int, done.stdout.split())
    assert kept < plain / 10


@pytest.mark.skipif(sys.platform != "linux", reason="other systems decide themselves what stays in memory")
def test_rows_that_were_looked_up_do_not_stay_in_memory(tmp_path):
    writer = ShardWriter(tmp_path, LOOKED_UP)
    rows = torch.arange(64 * 2**10, dtype=torch.float32).bfloat16().repeat(2**9).view(-1, 2**10)
    writer.add("table", rows)
    writer.close()
    (path,) = shards(tmp_path, LOOKED_UP)
    tables = Tables()
    ((name, table),) = tables.open(path)
    held = psutil.Process().memory_info().rss
    assert name == "table"
    assert torch.equal(table, rows)
    grown = psutil.Process().memory_info().rss - held
    tables.let_go()
    left = psutil.Process().memory_info().rss - held
    assert grown > rows.nbytes // 2 > 4 * left
    assert torch.equal(table[[5, 700]], rows[[5, 700]])


_SHAPES = """
import ctypes
import summarizer.models
import torch

class Heap(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "abcdefghij"]

heap = ctypes.CDLL(None).mallinfo2
heap.restype = Heap
torch.set_num_threads(1)
packed = torch.ops.onednn.qlinear_prepack(torch.ones(64, 64, dtype=torch.int8), None)
scale, zeros = torch.ones(64), torch.zeros(64, dtype=torch.long)
options = (None, 1.0, 0, torch.float32, "none", [], "")

def taken(counts):
    before = heap().h
    for count in counts:
        rows = torch.ones(count, 64, dtype=torch.uint8)
        torch.ops.onednn.qlinear_pointwise(rows, 1.0, 128, packed, scale, zeros, *options)
    return heap().h - before

taken(range(1, 200))
print(taken(range(200, 400)))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not has_onednn() or not hasattr(ctypes.CDLL(None), "mallinfo2"),
    reason="what glibc has given out, for oneDNN's kernels",
)
def test_a_kernel_for_each_shape_that_was_ever_met_is_not_kept():
    done = subprocess.run([sys.executable, "-c", _SHAPES], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 5_000_000  # 50 MB where a thousand are kept
