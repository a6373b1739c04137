"""Models behind any OpenAI-compatible server (llama.cpp's, vLLM, Ollama), asked over HTTP."""

from summarizer.models.server.client import ScoringServerGenerator, ServerGenerator, attach, connect

__all__ = ["ScoringServerGenerator", "ServerGenerator", "attach", "connect"]
