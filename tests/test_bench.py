"""The benchmark by itself: its articles, its arithmetic, its tables, and its processes with tiny models."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from models_support import llama_folder

from bench import __main__ as command
from bench import child, figures, limits, plot, report, sets, tasks
from bench.asks import CountingGenerator, counted, shared, summary_prompt
from bench.engines import ENGINES, Engine
from bench.errors import Failed
from bench.jobs import JOBS
from bench.limits import Shape
from bench.records import Ask, Rates, Report, Run, Single, faster, read_run, to_value
from bench.weights import Weights
from summarizer.articles.duplicates import groups
from summarizer.models.generator import Prompt, Sampling
from summarizer.models.scripted import ScriptedGenerator

RATES = Rates(bandwidth=1000.0, matrix={"f32": 10.0, "int8": 100.0})
SHAPE = Shape(layers=80, output=20)


def run(engine: str, seconds: float, number: int = 0, **values: object) -> Run:
    asks, texts = (Ask(1, 9, 9, (3,)),), ("a b c",)
    made = Run("summaries", engine, "five", number, 5, 1.0, seconds, seconds, 2 * 10**9, asks, texts)
    return replace(made, **values)


def reported(*runs: Run, **values: object) -> Report:
    return Report({"processor": "a"}, RATES, {"layers": 80, "output": 20}, runs, **values)


def in_this_process(job: child.Job) -> child.Outcome:
    return json.loads(child.answer(json.loads(json.dumps(job)), JOBS))


@pytest.mark.parametrize("name", ["ten", "twenty", "hundred"])
def test_a_mixed_set_has_its_words_and_is_the_same_each_time(name: str) -> None:
    made = sets.articles(name)
    assert made == sets.articles(name)
    assert len(made.texts) == sets.MIXED[name]
    words = [len(text.split()) for text in made.texts]
    assert words[:10] == list(sets.LENGTHS)
    assert sum(words) == 350 * len(words)


def test_no_article_of_the_largest_set_counts_as_a_copy_of_another() -> None:
    texts = sets.articles("hundred").texts
    assert len(groups(texts)) == len(texts)


def test_the_long_article_is_long_and_the_five_are_those_of_a_folder(tmp_path: Path) -> None:
    (text,) = sets.articles("long").texts
    assert len(text.split()) == sets.LONG
    assert len(sets.articles("five").texts) == 5
    sentence = "The old bridge at Harrow was closed on Monday after a lorry struck it."
    (tmp_path / "one.txt").write_text(sentence)
    assert sets.articles("five", tmp_path).texts == (sentence,)
    assert {len(text.split()) for text in sets.articles("ten", tmp_path).texts} == set(sets.LENGTHS)


def test_a_word_is_exchanged_for_the_same_each_time_and_for_one_of_its_kind() -> None:
    sentences = ["Anna Lund closed 14 bridges.", "Berlin opened 27 tunnels, said Anna."]
    swapped = dict(sets.exchanges(sentences, 1))
    assert swapped == dict(sets.exchanges(sentences, 1))
    assert sorted(swapped) == sorted(swapped.values())
    assert {swapped[word] for word in ("14", "27")} == {"14", "27"}
    assert {swapped[word] for word in ("bridges", "tunnels")} == {"bridges", "tunnels"}


@pytest.mark.parametrize(
    ("rows", "common"),
    [([], 0), ([[1, 2]], 1), ([[1, 2, 3], [1, 2, 4]], 2), ([[1, 2], [1, 2]], 1), ([[1], [2]], 0), ([[], [1]], 0)],
)
def test_what_prompts_begin_with_is_counted_once(rows: list[list[int]], common: int) -> None:
    assert shared(rows) == common
    given = sum(map(len, rows))
    assert counted(rows, [7]) == Ask(len(rows), given, given - common * max(0, len(rows) - 1), (7,))


class Letters:
    """Counts letters of prompts and words of texts."""

    def ids(self, prompt: Prompt) -> list[int]:
        return [ord(letter) for message in prompt.messages for letter in message.content]

    def count(self, text: str) -> int:
        return len(text.split())


def test_the_calls_of_a_generator_are_counted() -> None:
    generator = CountingGenerator(ScriptedGenerator(lambda prompt, candidate: "one two" + " three" * candidate))
    prompts = [summary_prompt("Rain fell."), summary_prompt("Snow fell.")]
    assert generator.generate(prompts, Sampling(2, 9, 0.7, 0)) == [("one two", "one two three")] * 2
    rows = [Letters().ids(prompt) for prompt in prompts]
    given = sum(map(len, rows))
    assert generator.asks(Letters()) == [Ask(2, given, given - shared(rows), (2, 3, 2, 3))]


def test_a_step_writes_one_token_of_each_text_that_is_not_done() -> None:
    assert list(limits.steps((4, 1, 2))) == [2, 1, 1]
    assert list(limits.steps((1, 0))) == []
    assert list(limits.steps(())) == []


def test_the_limit_is_the_sum_of_what_must_be_read_and_multiplied() -> None:
    # 100 weights of 8 bits: 0.1 s to read them all; 2 operations for each weight and token at 100 a second.
    found = limits.limit([Ask(prompts=2, given=12, read=10, written=(3, 2))], SHAPE, RATES, 8)
    assert found.reading == pytest.approx((10 * 80 + 2 * 20) * 2 / 100)
    assert found.writing == pytest.approx((2 + 1) * 100 * 2 / 100)
    fast = replace(RATES, matrix={"int8": 1e9})
    slow_memory = limits.limit([Ask(2, 12, 10, (3, 2))], SHAPE, fast, 8)
    assert (slow_memory.reading, slow_memory.writing) == (pytest.approx(0.1), pytest.approx(2 * 0.1))
    assert limits.weight_bytes(SHAPE, 4) == pytest.approx(100 * 4.125 / 8)
    assert limits.limit([Ask(0, 0, 0, ())], SHAPE, RATES, 4).seconds == 0


def test_the_shape_is_that_of_the_model(tmp_path: Path) -> None:
    from transformers import AutoModelForCausalLM

    folder = llama_folder(tmp_path)
    found = limits.shape_of(folder)
    model = AutoModelForCausalLM.from_pretrained(folder)
    linear = {name: part.weight.numel() for name, part in model.named_modules() if type(part).__name__ == "Linear"}
    assert found.output == linear.pop("lm_head")
    assert found.layers == sum(linear.values())


def test_of_two_measurements_of_a_machine_the_better_counts() -> None:
    found = faster(RATES, Rates(bandwidth=900.0, matrix={"f32": 30.0, "int8": 90.0}))
    assert found == Rates(1000.0, {"f32": 30.0, "int8": 100.0})
    assert found.best == "int8"


def test_ratios_are_of_one_round() -> None:
    ours = figures.Group("summaries", "five", "ours", (run("ours", 2, 0), run("ours", 6, 1), run("ours", 9, 2)))
    peer = figures.Group("summaries", "five", "openvino", (run("openvino", 12, 1), run("openvino", 8, 0)))
    assert figures.ratios(ours, peer) == [0.25, 0.5]


def test_the_bars_take_the_fastest_peer_and_say_what_was_not_measured() -> None:
    made = reported(
        *(run("ours", 4, n) for n in (0, 1)),
        *(run("transformers", 16, n) for n in (0, 1)),
        *(run("openvino", 5, n) for n in (0, 1)),
        run("ours", 2, set="twenty", articles=20),
        run("llama-cpp", 8, set="twenty", articles=20),
        run("ours", 10, task="brief", set="ten", articles=10),
        run("ours", 150, task="brief", set="hundred", articles=100),
    )
    fastest, rate, page, grown, peak = figures.bars(made)
    assert (fastest.value, fastest.held) == (pytest.approx(0.8), False)
    assert (rate.value, rate.held) == (4, True)
    assert (page.value, page.held) == (None, None)
    assert (grown.value, grown.held) == (pytest.approx(1.5), False)
    assert (peak.value, peak.held) == (2, True)


def test_words_in_common() -> None:
    assert figures.in_common("The bridge fell.", "the bridge FELL") == 1
    assert figures.in_common("a b c d", "a b x y") == 0.5
    assert figures.in_common("", "") == 1
    assert figures.in_common("a a", "a") == pytest.approx(2 / 3)


def test_the_tables_say_what_was_measured_and_what_was_not() -> None:
    made = reported(
        *(run("ours", 4 + n, n) for n in range(3)),
        *(run("transformers", 8, n, texts=("a b d",)) for n in range(3)),
        singles=(Single("brief --help", "s", (0.2, 0.1, 0.4)),),
        skipped={"llama-cpp": "it is not installed"},
    )
    text = report.to_markdown(made)
    assert "| five | ours | 3 | 5 | 4 to 6 | 1 | 60 | 9 | 3 | 0.6 | 1 | 2 | – | 0.266 | 0.266 | 0.67 |" in text
    assert "| five | transformers | 3 | 8 | 8 to 8 | 1 | 37.5 | 9 | 3 | 0.375 | 1 | 2 | 0.62 (0.50 to 0.75) |" in text
    assert "| five summaries: seconds, ours / fastest peer | 0.625 | ≤ 0.67 | held |" in text
    assert "| brief of five: seconds / limit | – | ≤ 4 | not measured |" in text
    assert "| brief --help | 0.2 | s | 0.1 to 0.4 |" in text
    assert "| matrix product, int8 | 0.00 TOP/s, which the limit uses |" in text
    assert "| llama-cpp | it is not installed |" in text


def test_a_report_goes_through_json() -> None:
    made = run("ours", 4)
    assert read_run(json.loads(json.dumps(to_value(reported(made))))["runs"][0]) == made


def test_the_same_report_is_drawn_the_same(tmp_path: Path) -> None:
    made = reported(run("ours", 4), run("ours", 9, set="twenty", articles=20), run("ours", 9, set="long", articles=1))
    for name in ("a.svg", "b.svg"):
        plot.draw(made, tmp_path / name)
    first, second = (tmp_path / name for name in ("a.svg", "b.svg"))
    assert first.read_bytes() == second.read_bytes()
    assert b"<svg" in first.read_bytes()


def test_each_round_asks_every_engine_in_turn_and_a_failing_one_once() -> None:
    asked = []

    def answer(job: child.Job) -> child.Outcome:
        asked.append(job["engine"])
        if job["engine"] == "broken":
            raise Failed("broken: it crashed")
        ask = {"prompts": 1, "given": 2, "read": 2, "written": [1]}
        return {"load": 1.0, "seconds": 2.0, "cpu": 3.0, "peak": 3, "asks": [ask], "texts": ["x"]}

    bench = tasks.Bench(Weights(*[Path()] * 4), 1, lambda line: None, answer)
    made = list(tasks.summaries(bench, ["ours", "broken", "peer"], sets.Articles("five", ("x",)), 2))
    assert asked == ["ours", "broken", "peer", "ours", "peer"]
    assert [one if isinstance(one, tuple) else (one.engine, one.round) for one in made] == [
        ("ours", 0), ("broken", "broken: it crashed"), ("peer", 0), ("ours", 1), ("peer", 1)
    ]  # fmt: skip


def test_a_job_runs_in_a_process_of_its_own_whatever_is_printed_there(talkative_model: Path, home: Path) -> None:
    with pytest.raises(Failed, match="nonsense: KeyError: 'nonsense'"):
        child.ask({"task": "nonsense"})
    assert child.peak_memory() > 10**7


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path):
    """Run `python -m bench` within this process, its jobs too: the exit code, stdout and stderr."""
    monkeypatch.setenv("LOCALBRIEF_HOME", str(home))
    monkeypatch.setattr(child, "ask", in_this_process)
    monkeypatch.setitem(JOBS, "rates", lambda job: {"bandwidth": 1e9, "matrix": {"f32": 1e9}})

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["bench", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            command.main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return run


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--task", "x"], "bench: no task is called x; there are summaries, brief, checker, start"),
        (["--engine", "x"], "bench: no engine is called x; there are ours, transformers, llama-cpp, openvino"),
        (["--set", "x"], "bench: no set is called x; there are five, ten, twenty, hundred, long"),
        (["--runs", "0"], "bench: --runs takes a number from 1"),
        (["--articles", "/no/such"], "bench: no such folder: /no/such"),
        (["--json", "/no/such/x.json"], "bench: no such folder: /no/such"),
        (["--model", "no such"], "bench: no model is called 'no such'"),
        (["--faster"], "bench: No such option: --faster"),
    ],
)
def test_what_cannot_be_done_is_one_line(bench, arguments: list[str], error: str) -> None:
    code, out, err = bench(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(error)
    assert err.count("\n") == 1


def test_a_tiny_model_goes_the_whole_way_and_what_is_not_installed_is_left_out(
    bench, monkeypatch: pytest.MonkeyPatch, talkative_model: Path, folder: Path, tmp_path: Path
) -> None:
    absent = Engine("llama-cpp", "llama_cpp_python", "no_such_package", "llama-cpp-python", "gguf")
    monkeypatch.setitem(ENGINES, "llama-cpp", absent)
    monkeypatch.delitem(ENGINES, "openvino")
    options = ["--task", "summaries", "--task", "brief", "--set", "five", "--runs", "2", "--articles", folder]
    files = ["--json", tmp_path / "a.json", "--markdown", tmp_path / "a.md", "--plot", tmp_path / "a.svg"]
    code, out, err = bench(*options, *files, "--model", talkative_model)
    assert code == 0, err
    assert "llama-cpp: llama-cpp-python is not installed: pip install '.[bench]'\n" in err
    assert "summaries, five, round 2: transformers\n" in err
    value = json.loads((tmp_path / "a.json").read_text())
    made = list(map(read_run, value["runs"]))
    assert [(one.task, one.engine, one.round) for one in made] == [
        ("summaries", "ours", 0), ("summaries", "transformers", 0),
        ("summaries", "ours", 1), ("summaries", "transformers", 1),
        ("brief", "ours", 0), ("brief", "ours", 1),
    ]  # fmt: skip
    assert all(one.given and one.written and one.seconds > 0 and all(one.texts) for one in made)
    assert made[0].given == made[1].given
    assert value["skipped"] == {"llama-cpp": absent.missing}
    assert "Bars" in out
    assert (tmp_path / "a.md").read_text().startswith("# Benchmark\n")
    assert (tmp_path / "a.svg").exists()
