"""The network: a small BERT trunk with heads for claims and labels, and a branch for events behind its second layer."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dateline.reading.encoder.outputs import ARGUMENTS, MODES, STATUSES, SUBS, TYPES

FAR = 32  # words; farther from the cue all distances are one
LABELS = 2 * FAR + 2  # added to the distances where the second pass is asked about a label instead of a cue
EARLY = 2  # layers of the trunk behind which the branch for events begins
CUE, SOURCE, CONTENT, INNER, LABEL = range(5)  # the roles that the trunk tags with O, B, I


class Trunk(nn.Module):
    """Pieces to words: the state of each word's first piece, and scores of O, B, I for each of five roles."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(width, 15)  # source and content only help the training

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """-> states [windows, words + 1, width] with [CLS] in front, tag scores [windows, words + 1, 15], early states."""
        out = self.bert(input_ids=pieces, token_type_ids=cases, attention_mask=mask, output_hidden_states=True)
        index = first.unsqueeze(-1).expand(-1, -1, out.last_hidden_state.shape[-1])
        words, early = (torch.gather(s, 1, index) for s in (out.last_hidden_state, out.hidden_states[EARLY]))
        return words, self.tags(self.drop(words)), early


class Linker(nn.Module):
    """Given the words' states and which of them are the cue (or label): what hangs on it.

    `ends`: first and last word of the source (of a label: its speaker), then of a label's target; [CLS] means none.
    `content`: O, B, I. `stations`: O, then B and I of the stations between outlet and source, nearest to the source first.
    `roles`: outlet, agency, document, speaker, anonymous, for words of a source or station. `genuine`: log-odds that the
    cue or label is one.
    """

    def __init__(self, bert: BertModel, depth: int = 2) -> None:
        super().__init__()
        width = bert.config.hidden_size
        self.near = nn.Embedding(2 * LABELS, width)
        nn.init.normal_(self.near.weight, std=0.02)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[-depth:])
        self.drop = nn.Dropout(0.1)
        self.ends = nn.Linear(width, 4)
        self.content = nn.Linear(width, 3)
        self.stations = nn.Linear(width, 7)
        self.roles = nn.Linear(width, 5)
        self.genuine = nn.Linear(width, 1)

    def forward(self, words: Tensor, mask: Tensor, near: Tensor) -> tuple[Tensor, ...]:
        """`near` is the distance to the cue (FAR = inside). -> all scores [n, w, .], `genuine` [n]."""
        states = through(self.layers, self.norm(words + self.near(near)), mask)
        states = self.drop(states)
        inside = (near % LABELS == FAR).to(states.dtype).unsqueeze(-1)
        cue = (states * inside).sum(1) / inside.sum(1).clamp(min=1)
        return (
            self.ends(states),
            self.content(states),
            self.stations(states),
            self.roles(states),
            self.genuine(cue).squeeze(-1),
        )


class Labeller(nn.Module):
    """Which words are part of a label: two layers of its own on the trunk's states."""

    def __init__(self, bert: BertModel, depth: int = 2) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[-depth:])
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Linear(bert.config.hidden_size, 1)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """-> log-odds [windows, words + 1] of being part of a label."""
        return self.tags(self.drop(through(self.layers, self.drop(words), mask))).squeeze(-1)


class Finder(nn.Module):
    """Which words are the trigger of an event, with its type, mode, status: the upper layers as pre-trained, over early states.

    What a claim is and what an act is like are far from each other: a trunk trained for claims no longer tells kinds of acts apart.
    """

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        width = bert.config.hidden_size
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[EARLY:])
        self.drop = nn.Dropout(0.1)
        self.types = nn.Linear(width, 1 + len(TYPES))
        self.modes = nn.Linear(width, 1 + len(MODES))
        self.statuses = nn.Linear(width, len(STATUSES))
        self.subs = nn.Linear(width, 1 + len(SUBS))
        self.mains = nn.Linear(width, 2 + len(TYPES))

    def forward(self, early: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """-> states; scores of types, modes, statuses, sub-events, main types, all [windows, words + 1, .].

        "None" comes first but in statuses. Main types: what a word says of the type of its sentence's main event, and last its
        own weight among the words of the sentence.
        """
        states = through(self.layers, early, mask)
        told = self.drop(states)
        return states, self.types(told), self.modes(told), self.statuses(told), self.subs(told), self.mains(told)


class Arguer(nn.Module):
    """Given the finder's states and which words are a trigger: who does it, to whom, where, when (O, then B and I of each)."""

    def __init__(self, bert: BertModel, depth: int = 1) -> None:
        super().__init__()
        width = bert.config.hidden_size
        self.near = nn.Embedding(LABELS, width)
        nn.init.normal_(self.near.weight, std=0.02)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[-depth:])
        self.drop = nn.Dropout(0.1)
        self.arguments = nn.Linear(width, 1 + 2 * len(ARGUMENTS))

    def forward(self, states: Tensor, mask: Tensor, near: Tensor) -> Tensor:
        """-> scores [triggers, words + 1, 9]."""
        return self.arguments(self.drop(through(self.layers, self.norm(states + self.near(near)), mask)))


def through(layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
    """States after some transformer layers."""
    bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
    for layer in layers:
        out = layer(states, bias)
        states = out[0] if isinstance(out, tuple) else out
    return states


def distances(words: int, start: int, end: int) -> list[int]:
    """For each place, [CLS] first, the distance to the cue's words `start..end-1`: FAR inside, below before, above behind."""
    out = [2 * FAR + 1]
    for i in range(words):
        if i < start:
            out.append(max(0, FAR - (start - i)))
        elif i >= end:
            out.append(min(2 * FAR, FAR + (i - end + 1)))
        else:
            out.append(FAR)
    return out


def widened(kept: dict[str, Tensor], fresh: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights of an earlier run in the shape of now: rows and heads that it did not have stay as they begin.

    Distances to labels begin as those to cues.
    """
    out = {key: value.clone() for key, value in fresh.items()}
    for key, value in kept.items():
        if key in out:
            out[key][: len(value)] = value
    rows = kept["1.near.weight"]
    for start in range(len(rows), len(out["1.near.weight"]), LABELS):
        out["1.near.weight"][start : start + LABELS] = rows[:LABELS]
    return out


def load_bert(folder: str) -> BertModel:
    """The pre-trained weights, eager attention (exports plainly), a third segment id for words in capitals."""
    config = BertConfig.from_pretrained(folder)
    config._attn_implementation = "eager"
    config.attention_probs_dropout_prob = 0.0  # drawing the masks costs a tenth of the time on a CPU
    bert = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    old = bert.embeddings.token_type_embeddings.weight.data
    new = nn.Embedding(3, old.shape[1])
    new.weight.data = torch.cat([old[:1], old[:1], old[:1]]) + torch.randn(3, old.shape[1]) * 0.002
    bert.embeddings.token_type_embeddings = new
    bert.config.type_vocab_size = 3
    return bert
