# brief on a CPU, as a user of its own; the model is kept in a volume and fetched once.
#
#   docker build -t localbrief .
#   mkdir -p briefs
#   docker run --rm --user "$(id -u)" -v brief-models:/models localbrief models pull
#   docker run --rm --user "$(id -u)" -v brief-models:/models localbrief models pull all-minilm-l6-v2
#   docker run --rm --user "$(id -u)" --network none -v brief-models:/models \
#     -v "$PWD/news:/news:ro" -v "$PWD/briefs:/briefs" localbrief batch /news -o /briefs

ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
WORKDIR /src
RUN python -m venv /opt/brief
COPY constraints.txt ./
# Build arguments, for mirrors. The first has the CPU build of torch; a plain index holds the CUDA build, several
# gigabytes that nothing here uses.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ARG PIP_INDEX_URL=https://pypi.org/simple
RUN /opt/brief/bin/pip install --no-cache-dir -c constraints.txt \
      --index-url ${TORCH_INDEX} --extra-index-url ${PIP_INDEX_URL} torch
COPY pyproject.toml README.md LICENSE ./
COPY summarizer summarizer
COPY prompts prompts
RUN /opt/brief/bin/pip install --no-cache-dir -c constraints.txt .

FROM ${PYTHON_IMAGE}
COPY --from=build /opt/brief /opt/brief
# Whoever runs it with --user may write models too: the volume takes these permissions when it is made.
RUN useradd --uid 10001 brief && install -d -m 1777 /models
ENV PATH=/opt/brief/bin:$PATH LOCALBRIEF_HOME=/models HOME=/tmp PYTHONUNBUFFERED=1
VOLUME /models
USER brief
WORKDIR /briefs
# SIGTERM does nothing to a container's first process unless it is caught, and ten seconds later the run would be killed.
STOPSIGNAL SIGINT
ENTRYPOINT ["brief"]
CMD ["--help"]
