"""Questions that stand in a document twice: a summary and the chapter, an appendix with all questions."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz, process

from schakel.agenda.recognise.branch import Branch, Trunk
from schakel.agenda.recognise.wording import comparable

_DIGITS = re.compile(r"\d+")
SAME_TITLE = 92
MOST = 0.8


def without_repeats(trunks: list[Trunk]) -> list[Trunk]:
    """Join themes of one title, leave out overviews and questions that stand there twice, then themes without questions."""
    kept = [trunk for trunk in _join_themes(trunks) if trunk.branches]
    texts = [{comparable(branch.unit.text) for branch in trunk.everything()} for trunk in kept]
    overviews = _overviews(kept, texts)
    kept = [trunk for index, trunk in enumerate(kept) if index not in overviews]
    for trunk in kept:
        trunk.branches = _once(trunk)
    return kept


def _overviews(kept: list[Trunk], texts: list[set[str]]) -> set[int]:
    """The parts that only repeat what others hold: named an overview, or gathered from several themes."""
    found: set[int] = set()
    holders = Counter(text for own in texts for text in own)
    for index, (trunk, own) in enumerate(zip(kept, texts, strict=True)):
        if sum(holders[text] > 1 for text in own) < MOST * len(own):
            continue
        sources = [other for place, other in enumerate(texts) if place != index and place not in found and other & own]
        inside_one = any(own <= other for other in sources)
        if sources and (trunk.overview or not trunk.title or (len(sources) > 1 and not inside_one)):
            found.add(index)
            holders.subtract(own)
    return found


def _join_themes(trunks: list[Trunk]) -> list[Trunk]:
    kept: list[Trunk] = []
    titles: list[str] = []
    for trunk in trunks:
        title = comparable(trunk.title)
        like = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=SAME_TITLE, limit=5) if title else []
        place = next((index for name, _score, index in like if _same(kept[index], trunk, name, title)), None)
        if place is None:
            kept.append(trunk)
            titles.append(title)
        else:
            kept[place] = _joined(kept[place], trunk)
    return kept


def _joined(first: Trunk, second: Trunk) -> Trunk:
    fuller, other = (second, first) if _weight(second) > _weight(first) else (first, second)
    fuller.marker = fuller.marker if fuller.marker.code else other.marker
    fuller.rationale = fuller.rationale or other.rationale
    fuller.consequences = fuller.consequences or other.consequences
    fuller.branches = sorted([*fuller.branches, *other.branches], key=lambda branch: branch.place)
    return fuller


def _same(one: Trunk, other: Trunk, first: str, second: str) -> bool:
    """True for two titles that are alike, where neither code nor digits tell them apart."""
    codes = {trunk.marker.code for trunk in (one, other) if trunk.marker.code}
    return len(codes) < 2 and _DIGITS.findall(first) == _DIGITS.findall(second)


def _weight(trunk: Trunk) -> tuple[int, int]:
    return len(trunk.everything()), sum(len(text) for text in trunk.rationale)


def _once(trunk: Trunk) -> list[Branch]:
    """Of questions with the same words in one theme keep the one with most below it; sub-questions under other parents stay."""
    best: dict[str, Branch] = {}
    for branch in trunk.everything():
        key = comparable(branch.unit.text)
        if key not in best or len(branch.branches) > len(best[key].branches):
            best[key] = branch
    tops = {comparable(branch.unit.text): branch for branch in trunk.branches if branch.branches}
    for branch in trunk.branches:
        _hand_over(branch, tops.get(comparable(branch.unit.text), branch))
    return _keep(trunk.branches, best, tops)


def _hand_over(repeated: Branch, kept: Branch) -> None:
    """Give the question that is kept what stands only below its repetition, as in a table whose rows are in any order."""
    if repeated is kept:
        return
    known = {comparable(branch.unit.text) for branch in kept.branches}
    more = [branch for branch in repeated.branches if comparable(branch.unit.text) not in known]
    kept.branches = sorted([*kept.branches, *more], key=lambda branch: branch.place)


def _keep(branches: list[Branch], best: dict[str, Branch], tops: dict[str, Branch]) -> list[Branch]:
    kept: list[Branch] = []
    seen: set[str] = set()
    for branch in branches:
        key = comparable(branch.unit.text)
        chosen = tops.get(key, best[key]) if branch.rank == 0 else branch
        if key in seen or (branch.rank == 0 and chosen is not branch):
            chosen.unit.doubt("said_twice")
            continue
        seen.add(key)
        branch.branches = _keep(branch.branches, best, tops)
        kept.append(branch)
    return kept
