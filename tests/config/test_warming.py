"""What takes long to load is there before the first reader needs it, and is loaded once however many ask."""

from __future__ import annotations

import subprocess
import sys

COUNTED = """
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory as Factory

read, times = Factory.get_dictionary, []

def counted(factory, language):
    times.append(language)
    return read(factory, language)

Factory.get_dictionary = counted
from schakel.config.warming import warm_up
from schakel.text.lexicon import lemma_of
"""


def told(code: str) -> list[str]:
    """What a program of its own prints, in which nothing was loaded yet."""
    ended = subprocess.run([sys.executable, "-c", COUNTED + code], capture_output=True, text=True, check=True)
    return ended.stdout.split()


def test_the_words_are_loaded_before_a_page_asks_for_them() -> None:
    assert told("warm_up().join(); print(len(times)); lemma_of('gemeenten'); print(len(times))") == ["1", "1"]


def test_a_page_that_comes_sooner_waits_rather_than_reads_them_too() -> None:
    code = "thread = warm_up(); print(lemma_of('gemeenten')); thread.join(); print(len(times))"
    assert told(code) == ["gemeente", "1"]
