"""Words that were split after a ligature ("specifi ek", "ef fectief") are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schakel.extract.draft import DraftPage
from schakel.extract.lexicon import Lexicon

_HINTS = ("ff ", "fi ", "fl ", "ti ", "tt ", "f f", "f i", "f l")
_SPLIT = re.compile(r"(?<![\w-])([^\W\d_]*(?:f[fil]{0,2}|t[ti])) ((?:[^\W\d_]{2,}))(?![\w-])")


def mend(text: str, lexicon: Lexicon) -> str:
    """The text with split words joined where the joined word is in the dictionary and one of its parts is not."""
    return _SPLIT.sub(lambda found: _joined(found, lexicon), text) if any(hint in text for hint in _HINTS) else text


def mend_pages(pages: Iterable[DraftPage], lexicon: Lexicon) -> None:
    """The same for all texts of ``pages``, which change in place."""
    for page in pages:
        for draft in page.drafts:
            draft.text = mend(draft.text, lexicon)


def _joined(found: re.Match[str], lexicon: Lexicon) -> str:
    left, right = found.groups()
    if not right.islower() or (_is_word(left, lexicon) and _is_word(right, lexicon)):
        return found.group()
    whole = left + right
    return whole if lexicon.known(whole) else found.group()


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return lexicon.in_dictionary(word) or lexicon.count(word) >= 20
