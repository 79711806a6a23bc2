"""Two who write the same thing at once: the second is told and chooses, and nobody's words are lost silently."""

from collections.abc import Iterable, Mapping

from takaovi.core.errors import DomainError


class ChangedMeanwhile(DomainError):
    """Somebody else saved the same thing after it was shown to this writer."""


def same_as_seen(seen: object, now: object, names: Iterable[str]) -> bool:
    """Whether none of these columns is another by now than its writer saw. Ask it on a row that the deed holds."""
    return all(getattr(seen, name, None) == getattr(now, name, None) for name in names)


def same_texts(seen: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """The same for texts by language; one that is missing is empty."""
    return all(seen.get(code, "") == now.get(code, "") for code in {*seen, *now})
