"""The measures, one a file, named by their terms of art; imported when asked for.

To add one: write its file here, with its card, and add its line below.
"""

from graphkit.card import Measure
from graphkit.phrases import phrase
from graphkit.registry import Registry

_HERE = "graphkit.measures"

measures: Registry[Measure] = Registry(
    phrase("measure"),
    {
        # Who has power?
        "signed_degree": f"{_HERE}.signed_degree:signed_degree",
        "pn_centrality": f"{_HERE}.pn_centrality:pn_centrality",
        "pagerank": f"{_HERE}.pagerank:pagerank",
        "katz": f"{_HERE}.katz:katz",
        "eigenvector": f"{_HERE}.eigenvector:eigenvector",
        "signed_eigenvector": f"{_HERE}.signed_eigenvector:signed_eigenvector",
        "hits": f"{_HERE}.hits:hits",
        "betweenness": f"{_HERE}.betweenness:betweenness",
        "closeness": f"{_HERE}.closeness:closeness",
        "harmonic": f"{_HERE}.harmonic:harmonic",
        "k_core": f"{_HERE}.k_core:k_core",
        "mactor": f"{_HERE}.mactor:mactor",
        "power_index": f"{_HERE}.power_index:power_index",
        # What are the camps?
        "triangle_balance": f"{_HERE}.triangle_balance:triangle_balance",
        "frustration_index": f"{_HERE}.frustration_index:frustration_index",
        "camps": f"{_HERE}.camps:camps",
        "groups": f"{_HERE}.groups:groups",
        "walk_balance": f"{_HERE}.walk_balance:walk_balance",
        "algebraic_conflict": f"{_HERE}.algebraic_conflict:algebraic_conflict",
        "polarisation": f"{_HERE}.polarisation:polarisation",
        "ideal_points": f"{_HERE}.ideal_points:ideal_points",
        # Who is in between?
        "brokerage": f"{_HERE}.brokerage:brokerage",
        "constraint": f"{_HERE}.constraint:constraint",
        "effective_size": f"{_HERE}.effective_size:effective_size",
        "ei_index": f"{_HERE}.ei_index:ei_index",
        "key_player": f"{_HERE}.key_player:key_player",
        # What will happen?
        "compromise": f"{_HERE}.compromise:compromise",
        "median_voter": f"{_HERE}.median_voter:median_voter",
        "decision_path": f"{_HERE}.decision_path:decision_path",
        "challenge": f"{_HERE}.challenge:challenge",
        "opinion_dynamics": f"{_HERE}.opinion_dynamics:opinion_dynamics",
        # Who is pivotal, whom to persuade?
        "pivots": f"{_HERE}.pivots:pivots",
        "persuasion": f"{_HERE}.persuasion:persuasion",
        # How sure are we?
        "robustness": f"{_HERE}.robustness:robustness",
        "camp_membership": f"{_HERE}.camp_membership:camp_membership",
        "positional_dominance": f"{_HERE}.positional_dominance:positional_dominance",
    },
)
