"""Addresses of this room."""

from django.urls import path

from schakel.library.pages import intakes, listing, publication, reader, references

app_name = "library"
urlpatterns = [
    path("bibliotheek/", listing.library, name="list"),
    path("bibliotheek/bibliotheek.<str:form>", listing.export, name="export"),
    path("bibliotheek/verwijzingen/", references.overview, name="references"),
    path("bibliotheek/verwijzingen/zoeken/", references.find_all, name="find_references"),
    path("bibliotheek/verwijzingen.csv", references.export, name="references_export"),
    path("publicaties/<int:key>/verwijzingen.csv", references.export_one, name="references_of"),
    path("publicaties/<int:key>/", publication.publication, name="publication"),
    path("publicaties/<int:key>/bewerken/", publication.edit, name="edit"),
    path("publicaties/<int:key>/vervangen/", publication.replace, name="replace"),
    path("publicaties/<int:key>/verwijderen/", publication.delete, name="delete"),
    path("publicaties/<int:key>/bestand/", reader.original, name="file"),
    path("publicaties/<int:key>/pagina/<int:number>/", reader.reader, name="reader"),
    path("invoer/", intakes.all_intakes, name="intakes"),
    path("invoer/nieuw/", intakes.add, name="add"),
    path("invoer/<int:key>/", intakes.intake, name="intake"),
    path("invoer/<int:key>/stoppen/", intakes.stop, name="stop"),
    path("invoer/<int:key>/hervatten/", intakes.resume, name="resume"),
    path("invoer/<int:key>/bestanden/<int:file>/wachtwoord/", intakes.unlock, name="unlock"),
    path("invoer/<int:key>/opnieuw/", intakes.retry, name="retry"),
]
