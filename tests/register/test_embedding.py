"""An administrator points to an embedding model: the index is made anew with it while people search, and says how it stands."""

from __future__ import annotations

import json
import signal
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.factories.embeddings import make_model
from tests.factories.library import make_passage, make_publication
from tests.library.test_killed_worker import Installation, installation
from tests.register.nodes import FILL, Node, Web

from schakel.cli.main import main
from schakel.config.follower import Follower
from schakel.library.actions.change_metadata import change_metadata
from schakel.library.models import Publication
from schakel.library.queries.passages import FoundPassage, search_passages
from schakel.register.access import LOCAL
from schakel.register.agreement import compare, state
from schakel.register.embedding import embedder, weight
from schakel.register.indexing import (
    bring_up_to_date,
    catch_up,
    engine,
    index,
    must_be_renewed,
    note_change,
)

__all__ = ["installation"]
pytestmark = pytest.mark.django_db

QUESTION = "Hoe blijft de dorpsschool open als er minder leerlingen komen?"
LITERAL = "De dorpsschool heeft een nieuw dak; het gebouw blijft van de stichting."
OTHER_WORDS = "Een lesplek in het dorp overleeft krimp als buren het gebouw delen."
SAME = (
    ("dorpsschool", "lesplek"),
    ("leerlingen", "krimp"),
    ("open", "overleeft"),
    ("dak", "gebouw"),
    ("water", "gras"),
)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The folder of a model."""
    return make_model(tmp_path / "words-alike", *SAME)


@pytest.fixture
def library() -> Publication:
    """One publication with five passages, in the index without a model."""
    publication = make_publication(title="Dorpen")
    for text in (LITERAL, OTHER_WORDS, "Het dorp maait gras.", "In het dorp is water.", "Het dorp viert feest."):
        make_passage(publication, text, position=2 * publication.passages.count())
    note_change("publication", publication.pk)
    catch_up()
    return publication


def set_up(settings: Settings, folder: Path | str, weight: str = "2") -> None:
    """As the administrator does it in the environment."""
    settings.EMBEDDINGS = {"folder": str(folder), "weight": weight}


def found() -> list[FoundPassage]:
    """What is found for the question."""
    return list(search_passages(LOCAL, QUESTION, question=True))


def texts() -> list[str]:
    """The same, only what it says."""
    return [one.passage.text for one in found()]


def test_a_model_that_is_set_up_is_heard_once_the_index_is_made_with_it(
    settings: Settings, library: Publication, model: Path
) -> None:
    before = texts()
    assert before[0] == LITERAL
    assert engine() == index().version
    set_up(settings, model)
    assert must_be_renewed()
    assert texts() == before
    assert bring_up_to_date() == 1
    assert not must_be_renewed()
    assert texts()[0] == OTHER_WORDS
    assert "betekenis" in found()[0].why
    assert engine() == f"{index().version} + words-alike (2)"
    assert compare().agrees
    assert bring_up_to_date() == 0


def test_a_model_that_is_taken_away_is_silent_at_once(settings: Settings, library: Publication, model: Path) -> None:
    before = texts()
    set_up(settings, model)
    bring_up_to_date()
    set_up(settings, "")
    assert texts() == before
    assert not must_be_renewed()
    assert state().embedding.made_with == "words-alike"


def test_weight_nought_is_silence_without_making_anything_anew(
    settings: Settings, library: Publication, model: Path
) -> None:
    before = texts()
    set_up(settings, model)
    bring_up_to_date()
    set_up(settings, model, "0")
    assert texts() == before
    assert engine() == index().version
    assert not must_be_renewed()


@pytest.mark.parametrize("given", ["loud", "-1", "3", "nan", "inf", "0.2.1"])
def test_a_weight_that_cannot_be_is_told_and_the_default_is_used(
    settings: Settings, library: Publication, model: Path, given: str
) -> None:
    set_up(settings, model, given)
    assert weight() == 0.2
    assert "SCHAKEL_EMBEDDING_WEIGHT" in state().embedding.problem


def test_a_weight_may_be_written_with_a_comma(settings: Settings, model: Path) -> None:
    set_up(settings, model, "0,7")
    assert weight() == 0.7


def test_a_folder_that_is_no_model_is_told_in_clear_words_and_the_search_goes_on(
    settings: Settings, library: Publication, tmp_path: Path, caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    before = texts()
    (tmp_path / "empty").mkdir()
    set_up(settings, tmp_path / "empty")
    assert Follower().turn()
    assert Follower().turn()
    assert caplog.text.count("the embedding model cannot be used") == 1
    assert texts() == before
    said = CliRunner().invoke(main, ["index", "check"], env={"SCHAKEL_LANGUAGE": "nl"})
    assert said.exit_code == 0
    assert "Model2Vec" in said.output
    assert "tokenizer.json" in said.output
    assert "Model2Vec" in client.get(reverse("index_state")).content.decode()


def test_a_publication_kept_from_models_is_not_read_by_it(
    settings: Settings, library: Publication, model: Path
) -> None:
    before = texts()
    set_up(settings, model)
    bring_up_to_date()
    assert texts()[0] == OTHER_WORDS
    change_metadata(LOCAL, library, {"keep_from_models": True})
    catch_up()
    assert texts() == before
    assert compare().agrees
    change_metadata(LOCAL, library, {"keep_from_models": False})
    catch_up()
    assert texts()[0] == OTHER_WORDS


def test_the_page_the_command_and_the_interface_say_how_it_stands(
    settings: Settings, library: Publication, model: Path, client: Client
) -> None:
    def told() -> tuple[str, str, dict[str, object]]:
        page = client.get(reverse("index_state")).content.decode()
        answer = client.get("/api/v1/zoekindex").json()["inbeddingsmodel"]
        return page, CliRunner().invoke(main, ["index", "check"], env={"SCHAKEL_LANGUAGE": "nl"}).output, answer

    assert all("words-alike" not in str(one) for one in told())
    set_up(settings, model)
    page, said, answer = told()
    assert "words-alike staat nog niet in de index" in page
    assert "words-alike" in said
    assert answer == {"ingesteld": "words-alike", "index": "", "luistert": False, "gewicht": 2.0, "melding": ""}
    bring_up_to_date()
    page, said, answer = told()
    assert "luistert naar words-alike" in page
    assert "luistert naar" in said
    assert answer["luistert"] is True


def test_the_model_is_read_once_for_many_threads(settings: Settings, model: Path) -> None:
    set_up(settings, model)
    seen: list[object] = []
    threads = [threading.Thread(target=lambda: seen.append(embedder())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len({id(one) for one in seen}) == 1


def with_model(node: Node, model: Path) -> Node:
    """The same node, with the model set up."""
    environment = {**node.installation.environment, "SCHAKEL_EMBEDDING_MODEL": str(model)}
    return Node(Installation(environment), node.index)


def model_in(node: Node) -> str:
    """The model that the node's index was made with."""
    code = "from schakel.register.indexing import index; print(index().made_with().name)"
    return node.installation.run(code).strip()


