"""Words of position, vote and degree, one language a file.

To add a language: write its file here, with its `Words`, and add it to `LANGUAGES`.
"""

from graphkit.formats.reading.words.english import ENGLISH
from graphkit.formats.reading.words.french import FRENCH
from graphkit.formats.reading.words.german import GERMAN
from graphkit.formats.reading.words.japanese import JAPANESE
from graphkit.formats.reading.words.spanish import SPANISH
from graphkit.formats.reading.words.words import Words

LANGUAGES: tuple[Words, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH, JAPANESE)

__all__ = ["LANGUAGES", "Words"]
