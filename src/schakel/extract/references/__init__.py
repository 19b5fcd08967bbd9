"""What a document cites: works in notes and lists, letters to parliament, laws, web addresses, "Author Year".

``references(pages)`` gives all of them in reading order. Precision goes before recall: what is not clearly a reference is none.
"""

from schakel.extract.references.model import Reference, ReferenceKind
from schakel.extract.references.recognise import references

__all__ = ["Reference", "ReferenceKind", "references"]