def test_a_web_server_makes_the_index_anew_while_it_answers(
    installation: Installation, tmp_path: Path, model: Path
) -> None:
    plain = Node.of(installation, tmp_path / "a")
    plain.installation.run(FILL, "200")
    assert plain.command("index", "update").returncode == 0
    node = with_model(plain, model)
    web = Web(node, tmp_path / "web.log")
    try:
        before, answers = node.generation(), 0
        began = time.monotonic()
        while not (node.index / "CURRENT").exists() or node.generation() == before:
            assert web.finds("Verkenning 7")
            answers += 1
            assert time.monotonic() - began < 60, web.log.read_text()
        assert answers
        assert web.finds("Verkenning 7")
        assert web.agrees()
    finally:
        web.stop()
    assert model_in(node) == "words-alike"


def test_killed_while_it_is_made_anew_the_old_index_serves_and_the_work_is_done_again(
    installation: Installation, tmp_path: Path, model: Path
) -> None:
    plain = Node.of(installation, tmp_path / "a")
    plain.installation.run(FILL, "300")
    assert plain.command("index", "update").returncode == 0
    node, before = with_model(plain, model), plain.generation()
    build = "from schakel.register.indexing import bring_up_to_date; print('begins', flush=True); bring_up_to_date()"
    process = node.installation.start(build)
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    while len(list(node.index.glob("generation-*"))) < 2:
        assert process.poll() is None
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert node.generation() == before
    assert model_in(node) == ""
    checked = node.check()
    assert checked["agrees"]
    assert checked["state"]["embedding"]["waits"] is True
    assert json.loads(node.command("index", "update", "--json").stdout)["groups"] == 300
    assert model_in(node) == "words-alike"
    assert node.check()["agrees"]
    assert len(list(node.index.glob("generation-*"))) == 1
