"""Publications, pages, passages and batches of files to tell stories with."""

from __future__ import annotations

import hashlib

import factory

from schakel.library.models import Intake, IntakeFile, Kind, Page, Passage, Publication
from schakel.library.queue import viewer_fields
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Visibility


class OwnerFactory(factory.django.DjangoModelFactory[Organisation]):
    """An organisation with a library."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Provincie {number + 1}")
    kind = "province"


class PublicationFactory(factory.django.DjangoModelFactory[Publication]):
    """A publication without pages, visible to its own organisation."""

    class Meta:
        model = Publication

    owner = factory.SubFactory(OwnerFactory)
    visibility = Visibility.ORGANISATION
    title = factory.Sequence(lambda number: f"Verkenning {number + 1}")
    kind = Kind.RESEARCH_REPORT
    file = factory.LazyAttribute(lambda one: f"publications/{one.digest[:2]}/{one.digest}.txt")
    file_name = "verkenning.txt"
    media_type = "text/plain"
    size = 1000
    digest = factory.Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())


class PageFactory(factory.django.DjangoModelFactory[Page]):
    """A page with one paragraph."""

    class Meta:
        model = Page

    publication = factory.SubFactory(PublicationFactory)
    number = factory.Sequence(lambda number: number + 1)
    text = "Op deze bladzijde staat één alinea over wonen in de regio."
    blocks = factory.LazyAttribute(lambda one: [["paragraph", 0, len(one.text), None, "", False]])


class PassageFactory(factory.django.DjangoModelFactory[Passage]):
    """A passage on the first page."""

    class Meta:
        model = Passage

    publication = factory.SubFactory(PublicationFactory)
    position = factory.Sequence(lambda number: number)
    text = "Op deze bladzijde staat één alinea over wonen in de regio."
    page = 1
    start = 0
    page_end = 1
    end = factory.LazyAttribute(lambda one: len(one.text))


class IntakeFactory(factory.django.DjangoModelFactory[Intake]):
    """A batch of files, handed in by the one person of this machine."""

    class Meta:
        model = Intake

    owner = factory.SubFactory(OwnerFactory)
    visibility = Visibility.ORGANISATION
    title = "3 november 2026 14:05"
    handed_in_by = factory.LazyFunction(lambda: viewer_fields(LOCAL))


class IntakeFileFactory(factory.django.DjangoModelFactory[IntakeFile]):
    """A file that waits."""

    class Meta:
        model = IntakeFile

    intake = factory.SubFactory(IntakeFactory)
    name = factory.Sequence(lambda number: f"rapport-{number + 1}.txt")
    file = factory.LazyAttribute(lambda one: f"intake/{one.name}")
    size = 100
