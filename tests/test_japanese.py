"""What a reader sees in Japanese: no English left over, and lines that break where they may."""

from __future__ import annotations

import gettext
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from rich.cells import cell_len

from graphkit.analysis import question_reports
from graphkit.analysis.analyse import analyse
from graphkit.analysis.check import check
from graphkit.card import FAMILIES, Measure
from graphkit.dataset import (
    Actor,
    Dataset,
    Event,
    Influence,
    Issue,
    Option,
    Row,
    Source,
    Stance,
    Tie,
)
from graphkit.findings import Report, Settings
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS
from graphkit.language import Language
from graphkit.measures import measures
from graphkit.renderers import docx, html, markdown, terminal, weaknesses
from graphkit.renderers import map as map_page
from graphkit.renderers.cells import lines
from graphkit.renderers.figures import draw as figures
from graphkit.renderers.slides.powerpoint import deck

NAMES = ("町長", "風力開発", "外港漁業協同組合", "住民の会", "港長", "貯蓄銀行", "港新聞", "議会")
TIES = [
    "011",
    "121",
    "100",
    "231",
    "241",
    "420",
    "451",
    "541",
    "150",
    "061",
    "601",
    "361",
    "630",
    "701",
    "751",
    "070",
]
POSITIONS = (0.8, 1.0, -1.0, -0.7, -0.1, 0.6, None, 0.0)
SOURCE, DAY = ("甲",), date(2026, 1, 20)


def case() -> Dataset:
    """A case all in Japanese: whatever Latin letters come out are graphkit's own."""
    actors = [f"a{n}" for n in range(len(NAMES))]
    stances = [
        Stance(
            f"s{n}",
            actors[n],
            "q",
            at,
            0.8,
            "環境調査を終えること",
            DAY,
            0.7,
            SOURCE,
            "1頁",
            "発言",
        )
        for n, at in enumerate(POSITIONS)
        if at is not None
    ]
    stances += [
        Stance("s90", "a0", "r", -0.5, 0.6, None, date(2026, 1, 3), 0.9, SOURCE, None, "発言"),
        Stance("s91", "a1", "r", 1.0, 0.6, None, date(2026, 1, 4), 0.9, SOURCE, None, "発言"),
        Stance("s92", "a2", "q", 0.4, 0.5, None, date(2025, 6, 1), 0.4, ("乙",), None, "以前の発言"),
    ]  # fmt: skip
    data = Dataset(
        "港",
        "港の風車",
        actors=tuple(Actor(f"a{n}", name) for n, name in enumerate(NAMES)),
        issues=(
            Issue("q", "港に風車を建ててよいか。", {}, "建ててよい", "建ててはならない",
                  (Option("不許可", -1.0), Option("試験的に3基", 0.3), Option("許可", 1.0)),
                  ("a0", "a7"), "consent", date(2026, 3, 1), -0.6, SOURCE,
                  extra={"x_title": "港の風車"}),
            Issue("r", "岸壁を貸してよいか。", extra={"x_title": "岸壁の貸出"}),
        ),
        stances=tuple(stances),
        ties=tuple(
            Tie(f"t{n}", f"a{a}", f"a{b}", 1 if sign == "1" else -1, "協力", 0.5 + n / 50, True,
                date(2025, 5, 1), None, 0.8, SOURCE, "2頁", "記事")
            for n, (a, b, sign) in enumerate(TIES)
        ),
        influence=tuple(
            Influence(f"i{n}", f"a{n}", "q", 90.0 - 9 * n, DAY, reason="権限", source=SOURCE)
            for n in range(len(NAMES))
        ),
        events=(Event("e1", date(2026, 2, 1), "公聴会", ("q",), "未定"),),
        sources=(Source("甲", "港新聞", "風車の行方"), Source("乙", "町報", "議事録")),
    )  # fmt: skip
    tables: Mapping[str, Any] = {
        name: tuple(coded_in_english(name, row) for row in rows)
        for name, rows in data.tables().items()
    }
    return replace(data, **tables)


