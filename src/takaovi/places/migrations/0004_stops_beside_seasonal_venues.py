"""A seasonal venue becomes a venue: with days of the year, or a stop that the hours name by its key."""

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Cast

KEY = models.SlugField(blank=True, default="", max_length=40)

NOTE = {"blank": True, "help_text": "The very spot, in one sentence", "max_length": 160}


class Migration(migrations.Migration):
    dependencies = [("places", "0003_add_boundaries")]

    operations = [
        migrations.RenameModel("SeasonalVenue", "Venue"),
        migrations.RemoveConstraint("venue", "venue_days_are_days"),
        migrations.AddField("venue", "key", KEY, preserve_default=False),
        migrations.AddField("venue", "note", models.CharField(default="", **NOTE), preserve_default=False),
        *(
            migrations.AddField("venue", f"note_{column}", models.CharField(null=True, **NOTE))
            for column in ("fi", "sv", "en", "fi_simple")
        ),
        migrations.AddField(
            "venue",
            "municipality",
            models.CharField(blank=True, default="", help_text="Empty: the one of the place", max_length=3),
            preserve_default=False,
        ),
        migrations.AddField(
            "venue", "village", models.CharField(blank=True, default="", max_length=60), preserve_default=False
        ),
        migrations.AlterField(
            "venue",
            "from_day",
            models.PositiveSmallIntegerField(blank=True, help_text="Month and day: 601 is 1 June", null=True),
        ),
        migrations.AlterField(
            "venue",
            "to_day",
            models.PositiveSmallIntegerField(
                blank=True, help_text="Last day, MMDD; smaller than from_day passes New Year", null=True
            ),
        ),
        migrations.AddIndex(
            "venue",
            models.Index(Cast(F("lat") * 20, models.IntegerField()), "lon", "lat", "place", name="venue_band"),
        ),
        migrations.AddConstraint(
            "venue",
            models.CheckConstraint(
                name="venue_has_days_or_a_key",
                condition=Q(from_day__isnull=False, to_day__isnull=False)
                & Q(from_day__range=(101, 1231), to_day__range=(101, 1231))
                | (Q(from_day__isnull=True, to_day__isnull=True) & ~Q(key="")),
            ),
        ),
        migrations.AddConstraint(
            "venue",
            models.UniqueConstraint(fields=["place", "key"], condition=~Q(key=""), name="one_stop_of_a_key"),
        ),
        migrations.AddConstraint(
            "venue",
            models.CheckConstraint(name="venue_is_on_earth", condition=Q(lat__range=(-90, 90), lon__range=(-180, 180))),
        ),
    ]
