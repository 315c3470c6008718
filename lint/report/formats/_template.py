"""Pages out of templates: styles inside, a content security policy that names their hashes, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources


def rendered(name: str, script: str = "", **values: object) -> str:
    """The page `name` with its style sheet; `script` is the one script that may run."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    loader = PackageLoader("lint.report.formats", "_page")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = part("colours.css") + part(f"{name}.css")
    return made.get_template(f"{name}.html").render(
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script), **values
    )


def part(name: str) -> str:
    """A file beside the templates."""
    return (resources.files("lint.report.formats") / "_page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
