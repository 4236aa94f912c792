"""Published facts that tests check against: who was tied to whom, and what came out.

Small enough to stand here as numbers, so that every clone checks them. `test_published.py`
compares them with the public data sets they are also found in, where that folder is at hand.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

# Read 1954, Cultures of the Central Highlands, New Guinea, Southwestern Journal of Anthropology
# 10: for each of 16 tribes its allies (hina) and its enemies (rova), every pair once.
TRIBES = {
    "Gavev": ("Kotun Nagad Gama", "Ove Alika Nagam Gahuk Asaro"),
    "Kotun": ("Nagad Gama", "Ove Nagam Gahuk Notoh Kohik"),
    "Ove": ("Alika Gahuk Masil Ukudz", ""),
    "Alika": ("Ukudz", ""),
    "Nagam": ("Masil Notoh Seuve", "Nagad Gama"),
    "Gahuk": ("Masil Ukudz Geham Asaro", "Notoh Uheto Gama"),
    "Masil": ("Ukudz Geham Asaro Uheto", ""),
    "Ukudz": ("Geham Asaro", "Seuve"),
    "Notoh": ("Kohik Uheto", "Geham Nagad"),
    "Kohik": ("Uheto", "Geham Nagad"),
    "Geham": ("Asaro", "Uheto Nagad Gama"),
    "Asaro": ("", "Seuve Nagad Gama"),
    "Uheto": ("Seuve", "Nagad Gama"),
    "Seuve": ("", "Gama"),
    "Nagad": ("Gama", ""),
}
# The census of the 68 triangles by their number of enemies (0 to 3), walk balance, the least
# number of ties against two sides and the criterion of three camps.
TRIBES_CENSUS = (19, 2, 40, 7)
TRIBES_WALK_BALANCE = 0.3575761
TRIBES_FRUSTRATION = 7
TRIBES_BALANCE = 0.7586207  # 1 - 2 x 7 / 58
TRIBES_THREE_CAMPS = 2

# Sampson 1968, A novitiate in a period of change (Cornell University): whom each of 18 novices
# liked (+) and disliked (-) most, as a rule three choices scored 3 to 1, at the fourth of his times.
# A row a chooser, by Sampson's numbers.
SAMPSON_NAMES = (
    "John Greg Basil Peter Bonaven Berth Mark Victor Ambrose Romul Louis Winf Amand Hugh Boni "
    "Albert Elias Simp"
)
SAMPSON = {
    1: {2: -2, 3: 3, 7: -3, 10: -1, 12: 1, 14: 2},
    2: {1: 3, 4: -3, 7: 1, 8: -2, 12: 2, 13: -1},
    3: {1: 3, 2: -2, 4: -3, 6: -2, 13: 2, 16: -1, 17: 1, 18: 2},
    4: {1: -2, 2: -3, 5: 3, 6: 1, 11: 2, 14: -1},
    5: {4: 3, 9: 1, 11: 2},
    6: {2: -1, 3: -3, 4: 3, 5: 1, 7: -2, 9: 2, 17: -2},
    7: {2: 3, 4: -3, 6: -2, 8: -1, 12: 1, 16: 2},
    8: {2: -3, 3: -2, 4: 3, 6: 2, 9: 1, 14: -1},
    9: {3: -3, 5: 1, 8: 3, 12: 2, 17: -2, 18: -1},
    10: {4: 3, 5: 1, 9: 1, 13: 2},
    11: {1: -1, 2: -3, 3: -2, 5: 2, 8: 3, 14: 1},
    12: {1: 3, 2: 2, 7: 1},
    13: {2: -3, 5: 2, 6: -2, 7: 1, 12: -1, 18: 3},
    14: {1: 3, 4: -3, 8: -2, 12: 1, 15: 2, 17: -1},
    15: {2: 3, 3: -2, 4: -1, 7: 1, 12: 2, 13: -3},
    16: {2: 3, 3: -1, 4: -3, 7: 2, 15: 1, 17: -2},
    17: {2: 1, 3: 2, 4: -1, 6: -3, 8: -2, 18: 3},
    18: {2: 1, 3: 2, 4: -1, 8: -3, 10: -2, 17: 3},
}
# Doreian & Mrvar 1996, A partitioning approach to structural balance, Social Networks 18: the
# criterion with alpha one half (values quoted, not copied from the paper).
SAMPSON_CRITERION = {2: 12.5, 3: 10.5}

# Scholz, Calbert & Smith 2011, Unravelling Bueno de Mesquita's group decision model, Journal of
# Theoretical Politics 23, table 1: capability, position (4 to 10), salience.
EC_ACTORS = {
    "Netherlands": (0.08, 4, 0.8),
    "Belgium": (0.08, 7, 0.4),
    "Luxembourg": (0.03, 4, 0.2),
    "Germany": (0.16, 4, 0.8),
    "France": (0.16, 10, 0.6),
    "Italy": (0.16, 10, 0.6),
    "UK": (0.16, 10, 0.9),
    "Ireland": (0.05, 7, 0.1),
    "Denmark": (0.05, 4, 1.0),
    "Greece": (0.08, 7, 0.7),
}
EC_MEDIAN = 7
# What a public replication of that model printed: the weighted mean before the first round and
# after each of ten, and the three who move in every round.
EC_MEANS = (
    7.389955686853767,
    7.461314378277189,
    7.552500865855845,
    7.590144997451547,
    7.358130531334201,
    7.3491739896752115,
    7.414877545372958,
    7.510457183677219,
    7.5724470975503,
    7.324989065683666,
    7.242130958473938,
)
EC_BELGIUM = (
    8.415932315426764,
    9.610859134120188,
    9.961979590401311,
    4.800881140632622,
    5.524237694197356,
    7.47204636191629,
    8.824593855262423,
    9.671129769802048,
    4.144849062500606,
    4.291541224979646,
)
# Luxembourg gives in to Belgium in every round and comes to stand where that stood before;
# Ireland follows Luxembourg in the first five rounds and Belgium from then on.
EC_MOVES = {
    "Belgium": EC_BELGIUM,
    "Luxembourg": (7.0, *EC_BELGIUM[:9]),
    "Ireland": (4.0, 7.0, *EC_BELGIUM[:3], *EC_BELGIUM[4:9]),
}

# A public exercise for the MACTOR method (Godet 1991), the airports of Paris: builders, scheduled
# and charter airlines, the state, the airport, residents. Direct influence of the row on the
# column (0 to 4), and signed intensities on five objectives (2MAO).
AIRPORTS = [
    [0, 1, 1, 3, 0, 2],
    [2, 0, 3, 2, 1, 1],
    [1, 2, 0, 1, 1, 0],
    [2, 3, 3, 0, 3, 2],
    [0, 2, 3, 1, 0, 2],
    [0, 1, 1, 3, 2, 0],
]
OBJECTIVES = [
    [2, 3, 0, 0, 1],
    [-2, 0, 3, -1, -3],
    [-1, 0, -3, 3, -2],
    [0, 3, 2, 0, 1],
    [-1, 0, -2, 2, -2],
    [0, 0, 0, 0, 3],
]
AIRPORTS_BALANCE = [1.263, 0.930, 0.448, 1.381, 0.848, 1.131]  # R*: one computation, no paper
AIRPORTS_INFLUENCE = 180

# Treaty of Rome 1957, article 148: votes in the Council of the European Economic Community, 12 of
# 17 to adopt a proposal. Shapley-Shubik in sixtieths, Banzhaf in twenty-firsts (Felsenthal &
# Machover 1998, The measurement of voting power): Luxembourg's vote never decides.
EEC = {"fr": 4, "de": 4, "it": 4, "be": 2, "nl": 2, "lu": 1}
EEC_QUOTA = 12
EEC_SHAPLEY = {"fr": 14, "de": 14, "it": 14, "be": 9, "nl": 9, "lu": 0}
EEC_BANZHAF = {"fr": 5, "de": 5, "it": 5, "be": 3, "nl": 3, "lu": 0}


def tribe_ties() -> list[tuple[str, str, int]]:
    """The 58 ties: tribe, other tribe, +1 for allies and -1 for enemies."""
    return [
        (tribe, other, sign)
        for tribe, sides in TRIBES.items()
        for sign, others in zip((1, -1), sides, strict=True)
        for other in others.split()
    ]


def tribes() -> nx.Graph[Any]:
    """The Highland tribes as an undirected graph with signs."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for a, b, sign in tribe_ties())
    return graph


def sampson() -> nx.DiGraph[Any]:
    """The novices' choices as a directed graph with signs and strengths, named Name_number."""
    names = [f"{name}_{number}" for number, name in enumerate(SAMPSON_NAMES.split(), 1)]
    graph: nx.DiGraph[Any] = nx.DiGraph()
    for chooser, row in SAMPSON.items():
        for other, score in row.items():
            tie = {"sign": 1 if score > 0 else -1, "strength": float(abs(score))}
            graph.add_edge(names[chooser - 1], names[other - 1], **tie)
    return graph
