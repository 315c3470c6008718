"""What each format shows to rules: walls stand in ⟦brackets⟧, all else is prose; what is missing is not shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lint.inputs import format
from lint.inputs.format import Broken, Parsed, Reading, texts_of
from lint.inputs.reader import named

SHOWN = [
    ("markdown", "# A *big* day\n", "⟦# ⟧A big day⟦\n⟧"),
    ("markdown", "> one\n> two\n", "one\ntwo⟦\n⟧"),
    ("markdown", "- [x] done\n", "⟦- [x]⟧ done⟦\n⟧"),
    ("markdown", "see [the map](http://a/b) and `x = 1`\n", "see the map and ⟦`x = 1`⟧⟦\n⟧"),
    ("markdown", "a **b**c <b>d</b><br>e &amp; f\\*\n", "a bc d⟦\n⟧e ⟦&⟧ f⟦*⟧⟦\n⟧"),
    ("markdown", "a <!-- b\nc --> <?d?> e\n", "a ⟦￼⟧ ⟦￼⟧ e⟦\n⟧"),
    ("markdown", "one  \ntwo\\\nthree\n", "one⟦  \n⟧two⟦\\\n⟧three⟦\n⟧"),
    ("markdown", "| a | b \\| c |\n|---|---|\n| d | e |\n", "⟦| ⟧a⟦ | b \\| c |\n|---|---|\n| ⟧d⟦ | ⟧e⟦ |\n⟧"),
    ("markdown", "---\ntitle: x\n---\n\ntext $x$\n", "⟦\n⟧text ⟦$x$⟧⟦\n⟧"),
    ("markdown", "text[^1] {{ y }}\n\n[^1]: note\n", "text⟦[^1]⟧ ⟦{{ y }}\n\n⟧note⟦\n⟧"),
    ("markdown", "2 * 3 and snake_case\n", "2 * 3 and snake_case⟦\n⟧"),
    ("notebook", '{"cells": [{"cell_type": "markdown", "source": ["# A \\"big\\"\\n", "*d\\u00e9*"]}]}', '⟦# ⟧A "big"⟦\n⟧dé'),
    ("notebook", '{"cells": [{"cell_type": "code", "source": "# x"}, {"cell_type": "raw", "source": []}]}', None),
    ("html", "<p>a\n  b</p><p>c<br>d</p>", "a b⟦\n\n⟧c⟦\n⟧d"),
    ("html", "<b>H</b><sub>2</sub>O&nbsp;is &eacute; &lt;x&gt;", "H2O⟦ ⟧is é ⟦<⟧x⟦>⟧"),
    ("html", "<p>a <code>b  c</code></p><pre>x</pre><script>y</script>", "a ⟦b⟧⟦ ⟧⟦c⟧"),
    ("html", 'so<img src="a">far', "so⟦￼⟧far"),
    ("html", "1.\u00a0Harbour", "1.⟦\u00a0⟧Harbour"),
    ("html", "ver&shy;y lo\u00adng", "very long"),
    ("html", "<p translate=no>a</p>b", "b"),
    ("html", "<b>&#xf17c;</b> or", "⟦\uf17c⟧ or"),
    ("html", "if <i class='x notranslate'><i>a</i> b</i>, c <code><var>d</var></code>.", "if ⟦a⟧⟦ ⟧⟦b⟧, c ⟦d⟧."),
    ("xml", "<d><p>four words of <i>inline</i> text</p><v>1 2</v></d>", "four words of inline text⟦\n\n⟧⟦1⟧⟦ ⟧⟦2⟧"),
    ("subtitles", "1\n00:00:01,000 --> 00:00:02,000\n- <i>one\ntwo</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n♪ la\n", "⟦- ⟧one\ntwo⟦\n\n⟧⟦♪ la⟧"),
    ("latex", "\\section{One} M\\\"uller~\\cite{x} $a$ \\emph{b}% c\n", "⟦\n\n⟧One M⟦ü⟧ller⟦ ⟧⟦￼⟧ ⟦$a$⟧ b"),
    ("latex", "This is \\bf bold: \\today\nand so on\n", "This is⟦ ⟧ bold:⟦ ⟧\nand so on\n"),
    ("rst", "Head\n====\n\nsee :ref:`x` and *y*\n", "Head\n⟦====⟧\n\nsee ⟦:ref:`x`⟧ and ⟦*⟧y⟦*⟧\n"),
    ("rst", ".. code-block:: sh\n\n   a b\n\nText::\n\n   x\n", "⟦.. code-block:: sh\n\n   a b\n\n⟧Text⟦::\n\n   x\n⟧"),
    ("rst", "Text::\r\n\r\n   x \r\n\r\nMore\r\n", "Text⟦::\r\n\r\n   x \r\n\r\n⟧More⟦\r⟧\n"),
    ("asciidoc", "== Head\n\ntext `x` +\n----\ny\n----\n", "⟦== ⟧Head\n\ntext ⟦`x`⟧⟦ +⟧\n⟦----\ny\n----⟧\n"),
    ("org", "* TODO Head :tag:\n#+begin_src\nx\n#+end_src\nsay =x=\n", "⟦* TODO ⟧Head⟦ :tag:⟧\n⟦#+begin_src\nx\n#+end_src⟧\nsay ⟦=x=⟧\n"),
    ("wikitext", "'''A''' {{t|u}} [[p|q]]\n", "⟦'''⟧A⟦'''⟧ ⟦{{t|u}}⟧ ⟦[[p|⟧q⟦]]⟧\n"),
    ("roff", ".SH NAME\nls \\- list \\fIx\\fR\n", "⟦.SH NAME⟧\nls ⟦\\-⟧ list ⟦\\fI⟧x⟦\\fR⟧\n"),
    ("source", "x = 1  # this is what it means\n# y = 2\n", "this is what it means"),
    ("source", '"""Say what it does here.\n\n>>> f(1)\n"""\n', "Say what it does here."),
    ("mail", "Subject: x\n\nHello there \n> you wrote\n-- \nme\n", "Hello there⟦ \n⟧"),
    ("mail", "Content-Transfer-Encoding: base64\n\naGVsbG8=\n", None),
    ("po", 'msgid "k"\nmsgstr ""\n"a %s\\n"\n"&b"\n', "a ⟦%s⟧\n⟦&⟧b"),
    ("xliff", "<x><trans-unit id='1'><source>s</source><target>a<x id='1'/> <g id='2'>b</g></target></trans-unit></x>", "a⟦￼⟧ b"),
    ("tmx", "<tmx><header srclang='de'/><tu><tuv xml:lang='de'><seg>x</seg></tuv><tuv xml:lang='en'><seg>y &amp; z</seg></tuv></tu></tmx>", "y ⟦&⟧ z"),
    ("json", '{"text": "It\\u2019s {n} \\"q\\""}', 'It’s ⟦{n}⟧ "q"'),
]  # fmt: skip


def with_walls(parsed: Parsed) -> str:
    out, known = "", parsed.known
    assert known is not None
    for index, segment in enumerate(known.segments):
        end = known.segments[index + 1].start if index + 1 < len(known.segments) else known.length
        piece = parsed.text[segment.start : end]
        out += f"⟦{piece}⟧" if segment.sort == 2 else piece
    return out.replace("⟧⟦", "")


@pytest.mark.parametrize(("name", "raw", "shown"), SHOWN)
def test_what_rules_see(name: str, raw: str, shown: str | None) -> None:
    texts = [with_walls(p) for p in named(name).read(raw, Reading(name="a.py"))]
    assert texts == ([] if shown is None else [shown.replace("⟧⟦", "")])


DECLARED = [
    ("html", '<html lang="de"><p>x</p></html>', "de"),
    ("markdown", "---\nlang: fr\n---\n\nx\n", "fr"),
    ("po", 'msgid ""\nmsgstr "Language: pt_BR\\n"\n\nmsgid "k"\nmsgstr "x"\n', "pt_BR"),
    ("xliff", "<x><file target-language='en'><trans-unit id='1'><source>s</source><target>a</target></trans-unit></file></x>", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "language"), DECLARED)
def test_the_language_that_a_file_declares(name: str, raw: str, language: str) -> None:
    [parsed] = named(name).read(raw, Reading())
    assert parsed.language == language


def test_a_translation_comes_with_its_source() -> None:
    raw = 'msgid "Lock %s"\nmsgstr "x %s"\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "y"\nmsgstr[1] "z"\n'
    sources = [(p.field, p.source.text) for p in named("po").read(raw, Reading()) if p.source]
    assert sources == [("msgstr", "Lock %s"), ("msgstr[0]", "one"), ("msgstr[1]", "many")]


FRAGMENTS = [
    ("The gate is shut until noon.", True),
    ("Märta Oldstad", False),
    ("for ( i=0;i<n;i++ ) { s+=a[i] ; }", False),
    ("SELECT a,b FROM t WHERE a=='x' ;", False),
    ("水门一直关到中午，之后才开。", True),
    ("no no yes", False),
]


@pytest.mark.parametrize(("text", "prose"), FRAGMENTS)
def test_values_that_nobody_named_are_prose_if_they_read_so(text: str, prose: bool) -> None:
    import json

    [parsed] = named("jsonl").read(json.dumps({"k": text}), Reading())
    assert parsed.prose is prose


def test_texts_of_large_units_are_read_once_and_what_comes_before_a_break_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Halves:
        SUFFIXES = (".halves",)
        asked = 0

        def read(self, raw: str, asked: Reading) -> Iterator[Parsed]:
            self.asked += 1
            yield Parsed(raw[:4])
            if raw.endswith("!"):
                raise Broken("no more")

        def frame(self, raw: str, asked: Reading) -> object:
            return None

    monkeypatch.setattr(format, "LARGE_CHARACTERS", 10)
    halves = Halves()
    assert [[p.text for p in texts_of(halves, "a long text", Reading())] for _ in range(3)] == [["a lo"]] * 3
    assert halves.asked == 1
    assert [[p.text for p in texts_of(halves, "short", Reading())] for _ in range(3)] == [["shor"]] * 3
    assert halves.asked == 4
    broken = iter(texts_of(halves, "a long text!", Reading()))
    assert next(broken).text == "a lo"
    with pytest.raises(Broken):
        next(broken)
