"""A text of another subject begins with a title of its own; captions and keys are no titles."""

from __future__ import annotations

import pytest
from marked import found, rule_of

FIRST = (
    "The dam above both towns holds and the line brings water all year, the mayor said on Friday.\n"
    "A second line will follow in the spring, when the lower town has paid its share of the price.\n"
    "Nobody in the upper town had asked for it, and the vote was close in all the other villages.\n"
)
SECOND = (
    "A school for divers has opened in the old harbour, where forty pupils learn to mend nets and pumps under the eyes of"
    " a retired captain, who lost his ship in a storm and never wanted to go to sea again afterwards."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}[[Old harbour opens school for divers\n{SECOND}]]",
        f"{FIRST}Old harbour school (pupils and divers)\n{SECOND}",
        f"{FIRST}Filed Under:Harbour school for old divers\n{SECOND}",
        f"{FIRST}What the water line will cost the towns\n{FIRST}",
    ],
)
def test_seam(text: str) -> None:
    got, wanted = found(rule_of("seam"), text)
    assert got == wanted
