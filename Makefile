# Two commands for a fresh machine: `make brief` and `make test`. Both set up what they need.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
# The CPU build of torch. A plain index holds the CUDA build, several gigabytes that nothing here uses.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# llama.cpp for this very processor, but for its matrix tiles (AMX), with which it crashes.
NO_AMX := -mno-amx-tile -mno-amx-int8 -mno-amx-bf16
NATIVE := -DGGML_NATIVE=ON -DCMAKE_C_FLAGS='$(NO_AMX)' -DCMAKE_CXX_FLAGS='$(NO_AMX)'

.PHONY: brief test test-server eval bench lint clean

brief: $(READY)  ## brief seeds/khusham to brief.md, with the default model (1.1 GB, fetched once)
	$(BIN)/brief models pull
	$(BIN)/brief seeds/khusham -o brief.md
	@echo "The briefing is in brief.md"

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

test-server: $(READY)  ## the tests against llama.cpp's own server: some minutes, and 0.5 GB fetched once
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[server-test]'
	LOCALBRIEF_SLOW=1 $(BIN)/python -m pytest tests/test_server.py tests/test_server_llama.py

eval: $(READY)  ## brief every story, measure the pages and the checker, hold each score against its limit
	$(BIN)/python -m eval --gate --json eval.json --markdown eval.md --junit eval.xml

bench: $(READY)  ## measure against other engines and the machine's limit: an hour or more, compiles one of them
	CMAKE_ARGS="$(NATIVE)" $(BIN)/python -m pip install -q -c constraints.txt -e '.[bench]' \
	  || echo "Not every other engine could be installed; those are left out"
	$(BIN)/python -m bench --json bench.json --markdown bench.md --plot bench.svg

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "brief needs Python 3.11 to 3.13; name one with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@echo "Installing torch (CPU build) ..."
	@$(BIN)/python -m pip install -q --no-deps --retries 0 --timeout 15 --index-url $(TORCH_INDEX) \
	  -c constraints.txt torch 2>/dev/null || echo "No CPU index within reach; taking torch from where pip looks"
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist *.egg-info
