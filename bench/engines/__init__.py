"""The engines by name: what each needs installed, which format of the weights, and how it is loaded."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.weights import Weights
from summarizer.models.generator import Prompt

# The texts for prompts, each greedy and of at most so many tokens.
Writer = Callable[[Sequence[Prompt], int], list[str]]

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to run the model. `module` is the file of this package that has its `load(weights, threads)`."""

    name: str
    module: str
    package: str
    distribution: str
    format: str

    @property
    def missing(self) -> str | None:
        """Why it cannot be run here, or None where it can."""
        if importlib.util.find_spec(self.package):
            return None
        return f"{self.distribution} is not installed: pip install '.[bench]'"

    def load(self, weights: Weights, threads: int) -> Writer:
        writer: Writer = importlib.import_module(f"bench.engines.{self.module}").load(weights, threads)
        return writer


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(OURS, "ours", "torch", "torch", "own"),
        Engine("transformers", "transformers_loop", "transformers", "transformers", "bf16"),
        Engine("llama-cpp", "llama_cpp_python", "llama_cpp", "llama-cpp-python", "gguf"),
        Engine("openvino", "openvino_batching", "openvino_genai", "openvino-genai", "ir"),
    )
}
