"""A room that has hours of its own cannot be taken away; with its whole place it can. Nothing changes in the table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hours", "0008_ask_no_more"), ("places", "0004_stops_beside_seasonal_venues")]

    operations = [
        migrations.AlterField(
            "layer",
            "space",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to="places.space",
            ),
        ),
    ]
