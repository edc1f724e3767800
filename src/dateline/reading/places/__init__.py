"""Places: which places a report names, where they are, and in which sense they are named."""

from dateline.model.annotation import Place
from dateline.model.report import Block
from dateline.reading.places.finding import find_places
from dateline.reading.step import Step

STEP = Step("places", 1, "which places are named, and where they are", needs=(Block,), gives=(Place,), run=find_places)
