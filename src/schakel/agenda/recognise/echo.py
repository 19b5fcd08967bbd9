"""Groups find their core question: a heading "Capacity" echoes "3. Capacity: How ...?", "Bij kernvraag 2" names its number."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from schakel.agenda.recognise.branch import Branch, Group, Trunk
from schakel.agenda.recognise.questions import split_label
from schakel.agenda.recognise.wording import comparable

CLEAR = 85.0
WEAK = 45.0
_NAMED_NUMBER = re.compile(r"(?:vraag|question|ad|bij|punt)\s+([A-Z]?\d{1,2}|[A-Z])\b", re.IGNORECASE)
_STEM = 5


def place_groups(trunk: Trunk) -> None:
    """Hang the questions of every group under the core question it belongs to; without core questions they stay on top."""
    cores = [branch for branch in trunk.branches if branch.rank == 0]
    groups = [group for group in trunk.groups if group.branches]
    trunk.groups = []
    if not cores:
        for group in groups:
            trunk.branches.extend(group.branches)
        trunk.branches.sort(key=lambda branch: branch.place)
        return
    parents = _clear_parents(groups, cores)
    free = [core for core in cores if id(core) not in {id(parent) for parent in parents.values()}]
    open_groups = [group for group in groups if id(group) not in parents]
    in_order = len(open_groups) == len(free) and all(group.listed for group in open_groups)
    for number, group in enumerate(open_groups):
        parents[id(group)] = free[number] if in_order else _unclear_parent(group, cores)
    for group in groups:
        parents[id(group)].branches.extend(group.branches)
    for core in cores:
        core.branches.sort(key=lambda branch: branch.place)


def _clear_parents(groups: list[Group], cores: list[Branch]) -> dict[int, Branch]:
    """Group identity to core question, where words or number leave no doubt, or the group simply follows its question."""
    parents: dict[int, Branch] = {}
    by_label = {comparable(split_label(core.unit.text)[0]): core for core in reversed(cores)}
    by_code = {core.unit.marker.code: core for core in reversed(cores)}
    by_label.pop("", None)
    by_code.pop("", None)
    for group in groups:
        parent = by_label.get(comparable(group.title)) or _echoed(group, cores) or by_code.get(_number(group))
        if parent is None and not group.listed:
            parent = group.before
        if parent is not None:
            parents[id(group)] = parent
    return parents


def _echoed(group: Group, cores: list[Branch]) -> Branch | None:
    best = max(cores, key=lambda core: likeness(group.title, core.unit.text))
    return best if likeness(group.title, best.unit.text) >= CLEAR else None


def _number(group: Group) -> str:
    named = _NAMED_NUMBER.search(group.title)
    return named[1] if named else group.marker.code


def _unclear_parent(group: Group, cores: list[Branch]) -> Branch:
    best = max(cores, key=lambda core: likeness(group.title, core.unit.text))
    score = likeness(group.title, best.unit.text)
    second = max((likeness(group.title, core.unit.text) for core in cores if core is not best), default=0.0)
    parent = best if score >= WEAK else group.before or best
    if score < WEAK or score - second < 15:
        for branch in group.branches:
            branch.unit.doubt("ambiguous_parent")
    return parent


def likeness(title: str, question: str) -> float:
    """0-100: how well a group's heading echoes a core question, by its label or by the share of its words found there."""
    label, rest = split_label(question)
    name = comparable(title)
    if not name:
        return 0.0
    of_label = fuzz.ratio(name, comparable(label)) if label else 0.0
    of_text = fuzz.ratio(name, comparable(rest))
    stems = {word[:_STEM] for word in name.split() if len(word) > 3}
    there = {word[:_STEM] for word in comparable(question).split() if len(word) > 3}
    shared = 80.0 * len(stems & there) / len(stems) if stems else 0.0
    return max(of_label, of_text, shared)


def place_by_code(trunk: Trunk) -> None:
    """Move questions below the one their code names: "2.1" below "2.", and rows that say to what they belong."""
    everything = trunk.everything()
    by_code = {branch.unit.marker.code: branch for branch in reversed(everything) if branch.unit.marker.code}
    by_text = {comparable(branch.unit.text): branch for branch in reversed(everything)}
    holder = {id(child): branch for branch in everything for child in branch.branches}
    for branch in everything:
        wanted = branch.unit.parent_code.strip().rstrip(".") or branch.unit.marker.code.rpartition(".")[0]
        if not wanted:
            continue
        parent = by_code.get(wanted) or by_text.get(comparable(branch.unit.parent_code))
        if parent is None or parent.rank >= branch.rank:
            if branch.unit.parent_code:
                branch.unit.doubt("ambiguous_parent")
            continue
        if "ambiguous_parent" in branch.unit.doubts:
            branch.unit.doubts.remove("ambiguous_parent")
        now = holder.get(id(branch))
        if now is not parent:
            (now or trunk).branches.remove(branch)
            parent.branches.append(branch)
            parent.branches.sort(key=lambda child: child.place)
