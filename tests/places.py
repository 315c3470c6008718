"""Where tests find their material."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
SEEDS = ROOT / "seeds"
CASES = TESTS / "cases"
GOLDEN = TESTS / "golden"
SCHEMAS = TESTS / "schemas"
