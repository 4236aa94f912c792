"""Event archives (who did what to whom, each day, by the million) as signed ties.

An event archive holds a row for each event that a machine found in the news: an actor, another
actor, a day, a kind of event. Here the rows between two actors become ties of a dataset.

How an event gets its sign:

- `quadclass` 1 and 2 (verbal and material cooperation) say support, 3 and 4 (verbal and material
  conflict) say opposition. Without it a column of signs does, or the sign of `goldstein`.
- Where `goldstein` is given beside it, an event of exactly 0 takes no side (a mere statement is
  filed under verbal cooperation), and neither does one whose two codes contradict each other: both
  are neutral, never support.

How a tie gets its strength: each event counts `mentions` x |`goldstein`| / 10 (1 where there are no
such columns), one that takes no side .01 a mention; the sum over a pair's events of one sign is the
tie's weight. As a few pairs fill the news, strength is log(1 + weight) / log(1 + the largest
weight), from 0 to 1.

What that is worth (`WEAKNESS` in `words.py` is written into every dataset made here):

- Mentions measure attention, not conviction: a war on every front page outweighs a treaty signed
  in silence, and one event is told, and coded, many times.
- Goldstein's numbers were chosen by a panel of eight for kinds of event between states (1992). They
  are the same whoever acts, whatever the size: ten wounded or ten thousand.
- Machines misread: who did it to whom, jokes, films, history, the place for its government.
- Support here means "was reported to cooperate with", which is not to agree on an issue.

What travels one way: `archive` opens files, `stage` turns text into Parquet and counts what is
broken, `expression` is the one query (Ibis), `engines` run it, `build` makes the dataset, `words`
describe it.
"""
