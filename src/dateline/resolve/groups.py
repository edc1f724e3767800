"""Union-find: things that belong together, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Groups of items that grow by joining pairs; the same pairs in any order give the same groups."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The item that stands for the group of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, first: Item, second: Item) -> None:
        """Put the groups of two items together."""
        self._parent[self.find(first)] = self.find(second)

    def all(self) -> list[list[Item]]:
        """The groups, in the order in which their first items were given."""
        members: dict[Item, list[Item]] = defaultdict(list)
        for item in self._parent:
            members[self.find(item)].append(item)
        return list(members.values())
