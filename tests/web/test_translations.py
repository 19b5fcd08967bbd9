"""Nothing is left untranslated, and what runs is what was translated."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

import schakel

PACKAGE = Path(schakel.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_there_are_translations() -> None:
    assert {"web", "register", "parties"} <= {named(path) for path in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_every_text_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_translations_keep_their_placeholders(path: Path) -> None:
    broken = []
    for entry in polib.pofile(str(path)):
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        given = [entry.msgstr_plural[1]] if entry.msgid_plural else [entry.msgstr]
        broken += [text for text in given if set(PLACEHOLDER.findall(text)) != wanted]
    assert broken == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_what_runs_is_what_was_translated(path: Path) -> None:
    source = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.pofile(str(path)) if not e.obsolete}
    compiled = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path.with_suffix(".mo")))}
    assert compiled == source
