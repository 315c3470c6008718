"""What stands beside a word: the signs that it is a person's, a company's or a street's name, not a slip."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from lint.lexicon.words import words_in

_BEFORE = regex.compile(r"(?<![\w'’])([\w.'’]+(?:-[\w'’]+)*)[ \u00a0-]$")
_WRAPPED = regex.compile(r"[^\r\n]{40}\p{L}[ \t]*\r?\n[ \t]*$")
_AFTER = regex.compile(r"(?:['’]s)?[ \u00a0-](&|\p{Lu}\.(?= \p{Lu})|[\w'’]+(?:-[\w'’]+)*)")
_TITLED = regex.compile(r"(?<![\w'’-])(\p{Lu}\p{Ll}+) (?:(?:of|and|for|&) )?$")
_QUOTES = "\"“”‘’«»'"

TITLES = words_in("""mr mrs ms miss dr prof professor sir dame lord lady president minister premier chancellor senator
    governor mayor ambassador secretary chairman chairwoman chairperson spokesman spokeswoman spokesperson general colonel
    major captain lieutenant sergeant admiral commander judge justice king queen prince princess emperor sheikh sultan imam rabbi
    bishop archbishop pope father sister brother coach actor actress singer director ceo founder striker midfielder defender
    goalkeeper manager author writer analyst economist lawyer attorney engineer rep congressman congresswoman comrade
    deputy marshal chief officer detective inspector baron baroness count duke saint""")
_KIN = words_in("& brothers sisters clan dynasty")
_CUES = words_in("""ltd inc co corp corporation company group holdings limited gmbh ag sa plc llc fc sc united
    bank airlines motors pharma street road avenue lane square river lake creek mount mountain hill valley county township
    village parish hospital hotel school college cathedral castle station park restaurant magazine records""")
PARTICLES = words_in("bin bint ibn abu al el van von der den di da dos de du ul ur")
"""Small words that go on with a person's name after the first."""
COMPANIONS = words_in("""north south east west northern southern eastern western central new great greater upper lower latin
    old mid midwestern republic kingdom state states city province region prefecture ancient modern imperial communist former""")
"""Words with a capital that stand before the names of countries and places."""
CHINESE_SURNAMES = words_in("""ai bai ban bao bi bian bo cai cao cen chai chang chao che chen cheng chi chu cui dai dang deng diao ding dong dou du
    duan fan fang fei feng fu gan gao ge geng gong gu guan guo han hao heng hong hou hu hua huang huo ji jia jian jiang jiao jin
    jing kang ke kong lai lan lang lei leng li lian liang liao lin ling liu lou lu luo lv ma mao mei meng mi miao mo mu na
    nie ning niu ou pang pei peng pi pu qi qian qiao qin qiu qu quan ran rao ren rong ruan shan shang shao shen sheng shi shu
    song su tang tao teng tian tong tu wan wang wei wen weng wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi
    yin ying yu yuan yue yun zang zeng zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zong zou zuo""")
"""The syllables of the 200 commonest Chinese surnames."""


INFLECTED_END = regex.compile(r"(?:(?<![suix])s|ed|ing|ly)$")
"""The end of a word that has no capital inside a sentence, unlike "Government" and "Council"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words before and after a span on its line, as written (empty where punctuation parts them), and quotes."""

    before: str
    after: str
    quoted: bool
    capital: bool
    """Whether it has a capital without opening a sentence."""
    opens: bool
    """Whether it has a capital and opens a sentence."""
    titled: str
    """The word with a capital before it, also before "of", "and" or "for"; empty where there is none."""


def beside(text: str, start: int, end: int) -> Beside:
    """Look at both sides of `start:end`."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    left = text[max(line, start - 40) : start]
    if not left.strip() and _WRAPPED.search(text, max(0, line - 200), start):  # the line above goes on here
        left = text[max(0, line - 41) : line].rstrip() + " "
    before, after = _BEFORE.search(left), _AFTER.match(text, end, end + 40)
    quoted = left[-1:] in _QUOTES and left != "" and text[end : end + 1] in _QUOTES and end < len(text)
    bare = left.rstrip(" \u00a0\"“‘'(").rstrip()
    opens = not bare or bare[-1] in ".!?:…"
    return Beside(
        before[1] if before else "",
        after[1] if after else "",
        quoted,
        text[start].isupper() and not opens,
        text[start].isupper() and opens,
        titled[1] if (titled := _TITLED.search(left)) else "",
    )


def is_cue(word: str) -> bool:
    """ "Ltd", "Street", "County", "brothers": what stands after a company's, a street's, a family's name."""
    return word in _KIN or (word[:1].isupper() and word.lower() in _CUES)


def is_title(word: str) -> bool:
    """ "Mr", "Prof.", "J.": what stands before a person's name."""
    bare = word.rstrip(".").lower()
    return bare in TITLES or is_initial(word)


def is_initial(word: str) -> bool:
    """ "J.": the initial of a name."""
    return len(word) == 2 and word[1] == "." and word[0].isupper()
