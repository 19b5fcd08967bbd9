"""The licence gate: nothing under the GPL or AGPL is needed at run time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement

FORBIDDEN = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser|0BSD|Zlib|HPND|Unlicense|CNRI|EUPL|CC0",
    re.IGNORECASE,
)


def runtime() -> Iterator[str]:
    """The names of everything that is installed for use, by following what requires what from our own package."""
    waiting, seen = [("schakel", frozenset({"postgres", "embeddings"}))], set()
    while waiting:
        name, extras = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        seen.add(key)
        yield key
        for line in requires:
            requirement = Requirement(line)
            environments: list[dict[str, str]] = [{"extra": extra} for extra in (*extras, "")]
            if requirement.marker is None or any(requirement.marker.evaluate(one) for one in environments):
                waiting.append((requirement.name, frozenset(requirement.extras)))


def licence(name: str) -> str:
    """What a package says of its licence."""
    data = distribution(name).metadata
    if "License-Expression" in data:
        return str(data["License-Expression"])
    classifiers = [line for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    return "; ".join(classifiers) or ", ".join(data.get_all("License") or [])[:200]


def weighed(text: str) -> str:
    """A licence without the lesser GPL, which is allowed, and with the best of a choice."""
    text = re.sub(
        r"LGPL[\w.+-]*|GNU Lesser General Public License[^;]*|Lesser General Public License[^;]*", "Lesser", text
    )
    choices = re.split(r"\s+OR\s+", text)
    return next((one for one in choices if ALLOWED.search(one) and not FORBIDDEN.search(one)), text)


def test_what_runs_is_found() -> None:
    names = set(runtime())
    assert {"django", "tantivy", "pypdfium2", "numpy", "psycopg", "tokenizers"} <= names
    assert "pytest" not in names


def test_nothing_at_run_time_is_under_the_gpl() -> None:
    assert not {name: licence(name) for name in runtime() if FORBIDDEN.search(weighed(licence(name)))}


def test_every_licence_at_run_time_is_one_that_we_know() -> None:
    assert not {name: licence(name) for name in runtime() if not ALLOWED.search(weighed(licence(name)))}
