"""One cell at a time: what is read, and what is refused with which words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.dataset import Option
from graphkit.decision_rule import read_rule
from graphkit.formats.reading.cells import parser
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Kind


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("strength", "0.5", 0.5),
        ("strength", "1e-9", 1e-9),
        ("strength", "1E9", 1e9),
        ("strength", ".5", 0.5),
        ("outcome", "−0.5", -0.5),
        ("position", "-1", -1.0),
        ("position", "support", 1.0),
        ("position", "Oppose", -1.0),
        ("position", "neutral", 0.0),
        ("position", "1", 1.0),
        ("sign", "+", 1),
        ("sign", "-1", -1),
        ("sign", "−", -1),
        ("sign", "0", 0),
        ("sign", "Supports", 1),
        ("sign", "opposed", -1),
        ("sign", "反対", -1),
        ("yes_no", "TRUE", True),
        ("yes_no", "no", False),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("url", "https://ok.example/a?b=1", "https://ok.example/a?b=1"),
        ("url", "mailto:a@b.example", "mailto:a@b.example"),
        ("options", "a=b=0.5", Option("a=b", 0.5)),
        ("id", "007", "007"),
        ("rule", "Simple majority", read_rule("Simple majority")),
        ("number", "-1e3", -1000.0),
        ("text", "e\u0301", None),
    ],
)
def test_read(kind: Kind, written: str, value: Any) -> None:
    if value is None:
        with pytest.raises(Fault) as caught:
            parser(kind)(written)
        assert (caught.value.level, caught.value.value) == ("note", "\xe9")
    else:
        assert parser(kind)(written) == value


@pytest.mark.parametrize(
    ("kind", "written", "words"),
    [
        ("strength", "0,5", "Write 0.5"),
        ("strength", "1,000", "not a number"),
        ("strength", "80%", "Write 0.8, or 80"),
        ("strength", "yes", "not a number"),
        ("strength", "inf", "not a finite number"),
        ("strength", ".inf", "not a finite number"),
        ("strength", "nan", "not a finite number"),
        ("strength", "1e999", "out of range"),
        ("strength", "1e308", "above the maximum"),
        ("strength", "5e-324", "below the minimum"),
        ("strength", "0", "above 0"),
        ("strength", "-1", "column sign"),
        ("strength", "１", "not a number"),
        ("share", "80", "write 0.8"),
        ("share", "-0.1", "outside 0 to 1"),
        ("capability", "101", "outside 0 to 100"),
        ("position", "1.01", "outside -1"),
        ("position", "sideways", "not a position"),
        ("sign", "suport", "not a sign"),
        ("sign", "rather for", "not a sign"),
        ("sign", "yes", "not a sign"),
        ("date", "2024-02-30", "impossible"),
        ("date", "2024-13-45", "impossible"),
        ("date", "03/04/2024", "ambiguous"),
        ("date", "45385", "day number"),
        ("date", "2024-01-02T03:04:05Z", "Write YYYY-MM-DD"),
        ("date", "31/12/2024", "YYYY-MM-DD"),
        ("yes_no", "maybe", "neither"),
        ("options", "build", "label=position"),
        ("options", "build=2", "outside -1"),
        ("rule", "qualified", "Write qualified:N"),
        ("rule", "consent:3", "Write consent"),
        ("rule", "majority;a", "actor=weight"),
        ("number", "inf", "finite"),
        ("number", "1,234", "marks between thousands"),
        ("number", "1.234,56", "marks between thousands"),
        ("strength", "1 234", "marks between thousands"),
        ("options", "no=-1;yes=1", "more than one option"),
        ("options", "no = -0.5 , yes=1", "no=-1|yes=1"),
        ("id", "a|b", "separates"),
        ("id", "a\x1b[31m", "U+001B"),
        ("text", "a\x00", "U+0000"),
        ("text", "\ud83d", "surrogate"),
        ("text", "x" * 100_001, "100,001 characters"),
    ],
)
def test_refused(kind: Kind, written: str, words: str) -> None:
    with pytest.raises(Fault) as caught:
        parser(kind)(written)
    assert caught.value.level == "error"
    assert words in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:x",
        "data:text/html,x",
        "x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https:/x",
        "http://",
        "mailto:",
        "https://a.example/\u202egpj",
        "https://a.example/ b",
        "https:\\\\a.example",
        "mailto:@b",
    ],
)
def test_links_that_are_none_are_left_out(link: str) -> None:
    with pytest.raises(Fault) as caught:
        parser("url")(link)
    assert (caught.value.level, caught.value.value) == ("warning", None)


@pytest.mark.parametrize(("written", "value"), [("0,5", 0.5), ("1.5", 1.5), ("12", 12.0)])
def test_decimal_comma_in_files_with_semicolons(written: str, value: float) -> None:
    assert parser("capability", decimal_comma=True)(written) == value


def test_decimal_comma_that_may_be_thousands() -> None:
    with pytest.raises(Fault, match="thousands"):
        parser("strength", decimal_comma=True)("1,000")


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\ufeff", "\U000e0041", "\xad"])
def test_what_cannot_be_seen_is_kept_and_warned_of(hidden: str) -> None:
    with pytest.raises(Fault) as caught:
        parser("text")(f"She{hidden}ll")
    assert (caught.value.level, caught.value.value) == ("warning", f"She{hidden}ll")
    assert f"U+{ord(hidden):04X}" in caught.value.message