def coded_in_english(table: str, row: Row) -> Row:
    """The row with its words as the Japanese of a row that says `English` in every such cell."""
    columns = [c for c in SCHEMA[table].columns if c.translated == TRANSLATIONS]
    said = {column.name: getattr(row, column.name) for column in columns}
    japanese = {f"{name}:ja": words for name, words in said.items() if words}
    instead = {
        name: "English"
        if isinstance(words, str)
        else tuple(Option(f"English {place}", o.position) for place, o in enumerate(words))
        for name, words in said.items()
        if words
    }
    return replace(row, **instead, translations=japanese) if japanese else row


@pytest.fixture(scope="module")
def report() -> Report:
    settings = Settings(measures=("all",), replicates=20, language="ja")
    return analyse(case(), settings, with_pictures=True)


class Unknown(gettext.NullTranslations):
    """Stands behind a catalogue and keeps what it did not have."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        if re.search(r"[^\W\d_]", re.sub(r"\{.*?\}", "", message)):  # else there are no words in it
            self.asked.add(message)
        return message

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add(f"{context}: {message}")
        return message

    def ngettext(self, one: str, many: str, n: int) -> str:
        self.asked.add(many)
        return many


@pytest.fixture
def japanese() -> Iterator[Language]:
    """Japanese for the case; no word may be asked for that the catalogue does not have."""
    language, unknown = Language("ja", case().names("ja")), Unknown()
    language._catalogue.add_fallback(unknown)
    yield language
    assert unknown.asked == set()


TERMS = re.compile(
    "PageRank|MACTOR|PN|Katz|E-I|Friedkin-Johnsen|DeGroot|Altafini|graphkit|status_quo|x_coder|"
    "direct_influence|Belnap|Zadeh"
)
COLUMNS = {*SCHEMA, *(column.name for table in SCHEMA.values() for column in table.columns)}
COMMAND = re.compile(r"graphkit \w+[\w -]*( DATASET)?( --[a-z]+( [a-z]+)?)*")


def english(said: str) -> set[str]:
    """Words in Latin letters, but for terms that Japanese uses too, sources and commands."""
    for source in sorted({card.source for card in measures.values()}, key=len, reverse=True):
        said = said.replace(source, "")
    said = re.sub(r"\b(sha)?[0-9a-f]{16}\b|sha256|\[[a-z]+\d+\]", "", COMMAND.sub("", said))
    found = set(re.findall(r"[A-Za-z][A-Za-z_-]+", said))
    return {word for word in found if not TERMS.fullmatch(word)}


def pieces(value: Any) -> Iterator[str]:
    """All strings in nested plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from pieces(list(value.values()))
    elif isinstance(value, Iterable):
        for part in value:
            yield from pieces(part)


def in_terminal(report: Report, language: Language) -> str:
    return terminal.render(report, language=language, width=5000, evidence=True).decode()


def in_markdown(report: Report, language: Language) -> str:
    said = markdown.render(report, language=language, evidence=True).decode()
    return re.sub(r"\\(.)", r"\1", said)


def in_html(report: Report, language: Language) -> str:
    said = html.render(report, language=language, figures=()).decode()
    return unescape(re.sub(r"<style.*?</style>|<[^>]+>", "\n", said, flags=re.DOTALL))


def in_word(report: Report, language: Language) -> str:
    from docx import Document

    document = Document(io.BytesIO(docx.render(report, language=language, figures=())))
    return "\n".join(part.text or "" for part in document.element.iter() if part.tag.endswith("}t"))


def in_slides(report: Report, language: Language) -> str:
    from pptx import Presentation

    said: list[str] = []
    for slide in Presentation(io.BytesIO(deck.render(report, language=language))).slides:
        parts = slide.shapes._spTree.iter()
        said += [
            (part.text if part.tag.endswith("}t") else part.get("descr")) or "" for part in parts
        ]
        said.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(said)


def in_map(report: Report, language: Language) -> str:
    """The words of the page in this language, what the analyst wrote in it among them."""
    page = map_page.render(report, language=language).decode()
    content = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert content is not None
    said = json.loads(content[1])["words"][language.code]
    said["written"] = [other for _, other in said["written"]]
    drawn = [
        item for shapes in said.pop("scenes").values() for one in shapes for item in one["items"]
    ]
    said["drawn"] = [item[3] for item in drawn if item[0] == "text"]
    said["votes"] = [words for _, words in said["votes"]]
    words = "\n".join(pieces({key: value for key, value in said.items() if key != "code"}))
    return re.sub(r"\{\w+\}|（(PNG|SVG|CSV)）|Enter|Esc|YAML|layout\.json", "", words)


