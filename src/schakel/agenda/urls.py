"""Addresses of this room."""

from django.urls import path

from schakel.agenda.pages import advice, agendas, documents, drafts, edit, history, imports, new, rearrange, withdrawing

app_name = "agenda"
urlpatterns = [
    path("agendas/", agendas.agenda_list, name="list"),
    path("agendas/nieuw/", new.new_agenda, name="new_agenda"),
    path("agendas/invoeren/", imports.import_agenda, name="import"),
    path("agendas/concepten/<int:key>/", drafts.draft_page, name="draft"),
    path("agendas/concepten/<int:key>/verschillen/", drafts.edition_page, name="edition"),
    path("agendas/concepten/<int:key>/weggooien/", drafts.drop_draft_page, name="drop_draft"),
    path("agendas/concepten/<int:key>/document/", documents.draft_document, name="draft_document"),
    path("agendas/<int:key>/", agendas.agenda_page, name="agenda"),
    path("agendas/<int:key>/bewerken/", edit.edit_agenda, name="edit_agenda"),
    path("agendas/<int:key>/verwijderen/", withdrawing.delete_agenda_page, name="delete_agenda"),
    path("agendas/<int:key>/geschiedenis/", history.agenda_history, name="agenda_history"),
    path("agendas/<int:key>/document/", documents.source_document, name="document"),
    path("agendas/<int:key>/advies/", advice.agenda_advice, name="agenda_advice"),
    path("agendas/<int:key>/volgorde/", rearrange.order, name="order"),
    path("agendas/<int:key>/themas/nieuw/", new.new_theme, name="new_theme"),
    path("themas/<int:key>/bewerken/", edit.edit_theme, name="edit_theme"),
    path("themas/<int:key>/intrekken/", withdrawing.withdraw_theme_page, name="withdraw_theme"),
    path("themas/<int:key>/terugzetten/", withdrawing.restore_theme_page, name="restore_theme"),
    path("themas/<int:key>/geschiedenis/", history.theme_history, name="theme_history"),
    path("themas/<int:theme_key>/vragen/nieuw/", new.new_question, name="new_question"),
    path("themas/<int:theme_key>/vragen/advies/", advice.new_text_advice, name="new_text_advice"),
    path("vragen/<int:key>/advies/", advice.question_advice, name="advice"),
    path("vragen/<int:key>/advies/tekst/", advice.text_advice, name="text_advice"),
    path("vragen/<int:key>/deelvragen/nieuw/", new.new_sub_question, name="new_sub_question"),
    path("vragen/<int:key>/bewerken/", edit.edit_question, name="edit_question"),
    path("vragen/<int:key>/verplaatsen/", rearrange.move, name="move_question"),
    path("vragen/<int:key>/splitsen/", rearrange.split, name="split_question"),
    path("vragen/<int:key>/samenvoegen/", rearrange.merge, name="merge_question"),
    path("vragen/<int:key>/intrekken/", withdrawing.withdraw_question_page, name="withdraw_question"),
    path("vragen/<int:key>/terugzetten/", withdrawing.restore_question_page, name="restore_question"),
    path("vragen/<int:key>/geschiedenis/", history.question_history, name="question_history"),
    path("themas/<int:key>/tekst-terug/", history.restore_wording, {"kind": "theme"}, name="restore_theme_text"),
    path("vragen/<int:key>/tekst-terug/", history.restore_wording, {"kind": "question"}, name="restore_question_text"),
]
