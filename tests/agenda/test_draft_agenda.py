"""Having a document read before anything is stored."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from tests.agenda.conftest import POLDER
from tests.factories.agenda import make_agenda, make_organisation

from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.actions.drop_draft import drop_draft
from schakel.agenda.actions.store_draft import store_draft
from schakel.agenda.drafting.tree import kind_in, outline
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.queries.tree import agenda_tree, owner_names
from schakel.agenda.recognise import DOUBTS as CODES
from schakel.agenda.recognise import UNREADABLE as REASONS
from schakel.agenda.words.doubts import DOUBTS, UNREADABLE
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, NotAllowed, Viewer

PAGE = """<html><body><h1>Kennisagenda Polderstad 2026-2029</h1>
<h2>Thema A: Water</h2><p>Het regent vaker hard in de polder, en de riolen zijn oud.</p>
<h3>1. Hoe houdt de stad droge voeten?</h3>
<ul><li>Welke straten lopen bij een hoosbui onder?</li><li>Wat kost een regenton per huishouden?</li></ul>
<h2>Thema B: Werk</h2><h3>1. Wie vindt er moeilijk werk?</h3><ul><li>Welke opleiding helpt het best?</li></ul>
<script>alert(1)</script></body></html>"""


def drafted(owner: Organisation, path: Path, name: str = "") -> AgendaDraft:
    made = draft_agenda(LOCAL, owner, path, name or path.name)
    assert isinstance(made, AgendaDraft)
    return made


def test_a_table_becomes_a_tree_and_nothing_is_stored(town: Organisation, polder: Path) -> None:
    draft = drafted(town, polder)

    themes = outline(draft.tree)
    assert [(theme["code"], theme["title"]) for theme in themes] == [("A", "Water"), ("B", "Werk")]
    assert [len(question["questions"]) for question in themes[0]["questions"]] == [2, 1]
    assert draft.tree["title"] == "polderstad"
    assert not Agenda.objects.exists()


def test_a_web_page_gives_title_period_and_the_text_beside_it(town: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "agenda.html"
    path.write_text(PAGE, encoding="utf-8")

    draft = drafted(town, path)

    assert (draft.tree["title"], draft.tree["starts"]) == ("Kennisagenda Polderstad 2026-2029", 2026)
    assert "hoosbui" in draft.pages[0][1]
    assert "alert" not in draft.pages[0][1]
    assert "riolen" in draft.tree["themes"][0]["rationale"]


def test_who_looks_after_a_theme_or_question_in_the_document_is_its_owner(town: Organisation, tmp_path: Path) -> None:
    table = tmp_path / "agenda.csv"
    table.write_text(
        "Thema;Kernvraag;Deelvraag;Trekker\n"
        "Water;Hoe houdt de stad droge voeten?;;Team Water\n"
        f"Water;Hoe houdt de stad droge voeten?;Wat kost een regenton?;{'Team Riool ' * 40}\n"
        "Werk;Wie vindt er moeilijk werk?;;\n",
        encoding="utf-8",
    )
    page = tmp_path / "agenda.html"
    page.write_text(
        PAGE.replace("<h3>1. Hoe", "<p>Trekker: Polderstad, afdeling Water; Team Polder</p><h3>1. Hoe"),
        encoding="utf-8",
    )

    stored = store_draft(LOCAL, drafted(town, table).pk).agenda
    owners = dict(stored.questions.values_list("code", "owners"))
    assert (owners["A1"], owners["B1"]) == ("Team Water", "")
    assert owners["A1.1"].startswith("Team Riool Team Riool")
    assert len(owners["A1.1"]) <= 200
    themes = store_draft(LOCAL, drafted(town, page).pk).agenda.themes
    assert [owner_names(one.owners) for one in themes.all()] == [["Polderstad – afdeling Water", "Team Polder"], []]


def test_a_draft_of_before_owners_were_read_can_still_be_stored(town: Organisation, polder: Path) -> None:
    draft = drafted(town, polder)
    for one in (*draft.tree["themes"], *draft.tree["lines"]):
        del one["owners"]
    draft.save()

    stored = store_draft(LOCAL, draft.pk).agenda
    assert set(stored.questions.values_list("owners", flat=True)) == {""}


def test_the_same_bytes_give_the_same_draft_and_later_the_same_agenda(town: Organisation, polder: Path) -> None:
    draft = drafted(town, polder)
    assert draft_agenda(LOCAL, town, polder, "andere naam.csv") == draft

    agenda = store_draft(LOCAL, draft.pk).agenda
    assert draft_agenda(LOCAL, town, polder, polder.name) == agenda
    assert AgendaDraft.objects.count() == 0


def test_what_it_is_a_new_edition_of_can_be_said_the_second_time(town: Organisation, polder: Path) -> None:
    first = make_agenda(owner=town)
    draft = drafted(town, polder)

    again = draft_agenda(LOCAL, town, polder, polder.name, edition_of=first.pk)

    assert isinstance(again, AgendaDraft)
    assert (again.pk, again.agenda) == (draft.pk, first)
    assert drafted(town, polder).agenda is None


def test_another_organisation_may_have_the_same_document(town: Organisation, polder: Path) -> None:
    store_draft(LOCAL, drafted(town, polder).pk)

    store_draft(LOCAL, drafted(make_organisation(name="Gemeente Buurstad"), polder).pk)

    assert Agenda.objects.count() == 2


def test_of_a_document_that_goes_deeper_than_an_agenda_every_question_is_kept_in_its_order(
    town: Organisation, tmp_path: Path
) -> None:
    path = tmp_path / "diep.html"
    levels = [f"<ul><li>Wat kost het water op niveau {level}?" for level in range(1, 9)]
    path.write_text(
        f"<h1>Kennisagenda</h1><h2>Thema A: Water</h2>{''.join(levels)}{'</li></ul>' * 8}", encoding="utf-8"
    )

    agenda = store_draft(LOCAL, drafted(town, path).pk).agenda

    shown = [(node.question.text[-2], node.depth + 1) for node in agenda_tree(LOCAL, agenda).standing()]
    assert shown == [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 5), ("7", 5), ("8", 5)]


def test_the_rows_of_a_table_may_stand_in_any_order(town: Organisation, polder: Path) -> None:
    heading, *rows = POLDER.splitlines()
    polder.write_text("\n".join([heading, rows[0], rows[3], rows[2], rows[1]]), encoding="utf-8")

    themes = outline(drafted(town, polder).tree)

    found = {question["text"]: len(question["questions"]) for theme in themes for question in theme["questions"]}
    assert found == {
        "Hoe houdt de stad droge voeten?": 2,
        "Hoe blijft het zwemwater schoon?": 1,
        "Wie vindt er moeilijk werk?": 1,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("leeg.csv", b"", "leeg"),
        ("rommel.xlsx", b"\x00\x01\x02 geen rekenblad", ""),
        ("afgebroken.pdf", b"%PDF-1.7\n1 0 obj\n<<", ""),
        ("verhaal.txt", b"Dit is een verhaal zonder vragen. Het regent.\n" * 30, "geen vragen herkend"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_leaves_nothing(
    town: Organisation, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(ValidationError) as refused:
        draft_agenda(LOCAL, town, path, name)

    assert says in " ".join(refused.value.messages).lower()
    assert not AgendaDraft.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))


@pytest.mark.django_db
def test_a_table_that_unpacks_to_gigabytes_is_not_opened(town: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        for number in range(11):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 100_000_000)

    with pytest.raises(ValidationError):
        draft_agenda(LOCAL, town, path, "bom.xlsx")


@pytest.mark.parametrize(
    "name", ["../../../etc/agenda.csv", "agenda\nmet regels.csv", "agénda ünïcode.csv", "a" * 400 + ".csv"]
)
def test_a_name_may_be_anything(town: Organisation, polder: Path, name: str) -> None:
    draft = drafted(town, polder, name)

    assert "/" not in draft.file_name
    assert "\n" not in draft.file_name
    assert len(draft.file_name) <= 255
    stored = Path(settings.MEDIA_ROOT, str(draft.file.name)).resolve()
    assert stored.is_relative_to(Path(settings.MEDIA_ROOT).resolve())


def test_only_for_the_own_organisation(town: Organisation, polder: Path, neighbour: Viewer) -> None:
    with pytest.raises(NotAllowed):
        draft_agenda(neighbour, town, polder, polder.name)


def stored_files() -> list[str]:
    """The names of all documents that are kept."""
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*.*")]


@pytest.mark.django_db(transaction=True)
def test_with_an_agenda_go_the_documents_of_editions_that_were_not_taken_over(town: Organisation, polder: Path) -> None:
    first = make_agenda(owner=town)
    draft_agenda(LOCAL, town, polder, polder.name, edition_of=first.pk)
    assert len(stored_files()) == 1

    delete_agenda(LOCAL, first.pk)

    assert not AgendaDraft.objects.exists()
    assert stored_files() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_store_the_same_document_the_second_leaves_no_copy(town: Organisation, polder: Path) -> None:
    first = drafted(town, polder)
    AgendaDraft.objects.update(
        digest=""
    )  # as if both began at the same moment, and neither draft was known to the other
    second = drafted(town, polder)
    AgendaDraft.objects.update(digest=second.digest)
    store_draft(LOCAL, first.pk)

    assert store_draft(LOCAL, second.pk).before

    assert len(stored_files()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_draft_thrown_away_leaves_nothing(town: Organisation, polder: Path) -> None:
    draft = drafted(town, polder)

    drop_draft(LOCAL, draft.pk)

    assert not AgendaDraft.objects.exists()
    assert stored_files() == []
    with pytest.raises(AgendaDraft.DoesNotExist):
        drop_draft(LOCAL, draft.pk)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Strategische kennisagenda gemeente Zee", "strategic"),
        ("Kennisagenda regio Rivierenland", "regional"),
        ("Onderzoeksagenda 2027", "research"),
        ("Vragen", "other"),
    ],
)
def test_the_title_gives_away_the_kind(title: str, kind: str) -> None:
    assert kind_in(title) == kind


def test_every_doubt_and_reason_of_the_recogniser_is_put_into_words() -> None:
    assert DOUBTS.keys() == CODES
    assert UNREADABLE.keys() == REASONS
