"""The profile of one actor: every section, and the words that each line stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rows import Rows

from dateline.lexicon.registry import registry
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence
from dateline.views.filters import Filters
from dateline.views.naming import is_name, names_seen
from dateline.views.profile import Profile, profile
from dateline.views.profile_lines import Line, csv_rows, line_json, profile_lines
from dateline.views.roles import roles_seen
from dateline.views.snapshot import Snapshot
from dateline.views.who import all_identities, find_identities, fitting, known_actor, with_id


def of(snapshot: Snapshot, name: str, **filters: Any) -> Profile:
    (identity,) = find_identities(all_identities(snapshot), name)
    return profile(snapshot, identity, all_identities(snapshot), Filters(**filters))


def lines(snapshot: Snapshot, one: Profile, section: str) -> list[Line]:
    return [line for line in profile_lines(one, snapshot) if line.section == section]


def told(
    *texts: str, name: str, kind: Any = "person", entity: str | None = None, days: tuple[str, ...] = ()
) -> Snapshot:
    """A record of reports with these texts, in which one actor is mentioned wherever `name` stands."""
    rows = Rows()
    for number, text in enumerate(texts):
        report = rows.report(f"r{number}", published=days[number] if days else f"2024-03-{number + 1:02}")
        rows.line(report, text)
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        spans = tuple(Evidence(Span(at, at + len(name)), name) for at in starts)
        rows.actors[f"a{number}"] = ActorRow(f"a{number}", report, name, kind, entity, None, None, spans)
    return rows.snapshot()


def roles(text: str, name: str = "Salem Okoye", kind: Any = "person") -> list[str]:
    snapshot = told(text, name=name, kind=kind)
    found = [role for one in all_identities(snapshot) for role in roles_seen(one, snapshot, snapshot.reports)]
    for role in found:
        assert all(seen.span.of(text) == seen.role for seen in role.seen)
    return [role.role for role in found]


def test_every_line_can_be_checked(snapshot: Snapshot) -> None:
    texts = {row.name: row.text for row in snapshot.reports.values()}
    for identity in all_identities(snapshot):
        one = profile(snapshot, identity, all_identities(snapshot))
        for line in profile_lines(one, snapshot):
            row = line_json(line, one)
            assert row["evidence"], row
            for basis in row["evidence"]:
                text = texts[basis["report"]]
                assert " … ".join(text[start:end] for start, end in basis["spans"]) == basis["quote"]
            assert len(list(csv_rows(line, one))) == len(line.basis)


def test_names_are_counted_from_the_first_report_to_the_last(snapshot: Snapshot) -> None:
    (name,) = lines(snapshot, of(snapshot, "black dune"), "name")
    assert (name.what, name.words, name.reports, name.first, name.last) == (
        "Black Dune Front", 2, 2, "2024-03-21", "2024-03-23",
    )  # fmt: skip
    assert [basis.report for basis in name.basis] == ["wire.txt", "denial.txt"]


def test_an_incident_has_three_counts_and_the_part_in_it(snapshot: Snapshot) -> None:
    (shelling,) = lines(snapshot, of(snapshot, "black dune"), "incident")
    assert (shelling.what, shelling.part, shelling.status) == ("ASSAULT heavy-weapons", "by", "occurred")
    assert (shelling.events, shelling.reports, shelling.origins) == (3, 3, 2)
    assert [basis.quote for basis in shelling.basis] == ["shelled"]
    assert lines(snapshot, of(snapshot, "black dune", status="denied"), "incident") == []


def test_what_others_say_of_an_actor_is_told_from_what_it_says(snapshot: Snapshot) -> None:
    one = of(snapshot, "black dune")
    assert [(line.what, line.status) for line in lines(snapshot, one, "says")] == [("it shelled Sokna", "denying")]
    (about,) = lines(snapshot, one, "about")
    assert about.other == "Jufra Joint Force" and about.source == "Sahel Wire → Jufra Joint Force"


def test_labels_stand_on_both_sides(snapshot: Snapshot) -> None:
    (called,) = lines(snapshot, of(snapshot, "black dune"), "called")
    (calls,) = lines(snapshot, of(snapshot, "jufra"), "calls")
    assert (called.what, called.other, calls.what, calls.other) == (
        "terrorists", "Jufra Joint Force", "terrorists", "Black Dune Front",
    )  # fmt: skip


def test_ties_name_the_other_side(snapshot: Snapshot) -> None:
    (tie,) = lines(snapshot, of(snapshot, "neighbour"), "tie")
    assert (tie.what, tie.other, tie.status, tie.source) == (
        "neighbour arms front", "front", "current", "own voice",
    )  # fmt: skip


def test_company_is_counted_by_reports_incidents_and_sentences(snapshot: Snapshot) -> None:
    found = {line.what: line for line in lines(snapshot, of(snapshot, "black dune"), "with")}
    assert set(found) == {"Jufra Joint Force", "Yusuf Zarmani"}
    force = found["Jufra Joint Force"]
    assert (force.reports, force.incidents, force.sentences) == (1, 0, 1)
    assert (found["Yusuf Zarmani"].reports, found["Yusuf Zarmani"].basis[0].report) == (1, "denial.txt")


def test_filters_choose_reports(snapshot: Snapshot) -> None:
    one = of(snapshot, "black dune", outlet="Sidra Gazette")
    assert [report.name for report in one.reports] == ["denial.txt"]
    assert [name.places[0].report for name in one.names] == [one.reports[0].id]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday army chief Salem Okoye left.", ["army chief"]),
        ("He met Gen. Salem Okoye there.", ["Gen."]),
        ("He met Mr Salem Okoye there.", []),
        ("Fighters took the field Salem Okoye owned.", []),
        ("Said Salem Okoye: no.", []),
        ("He met US Secretary of State Salem Okoye.", ["Secretary of State"]),
        ("He met the envoy of president Salem Okoye.", ["president"]),
        ("They blamed the service. General Salem Okoye left.", ["General"]),
        ("Lt. Gen. Salem Okoye left.", ["Lt. Gen."]),
        ("The suspected rebel commander Salem Okoye left.", ["suspected rebel commander"]),
        ("Salem Okoye, an alleged commander of the Front, left.", ["alleged commander of the Front"]),
        ("His father Salem Okoye left.", []),
        ("The ousted president Salem Okoye left.", ["ousted president"]),
        ("The terrorist Salem Okoye left.", []),
        ("Salem Okoye, the mayor of Kasra, said so.", ["mayor of Kasra"]),
        ("Salem Okoye, 52, a former rebel commander in the south, said so.", ["former rebel commander in the south"]),
        ("Salem Okoye (commander of the Front) left.", ["commander of the Front"]),
        ("Salem Okoye, commander of the men who took Hun, left.", ["commander of the men"]),
        ("The mayor of Kasra, Salem Okoye, said so.", ["mayor of Kasra"]),
        ("It was led by its commander, Colonel Salem Okoye, until May.", ["Colonel", "commander"]),
        ("A spokesman for the governor of Kasra, Salem Okoye, said so.", ["spokesman for the governor of Kasra"]),
        ("The son of the governor, Salem Okoye, said so.", []),
        ("The mayor, Salem Okoye, and two aides met.", []),
        ("They met Salem Okoye, the mayor, and the governor.", []),
        ("Salem Okoye, who left, is back.", []),
        ("Salem Okoye, angered by the mayor, left.", []),
        ("Salem Okoye, 52, left.", []),
        ("Salem Okoye", []),
    ],
)
def test_roles_are_read_beside_the_name_and_never_made_up(text: str, found: list[str]) -> None:
    assert sorted(roles(text)) == sorted(found)


def test_a_role_noun_that_means_the_actor_is_told_from_words_beside_the_name() -> None:
    snapshot = told("Salem Okoye left. The mayor of Kasra came back.", name="Salem Okoye")
    row = snapshot.actors["a0"]
    noun = Evidence(Span(18, 36), "The mayor of Kasra")
    snapshot.actors["a0"] = replace(row, mentions=(*row.mentions, noun))
    one = of(snapshot, "Okoye")
    assert [(line.what, line.part) for line in lines(snapshot, one, "role")] == [("mayor of Kasra", "reference")]
    assert [line.what for line in lines(snapshot, one, "name")] == ["Salem Okoye"]


def test_a_body_has_a_role_in_apposition_only() -> None:
    text = "Tidal Watch, a local rights group, said the group had left. It is a militia, the army said."
    assert roles(text, "Tidal Watch", "organisation") == ["local rights group"]


def test_the_name_of_a_body_before_a_role_belongs_to_it() -> None:
    snapshot = told("Dune Front commander Salem Okoye left.", name="Salem Okoye")
    front = ActorRow("b", "r0", "Dune Front", "group", None, None, None, (Evidence(Span(0, 10), "Dune Front"),))
    snapshot.actors["b"] = front
    (okoye,) = find_identities(all_identities(snapshot), "Okoye")
    assert [role.role for role in roles_seen(okoye, snapshot, ["r0"])] == ["Dune Front commander"]
    assert roles("the Dune Front commander Salem Okoye left.") == ["commander"]


def test_roles_stand_in_order_of_time_and_known_ones_are_told_apart() -> None:
    snapshot = told(
        "Khalifa Haftar, commander of the LNA, spoke.", "Field Marshal Khalifa Haftar spoke.",
        name="Khalifa Haftar", entity="lby-khalifa-haftar", days=("2019-05-02", "2019-05-01"),
    )  # fmt: skip
    one = of(snapshot, "Haftar")
    found = lines(snapshot, one, "role")
    assert [(line.what, line.status, line.since, line.first) for line in found] == [
        ("commander of the Libyan National Army", "known", "2015-03-02", None),
        ("Field Marshal", "seen", None, "2019-05-01"),
        ("commander of the LNA", "seen", None, "2019-05-02"),
    ]
    assert found[0].basis == () and found[0].source == "registry:lby-khalifa-haftar"
    (row,) = csv_rows(found[0], one)
    assert (row["what"], row["source"]) == (found[0].what, "registry:lby-khalifa-haftar") and "quote" not in row


def test_pronouns_and_role_nouns_are_no_names() -> None:
    snapshot = told("The Front left. the Front of Hun came.", name="the Front of Hun", kind="group")
    (front,) = all_identities(snapshot)
    assert [seen.name for seen in names_seen(front, snapshot, ["r0"])] == ["Front of Hun"]
    told_apart = {words: is_name(words) for words in ("It", "Fighters", "Terrorists", "the UN", "SDF", "Stephen King")}
    assert [words for words, named in told_apart.items() if named] == ["the UN", "SDF", "Stephen King"]


def test_a_full_name_wins_and_a_last_name_does_not() -> None:
    rows = Rows()
    for number, (name, kind) in enumerate(
        [
            ("Hamza Trebi", "person"),
            ("Hamza Trebi Salem", "person"),
            ("Trebi", "person"),
            ("Union", "group"),
            ("Sea Union", "group"),
        ]
    ):
        report = rows.report(f"r{number}")
        rows.line(report, f"{name} spoke.")
        rows.actors[str(number)] = ActorRow(
            str(number), report, name, kind, "own-sea" if number == 4 else None, None, None, (Evidence(Span(0, len(name)), name),)
        )  # fmt: skip
    snapshot = rows.snapshot()
    assert [one.name for one in fitting(all_identities(snapshot), "hamza trebi")] == ["Hamza Trebi"]
    assert {one.name for one in fitting(all_identities(snapshot), "Trebi")} == {
        "Hamza Trebi",
        "Hamza Trebi Salem",
        "Trebi",
    }
    assert [one.name for one in fitting(all_identities(snapshot), "Union")] == ["Union"]
    assert fitting(all_identities(snapshot), "Nobody") == () == with_id(all_identities(snapshot), "")
    (sea,) = with_id(all_identities(snapshot), "own-sea")
    assert with_id(all_identities(snapshot), sea.id[:14]) == (sea,) and known_actor(sea) is None


def test_a_known_alias_finds_the_actor_though_no_report_has_it() -> None:
    snapshot = told("Khalifa Haftar spoke.", name="Khalifa Haftar", entity="lby-khalifa-haftar")
    assert "Khalifa Belqasim Haftar" in registry().identities["lby-khalifa-haftar"].names()
    assert [one.name for one in fitting(all_identities(snapshot), "Khalifa Belqasim Haftar")] == ["Khalifa Haftar"]
