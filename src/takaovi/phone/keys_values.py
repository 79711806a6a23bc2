"""Names spelt on the keys of a telephone: K-E-U is 5-3-8. Pure."""

from collections.abc import Iterable

from takaovi.core.text import fold

GROUPS = ("abcåä", "def", "ghi", "jkl", "mnoö", "pqrs", "tuv", "wxyz")
KEYS = {letter: str(key) for key, letters in enumerate(GROUPS, 2) for letter in letters}
LEAST = 2  # keys; one key would mean a hundred municipalities


def keyed(name: str) -> str:
    """The keys of a name's letters: "Äänekoski" is 226356754. Signs between letters are passed over."""
    return "".join(KEYS.get(letter, "") for letter in fold(name))


def means(keys: str, names: Iterable[str]) -> bool:
    """Whether these keys begin one of the names."""
    return len(keys) >= LEAST and any(keyed(name).startswith(keys) for name in names)
