"""Speed of seedlint beside its peers: `python -m benchmarks` runs everything, `docs/benchmark.md` is what came out."""
