"""Everything the map says in one language: names, findings, story, and the page's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.dataset import Issue
from graphkit.findings import Finding, Report, Table
from graphkit.language import Language, Text, text
from graphkit.pictures import Step
from graphkit.renderers.audience import INTERNAL, called
from graphkit.renderers.figures.votes import many_vote
from graphkit.renderers.map.actor_days import actor_day_words
from graphkit.renderers.map.advice import Advice
from graphkit.renderers.map.columns import column_titles
from graphkit.renderers.map.days import history_words
from graphkit.renderers.map.evidence import words, written_in
from graphkit.renderers.map.interface import GROUPS, PAGE
from graphkit.renderers.map.scenes import vote_legend
from graphkit.renderers.map.sides import IssueSides
from graphkit.renderers.style import camp_called, cell_text, many_decide, tie_without_sign
from graphkit.rows import written


def said_in(
    report: Report,
    language: Language,
    measures: Sequence[Finding],
    steps: Sequence[Step],
    advice: Advice,
    sides: IssueSides,
) -> dict[str, Any]:
    """The map's words in one language; positions in lists are the actors' and issues' numbers."""

    def say(value: Any) -> str:
        return words(language.say(value)) or ""

    dataset = report.dataset
    title = say(called(report, language))
    return {
        "code": language.code,
        "title": title,
        "mark": None if report.settings.audience == "public" else say(INTERNAL),
        "question": say(report.question(language.code)),
        "headline": [say(sentence) for sentence in report.headline] or [title],
        "deciding": [say(sentence) for sentence in _summed_up(report)],
        "ranking": _ranking(report, say),
        "doubt": _doubt(report, say),
        "sure": _sure(report, language),
        "camps": _camps(report, say),
        "campsThen": actor_day_words(report, say),
        "columns": column_titles(report, say),
        "actors": _names(report, language),
        "why": [say(actor.why_camp) if actor.why_camp else None for actor in report.actors],
        "issues": [words(language.names.get(i.id)) or words(i.title) or "" for i in dataset.issues],
        "issueWords": [
            _issue(issue, language) | sides.words(issue, say) for issue in dataset.issues
        ],
        "votes": vote_legend(report, say),
        **history_words(report, say),
        "written": written_in(dataset, language.code),
        "measures": [_measure(report, finding, say) for finding in measures],
        "advice": advice.words(say),
        "story": [_step(step, language.code, say) for step in steps],
        "page": {key: say(words_) for key, words_ in _page(report).items()},
    }


def _summed_up(report: Report) -> Sequence[Text]:
    """Who decides, where they are too many to be listed."""
    return report.deciding if many_decide(report) or many_vote(report) else ()


def _page(report: Report) -> Mapping[str, Text]:
    """The page's own words, of groups where these stand in the place of camps."""
    own = {"unsigned": tie_without_sign(report)}
    if report.dataset.unsigned:
        own["layout_stress"] = text("Who is tied to whom")
    return {**PAGE, **(GROUPS if report.by_groups else {}), **own}


def _camps(report: Report, say: Any) -> list[str | None]:
    """The camps' labels by number; None for a number that no camp has."""
    labels = {camp.number: say(camp_called(camp)) for camp in report.camps}
    return [labels.get(number) for number in range(1, max(labels, default=0) + 1)]


def _names(report: Report, language: Language) -> list[str | None]:
    """Each actor's name where it is not simply the name in the data."""
    known = report.dataset.actor_by_id
    names = ((actor.id, language.names.get(actor.id)) for actor in report.actors)
    return [None if name in (None, known[actor].name) else words(name) for actor, name in names]


def _issue(issue: Issue, language: Language) -> dict[str, str | None]:
    ends = ((key, written(issue, f"{key}_means")) for key in ("support", "oppose"))
    return {
        "question": words(issue.questions.get(language.code, issue.question)),
        "span": words(language.say(issue.scale.span)) if issue.scale.own else None,
        **{key: words(language.say(end)) if end else None for key, end in ends},
    }


def _ranking(report: Report, say: Any) -> str:
    who = report.section("who")
    if who is not None and who.lead:
        return str(say(who.lead[0]))
    return str(say(text("Ranked by influence as the report states it.")))


def _doubt(report: Report, say: Any) -> str:
    sure = report.section("certainty")
    return str(say(sure.lead[0])) if sure is not None and sure.lead else ""


def _sure(report: Report, language: Language) -> dict[str, Any] | None:
    """How sure the report's findings are, and what they would be others without."""
    section = report.section("certainty")
    if section is None or len(section.lead) < 2:
        return None
    table = section.table or Table((), ())
    cells = [
        [cell_text(cell, column, language) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    return {
        "said": [words(language.say(sentence)) for sentence in section.lead[1:]],
        "heads": [words(language.say(column.title)) for column in table.columns],
        "rows": [[words(cell) for cell in row] for row in cells],
    }


def _measure(report: Report, finding: Finding, say: Any) -> dict[str, str]:
    method = report.methods.get(finding.measure)
    if method is not None:
        return {"title": say(method.title), "question": say(method.question)}
    return {"title": finding.measure, "question": say(finding.reading)}


def _step(step: Step, code: str, say: Any) -> dict[str, Any]:
    def told(part: Text | Mapping[str, str]) -> str:
        if isinstance(part, Text):
            return str(say(part))
        return words(part.get(code) or next(iter(part.values()), "")) or ""

    return {"title": told(step.title), "text": [told(part) for part in step.text]}
