"""The search index: what places and their activities are found by. Derived, and rebuilt from them at any time."""

from django.db import models

from takaovi.places.models import Place


class SearchDocument(models.Model):
    """The words of one place and its activities as a reader of one language meets them, in dictionary form.

    The full-text index over it is made and kept by the database itself (migration 0001): FTS5 with triggers on
    SQLite, a generated tsvector on PostgreSQL.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    head = models.TextField(help_text="Name, kind and titles of activities")
    body = models.TextField(help_text="Everything else")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "language"], name="one_search_document")]

    def __str__(self) -> str:
        return f"words of {self.place_id} in {self.language}"


class SearchWord(models.Model):
    """A word form that occurs in texts, and the tokens it is found by. Asked of a dictionary once, then kept."""

    language = models.CharField(max_length=2)
    word = models.CharField(max_length=60)
    tokens = models.TextField(help_text="Dictionary forms and parts of a compound, spaces between")
    known = models.BooleanField(default=True, help_text="False when no dictionary knew it")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_search_word")]

    def __str__(self) -> str:
        return self.word


class SearchVocabulary(models.Model):
    """All tokens of one language with the stems that lead to them, packed: one row is read when its version is new."""

    language = models.CharField(max_length=2, primary_key=True)
    version = models.BigIntegerField(default=0, help_text="Random, new at each change")
    entries = models.TextField(blank=True, help_text="A line each: token, then stem:kinds ...")

    class Meta:
        verbose_name_plural = "search vocabularies"

    def __str__(self) -> str:
        return f"{self.language} {self.version}"
