# tools/image.sh builds it; by hand: docker build --tag seedlint . && docker run --rm -v "$PWD:/work" seedlint check seeds/
# The wheel is built first, so that the image holds no compiler and no sources. BASE is any image with Python 3.11 or later and pip.
ARG BASE=python:3.12-slim
FROM ${BASE} AS build
ENV PIP_BREAK_SYSTEM_PACKAGES=1
WORKDIR /src
COPY . .
RUN python3 -m pip wheel --quiet --no-cache-dir --no-deps --wheel-dir /dist .

FROM ${BASE}
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /dist/*.whl /tmp/
RUN python3 -m pip install --quiet --no-cache-dir /tmp/*.whl && rm /tmp/*.whl
# what compiling the rules takes is spent here, once: every run of the image begins warm
ENV SEEDLINT_CACHE_DIR=/opt/seedlint
RUN echo | seedlint check - >/dev/null && chmod -R a+rX /opt/seedlint
WORKDIR /work
ENTRYPOINT ["seedlint"]
CMD ["--help"]
