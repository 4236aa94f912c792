"""The table of outcome models: each is a measure with parameters that it takes, one main a measure."""

from __future__ import annotations

from collections import Counter

from graphkit.measures import measures
from graphkit.outcome_models import FAMILIES, MAIN_MODELS, OUTCOME_MODELS

# The witnesses of the method's description: a mean and a median are one, three ways for opinions to
# spread are one.
WITNESSES = {
    "averaging": ["compromise", "median_voter"],
    "procedure": ["decision_path"],
    "bargaining": ["challenge"],
    "influence": ["friedkin_johnsen", "degroot", "altafini"],
}


def test_models_of_one_family_are_one_witness() -> None:
    found = {family: [m.name for m in OUTCOME_MODELS if m.family == family] for family in FAMILIES}
    assert found == WITNESSES
    assert len({str(title) for title in FAMILIES.values()}) == len(FAMILIES)
    assert len({str(model.title) for model in OUTCOME_MODELS}) == len(OUTCOME_MODELS)


def test_each_is_a_measure_of_outcomes_with_parameters_that_it_takes() -> None:
    for model in OUTCOME_MODELS:
        card = measures[model.measure]
        assert card.family == "outcome", model.name
        taken = {parameter.name: parameter for parameter in card.parameters}
        for name, value in model.parameters.items():
            assert taken[name].read(value) == value
        usual = {name: taken[name].default for name in model.parameters}
        # What scenarios use is the measure as it is without asking for anything.
        assert (usual == model.parameters) or not model.main, model.name
        assert (model.by is not None) == model.main, model.name
    assert [
        m.name for m in OUTCOME_MODELS if m.name not in (m.measure, *m.parameters.values())
    ] == []


def test_scenarios_use_one_model_of_each_measure_that_is_no_experiment() -> None:
    assert set(Counter(m.measure for m in OUTCOME_MODELS if m.main).values()) == {1}
    asked = {m.measure for m in OUTCOME_MODELS if not measures[m.measure].experimental}
    assert set(MAIN_MODELS) == asked
    assert all(MAIN_MODELS[name].measure == name for name in MAIN_MODELS)
