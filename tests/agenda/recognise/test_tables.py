"""Agendas kept in spreadsheets: columns found by name or by content, in CSV and XLSX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from schakel.agenda.recognise import UnreadableTable, recognise, recognise_file, recognise_table
from schakel.extract.document import Document

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Outliner, Paper


EXPECTED = [
    (
        "A",
        "Water",
        [
            (
                "A1",
                "Hoe houden we het droog?",
                [("A1.1", "Waar zakt de bodem; en hoe snel?"), ("A1.2", "Wie pompt?")],
            ),
            ("A2", "Wie betaalt de dijk?", [("A2.1", "Wat kost een kilometer?")]),
        ],
    ),
    ("B", "Lucht", [("B1", "Wat ademen we in?", [("B1.1", "Waar staan meters?")])]),
]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_with_any_delimiter_and_encoding(tmp_path: Path, outline: Outliner, delimiter: str, encoding: str) -> None:
    rows = [
        ("Thema", "Kernvraag", "Deelvraag"),
        ("Water", "Hoe houden we het droog?", '"Waar zakt de bodem; en hoe snel?"'),
        ("Water", "Hoe houden we het droog?", "Wie pompt?"),
        ("Water", "Wie betaalt de dijk?", "Wat kost een kilometer?"),
        ("Lucht", "Wat ademen we in?", "Waar staan meters?"),
    ]
    path = tmp_path / "vragen.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))

    assert outline(recognise_table(path)) == EXPECTED


def test_csv_in_an_old_encoding_keeps_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "vragen.csv"
    path.write_bytes("Thema;Vraag\nZoötechniek;Hoe coördineren reeën zich?\n".encode("cp1252"))

    agenda = recognise_table(path)

    assert agenda.themes[0].title == "Zoötechniek"
    assert agenda.themes[0].questions[0].text == "Hoe coördineren reeën zich?"


def test_a_workbook_with_merged_theme_cells_and_a_title_above(tmp_path: Path, outline: Outliner) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Kennisagenda Delta 2026-2030"])
    sheet.append([])
    sheet.append(["Thema", "Kernvraag", "Deelvraag"])
    sheet.append(["Water", "Hoe houden we het droog?", "Waar zakt de bodem; en hoe snel?"])
    sheet.append([None, None, "Wie pompt?"])
    sheet.append([None, "Wie betaalt de dijk?", "Wat kost een kilometer?"])
    sheet.append(["Lucht", "Wat ademen we in?", "Waar staan meters?"])
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("B4:B5")
    path = tmp_path / "agenda.xlsx"
    book.save(path)

    agenda = recognise_table(path)

    assert outline(agenda) == EXPECTED
    assert (agenda.title, agenda.period) == ("Kennisagenda Delta 2026-2030", (2026, 2030))
    assert {question.page for question in agenda.walk()} == {None}


def test_a_workbook_with_a_sheet_per_theme(tmp_path: Path, outline: Outliner) -> None:
    book = Workbook()
    book.active.title = "Toelichting"
    book.active.append(["Dit bestand hoort bij de agenda."])
    for name, question in (("Dorpen", "Wie blijft er wonen?"), ("Steden", "Wie komt er wonen?")):
        sheet = book.create_sheet(name)
        sheet.append(["Nr", "Onderzoeksvraag", "Trekker"])
        sheet.append([1, question, "Bureau"])
    path = tmp_path / "agenda.xlsx"
    book.save(path)

    assert outline(recognise_table(path)) == [
        ("A", "Dorpen", [("A1", "Wie blijft er wonen?")]),
        ("B", "Steden", [("B1", "Wie komt er wonen?")]),
    ]


def test_a_table_that_says_the_level_of_each_row_in_a_column(tmp_path: Path, outline: Outliner) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        "code;soort;vraag\n1;thema;Bodem\n1.1;kernvraag;Hoe gezond is de bodem?\n1.1.1;deelvraag;Waar zit lood?\n"
        "1.2;kernvraag;Wat doet droogte?\n",
        encoding="utf-8",
    )

    assert outline(recognise_table(path)) == [
        (
            "1",
            "Bodem",
            [("1.1", "Hoe gezond is de bodem?", [("1.1.1", "Waar zit lood?")]), ("1.2", "Wat doet droogte?")],
        )
    ]


def test_a_table_that_names_the_parent_of_each_row(tmp_path: Path, outline: Outliner) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        "id,parent,question\nQ1,,How do we reuse rubble?\nQ2,,Who owns a used brick?\nQ3,Q1,What does sorting cost?\n"
        "Q4,Q2,Which law applies?\n",
        encoding="utf-8",
    )

    assert outline(recognise_table(path))[0][2] == [
        ("Q1", "How do we reuse rubble?", [("Q3", "What does sorting cost?")]),
        ("Q2", "Who owns a used brick?", [("Q4", "Which law applies?")]),
    ]


def test_codes_in_the_table_are_kept(tmp_path: Path, outline: Outliner) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        "Theme,Code,Core question\nTrade,T-01,What do we export?\nTrade,T-02,Who buys it?\n", encoding="utf-8"
    )

    assert outline(recognise_table(path)) == [
        ("A", "Trade", [("T-01", "What do we export?"), ("T-02", "Who buys it?")])
    ]


def test_a_table_without_header_is_read_by_what_its_columns_hold(tmp_path: Path, outline: Outliner) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        "Kust;Hoe groeit een duin?\nKust;Wie maait het gras?\nZee;Waar zwemt de zeehond?\n", encoding="utf-8"
    )

    assert outline(recognise_table(path)) == [
        ("A", "Kust", [("A1", "Hoe groeit een duin?"), ("A2", "Wie maait het gras?")]),
        ("B", "Zee", [("B1", "Waar zwemt de zeehond?")]),
    ]


def test_several_questions_in_one_cell_are_parted(tmp_path: Path, outline: Outliner) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        'Thema;Kernvraag;Deelvragen\nMelk;Wie melkt er nog?;"• Wat kost een robot?\n• Wie repareert hem?"\n',
        encoding="utf-8",
    )

    assert outline(recognise_table(path)) == [
        (
            "A",
            "Melk",
            [("A1", "Wie melkt er nog?", [("A1.1", "Wat kost een robot?"), ("A1.2", "Wie repareert hem?")])],
        )
    ]


def test_a_table_without_questions_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_text("naam;plaats\nJansen;Assen\nDe Vries;Sneek\n", encoding="utf-8")

    agenda = recognise_table(path)

    assert (agenda.themes, agenda.doubts) == ((), ("nothing_recognised",))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.csv", b"", "empty"),
        ("wit.csv", b"\n \n;;\n", "empty"),
        ("plaatje.csv", b"\x89PNG\x00\x00\x01", "not_a_table"),
        ("kapot.xlsx", b"PK\x03\x04kapot", "broken"),
    ],
)
def test_unreadable_tables_say_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(UnreadableTable) as caught:
        recognise_table(path)

    assert caught.value.code == code


def test_a_file_is_a_workbook_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Vraag"])
    book.active.append(["Hoe laat is het?"])
    path = tmp_path / "upload.bin"
    book.save(path)

    def no_document(_path: Path) -> Document:
        raise AssertionError("a workbook is not read as a document")

    assert [question.text for question in recognise_file(path, read=no_document).walk()] == ["Hoe laat is het?"]


def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "veel.csv"
    path.write_text(
        "Thema;Vraag\n" + "".join(f"Thema {row // 100};Hoe gaat zaak {row}?\n" for row in range(10_000)),
        encoding="utf-8",
    )

    assert sum(1 for _question in recognise_table(path).walk()) == 10_000


def test_a_column_for_several_questions_is_cut_at_question_marks_with_a_doubt(paper: Paper) -> None:
    paper.row("Kernvraag", "Deelvragen")
    paper.row("Wie melkt er nog?", "Wat kost een robot? Wie repareert hem? En hoe snel?").row("Wie maait?", "Wanneer?")

    subs = [
        (question.text, question.doubts) for question in recognise(paper.document()).walk() if question.level == "sub"
    ]

    assert subs == [
        ("Wat kost een robot?", ("split_from_cell",)),
        ("Wie repareert hem? En hoe snel?", ("split_from_cell",)),
        ("Wanneer?", ()),
    ]


def test_a_column_for_one_question_keeps_several_sentences_together(paper: Paper) -> None:
    paper.row("Thema", "Vraag").row("Melk", "Wat kost een robot? Wie repareert hem?").row("Melk", "Wie maait?")

    assert [question.text for question in recognise(paper.document()).walk()] == [
        "Wat kost een robot? Wie repareert hem?",
        "Wie maait?",
    ]


def test_a_table_that_came_out_in_loose_lines_is_left_out_and_said(paper: Paper) -> None:
    paper.row("Thema", "Kernvraag", "Deelvraag")
    for _number in range(3):
        paper.row("Melk en", "Wie melkt er nog", "Wat kost een robot").row("kaas", "op een gewone", "per koe en per")
        paper.row("", "dag in de week?", "jaar?")

    agenda = recognise(paper.document())

    assert agenda.themes == ()
    assert "table_in_pieces" in agenda.doubts
