"""A project of the Discourse Network Analyzer, with its texts, coded on and given back."""

from __future__ import annotations

from made_files import dna_database

from graphkit.api import CodedStance, open_coding, read_texts
from graphkit.cli import run
from graphkit.language import Language
from graphkit.texts.quotes import Units
from graphkit.workbench.seen import Seen


def test_statements_keep_their_places(tmp_path):
    project, case = tmp_path / "x.dna", tmp_path / "case"
    project.write_bytes(dna_database())
    assert run(["convert", str(project), "--to", "csv_folder", "-o", str(case)]) == 0
    before = (case / "stances.csv").read_bytes()
    book = open_coding(case)
    for reading in read_texts([project]):
        book.add_text(reading)
    assert book.texts() == ["1", "2"]
    seen = Seen(book, "Robin", Language("en"))
    (claim,) = (one for one in seen.text("1")["claims"] if one["id"] == "st1")
    # The tram is two of Java's characters and of the browser's, one of Python's.
    assert (claim["start"], claim["end"]) == (4, 14)
    text = book.text("1")
    (stored,) = (one for one in book.claims("1") if one.id == "st1")
    start, end = stored.span_in(Units(text))
    assert text[start:end] == stored.cells["summary"] == "Trams now!"
    assert (case / "stances.csv").read_bytes() == before
    book.code(CodedStance("Pell", "Trams.", 0.5), "1", start, end, coder="Robin")
    out = tmp_path / "out.csv"
    assert run(["convert", str(case), "--to", "dna_csv", "-o", str(out)]) == 0
    assert '"Trams now!"' in out.read_text() and ";4;14;" in out.read_text()
