# docker build --tag seedlint . && docker run --rm -v "$PWD:/work" seedlint check seeds/
# tools/dist.sh image builds it, or goes through its steps where there is no engine; the wheel is built first, so that the image holds no compiler and no sources.
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip install --quiet --no-cache-dir build && python -m build --wheel --outdir /dist .

FROM python:3.12-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /dist/*.whl /tmp/
RUN pip install --quiet --no-cache-dir /tmp/*.whl && rm /tmp/*.whl
# what compiling the rules takes is spent here, once: every run of the image begins warm
ENV SEEDLINT_CACHE_DIR=/opt/seedlint
RUN echo | seedlint check - >/dev/null && chmod -R a+rX /opt/seedlint
WORKDIR /work
ENTRYPOINT ["seedlint"]
CMD ["--help"]
