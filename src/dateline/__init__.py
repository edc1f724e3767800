"""dateline: news reports in, a record you can check.

import dateline

reading = dateline.read("Rebels shelled Derna on Tuesday, residents said.", published="2019-06-20")
reading.events, reading.claims
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.annotation import Reading

__version__ = "0.1.0"


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """Read one report and return all that it says, each value with its span in `text`.

    `published` is an ISO 8601 date; without it relative dates stay open. Lists of your own are those that DATELINE_GAZETTEER and
    DATELINE_ACTORS name. Raises ValueError where the text cannot be read, InputError for a list with a wrong row.
    """
    from dateline.model.report import Report
    from dateline.reading.annotate import read_one

    return read_one(Report("text", text, published=published, outlet=outlet, title=title))
