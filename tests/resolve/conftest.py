"""Rows by hand, with only what a test cares about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.model.spans import Span
from dateline.model.statement import ClaimRow, EventRow, FigureRow, HopRow, PlaceRef, ReportRow, Toll

SOKNA = PlaceRef("Sokna", "2210221", 29.07, 15.78, "LBY", "settlement")
HUN = PlaceRef("Hun", "2216645", 29.13, 15.95, "LBY", "settlement")
KUFRA = PlaceRef("Kufra", "2218970", 24.2, 23.3, "LBY", "settlement")
LIBYA = PlaceRef("Libya", "2215636", 28.0, 17.0, "LBY", "country")
MENAKA = PlaceRef("Menaka", "2453348", 15.9, 2.4, "MLI", "settlement")


@pytest.fixture
def places() -> dict[str, PlaceRef]:
    return {"sokna": SOKNA, "hun": HUN, "kufra": KUFRA, "libya": LIBYA, "menaka": MENAKA}


@pytest.fixture
def event() -> Callable[..., EventRow]:
    def make(ident: str, report: str, kind: Any = "ASSAULT", **more: Any) -> EventRow:
        values: dict[str, Any] = dict(
            id=ident, report=report, type=kind, mode=None, status="occurred", trigger=Span(0, 8), quote="attacked",
            actors=("Black Dune Front",), recipients=(), place=SOKNA, start="2024-03-20", end="2024-03-20",
            carried=False, acled=None, claim=None,
        )  # fmt: skip
        return EventRow(**(values | more))

    return make


@pytest.fixture
def report() -> Callable[..., ReportRow]:
    def make(
        ident: str, outlet: str | None = None, published: str | None = "2024-03-21", text: str = "Text."
    ) -> ReportRow:
        return ReportRow(ident, f"{ident}.txt", text, outlet or f"Outlet {ident}", None, None, "en", published)

    return make


@pytest.fixture
def figure() -> Callable[..., FigureRow]:
    def make(
        ident: str, report: str, event: str | None, low: int | None, high: int | None, best: int | None, **more: Any
    ) -> FigureRow:
        values: dict[str, Any] = dict(harm="killed", count="new", as_of=None, span=Span(0, 2), wording="12", claim=None)
        return FigureRow(id=ident, report=report, event=event, low=low, high=high, best=best, **(values | more))

    return make


@pytest.fixture
def claim() -> Callable[..., ClaimRow]:
    def make(ident: str, report: str, *chain: tuple[str | None, Any]) -> ClaimRow:
        hops = (HopRow(None, "outlet", None, None), *(HopRow(name, role, Span(0, 3), None) for name, role in chain))
        return ClaimRow(ident, report, (), (), (), None, None, "indirect", "neutral", hops, None)

    return make


@pytest.fixture
def toll() -> Callable[..., Toll]:
    def make(origin: int, low: int | None, high: int | None, best: int | None, **more: Any) -> Toll:
        values: dict[str, Any] = dict(
            figure=f"f{origin}{best}", report=f"r{origin}", harm="killed", count="new", as_of=None, span=Span(0, 2)
        )
        return Toll(low=low, high=high, best=best, origin=origin, **(values | more))

    return make
