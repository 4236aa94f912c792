"""Dates as people write them: read where the column decides, asked about where nothing does."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from graphkit.dataset import Dataset
from graphkit.errors import UsageError
from graphkit.formats import load
from graphkit.formats.reading.date_form import date_form
from graphkit.formats.reading.date_words import read_date
from graphkit.partial_date import date_text
from tests.formats.fixture_types import Read, Refused


def rows(*days: str, column: str = "date") -> str:
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(["actor", "issue", "position", column])
    for number, day in enumerate(days):
        lines.writerow([f"a{number}", "q", (-1) ** number, day])
    return stream.getvalue()


def dates(found: Dataset) -> list[str | None]:
    return [stance.date and date_text(stance.date) for stance in found.stances]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024/3/12", "2024-03-12"),
        ("2024.03.12", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024-03", "2024-03"),
        ("03/2024", "2024-03"),
        ("2024", "2024"),
        ("2024.0", "2024"),
        ("12 March 2024", "2024-03-12"),
        ("12th of March, 2024", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("Tuesday, March 12, 2024", "2024-03-12"),
        ("12-Mar-2024", "2024-03-12"),
        ("Sept. 2024", "2024-09"),
        ("12. März 2024", "2024-03-12"),
        ("Di, 12. Maerz 2024", "2024-03-12"),
        ("März 2024", "2024-03"),
        ("1er février 2024", "2024-02-01"),
        ("12 août 2024", "2024-08-12"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("diciembre de 2024", "2024-12"),
        ("2024年3月12日", "2024-03-12"),
        ("２０２４年３月", "2024-03"),
        ("2024年", "2024"),
        ("令和6年3月12日", "2024-03-12"),
        ("平成元年", "1989"),
        ("31.03.2024", "2024-03-31"),
        ("3/31/2024", "2024-03-31"),
        ("4.4.2024", "2024-04-04"),
        ("2024-01-02T03:04:05Z", "2024-01-02"),
        ("2024-01-02 03:04:05.123+07:00", "2024-01-02"),
        ("2024-01-02T23:30", "2024-01-02"),
        ("31.01.2024 09:30 Uhr", "2024-01-31"),
        ("1/31/2024 9:30:00 PM", "2024-01-31"),
        ("Tue, 12 Mar 2024 10:00:00 +0000", "2024-03-12"),
        ("n/a", None),
        ("unbekannt", None),
        ("–", None),
    ],
)
def test_one_way_to_write_a_date(read: Read, written: str, meant: str | None) -> None:
    assert dates(read("d.csv", rows(written, "2020-01-01"))) == [meant, "2020-01-01"]


@pytest.mark.parametrize("mark", ["/", ".", "-"])
@pytest.mark.parametrize("form", ["%d{0}%m{0}%Y", "%m{0}%d{0}%Y"])
def test_one_number_above_12_decides_the_column(read: Read, mark: str, form: str) -> None:
    meant = [date(2024, 3, 4), date(2024, 5, 25), date(2023, 12, 1)]
    written = [day.strftime(form.format(mark)) for day in meant]
    found = read("d.csv", rows(*written))
    assert [stance.date for stance in found.stances] == meant
    (note,) = [n for n in found.notices if n.code == "dates"]
    assert ("day, month, year" if form.startswith("%d") else "month, day, year") in str(note)


def test_what_nothing_decides_is_one_question(refused: Refused, read: Read) -> None:
    content = rows("03/04/2024", "05/06/2024", "2024-07-08")
    (said,) = refused("d.csv", content)
    assert said.startswith("d.csv:2:8 (date): '03/04/2024' is open")
    assert "In 2 rows, first here." in said
    assert "day, month, year: --dates dmy; month, day, year: --dates mdy" in said
    assert dates(read("e.csv", content, dates="dmy"))[0] == "2024-04-03"
    assert dates(read("f.csv", content, dates="mdy"))[0] == "2024-03-04"


def test_what_is_stated_of_the_order_is_never_turned_round(refused: Refused) -> None:
    (said,) = refused("d.csv", rows("03/04/2024", "03/25/2024"), dates="dmy")
    assert (
        said == "d.csv:3:9 (date): '03/25/2024' is no date in the order that was stated for dates."
    )


def test_two_orders_in_one_column_are_refused(refused: Refused) -> None:
    (said,) = refused("d.csv", rows("25/03/2024", "03/25/2024", "03/04/2024"))
    assert "some dates day first and some month first" in said


def test_two_digit_years_are_asked_about(refused: Refused, read: Read) -> None:
    content = rows("31.12.68", "1.2.24", "13-Mar-24")
    (said,) = refused("d.csv", content)
    assert "nothing in the column date decides" in said and "the century" in said
    assert dates(read("e.csv", content, dates="dmy,1950")) == [
        "1968-12-31", "2024-02-01", "2024-03-13",
    ]  # fmt: skip
    assert dates(read("f.csv", content, dates="dmy,2000"))[0] == "2068-12-31"


@pytest.mark.parametrize(
    "day", ["2024-02-30", "31.02.2024", "2024-13", "2024-00-10", "32/13/2024", "2024年13月"]
)
def test_impossible_dates(refused: Refused, day: str) -> None:
    (said,) = refused("d.csv", rows("2024-01-01", day))
    assert said.startswith("d.csv:3:") and "impossible" in said


@pytest.mark.parametrize(
    "word", ["next week", "Q1 2024", "circa 2020", "12 13 March 2024", "12:30"]
)
def test_no_dates(refused: Refused, word: str) -> None:
    (said,) = refused("d.csv", rows(word))
    assert "is not a date" in said and "YYYY-MM" in said


def test_many_of_a_kind_are_one_message(refused: Refused) -> None:
    (said,) = refused("d.csv", rows(*(f"day {n}" for n in range(50))))
    assert said.startswith("d.csv:2:") and "49 more cells" in said


def test_an_open_end_is_none(read: Read) -> None:
    content = "from,to,sign,since,until\na,b,+,2020,present\nb,c,-,2021-02,heute\n"
    found = read("t.csv", content)
    assert [tie.until for tie in found.ties] == [None, None]
    assert [tie.since and date_text(tie.since) for tie in found.ties] == ["2020", "2021-02"]


def test_a_start_within_the_span_of_the_end_is_no_contradiction(
    read: Read, refused: Refused
) -> None:
    assert read("t.csv", "from,to,sign,since,until\na,b,+,2024,2024-05\n").ties
    (said,) = refused("u.csv", "from,to,sign,since,until\na,b,+,2025,2024-05\n")
    assert "The end 2024-05 is before the start 2025." in said


def test_all_columns_of_dates_read_them(read: Read) -> None:
    tables = {
        "issues.csv": "id,question,decided_on\nq,Build it?,31.5.2024\n",
        "stances.csv": "actor,issue,position,date\na,q,1,May 2024\nb,q,-1,2024\n",
        "events.csv": "date,event\n2024年6月1日,Start\n",
        "sources.csv": "id,title,date\ns,T,2024-05-03T10:00:00\n",
    }
    found = read("case", tables)
    assert found.issues[0].decided_on == date(2024, 5, 31)
    assert dates(found) == ["2024-05", "2024"]
    assert (found.events[0].date, found.sources[0].date) == (date(2024, 6, 1), date(2024, 5, 3))


def book(values: list[object], *, mac: bool = False) -> bytes:
    made = Workbook()
    if mac:
        made.epoch = CALENDAR_MAC_1904
    sheet = made.active
    sheet.title = "stances"
    sheet.append(["actor", "issue", "position", "date"])
    for number, value in enumerate(values):
        sheet.append([f"a{number}", "q", (-1) ** number, value])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("mac", [False, True])
def test_dates_of_a_workbook(put: Callable[..., object], mac: bool) -> None:
    day = date(2024, 4, 3)
    epoch = {"epoch": CALENDAR_MAC_1904} if mac else {}
    values = [day, datetime.combine(day, time(14, 30)), to_excel(day, **epoch), 2024, "4/3/2024 x"]
    found = load(put("b.xlsx", book(values[:4], mac=mac)))  # type: ignore[arg-type]
    assert dates(found) == ["2024-04-03", "2024-04-03", "2024-04-03", "2024"]


def test_day_numbers_outside_a_workbook_are_asked_about(refused: Refused, read: Read) -> None:
    content = rows("45385", "45386.5")
    (said,) = refused("d.csv", content)
    assert "days counted from 1900: --dates excel;" in said
    assert dates(read("e.csv", content, dates="excel")) == ["2024-04-03", "2024-04-04"]
    day = date(2024, 4, 3)
    old = str(int(to_excel(day, CALENDAR_MAC_1904)))
    assert dates(read("f.csv", rows(old), dates="excel1904")) == [day.isoformat()]


@pytest.mark.parametrize("words", ["ddmm", "dmy,mdy", "20", "excel,excel1904", "1950,2000"])
def test_forms_that_cannot_be_meant(words: str) -> None:
    with pytest.raises(UsageError):
        date_form(words)


FORMS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%d-%b-%Y", "%Y-%m-%dT%H:%M:%S")


@pytest.mark.relation
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(FORMS))
def test_a_date_written_out_reads_back(day: date, form: str) -> None:
    written = datetime.combine(day, time(13, 5)).strftime(form)
    found = read_date(written)
    assert found is not None and found.parts == (day.year, day.month, day.day)


@pytest.mark.relation
@given(st.lists(st.dates(date(1950, 1, 1)), min_size=1, max_size=5), st.randoms(), st.booleans())
def test_the_order_of_rows_changes_no_date(
    tmp_path_factory: pytest.TempPathFactory,
    days: list[date],
    chance: st.DataObject,
    month_first: bool,
) -> None:
    form = "%m/%d/%Y" if month_first else "%d.%m.%Y"
    told = [*days, date(2024, 5, 25)]  # which decides
    chance.shuffle(told)  # type: ignore[attr-defined]
    path = tmp_path_factory.mktemp("dates") / "d.csv"
    path.write_text(rows(*(day.strftime(form) for day in told)))
    assert [stance.date for stance in load(path).stances] == told
