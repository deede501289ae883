"""A bid as a Word file, to write in and to bring back."""

from folkmoot.funding.word.reading import Brought, from_word
from folkmoot.funding.word.writing import to_word, told_in

__all__ = ["Brought", "from_word", "to_word", "told_in"]
