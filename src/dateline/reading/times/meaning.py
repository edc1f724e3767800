"""What an expression means before it is known when it was said: the five kinds of meaning that rules make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dateline.reading.times.moment import Moment

Base = Literal["now", "told"]
"""What a distance is counted from: the day of publication, or the time that the text told last."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from an anchor, in a unit: "last year" is (Y, -1, now), "two days later" (D, 2, told).

    `amount` None is an amount that is not told ("some days later"). `inner` is what is said of the time inside that unit:
    its part of the day, its mod. `compared` is a time that is only compared with ("from a year earlier").
    """

    unit: str
    amount: float | None
    base: Base = "now"
    inner: Moment = field(default_factory=Moment)
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year ... as far as the words name it.

    `which` is -1 for "last", 1 for "next", 0 for "this", None where the words do not say; `within` is a wider time that holds
    it ("June last year"). `generic` is any such time ("night raids"); `until` is the
    month in the next year up to which it lasts ("from October to March"). `week` is the week that holds the day ("the week of
    6 May").
    """

    moment: Moment
    which: int | None = None
    within: Shift | None = None
    base: Base = "now"
    generic: bool = False
    until: Moment | None = None
    week: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: "P3D". `toward` is -1 where it ends at the anchor ("the past three days"), 1 where it begins there."""

    value: str
    toward: int = 0


@dataclass(frozen=True, slots=True)
class Every:
    """A repetition: "P1D", "XXXX-WXX-5"."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Meaning = Shift | Point | Length | Every | Reference
