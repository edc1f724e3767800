"""The weights that ship: what they read stands in the text, and hangs on nothing but the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.spans import Span
from dateline.reading.encoder.decode import Stretch
from dateline.reading.encoder.network import REACH, Network, Question, _near, _spread, network, network_version
from dateline.reading.encoder.reading import Arguments, Encoded

TEXT = """Mayor Ada Okoye told Radio Delta that the bridge had been mined. The army denied it.

Rebels are believed to hold the mill, she said. “They are bandits,” the governor added."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def weights() -> Network:
    found = network()
    assert found is not None
    return found


def spans_of(encoded: Encoded) -> list[Span]:
    out = [span for frame in encoded.cues for span in (frame.cue, *frame.content, *(s.span for s in frame.stations))]
    out += [frame.source.span for frame in encoded.cues if frame.source is not None]
    labels = encoded.labels(word for word, _ in encoded.label_odds)
    out += [s for label in labels for s in (label.span, label.speaker, label.target) if s is not None]
    triggers = [frame.span for frame in encoded.triggers([Span(0, 10**6)])]
    told = encoded.arguments(triggers)
    out += [*triggers, *(s for a in told for s in (*a.actors, *a.recipients, *a.places, *a.times))]
    return out


def test_a_plain_claim_is_read(weights: Network) -> None:
    told = next(frame for frame in Encoded(weights, TEXT).cues if frame.cue.of(TEXT) == "told")
    assert told.source is not None and told.source.span.of(TEXT) == "Mayor Ada Okoye"
    assert [span.of(TEXT) for span in told.content] == ["the bridge had been mined"]
    assert 0.5 < told.score <= 1.0 and not told.inner


def test_a_claim_without_a_source_has_none(weights: Network) -> None:
    believed = next(frame for frame in Encoded(weights, "The mill is believed to be mined.").cues)
    assert believed.source is None


ACTS = "Rebels shelled the town of Derna on Monday. The army denied that it had attacked a convoy."


def test_a_plain_event_is_read_with_its_parties(weights: Network) -> None:
    encoded = Encoded(weights, ACTS)
    shelled = next(frame for frame in encoded.triggers([Span(0, len(ACTS))]) if frame.span.of(ACTS) == "shelled")
    assert (shelled.type, shelled.mode, shelled.status) == ("ASSAULT", "heavy-weapons", "occurred")
    [told] = encoded.arguments([shelled.span])
    assert [span.of(ACTS) for span in told.actors] == ["Rebels"] and "Monday" in told.times[0].of(ACTS)


def test_a_denied_act_is_no_fact(weights: Network) -> None:
    assert next(f for f in Encoded(weights, ACTS).triggers([]) if f.span.of(ACTS) == "attacked").status == "denied"


def test_a_function_word_is_no_trigger(weights: Network) -> None:
    assert all(
        frame.span.of(TEXT).lower() not in {"the", "that", "of"} for frame in Encoded(weights, TEXT).triggers([])
    )


def test_a_word_outside_all_windows_has_no_arguments(weights: Network) -> None:
    encoded = Encoded(weights, ACTS)
    beyond = Span(len(ACTS), len(ACTS) + 3)
    assert encoded.arguments([beyond]) == [Arguments()] and encoded.belief_in_trigger(beyond) == 0.0


def test_what_is_not_to_be_read_is_not_read(weights: Network) -> None:
    second = TEXT.index("Rebels")
    found = Encoded(weights, TEXT, [Span(second, len(TEXT))])
    assert found.cues and all(span.end <= second for span in spans_of(found))


def test_a_line_reads_the_same_whatever_else_the_run_has_read(weights: Network) -> None:
    alone = Encoded(weights, TEXT)
    Encoded(weights, "The minister said " + "that the port was closed and " * 60 + "nothing else.")
    again = Encoded(weights, TEXT)
    assert again.cues == alone.cues and again.label_odds == alone.label_odds


def test_the_version_names_the_weights() -> None:
    version = network_version()
    assert version is not None and len(version) == 12 and int(version, 16) >= 0


@given(st.text(max_size=200) | st.lists(st.sampled_from(TEXT.split(" ")), max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_spans_inside_it(weights: Network, text: str) -> None:
    for span in spans_of(Encoded(weights, text)):
        assert 0 <= span.start < span.end <= len(text) and span.of(text).strip() == span.of(text)


def test_a_question_is_asked_of_the_words_near_it_only(weights: Network) -> None:
    filler = " ".join(f"Stall {n} sold figs." for n in range(60))
    text = f"Rebels shelled Keth, the mayor said. {filler}"
    frame = next(f for f in Encoded(weights, text).cues if f.cue.of(text) == "said")
    reach = 6 * REACH["linker"]
    assert all(span.start - frame.cue.end < reach for span in frame.content)
    far = Question(np.zeros((301, 4), dtype=np.float32), Stretch(290, 291))
    part, places = _near(far, 10)
    assert places.tolist() == [0, *range(281, 301)] and part.cue == Stretch(10, 11)
    spread = _spread(np.ones((len(places), 3), dtype=np.float32), places, 301, none=True)
    assert spread.argmax(axis=1)[1:281].tolist() == [0] * 280 and spread[281:].tolist() == [[1.0] * 3] * 20
