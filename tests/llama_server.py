"""llama.cpp's own server in a process of its own: `python llama_server.py MODEL.gguf` prints its URL and serves."""

from __future__ import annotations

import sys

import xllamacpp


def main(model: str) -> None:
    settings = xllamacpp.CommonParams()
    settings.model.path = model
    settings.model_alias = {"qwen-0.5b"}
    settings.n_ctx = 8192
    settings.n_parallel = 2
    settings.cpuparams.n_threads = 2
    settings.warmup = False
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()  # until the test goes


if __name__ == "__main__":
    main(sys.argv[1])
