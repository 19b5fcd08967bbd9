"""The information categories of the Dutch Open Government Act (Woo, article 3.3), as TOOI names them.

Source: the thesaurus "kern" of TOOI (https://identifier.overheid.nl/tooi/def/thes/kern/). The address is stored.
"""

from __future__ import annotations

BASE = "https://identifier.overheid.nl/tooi/def/thes/kern/"

CATEGORIES: tuple[tuple[str, str], ...] = tuple(
    (f"{BASE}{code}", label)
    for code, label in (
        ("c_fdaee95e", "Onderzoeksrapporten"),
        ("c_99a836c7", "Adviezen"),
        ("c_c6cd1213", "Jaarplannen en jaarverslagen"),
        ("c_8fc2335c", "Convenanten"),
        ("c_c76862ab", "Vergaderstukken Staten-Generaal"),
        ("c_db4862c3", "Vergaderstukken decentrale overheden"),
        ("c_3a248e3a", "Agenda's en besluitenlijsten bestuurscolleges"),
        ("c_8c840238", "Bij vertegenwoordigende organen ingekomen stukken"),
        ("c_139c6280", "Wetten en algemeen verbindende voorschriften"),
        ("c_aab6bfc7", "Overige besluiten van algemene strekking"),
        ("c_759721e2", "Ontwerpen van wet- en regelgeving met adviesaanvraag"),
        ("c_40a05794", "Organisatie en werkwijze"),
        ("c_89ee6784", "Bereikbaarheidsgegevens"),
        ("c_cf268088", "Subsidieverplichtingen anders dan met beschikking"),
        ("c_3baef532", "Woo-verzoeken en -besluiten"),
        ("c_46a81018", "Beschikkingen"),
        ("c_a870c43d", "Klachtoordelen"),
        ("c_816e508d", "Inspanningsverplichting artikel 3.1 Woo"),
    )
)


def label_of(address: str) -> str:
    """The category's name, or the address itself where it is not one of these."""
    return dict(CATEGORIES).get(address, address)
