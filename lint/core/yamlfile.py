"""YAML as rule authors write it: plain data, and the line of every value for messages.

Read with ruamel.yaml (YAML 1.2: `NO`, `yes` and `12:30` stay strings). Documents are composed to nodes and
constructed here, because only nodes know their lines and whether a scalar was double-quoted, which turns `"\\b"`
into a backspace without a word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lint.core.errors import Problem

MAX_BYTES = 50_000_000
"""A rule file larger than this is refused: it is no rule file."""

_MAX_NODES = 5_000_000
"""Values of a file, counted as often as an alias repeats them."""
Path_ = tuple[str | int, ...]


@dataclass
class YamlFile:
    """Plain data of one file, and where each part stands: `where(("rules", 3, "find"))` is `names.yaml:41`."""

    path: str
    data: object = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    controls: bool = False
    """Whether control characters in double quotes are meant; in a regex they never are."""

    def where(self, at: Path_ = ()) -> str:
        """`file:line` of the value at a path of keys and indexes, or of the nearest part that holds it."""
        while at and at not in self.lines:
            at = at[:-1]
        return f"{self.path}:{self.lines.get(at, 1)}"

    def complain(self, at: Path_, what: str) -> None:
        """Note something wrong with the value at `at`."""
        self.problems.append(Problem(self.where(at), what))


def read(path: Path, shown: str | None = None, *, controls: bool = False) -> YamlFile:
    """Read one YAML file; what is wrong with it is in `problems`, never raised."""
    out = YamlFile(shown or path.as_posix(), controls=controls)
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            raise ValueError(f"larger than {MAX_BYTES // 1_000_000} MB; a rule file is not")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        out.complain((), f"not UTF-8: undecodable at byte {error.start}; save the file as UTF-8")
        return out
    except (OSError, ValueError) as error:
        out.complain((), f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return out
    return parse(text, out)


def parse(text: str, out: YamlFile) -> YamlFile:
    """Parse `text` into `out`."""
    if text.startswith("%YAML 1.1"):
        out.complain((), "YAML 1.1 turns NO into false and on into true; remove the %YAML line")
        return out
    try:
        node = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        from lint.core.yaml_advice import advice  # only where something is wrong

        line, what = advice(text, error)
        out.problems.append(Problem(f"{out.path}:{line}", what))
        return out
    except (YAMLError, ValueError) as error:
        out.complain((), f"not valid YAML: {' '.join(str(error).split())[:200]}")
        return out
    if node is not None:
        out.data = _Builder(out).build(node, ())
    return out


class _Builder:
    def __init__(self, out: YamlFile) -> None:
        self.out = out
        self.count = 0

    def build(self, node: Node, at: Path_) -> object:
        self.count += 1
        if self.count > _MAX_NODES:
            raise ValueError("too many values: are aliases nested in each other?")
        self.out.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return self._scalar(node, at)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*at, i)) for i, child in enumerate(node.value)]
        assert isinstance(node, MappingNode)
        data: dict[object, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            self.out.lines[(*at, key)] = key_node.start_mark.line + 1
            if key in data:
                self.out.complain((*at, key), f"key '{key}' stands twice")
            data[key] = self.build(value_node, (*at, key))
        return data

    def _scalar(self, node: ScalarNode, at: Path_) -> object:
        text: str = node.value
        bad = next((c for c in text if unicodedata.category(c) == "Cc" and c not in "\n\t\r"), None)
        # an example is a text: it may hold, by number, the very characters that a rule looks for
        text_of_example = "examples" in at and bad != "\b"
        if bad is not None and node.style == '"' and not (self.out.controls or text_of_example):
            name = {"\b": r'"\b" in double quotes is a backspace'}.get(bad, f"U+{ord(bad):04X}")
            self.out.complain(at, f"control character ({name}); write regexes in single quotes or as a |- block")
        if node.style:  # quoted or a block: always a string
            return text
        match node.tag and str(node.tag).rpartition(":")[2]:
            case "int":
                return int(text.replace("_", ""), 0) if not text.lstrip("+-").startswith("0") or text == "0" else text
            case "float":
                return float(text)
            case "bool":
                return text.lower() == "true"
            case "null":
                return None
        return text
