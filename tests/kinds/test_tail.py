"""`tail`: where an article ends and links follow. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

from typing import Any

import pytest
from marked import found, rule_of

BODY = "The dam above both towns holds and the line brings water all year, the mayor said on Friday."
SCHOOLS = "A school\n" * 12
OTHER = "A school for divers has opened in the old harbour, and forty pupils learn to mend nets and pumps."


@pytest.mark.parametrize(
    "options, text",
    [
        ({"heads": ["Related articles"]}, f"{BODY}\n[[Related Articles:\nA school\nA fair]]\n"),
        ({"heads": ["Related articles"]}, f"Related articles\n{BODY}"),  # nothing ends before it begins
        ({"heads": ["Related articles"]}, f"{BODY}\nRelated articles"),  # a line, no tail
        ({"heads": ["Related articles"]}, f"{BODY}\nRelated articles\n{OTHER}\n{OTHER} More."),  # the text goes on
        ({"second_article": True},
         f"Two towns share water line\n{BODY}\nTwo towns share water line\n[[{OTHER}\nOld harbour opens school for divers]]"),
        ({"second_article": True}, f"Two towns share water line\n{BODY}\nThe dam and the water line\n{OTHER}"),
        ({"heads": ["Do not miss", "Related"]},  # a box in the middle of the article
         f"{BODY}\nDo not miss\nA fair\n{OTHER}\n{BODY}\n{OTHER}\n[[Related\n{SCHOOLS}A fair]]"),
        ({"second_article": True},  # offers with a title each
         f"Two towns share water line\n{BODY}\nTwo towns share water line\nHarbour opens school for divers\n{OTHER}\n"
         f"Old harbour opens school for divers"),
        ({"second_article": True},
         f"Head\nOSLO, May 2 (Agency) -- {BODY}\n{BODY}\n{BODY}\n[[LIMA, May 3 (Agency) -- {OTHER}\n{OTHER}]]"),
    ],
)  # fmt: skip
def test_tail(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("tail", **options), text)
    assert got == want
