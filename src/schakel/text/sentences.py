"""Where Dutch and English sentences end."""

from __future__ import annotations

import re

from schakel.text.wordlist import listed_words

_ABBREVIATIONS = listed_words("""
    aant afb afd afl alg art artt bd bijv bijl bv blz ca cf cfr cie col dd dhr diss dl dr drs ds ed eds e.g em etc
    ev evt excl ext fig fr gem ggz hfst hr i.e i.c ib ibid id ing incl inz ir jg jhr jl jr kl ll l.c lic max medew
    mej mevr min mln mld mr mrd mrs ms mw nl no nr nrs o.a o.m o.b.v op.cit p par pag pct pgf plm plv pnt pp prof
    proc ref resp sec sp sr st stb stcrt subs tel t.a.v t.b.v t.g.v t.m t.o.v t/m v vb vert vgl vnl vlg vs wnd zgn
    z.g b.v c.q d.d d.i d.m.v d.w.z dwz g.g.d h.t i.h.a i.h.b i.o i.p.v i.t.t i.v.m i.z m.a.w m.b.t m.b.v m.i m.i.v
    m.m m.m.v m.n m.u.v n.a.v n.v.t o.i.v o.l.v r.o u.a w.o w.v.t.t.k z.o.z z.s.m
""")
_MAY_END = frozenset(["e.a", "e.d", "e.v", "enz", "etc", "al", "jl", "ll", "n.chr", "v.chr", "a.u.b", "s.v.p"])
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?:\d{1,3}(?=\s))?(\s+)(?=([\"'“‘„«(\[]*)([^\s]))")
_LONGEST_WORD = 60  # letters: a longer one is no abbreviation
_LAST_WORD = re.compile(r"([^\s(\[\"'‘“„«]+)$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence in ``text``, without the space between them.

    Abbreviations ("bijv.", "m.b.t."), initials and numbers with a point do not end a sentence; a note number directly after
    the closing point belongs to the sentence it closes.
    """
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for found in _END.finditer(text):
        if _ends(text, start, found):
            spans.append((start, found.start(1)))
            start = found.end(1)
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    following = found.group(3)
    stop = text[found.start()]
    if following.islower():
        return False
    if stop != "." or text[found.start() : found.start() + 3] == "...":
        return True
    before = _LAST_WORD.search(text, max(start, found.start() - _LONGEST_WORD), found.start())
    if before is None:
        return True
    word = before.group(1)
    lowered = word.lower()
    if lowered in _MAY_END:
        return True
    if lowered in _ABBREVIATIONS:
        return False
    if re.fullmatch(r"(?:[A-Z]\.)*[A-Z](?:[a-z]\.)?", word) and not re.fullmatch(r"[A-Z]", word):
        return False
    if len(word) == 1 and word.isalpha():
        return found.group(2) == "" and not word.isupper()
    return not (word.isdigit() and before.start() == start and len(word) <= 3)
