"""What the demo remembers of itself: of which week it is, and what it wrote that bears no mark of its own."""

from django.db import models


class DemoState(models.Model):
    """One row once the demo region is loaded. ``week`` is the Monday that its dated parts are counted from."""

    name = models.CharField(max_length=10, primary_key=True, default="demo")
    week = models.DateField()
    digest = models.CharField(max_length=32, help_text="Of the sheets in data/ it was loaded from")
    facts = models.JSONField(default=list, help_text="Ids of the invented questions in the journal")

    class Meta:
        constraints = [
            models.CheckConstraint(name="there_is_one_demo", condition=models.Q(name="demo")),
        ]

    def __str__(self) -> str:
        return f"demo of the week from {self.week}"
