"""Addresses of this room."""

from django.urls import path

from schakel.evidence.pages import (
    answer,
    draft,
    evidence_map,
    judging,
    overview,
    quality,
    question,
)

app_name = "evidence"
urlpatterns = [
    path("vragen/<int:key>/", question.question_page, name="question"),
    path("vragen/<int:key>/zoekverslag/", question.search_log, name="search_log"),
    path("vragen/<int:key>/antwoord/", answer.answer_page, name="answer"),
    path("vragen/<int:key>/antwoord.txt", answer.answer_text, name="answer_text"),
    path("vragen/<int:key>/concept/", draft.draft_page, name="draft"),
    path("vragen/<int:key>/zoeken/", question.search, name="search"),
    path("vragen/<int:key>/verdict/", question.verdict, name="verdict"),
    path("vragen/<int:key>/heropenen/", question.reopen, name="reopen"),
    path("vindplaatsen/<int:key>/oordeel/", question.judge, name="judge"),
    path("kwaliteit/", quality.quality_page, name="quality"),
    path("agendas/<int:key>/beoordeeld/", quality.judged_file, name="judged"),
    path("vragen/<int:key>/beoordelen/", judging.judge_next, name="judge_next"),
    path("agendas/<int:key>/beoordelen/", judging.judging_queue, name="judging_queue"),
    path("agendas/<int:key>/overzicht/", overview.overview_page, name="overview"),
    path("agendas/<int:key>/zoeken/", overview.search, name="search_agenda"),
    path("bewijskaart/<int:key>/", evidence_map.map_page, name="map"),
    path("bewijskaart/<int:key>/vindplaatsen/", evidence_map.cell_page, name="map_findings"),
]
