"""``export_gazetteer`` and ``import_gazetteer``."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import Actor, ActorName
from tests.factories import make_actor, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_imported_into_an_empty_archive_whole(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_actor("José Ruiz", "person", (("JR", "acronym"),))
    make_topic("Rice", make_topic("Food"), ("rice",))
    call_command("export_gazetteer", format=form)
    file = tmp_path / f"gazetteer.{form}"
    file.write_text(exported := capsys.readouterr().out, encoding="utf-8-sig")
    Actor.objects.all().delete()
    call_command("import_gazetteer", file)
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 created, 3 left as it is")
    call_command("export_gazetteer", format=form)
    assert capsys.readouterr().out == exported


def test_a_dry_run_says_row_by_row_what_would_be_done_and_does_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_actor("Rice Board", "agency")
    file = tmp_path / "more.csv"
    file.write_text(
        "type,slug,name,kind,case_sensitive,parent\n"
        "actor,rice-board,Rice Board,court,,\nname,rice-board,RB,acronym,yes,\nactor,oats,Oat Board,agency,,\n"
    )
    call_command("import_gazetteer", file, dry_run=True)
    assert capsys.readouterr().out.splitlines() == [
        "line 2: actor rice-board “Rice Board” changed: kind: agency → court",
        "line 3: name rice-board “RB” created",
        "line 4: actor oats “Oat Board” created",
        "2 created, 1 changed",
    ]
    assert (Actor.objects.get().kind, ActorName.objects.count()) == ("agency", 0)


def test_a_file_with_a_refused_row_is_not_imported(tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text("type,slug,name,kind,case_sensitive,parent\nactor,oats,Oat Board,agency,,\nactor,rye,Rye Board,ghost,,\n")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_gazetteer", file)
    assert not Actor.objects.exists()


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_bytes(b"\xff")
    for name in ("more.csv", "none.csv"):
        with pytest.raises(CommandError, match="nothing was imported"):
            call_command("import_gazetteer", tmp_path / name)
