"""Who is called what: the matrix, and the table by target."""

from __future__ import annotations

from rows import Rows

from dateline.views.called import Row, by_target, called_json, matrix
from dateline.views.labels import NOT_RESOLVED, list_labels
from dateline.views.snapshot import Snapshot


def test_the_matrix_of_a_small_record(snapshot: Snapshot) -> None:
    table = matrix(list_labels(snapshot), snapshot)
    assert (table.targets, table.others) == (("Black Dune Front",), 0)
    assert table.rows == (Row("Jufra Joint Force", (("terrorists",),), 0),)


def test_targets_with_most_labels_have_columns_and_the_rest_is_summed() -> None:
    rows = Rows()
    for target, labels in (("Guard", 1), ("Front", 3), (None, 4), ("Union", 2)):
        for n in range(labels):
            rows.label("a", "Kodwe" if n else "Trebi", target, f"name {n}")
    snapshot = rows.snapshot()
    table = matrix(list_labels(snapshot), snapshot, 2)
    assert (table.targets, table.others) == (("Front", "Union"), 2)
    assert table.rows == (
        Row("Kodwe", (("name 1", "name 2"), ("name 1",)), 3),
        Row("Trebi", (("name 0",), ("name 0",)), 2),
    )
    assert matrix(list_labels(snapshot), snapshot).targets == ("Front", "Union", "Guard", NOT_RESOLVED)


def test_a_word_stands_once_in_its_cell() -> None:
    rows = Rows()
    for report in ("a", "b"):
        rows.label(report, "Trebi", "Front", "gang")
    assert matrix(list_labels(rows.snapshot()), rows.snapshot()).rows == (Row("Trebi", (("gang",),), 0),)


def test_no_labels_are_an_empty_matrix() -> None:
    table = matrix((), Rows().snapshot())
    assert (table.targets, table.others, table.rows) == ((), 0, ())


def test_who_is_called_what_and_by_whom() -> None:
    rows = Rows()
    for report, speaker, target, words in (
        ("a", "Trebi", "Front", "gang"),
        ("b", "Kodwe", "Front", "gang"),
        ("b", "Kodwe", "Front", "bandits"),
        ("b", "Kodwe", "Guard", "militia"),
    ):
        rows.label(report, speaker, target, words)
    snapshot = rows.snapshot()
    front, guard = by_target(list_labels(snapshot), snapshot)
    assert front.words == (("gang", ("Trebi", "Kodwe")), ("bandits", ("Kodwe",)))
    assert front.counts == {"labels": 3, "speakers": 2, "reports": 2}
    assert guard.target == "Guard"
    row = called_json(front, [{"words": view.words} for view in front.labels])
    assert row["target"] == "Front" and row["called"][0] == {"words": "gang", "speakers": ["Trebi", "Kodwe"]}
    assert len(row["labels"]) == 3
