"""Any document becomes pages, headings and blocks.

``read(path)`` gives a :class:`Document` or raises :class:`Unreadable`; ``Reader`` does the same for many files with warm
processes; ``passages(document)`` cuts a document into searchable passages; ``sniff(path)`` tells what kind of file it is;
``explain(code, data)`` gives the English sentence of a problem or warning.
"""

from schakel.extract.document import Block, BlockKind, Document, Page, Passage, Proposal
from schakel.extract.limits import DEFAULT, Limits
from schakel.extract.media import sniff
from schakel.extract.passage_cutting import passages
from schakel.extract.problems import UNREADABLE, WARNINGS, Unreadable, explain
from schakel.extract.reader import Reader, read

__all__ = [
    "DEFAULT",
    "UNREADABLE",
    "WARNINGS",
    "Block",
    "BlockKind",
    "Document",
    "Limits",
    "Page",
    "Passage",
    "Proposal",
    "Reader",
    "Unreadable",
    "explain",
    "passages",
    "read",
    "sniff",
]
