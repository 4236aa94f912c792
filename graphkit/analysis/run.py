"""One run over one dataset: builds each view once, runs measures by name, stamps provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from inspect import Parameter
from typing import Any

from graphkit.card import Measure, NotDefined
from graphkit.coded_once import coded_once
from graphkit.dataset import CLAIM_TABLES, Dataset, Issue
from graphkit.digest import sha256_of_graph
from graphkit.engines.versions import version
from graphkit.errors import UsageError, unknown
from graphkit.findings import Finding, Provenance, Result, Scalar, Settings
from graphkit.graph.build import claim_graph
from graphkit.graph.claims import Claims
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.graph.positions import Positions
from graphkit.graph.readings import claims_of
from graphkit.graph.views import View, takes, views
from graphkit.language import Text, text
from graphkit.measures import measures
from graphkit.phrases import phrase
from graphkit.pictures import Division
from graphkit.progress import doing


class Run:
    """Everything computed so far on one dataset or graph, under one set of settings.

    Measures are run at most once for the same parameters; the views they share are built at
    most once. Nothing here changes the dataset. `whole` is the data that `dataset` was cut from
    for the day and the issues; `sha256` names it, or what it was itself cut from.
    """

    def __init__(
        self, dataset: Dataset, settings: Settings, graph: Any = None, *, sha256: str | None = None
    ) -> None:
        self.settings = settings
        audience = dataset.for_audience(settings.audience)
        once = coded_once(audience)
        self.sha256 = sha256 or (audience.sha256 if graph is None else sha256_of_graph(graph))
        self.as_of = settings.as_of or audience.last_day
        self.whole = audience
        if self.as_of:
            once = once.until(self.as_of)
        for issue in settings.issues:
            if issue not in once.dataset.issue_by_id:
                raise unknown(phrase("issue"), issue, once.dataset.issue_by_id)
        self.issue = next(iter(settings.issues or once.dataset.issue_by_id), None)
        if settings.issues:
            once = once.on_issues(settings.issues)
        self._as_coded = once.dataset
        if settings.undirected:
            once = once.undirected()
        self.dataset = once.dataset
        self.graph = claims_of(once) if graph is None else graph
        self._views: dict[tuple[Any, ...], View] = {}
        self._findings: dict[tuple[Any, ...], Finding] = {}
        self._rows: dict[int, dict[str, tuple[str, ...]]] = {}
        self._cited: dict[int, int] = {}

    def view(self, name: str, *, written: bool = False, **parameters: Any) -> View:
        """The view of that name, built once; `written` leaves ties the direction they have in
        the data though the settings read them as undirected."""
        written = written and self._as_coded is not self.dataset
        key = (name, written, *sorted(parameters.items()))
        if key not in self._views:
            graph = claim_graph(self._as_coded) if written else self.graph
            if takes(name, "stances") and not written:
                parameters["stances"] = self.view("stance")
            self._views[key] = views[name](graph, **parameters)
        return self._views[key]

    def about(self, issue: str) -> Run:
        """The same run with this issue as its own; what was computed is shared."""
        found = copy(self)
        found.issue = issue
        return found

    def finding(self, name: str, **parameters: Any) -> Finding:
        """The finding of a measure; parameters not given come from the settings or defaults.

        Raises `UsageError` for an unknown measure or parameter. Where the measure has no
        honest value the finding is not defined and says why.
        """
        card = measures[name]
        given = self._complete(card, parameters)
        key = (name, *sorted((k, _key(v)) for k, v in given.items()))
        if key not in self._findings:
            self._findings[key] = self._compute(card, given)
        return self._findings[key]

    @cached_property
    def divided_by(self) -> Division:
        """What divides the actors: camps, or groups where nothing is signed and none are known.

        This is the one place that decides it; whatever shows camps shows groups in their stead.
        """
        view = self.view("camps")
        unsigned = isinstance(view, Network) and view.ties and view.sign is None
        return "groups" if unsigned else "camps"

    @property
    def division(self) -> Finding:
        """The camps, or the groups that stand in their place."""
        return self.finding(self.divided_by)

    def input(self, name: str) -> Finding:
        """The finding that a measure takes its input from: for camps what stands in their place."""
        return self.division if name == "camps" else self.finding(name)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found so far, in the order it was asked for."""
        return tuple(self._findings.values())

    def _complete(self, card: Measure, parameters: Mapping[str, Any]) -> dict[str, Any]:
        for word, value in parameters.items():
            if word not in card.input_measures and word not in card.second_views:
                card.parameter(word).check(value)
        context = {
            "issue": self.issue,
            "seed": self.settings.seed,
            "time_limit": self.settings.time_limit,
            "replicates": self.settings.replicates,
        }
        own = {
            p.name: p.default if context.get(p.name) is None else context[p.name]
            for p in card.parameters
        }
        own = {word: None if value is Parameter.empty else value for word, value in own.items()}
        given = {**own, **parameters}
        network = given.get("network", card.network)
        for word in card.view_parameters:
            if takes(network, word):
                continue
            if word in parameters:
                raise UsageError(
                    phrase(
                        "The view {network} has no parameter {word}.", network=network, word=word
                    )
                )
            del given[word]
        return given

    def _compute(self, card: Measure, given: Mapping[str, Any]) -> Finding:
        rest = dict(given)
        network = rest.pop("network", card.network)
        view = self.view(
            network,
            written=card.keeps_parallel_ties(given),
            **{word: rest.pop(word) for word in card.view_parameters if word in rest},
        )
        shown = {k: v for k, v in given.items() if v is None or isinstance(v, Scalar)}
        result: Result | None = None
        why_not: Text | None = None
        try:
            if "issue" in rest:
                self._check_issue(rest["issue"])
            for word, needed in card.input_measures.items():
                if word not in rest:
                    rest[word] = self._needed(needed, optional=card.may_lack(word))
            for word, second in card.second_views.items():
                rest.setdefault(word, self.view(second))
            with doing(text("Computing {measure}", measure=card.name)):
                result = card(view, **rest)
        except NotDefined as refusal:
            why_not = refusal.reason
        return Finding(
            measure=card.name,
            network=network,
            parameters=shown,
            provenance=self._provenance(card, view, result, given.get("issue")),
            result=result,
            why_not=why_not,
        )

    def _check_issue(self, issue: str | None) -> None:
        if issue is None:
            raise NotDefined(text("the data has no issue and so no stances."))
        if issue not in self.dataset.issue_by_id:
            raise unknown(phrase("issue"), issue, self.dataset.issue_by_id)

    def _needed(self, name: str, *, optional: bool) -> Mapping[str, float] | None:
        finding = self.input(name)
        if finding.why_not is not None:
            if optional:
                return None
            raise NotDefined(finding.why_not)
        return finding.values

    def _provenance(
        self, card: Measure, view: View, result: Result | None, issue: str | None
    ) -> Provenance:
        claims = result.claims if result else _claims_on(view, issue)
        rows = self._rows_of(view) if claims is None else self._by_table(claims)
        return Provenance(
            dataset=self.dataset.name,
            sha256=self.sha256,
            rows=rows,
            seed=self.settings.seed,
            source=card.source,
            engine=(result.engine if result else None) or "numpy",
            graphkit=version("graphkit"),
            as_of=self.as_of,
            sources=self._sources(rows),
            audience=self.settings.audience,
        )

    def _sources(self, rows: Mapping[str, tuple[str, ...]]) -> int:
        """How many sources these rows name."""
        if not self._sourced:
            return 0
        kept = id(rows) if any(rows is whole for whole in self._rows.values()) else None
        if kept is None or kept not in self._cited:
            claims = self.dataset.claim_by_id
            every = (claims[id].source for ids in rows.values() for id in ids)
            found = len({source for sources in every for source in sources})
            if kept is None:
                return found
            self._cited[kept] = found
        return self._cited[kept]

    @cached_property
    def _sourced(self) -> bool:
        """Whether any claim names a source."""
        return any(claim.source for claim in self.dataset.claims())

    def _rows_of(self, view: View) -> dict[str, tuple[str, ...]]:
        """The rows behind a whole view; looked up once, since most measures rest on all."""
        if id(view) not in self._rows:
            self._rows[id(view)] = self._by_table(_claims(view))
        return self._rows[id(view)]

    def _by_table(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        used = set(claims)
        rows: dict[str, tuple[str, ...]] = {}
        for table, numbers in self._numbered.items():
            if len(used) < len(numbers):
                ids = tuple(sorted(used & numbers.keys(), key=numbers.__getitem__))
            else:
                ids = tuple(id for id in numbers if id in used)
            if ids:
                rows[table] = ids
        return rows

    @cached_property
    def _numbered(self) -> dict[str, dict[str, int]]:
        """Each table's claims by id, numbered in the order of the table."""
        return {
            table: {row.id: number for number, row in enumerate(getattr(self.dataset, table))}
            for table in CLAIM_TABLES
        }


def _key(value: Any) -> Any:
    return tuple(sorted(value.items())) if isinstance(value, Mapping) else repr(value)


def _claims(view: View) -> Iterable[str]:
    if isinstance(view, Network):
        yield from every(view.claims)
        return
    for row in view.claims if isinstance(view, Claims) else view.claim:
        yield from (claim for claim in row if claim is not None)


def _claims_on(view: View, issue: str | None) -> Iterable[str] | None:
    """The rows behind a refusal that concerns one issue; None where it concerns the whole view."""
    if issue is None or not isinstance(view, Positions):
        return None
    column = view.column(issue)
    return [claim for claim in (row[column] for row in view.claim) if claim is not None]


def run_on_graph(graph: Any, settings: Settings) -> Run:
    """A run on any NetworkX graph instead of a dataset."""
    from graphkit.graph.adopt import adopt

    adopted = adopt(graph)
    nodes = [
        (data["order"], node, data["name"])
        for node, data in adopted.nodes(data=True)
        if data["kind"] == "issue"
    ]
    issues = tuple(Issue(node, question=name) for _, node, name in sorted(nodes))
    name = str(graph.graph.get("name") or "graph")
    return Run(Dataset(name=name, issues=issues), settings, graph=adopted)
