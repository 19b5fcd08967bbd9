"""The words by which a claim, a kind of question, a concluding heading and an announcement are known, in Dutch and English.

Dutch reports say what they claim with a small number of words. The lists follow the signal words by which reading is taught in
Dutch secondary schools (cause and effect, means and end, conclusion, explanation), with the verbs by which reports word their
findings and advice. They hold no word of a field of policy. Spaces are written as ``_``: they are patterns, one or more a line.
"""

from __future__ import annotations

import re


def signs(listed: str) -> re.Pattern[str]:
    """One pattern of a list of patterns divided by white space; each matches whole words, whatever their case."""
    return re.compile(rf"\b(?:{'|'.join(listed.split()).replace('_', ' ')})\b", re.IGNORECASE)


FIGURE = signs(r"""
    \d[\d.,]*_?(?:procent|percent|miljoen|miljard|duizend|euro|uur|dagen|maanden|fte|million|billion)
    helft (?:een_|twee_|drie_)?(?:kwart|derde|vijfde|tiende)_van gemiddeld meer_dan_\d+ ruim_\d+ bijna_\d+
    \w+_op_de_(?:\w+_)?(?:drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|\d+)
    verdubbel\w* gestegen gedaald toegenomen afgenomen steeg daalde half_of average rose fell doubled
""")
CAUSE = signs(r"""
    doordat omdat oorza\w+ vanwege als_gevolg_van ten_gevolge_van te_wijten komt_door komen_door te_danken reden\w*
    door_(?:een_|het_)?(?:gebrek|tekort|toename|groei|afname) veroorza\w+ because due_to caused? reasons?
""")
EFFECT = signs(r"""
    waardoor daardoor hierdoor leidt leiden leidde\w* zorgt_(?:er_)?voor zorgen_(?:er_)?voor gevolg\w* effect\w*
    resulte\w+ levert leveren draagt_bij dragen_bij bijdra\w+ vergroot versterkt verzwakt ondermijnt betekent
    heeft_invloed beïnvloed\w* leads?_to results? effects? contributes?
""")
PROBLEM = signs(r"""
    probleem problemen knelpunt\w* tekort\w* ontbre\w+ gebrek\w* schaars\w* moeilijk\w* lastig belemmer\w* bemoeilijk\w*
    onvoldoende nauwelijks kwetsba\w+ achterblij\w+ verdwijn\w* spanning\w* risico\w* dilemma\w* uitdaging\w* verlies
    problems? lacks? shortages? difficult insufficient risks?
""")
NEED = signs(r"""
    moet moeten zou zouden dient dienen nodig noodza\w+ vereis\w* vergt vergen vraagt_om vragen_om behoefte\w* aanbev\w+
    advise\w+ belangrijk\w* cruciaal essentieel voorwaarde\w* van_belang verdient verstandig gebaat wenselijk onmisbaar
    raadzaam must should needs? necessary requires? recommend\w* essential
""")
MEANS = signs(r"""
    door_(?:middel_van|te|onder|meer|beter) door\b[^,.]{0,60}\bte via met_behulp_van daarmee waarmee manier\w* kan kunnen
    helpt helpen stelt_in_staat maakt_mogelijk mogelijk_te_maken instrument\w* aanpak\w* ondersteun\w+ biedt bieden
    inzetten afspra\w+ by_means_of through helps? ways? enables?
""")
MEANING = signs(r"""
    houdt_in is_een zijn_een oftewel ofwel dat_wil_zeggen betekent verstaan definitie gedefinieerd heeft_als_doel
    hebben_als_doel is_gericht_op zijn_gericht_op bestaat_uit bestaan_uit gaat_het_om is_an? means defined consists
""")
FINDING = signs(r"""
    blijkt blijken bleek gebleken laat_zien laten_zien toont tonen aangetoond constate\w+ conclu\w+ onderzoek\w* leert
    leren ervaren ervaart volgens opvallend kortom shows? finds? found concludes?
""")

ASKS_FIGURE = signs(r"""
    hoeveel hoe_(?:vaak|groot|lang|sterk|snel|hoog) cijfers? omvang aandeel percentage how_(?:many|much|often)
""")
ASKS_CAUSE = signs(r"waarom oorza\w+ redenen reden verklar\w+ waardoor hoe_komt why causes? reasons?")
ASKS_EFFECT = signs(r"""
    gevolg\w* effect\w* invloed impact betekent betekenen levert opleveren oplevert leidt uitpakken pakken effects?
    consequences?
""")
ASKS_PROBLEM = signs(r"""
    knelpunt\w* proble\w+ obstakel\w* belemmer\w* risico\w* kwetsba\w+ spanning\w* problems? barriers? risks?
""")
ASKS_NEED = signs(r"""
    nodig behoefte\w* voorwaarden? eisen vereis\w* vraagt wensen gevraagd belangrijk needs? needed required
""")
ASKS_MEANS = signs(r"""
    hoe_(?:kun|kunnen|kan|zorg|zorgen|voorkom|voorkomen|betrek|betrekken|houd|houden|maak|maken|richten|gaan)
    hoe_(?:waarborg\w*|borg\w*) manier\w* instrument\w* maatregel\w* aanpak\w* wat_(?:kun|kunnen|kan) mogelijkhe\w+
    vormen wijze how_(?:can|to) ways measures
""")
ASKS_MEANING = signs(r"wat_(?:is|zijn|houdt) wat_bedoelen wat_verstaan what_(?:is|are) means")

CONCLUDING = signs(r"""
    samenvatting conclusies? concluder\w+ slot\w* aanbeveling\w* advie\w* bevinding\w* lessen geleerd\w* kernpunten
    hoofdlijnen kernboodschap\w* tot_besluit antwoord\w* summary conclusions? recommendations? findings lessons
""")
INTRODUCING = signs(r"""
    inleiding leeswijzer voorwoord colofon verantwoording werkwijze onderzoeksopzet methode vraagstelling introduction
    preface methods? foreword
""")
ANNOUNCING = signs(r"""
    komt_aan_bod komen_aan_bod aan_de_orde (?:staat|staan|stond|stonden)\b[^.]{0,90}\bcentraal centrale_vraag hoofdvraag
    deelvra\w+ onderzoeksvra\w+ gaan_(?:we|wij)_(?:nader_)?in wordt_ingegaan we_onderscheiden onderscheiden_(?:we|wij)
    worden_besproken wordt_besproken beschrijven_(?:we|wij) bespreken_(?:we|wij) geïnterviewd\w* interviews
    begeleidingscommissie klankbord\w* respondent\w* casusonderzoek\w* deskresearch literatuurstudie
    (?:twee|drie|vier|vijf|zes|zeven|acht)_(?:\w+_)?(?:thema's|vragen|onderdelen|pijlers|kwesties|hoofdlijnen|delen)
    breakout keynote (?:de_)?vraag_is vragen_zijn interviewed
""")
