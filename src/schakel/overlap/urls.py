"""Addresses of this room."""

from django.urls import path

from schakel.overlap.pages import groups, placing, radar

app_name = "overlap"
urlpatterns = [
    path("vragen/lijkt-op/", radar.alike_page, name="alike"),
    path("vraaggroepen/", groups.group_list, name="groups"),
    path("vraaggroepen/opnieuw/", groups.regroup, name="regroup"),
    path("vraaggroepen/verplaatsen/", placing.place, name="place"),
    path("vraaggroepen/<int:key>/", groups.group_page, name="group"),
    path("agendas/<int:key>/elders/", radar.radar_page, name="radar"),
]
