"""Settings of a run: defaults, the project's configuration, and flags on top."""

from __future__ import annotations

from dataclasses import dataclass

from lint.rule import CONFIDENCES, SEVERITIES


@dataclass(frozen=True)
class Settings:
    """What a run is asked to do. Names are those of the flags."""

    paths: tuple[str, ...] = (".",)
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "warning"
    confidence: str = "medium"
    fail_on: str = "warning"
    jobs: int = 1
    cache: bool = True
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    corpus: bool = True

    def shows(self, severity: str, confidence: str) -> bool:
        """Whether a finding of this severity and confidence is shown."""
        return SEVERITIES.index(severity) >= SEVERITIES.index(self.severity) and CONFIDENCES.index(
            confidence
        ) >= CONFIDENCES.index(self.confidence)

    def fails(self, severity: str) -> bool:
        """Whether a shown finding of this severity makes the run fail."""
        return self.fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)
