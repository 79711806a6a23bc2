"""A span says at which venue of its place the door is; 0 is the place's own door.

By hand on both engines: SQLite's table has no row ids, PostgreSQL's key covers what the walk reads (see 0002).
"""

from django.db import migrations, models

COLUMN = 'ALTER TABLE "hours_openingspan" ADD COLUMN "venue" integer NOT NULL DEFAULT 0'


def add(apps, schema_editor):
    schema_editor.execute(COLUMN)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'CREATE UNIQUE INDEX "hours_openingspan_telling" ON "hours_openingspan" '
            '("place_id", "way", "start") INCLUDE ("end", "state", "venue")'
        )
        schema_editor.execute('ALTER TABLE "hours_openingspan" DROP CONSTRAINT "hours_openingspan_pkey"')
        schema_editor.execute(
            'ALTER TABLE "hours_openingspan" ADD CONSTRAINT "hours_openingspan_pkey" '
            'PRIMARY KEY USING INDEX "hours_openingspan_telling"'
        )


class Migration(migrations.Migration):
    dependencies = [("hours", "0005_known_as_the_plan_says"), ("places", "0004_stops_beside_seasonal_venues")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(add, migrations.RunPython.noop)],
            state_operations=[
                migrations.AddField(
                    "openingspan",
                    "venue",
                    models.IntegerField(db_default=0, default=0, help_text="places.Venue; 0 is its own door"),
                )
            ],
        )
    ]
