"""Language models: which are known, how they come onto the disk, and running them."""

import os

from summarizer.models.processors import is_quiet

# Torch's worker threads wait for each other in a busy loop, by default for 300,000 turns. Where anything else uses the
# processor that costs a time slice of the scheduler for every small operation: 40 tokens took 50 s instead of 5 beside
# one other process. After few turns they sleep, and waking them costs a fifth of all time where nothing else runs.
# The OpenMP runtime reads this when torch is imported, so it is set before any module here can do so.
os.environ.setdefault("GOMP_SPINCOUNT", "4000" if is_quiet() else "1000")
# oneDNN, and torch for it once more, keep 1,024 compiled kernels, one for each shape they have met: half a gigabyte
# after a hundred batches. A step of any batch takes some twenty.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
os.environ.setdefault("LRU_CACHE_CAPACITY", "64")
