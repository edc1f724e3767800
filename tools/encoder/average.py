"""The running mean of a network's weights."""

from __future__ import annotations

import torch
from torch import nn


class Average:
    """The mean over the last steps; as a context it is put into the network for the while."""

    def __init__(self, net: nn.Module, decay: float = 0.99) -> None:
        self.net, self.decay, self.steps = net, decay, 0
        self.kept = {k: v.detach().clone() for k, v in net.named_parameters()}
        self._own: dict[str, torch.Tensor] = {}

    def take(self) -> None:
        """Add the weights of now."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for key, value in self.net.named_parameters():
            self.kept[key].lerp_(value.detach(), 1 - decay)

    def restore(self) -> None:
        """Put the mean into the network."""
        with torch.no_grad():
            for key, value in self.net.named_parameters():
                value.copy_(self.kept[key])

    def __enter__(self) -> None:
        self._own = {k: v.detach().clone() for k, v in self.net.named_parameters()}
        self.restore()

    def __exit__(self, *_: object) -> None:
        with torch.no_grad():
            for key, value in self.net.named_parameters():
                value.copy_(self._own[key])
