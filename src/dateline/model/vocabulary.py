"""The closed vocabularies of the annotation format, and PLOVER 2.0's scores.

Everything here is part of a contract that scorers and exports outside the project depend on: values are added, never
renamed. Types, modes, scores and quad classes follow the PLOVER manual, draft 2.0 (openeventdata/PLOVER, commit 5e0c24f).
"""

from __future__ import annotations

from typing import Final, Literal

Role = Literal["headline", "byline", "dateline", "lede", "subhead", "body", "caption", "appeal", "furniture"]
"""What a block of a report is. `appeal` asks for money or subscribers; `furniture` is any other leftover of the page."""

UNREAD_ROLES: Final[frozenset[str]] = frozenset({"appeal", "furniture"})
"""Blocks with these roles yield no statement."""

ActorKind = Literal["person", "group", "organisation", "government", "outlet", "population"]
Precision = Literal["point", "settlement", "district", "region", "country", "wider"]
Sense = Literal["literal", "metonym", "demonym"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["neutral", "distancing", "endorsing", "denying"]
HopRole = Literal["outlet", "agency", "document", "speaker", "anonymous"]
Marker = Literal["quoted", "so-called", "attributed", "plain"]
Status = Literal["occurred", "ongoing", "announced", "threatened", "hypothetical", "attempted", "denied"]
Harm = Literal["killed", "injured", "missing", "displaced", "detained", "abducted"]
Count = Literal["new", "cumulative", "revised"]
TieKind = Literal[
    "arms", "supplies", "funds", "trains", "backs", "allied_with", "fights", "leads", "member_of", "part_of",
    "recognises", "based_in",
]  # fmt: skip
TieStatus = Literal["current", "past", "denied"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip

QUAD: Final[dict[str, Quad]] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",  # the manual contradicts itself; its chapter on the type is followed
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}

BASE_INTENSITY: Final[dict[str, float]] = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5.0,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10.0,
    "RETREAT": 6.5,
    "REQUEST": 0.0,
    "ACCUSE": -3.0,  # printed without its minus in the manual
    "REJECT": -2.0,
    "THREATEN": -3.5,
    "PROTEST": -5.0,
    "SANCTION": -6.0,
    "MOBILIZE": -5.5,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
}
"""PLOVER intensity of a type without a mode, from -10 (hostile) to +10 (cooperative)."""

MODE_INTENSITY: Final[dict[str, dict[str, float | None]]] = {
    "CONSULT": {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    "RETREAT": {
        "withdraw": 8.0, "release": 6.5, "disarm": 10.0, "ceasefire": 7.5, "access": 6.5, "resign": 4.5,
    },
    "REQUEST": {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    "ACCUSE": {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    "THREATEN": {
        "restrict": -3.0, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4.0, "violence": -3.5,
    },
    "PROTEST": {
        "demo": -5.0, "riot": -7.0, "strike": -5.0, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
        "vandalize": None,  # the manual prints no score
    },
    "SANCTION": {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    "COERCE": {
        "seize": -7.0, "restrict": -7.0, "arrest": -7.0, "deport": -7.0, "withhold": -7.0, "cyber": -7.0,
        "censor": -6.5, "curfew": -6.5, "misinformation": -6.5, "martial-law": -7.5,
    },
    "ASSAULT": {
        "abduct": -8.5, "torture": -8.5, "sexual": -8.5, "destroy": -8.5, "beat": -7.5, "crowd-control": -7.5,
        "primitive": -8.0, "firearms": -9.0, "explosives": -9.0, "targeted": -9.5, "suicide-attack": -9.5,
        "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5, "unconventional": -10.0,
    },
}  # fmt: skip
"""PLOVER intensity of a type in a mode; None where the manual prints no score. Also the list of modes each type may have."""

SUB_EVENTS: Final[tuple[str, ...]] = (
    "ARMED_CLASH", "GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER",
    "CHEM_WEAP", "AIR_STRIKE", "SUIC_BOMB", "ART_MISS_ATTACK", "REM_EXPLOS", "GRENADE",
    "SEX_VIOL", "ATTACK", "ABDUCT_DISSAP",
    "PEACE_PROTEST", "PROTEST_WITH_INTER", "FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR", "MOB_VIOL",
    "AGREEMENT", "ARREST", "CHANGE_TO_GROUP_ACT", "DISR_WEAP", "BASE_ESTAB", "PROPERTY_DISTRUCT",
    "NON_VIOL_TERRIT_TRANSFER", "OTHER",
)  # fmt: skip
"""ACLED's sub-events (names: CASE-2021): battles, explosions, violence against civilians, protests and riots, strategic."""

CONTEXTS: Final[frozenset[str]] = frozenset(
    """military intelligence peacekeeping territory terrorism cbrn cyber repression executive legislative election
    political_institutions pro_democracy pro_autocracy legal diplomatic human_rights rights_freedoms human_security gender
    lgbt religion_ethnicity inequality reparations health asylum migration disasters natural_resource environment
    technology economic crime corruption illegal_drugs trafficking misinformation""".split()
)


def intensity(event_type: str, mode: str | None) -> float:
    """PLOVER's score of an event: that of its mode where one is printed, else that of its type.

    >>> intensity("ASSAULT", "drone"), intensity("PROTEST", "vandalize")
    (-9.5, -5.0)
    """
    score = MODE_INTENSITY.get(event_type, {}).get(mode) if mode else None
    return BASE_INTENSITY[event_type] if score is None else score
