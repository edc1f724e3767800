"""What is minimised: the second pass's answers against the gold."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from claims_encoder.batch import IGNORED
from claims_encoder.negatives import Links


def link_loss(linker: nn.Module, words: Tensor, links: Links) -> Tensor:
    """The loss of the linker over all questions of a batch."""
    with torch.autocast("cpu", torch.bfloat16):
        found = linker(words.index_select(0, torch.tensor(links.rows)), links.mask, links.near)
    ends, content, stations, roles, genuine = (scores.float() for scores in found)
    ends = ends.masked_fill(links.mask[:, :, None] == 0, -1e4)
    loss = 0.3 * functional.binary_cross_entropy_with_logits(genuine, links.genuine)
    for column in range(4):
        loss = loss + 0.5 * cross_entropy(ends[:, :, column], links.ends[:, column])
    for scores, name, weight in ((content, "content", 1.5), (stations, "stations", 1.0), (roles, "roles", 0.3)):
        loss = loss + weight * cross_entropy(scores[:, 1:], links.tags[name])
    return loss


def cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    """The mean over what the data tell; nought where they tell nothing."""
    if not (wanted >= 0).any():
        return scores.new_zeros(())
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=IGNORED)
