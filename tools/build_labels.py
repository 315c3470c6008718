#!/usr/bin/env python3
"""Labels of buttons, forms and players in other languages than English, from the catalogues of programs that sites are made with.

    python tools/build_labels.py --docusaurus DIR --shariff DIR --videojs DIR [--pages TAGGED.jsonl...] > rules/lists/world-labels.txt

DIR are unpacked npm packages: @docusaurus/theme-translations 3.10.2 (MIT), shariff 3.3.0 (MIT), video.js 8.24.1
(Apache-2.0). Django (BSD-3-Clause) is read where it is installed. TAGGED are rows of `tools/furniture/tagged.py --language all`:
a line of several words that stands in the menus of `SITES` sites in one language and nowhere in a text is a label too.

Only labels of two words or more are taken, of six characters in scripts without spaces: one word may be a heading of any text.
Of single words only "share" is, as it stands under every article.
"""

from __future__ import annotations

import argparse
import gettext
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lint.kinds._lines import cue
from lint.structure.lines import FUNCTION_WORDS

SITES = 5
"""Sites in whose menus a line must stand."""
SHORTEST, LONGEST, WITHOUT_SPACES, VERB = 6, 80, 6, 5
"""Characters of a label, of one in a script without spaces, and of a verb alone: "del" and "deli" are words elsewhere."""

LANGUAGES = frozenset(
    "ar bg ca cs da de el es et fa fi fr he hi hr hu id is it ja ko lt lv ms nb nl nn no pl pt ro ru sk sl sq sr sv th tr"
    " uk vi zh".split()
)

DJANGO = (
    "Log in", "Log out", "Log in again", "Forgotten your password or username?", "Forgotten your login credentials?",
    "Change password", "Password change", "Password reset", "Reset my password", "Skip to main content", "Page not found",
    "Server error", "Please correct the error below.", "View site", "Recent actions", "Your password was changed.",
    "This field is required.", "Email address", "First name", "Last name",
)  # fmt: skip
"""Messages of Django's log-in pages and forms."""
_HOLE = re.compile(r"[{}%|<>]")
_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
_SHARE = re.compile(r"shareText:\s*\{(.*?)\}", re.S)
_TITLE = re.compile(r"title:\s*\{(.*?)\}", re.S)
_ENTRY = re.compile(r"['\"]?([a-z]{2}(?:-[A-Z]{2})?)['\"]?:\s*(?:'((?:\\.|[^'])*)'|\"((?:\\.|[^\"])*)\")")


def docusaurus(folder: Path) -> Iterator[str]:
    """Messages of the themes, without the names of notes ("tip", "warning")."""
    english = set(_messages(folder / "locales" / "base" / "theme-common.json").values())
    for path in sorted(folder.glob("locales/*/theme-*.json")):
        if path.parent.name[:2] in LANGUAGES and path.parent.name != "base":
            yield from (
                text for key, text in _messages(path).items() if "admonition" not in key and text not in english
            )


def _messages(path: Path) -> dict[str, str]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return {key: m["message"] if isinstance(m, dict) else m for key, m in found.items() if "___DESCRIPTION" not in key}


def shariff(folder: Path) -> Iterator[tuple[str, bool]]:
    """What share buttons say, and whether it is the verb alone."""
    for path in sorted(folder.glob("src/js/services/*.js")):
        source = path.read_text(encoding="utf-8")
        for pattern, alone in ((_SHARE, True), (_TITLE, False)):
            for block in pattern.findall(source):
                yield from ((a or b, alone) for language, a, b in _ENTRY.findall(block) if language[:2] in LANGUAGES)


def videojs(folder: Path) -> Iterator[str]:
    """Messages of the player."""
    for path in sorted(folder.glob("dist/lang/*.json")):
        if path.stem[:2] in LANGUAGES:
            yield from (text for key, text in json.loads(path.read_text(encoding="utf-8")).items() if text != key)


def django() -> Iterator[str]:
    """Messages of log-in pages and forms."""
    spec = find_spec("django")
    root = Path(spec.origin).parent if spec and spec.origin else Path()
    for path in sorted(root.glob("**/locale/*/LC_MESSAGES/django.mo")):
        if path.parents[1].name[:2] not in LANGUAGES:
            continue
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        yield from (text for key in DJANGO if (text := catalogue.gettext(key)) != key)


def learned(paths: list[Path]) -> Iterator[str]:
    """Lines of the menus of several sites in one language that no text has."""
    menus: dict[tuple[str, str], set[str]] = defaultdict(set)
    texts: set[str] = set()
    for path in paths:
        for row in map(json.loads, filter(None, path.read_text(encoding="utf-8").split("\n"))):
            for line, label in zip(row["lines"], row["labels"], strict=True):
                if label == 0:
                    texts.add(cue(line))
                elif label == 1 and row["language"] not in ("en", ""):
                    menus[row["language"], cue(line)].add(row["group"])
    yield from (line for (_, line), sites in menus.items() if len(sites) >= SITES and line not in texts)


def is_label(text: str) -> bool:
    """Whether a message may stand as a whole line and is more than a word."""
    line = cue(text)
    if (
        not SHORTEST <= len(line) <= LONGEST
        or _HOLE.search(text)
        or any(map(str.isdigit, text))
        or not _LETTER.search(line)
    ):
        return False
    return len(line.split()) > 1 or (len(line) >= WITHOUT_SPACES and _UNSPACED.search(line) is not None)


def main() -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("docusaurus", "shariff", "videojs"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    buttons = list(shariff(args.shariff))
    found = {cue(text) for text, alone in buttons if is_label(text) or (alone and len(cue(text)) >= VERB)}
    sources = (docusaurus(args.docusaurus), videojs(args.videojs), django(), learned(args.pages))
    found |= {cue(text) for source in sources for text in source if is_label(text)}
    ascii_english = {line for line in found if _is_english(line)}
    print(
        "# Labels of buttons, forms and players in other languages than English, compared as those of debris-lines.txt;"
    )
    print("# made by tools/build_labels.py.")
    print("\n".join(sorted(found - ascii_english)))
    return 0


def _is_english(line: str) -> bool:
    """Whether a message was left in English: most catalogues have some."""
    words = line.split()
    return line.isascii() and sum(w in FUNCTION_WORDS or w in _ENGLISH for w in words) * 2 >= len(words)


_ENGLISH = frozenset(
    "edit this page tags authors view all skip main content copy search newer older posts post entries read more version next"
    " previous back close open dialog window settings player play video audio text track font size color style family reset"
    " restore default values done chapters color opacity background script home log out password change email address name"
    " docs sidebar collapse expand navigation bar toggle draft unlisted breadcrumbs direct link show results no try again clear"
    " on via share tweet like share facebook sans serif small caps casual monospace proportional raised depressed uniform"
    " drop shadow edge green red blue white black yellow cyan magenta semi-transparent transparent opaque progress current time"
    " remaining duration stream type live seek mute unmute fullscreen exit picture in picture picture-in-picture rate playback".split()
)


if __name__ == "__main__":
    sys.exit(main())
