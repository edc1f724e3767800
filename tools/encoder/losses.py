"""What is minimised: the second pass's answers against the gold."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from encoder.batch import IGNORED, Batch, bio
from encoder.negatives import Links
from encoder.network import LABEL, distances


def link_loss(linker: nn.Module, words: Tensor, links: Links) -> Tensor:
    """The loss of the linker over all questions of a batch."""
    with torch.autocast("cpu", torch.bfloat16):
        found = linker(words.index_select(0, torch.tensor(links.rows)), links.mask, links.near)
    ends, content, stations, roles, genuine = (scores.float() for scores in found)
    ends = ends.masked_fill(links.mask[:, :, None] == 0, -1e4)
    loss = 0.3 * functional.binary_cross_entropy_with_logits(genuine, links.genuine)
    for column in range(4):
        loss = loss + 0.5 * cross_entropy(ends[:, :, column], links.ends[:, column])
    told = ((content, "content", 1.5), (stations, "stations", 1.0), (roles, "roles", 0.3))
    for scores, name, weight in told:
        loss = loss + weight * cross_entropy(scores[:, 1:], links.tags[name])
    return loss


def label_loss(labeller: nn.Module, words: Tensor, batch: Batch) -> Tensor:
    """The loss of the labeller over the words of which is known whether they are part of a label."""
    known = batch.tags[LABEL] != IGNORED
    if not known.any():
        return words.new_zeros(())
    with torch.autocast("cpu", torch.bfloat16):
        found = labeller(words, batch.word_mask)[:, 1:].float()
    return functional.binary_cross_entropy_with_logits(found[known], (batch.tags[LABEL][known] > 0).float())


def find_loss(scores: Sequence[Tensor], batch: Batch) -> Tensor:
    """The loss of the finder's types, modes, statuses: by the word, and by the sentence where only that is known.

    Nine words in ten are no trigger; they weigh less, and the threshold of reading makes up for it.
    """
    types, modes, statuses, subs, mains = (s.float()[:, 1:] for s in scores)
    weight = torch.ones(types.shape[-1])
    weight[0] = 0.15
    loss = 3.0 * cross_entropy(types, batch.types, weight)
    loss = loss + 0.5 * cross_entropy(modes, batch.modes) + cross_entropy(statuses, batch.statuses)
    loss = loss + 0.7 * cross_entropy(subs, batch.subs)
    return loss + sentence_loss(types, batch) + main_loss(mains, batch)


def argue_loss(arguer: nn.Module, states: Tensor, batch: Batch) -> Tensor:
    """The loss of the arguer over all events of a batch."""
    rows, near, wanted = [], [], []
    width = batch.word_mask.shape[1]
    for row, example in enumerate(batch.examples):
        words = len(example.window.words)
        for event in example.events or ():
            if event.type and event.arguments:
                own = distances(words, min(event.trigger), max(event.trigger) + 1)
                rows.append(row)
                near.append(own + [0] * (width - len(own)))
                tags = [0] * words
                for kind, sets in enumerate(event.arguments):
                    for i, tag in enumerate(bio(words, sets)):
                        tags[i] = tags[i] or (tag and tag + 2 * kind)
                wanted.append(tags + [IGNORED] * (width - 1 - words))
    if not rows:
        return states.new_zeros(())
    index = torch.tensor(rows)
    with torch.autocast("cpu", torch.bfloat16):
        found = arguer(states.index_select(0, index), batch.word_mask[index], torch.tensor(near))
    return cross_entropy(found.float()[:, 1:], torch.tensor(wanted))


def sentence_loss(types: Tensor, batch: Batch) -> Tensor:
    """Where only the type of a sentence is known: the word that is likeliest to be a trigger of it is taught to be one.

    Function words are never taken. What the other words are is not known.
    """
    out, rows = types.new_zeros(()), 0
    for row, example in enumerate(batch.examples):
        if not example.sentence or not example.content:
            continue
        logs = functional.log_softmax(types[row, example.content], -1)
        wanted = torch.logsumexp(logs[:, list(example.sentence)], -1)
        out, rows = out - wanted.max(), rows + 1
    return out / max(1, rows)


def main_loss(mains: Tensor, batch: Batch) -> Tensor:
    """The type of each sentence's main event, from all of its words."""
    told = [(row, main) for row, example in enumerate(batch.examples) for main in example.mains]
    if not told:
        return mains.new_zeros(())
    losses = []
    for row, main in told:
        logs = functional.log_softmax(pooled(mains[row, main.first : main.end]), -1)
        losses.append(-torch.logsumexp(logs[list(main.types)], -1))
    return torch.stack(losses).mean()


def pooled(mains: Tensor) -> Tensor:
    """Scores of the main types of a sentence from those of its words."""
    return (torch.softmax(mains[:, -1:], 0) * mains[:, :-1]).sum(0)


def cross_entropy(scores: Tensor, wanted: Tensor, weight: Tensor | None = None) -> Tensor:
    """The mean over what the data tell; nought where they tell nothing."""
    if not (wanted >= 0).any():
        return scores.new_zeros(())
    rows = scores.reshape(-1, scores.shape[-1])
    return functional.cross_entropy(rows, wanted.reshape(-1), weight=weight, ignore_index=IGNORED)
