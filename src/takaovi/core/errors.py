"""Faults that a person can be told about, in the words of the house and never of the framework."""


class DomainError(Exception):
    """Something cannot be done for a reason of the field.

    ``phrase`` is a translatable sentence (a lazy string) with ``%(name)s`` places filled from ``values``.
    """

    def __init__(self, phrase: object, **values: object) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.values = values

    def __str__(self) -> str:
        return str(self.phrase) % self.values if self.values else str(self.phrase)


class NotThere(Exception):
    """What the visitor named does not exist, or is not theirs to see: the two look alike."""
