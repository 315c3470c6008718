"""The kinds of rules: one module each, found by name (see `lint.core.kind.Kind`)."""

from __future__ import annotations

import importlib

from lint.core.errors import UsageError, did_you_mean
from lint.core.kind import Kind

_loaded: dict[str, Kind] = {}


def names() -> list[str]:
    """Names of all kinds: the modules of this package, and entry points `seedlint.kinds`."""
    import pkgutil
    from importlib.metadata import entry_points

    own = {m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")}
    return sorted(own | {e.name for e in entry_points(group="seedlint.kinds")})


def named(name: str) -> Kind:
    """The kind called `name`; raises `UsageError` with a suggestion."""
    kind = _loaded.get(name)
    if kind is None:
        module: object
        try:
            module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        except ModuleNotFoundError:
            from importlib.metadata import entry_points

            plugin = next(iter(entry_points(group="seedlint.kinds", name=name)), None)
            if plugin is None:
                raise UsageError(f"unknown kind '{name}'{did_you_mean(name, names())}") from None
            module = plugin.load()
        found: object = getattr(module, "KIND", module)
        if not isinstance(found, Kind):
            raise UsageError(f"the kind '{name}' is no `lint.core.kind.Kind`: bind an instance to `KIND`")
        kind = _loaded[name] = found
    return kind
