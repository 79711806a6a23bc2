"""What was measured, beside its floor and its goal, told in words and kept as JSON."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goal:
    """``most`` or ``least`` the figure may be, in the figure's unit."""

    most: float | None = None
    least: float | None = None

    def holds(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    def __str__(self) -> str:
        return f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """``floor`` is the same kind of work done barely, in the same run and unit."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    goal: Goal | None = None

    @property
    def reached(self) -> bool | None:
        return None if self.goal is None else self.goal.holds(self.value)

    def line(self) -> str:
        """One row of the table: name, figure, floor and ratio, goal."""
        beside = ""
        if self.floor:
            beside = f"floor {self.floor:.3g} {self.unit}, x{self.value / self.floor:.2g}"
        verdict = ""
        if self.goal is not None:
            verdict = f"{'reached' if self.reached else 'NOT REACHED'} ({self.goal} {self.unit})"
        return f"  {self.name:<58} {number(self.value):>9} {self.unit:<9} {beside:<32} {verdict}".rstrip()


def number(value: float) -> str:
    """Three digits that count, no exponent."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


@dataclass
class Report:
    """All figures of a run, and what could not be measured and why."""

    figures: list[Figure] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)

    def add(self, figures: Sequence[Figure]) -> None:
        for figure in figures:
            self.figures.append(figure)
            print(figure.line(), flush=True)

    def skip(self, part: str, reason: str) -> None:
        self.skipped[part] = reason
        print(f"  not measured: {reason}", flush=True)

    def summary(self) -> str:
        wanted = [figure for figure in self.figures if figure.goal is not None]
        missed = [figure.name for figure in wanted if not figure.reached]
        told = f"{len(wanted) - len(missed)} of {len(wanted)} goals reached"
        return told + ("" if not missed else "; not reached: " + "; ".join(missed))

    def write(self, path: Path) -> None:
        rows = [asdict(figure) | {"reached": figure.reached} for figure in self.figures]
        path.write_text(json.dumps({"figures": rows, "skipped": self.skipped}, indent=1, ensure_ascii=False))


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie, by linear interpolation. Needs two values."""
    return statistics.quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]
