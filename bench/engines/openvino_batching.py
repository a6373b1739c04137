"""OpenVINO GenAI with continuous batching on int4 weights: all articles at once."""

from __future__ import annotations

from collections.abc import Sequence

from bench.asks import Tokens
from bench.engines import Writer
from bench.weights import Weights
from summarizer.models.generator import Prompt

CACHE_GB = 2
BATCHED_TOKENS = 2048  # tokens of one pass


def load(weights: Weights, threads: int) -> Writer:
    import numpy as np
    import openvino
    import openvino_genai as genai

    tokens = Tokens(weights.own)
    scheduler = genai.SchedulerConfig()
    scheduler.cache_size = CACHE_GB
    scheduler.max_num_batched_tokens = BATCHED_TOKENS
    scheduler.enable_prefix_caching = True
    pipeline = genai.ContinuousBatchingPipeline(
        str(weights.ir), scheduler, "CPU", {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"}
    )

    def write(prompts: Sequence[Prompt], most: int) -> list[str]:
        config = genai.GenerationConfig()
        config.max_new_tokens, config.do_sample, config.num_beams = most, False, 1
        config.stop_token_ids = set(tokens.stops)
        config.eos_token_id = max(tokens.stops)
        given = [openvino.Tensor(np.array([tokens.ids(prompt)], dtype=np.int64)) for prompt in prompts]
        found = pipeline.generate(given, [config] * len(given))
        return [tokens.text(result.m_generation_ids[0]) for result in found]

    return write
