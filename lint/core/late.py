"""Patterns of modules, compiled when they are first used.

Compiling takes a hundred times as long as most texts take to be asked, and a run uses few of the patterns that there are.
A late pattern has the methods of a compiled one; each becomes an attribute when it is first asked for, and costs as much
then as if it had been compiled at once. So no module of this program compiles a pattern while it is imported.

What `regex` compiled is kept on disk once it is known where (`keep_in`), and had from there in a tenth of the time.
"""

from __future__ import annotations

import re as _re
from functools import cached_property
from typing import TYPE_CHECKING, AnyStr, Generic, cast

from lint.core.cache import MACHINE, Cache, key_of

if TYPE_CHECKING:
    import regex as _regex


_kept = Cache(None)


def keep_in(cache: Cache) -> None:
    """Where to keep compiled patterns from now on."""
    global _kept
    _kept = cache


class _Late(Generic[AnyStr]):
    """A pattern of `re` or `regex` that is not compiled yet."""

    def __init__(self, module: str, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._made = module, flags

    @cached_property
    def _compiled(self) -> object:
        module, flags = self._made
        if module == "re":
            return _re.compile(self.pattern, flags)
        import regex

        key = key_of(self.pattern, int(flags), regex.__version__, MACHINE)
        found = _kept.get("patterns", key, regex.Pattern)
        if found is None:
            found = regex.compile(self.pattern, flags)
            _kept.put("patterns", key, found)
        return found

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what `copy` and `pickle` ask of everything
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found

    def __reduce__(self) -> tuple[object, ...]:
        module, flags = self._made
        return _Late, (module, self.pattern, flags)


def re(pattern: AnyStr, flags: int = 0) -> _re.Pattern[AnyStr]:
    """What `re.compile` would give."""
    return cast("_re.Pattern[AnyStr]", _Late("re", pattern, flags))


def regex(pattern: AnyStr, flags: int = 0) -> _regex.Pattern[AnyStr]:
    """What `regex.compile` would give."""
    return cast("_regex.Pattern[AnyStr]", _Late("regex", pattern, flags))