def in_figures(report: Report, language: Language) -> str:
    said: list[str] = []
    for kind in figures.drawable(report):
        picture = figures.draw(report, language=language, kind=kind)
        letters = re.findall(r"<text[^>]*>(.*?)</text>", picture.content.decode(), re.DOTALL)
        said += [picture.title, picture.alt, *(re.sub(r"<[^>]+>", "", part) for part in letters)]
    return "\n".join(said)


WAYS = (in_terminal, in_markdown, in_html, in_word, in_map, in_figures, in_slides)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_english_in_a_japanese_report(
    way: Callable[[Report, Language], str], report: Report, japanese: Language
) -> None:
    said = way(report, japanese)
    assert "港の風車" in said
    assert english(said) == set()


def test_no_english_in_findings(report: Report, japanese: Language) -> None:
    for finding in report.findings:
        said = [japanese.say(finding.reading)]
        if finding.result:
            said += [japanese.say(note) for note in finding.result.notes]
        if finding.result and finding.result.table:
            said += [japanese.say(column.title) for column in finding.result.table.columns]
        assert english("\n".join(said)) == set(), finding.measure


def test_no_english_in_advice_and_checks(japanese: Language) -> None:
    data, settings = case(), Settings(replicates=0)
    for found in (
        question_reports.pivots(data, settings),
        question_reports.persuade(data, settings, toward="support"),
    ):
        assert english(in_terminal(found, japanese)) == set()
    said = weaknesses.as_text(check(data), language=japanese, most=None).decode()
    assert english(said) <= COLUMNS


@pytest.mark.parametrize("card", measures.values(), ids=lambda card: card.name)
def test_cards_are_in_japanese(card: Measure, japanese: Language) -> None:
    said = [card.title, card.question, card.formula, *card.accepts.describe()]
    said += [parameter.about for parameter in card.parameters]
    for words in (*map(japanese.say, said), japanese.say(FAMILIES[card.family])):
        assert re.search(r"[ぁ-ん一-龠ァ-ヶ]", words) or words in ("PageRank",), words


def test_lines_fit_80_cells_and_begin_with_what_may_begin_a_line(
    report: Report, japanese: Language
) -> None:
    said = terminal.render(report, language=japanese, width=80, evidence=True).decode()
    for line in said.splitlines():
        assert cell_len(line) <= 80, line
        for part in re.split(r"\s{2,}", line):
            assert not part.startswith(tuple("、。，．）」』】・ー")), line


@pytest.mark.parametrize(
    ("said", "width", "broken"),
    [
        ("値は−0.52。", 8, ["値は", "−0.52。"]),
        ("米国（Nvidia）の中", 10, ["米国", "（Nvidia）", "の中"]),
        ("ジェンスン・フアン", 12, ["ジェンスン・", "フアン"]),
        ("チップ・セキュリティ法案の否決", 18, ["チップ・", "セキュリティ法案の", "否決"]),
        ("チップ・セキュリティ法案の否決", 12, ["チップ・", "セキュリティ", "法案の否決"]),
        ("12〜24か月後に再検討", 14, ["12〜24か月後に", "再検討"]),
        ("立場を示していない", 12, ["立場を", "示していない"]),
        ("結果は−0.9であった", 12, ["結果は−0.9で", "あった"]),
        ("2025年10月31日に決定した", 14, ["2025年10月31日", "に決定した"]),
        ("意見の伝播（合意まで）", 10, ["意見の伝播", "（合意ま", "で）"]),
        ("plain English words", 13, ["plain English", "words"]),
        ("unbreakable", 5, ["unbre", "akabl", "e"]),
        ("", 5, []),
    ],
)
def test_where_lines_break(said: str, width: int, broken: list[str]) -> None:
    assert lines(said, width) == broken
