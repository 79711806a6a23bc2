"""On SQLite the spans are a table without row ids, clustered by (place, way, start): the key's tree holds end and state.

PostgreSQL keeps its table and gets an index that covers, so that "open then?" is read from the index alone.
Whoever alters OpeningSpan later must write the SQLite step by hand: Django's own would make a plain table of it.
``tests/hours/test_nearest.py`` holds this.
"""

from django.db import migrations

CLUSTERED = """
CREATE TABLE "hours_openingspan" (
  "place_id" bigint NOT NULL REFERENCES "places_place" ("id") DEFERRABLE INITIALLY DEFERRED,
  "way" smallint unsigned NOT NULL CHECK ("way" >= 0),
  "start" integer NOT NULL,
  "end" integer NOT NULL,
  "state" smallint unsigned NOT NULL CHECK ("state" >= 0),
  PRIMARY KEY ("place_id", "way", "start"),
  CONSTRAINT "span_is_forward_and_short" CHECK ("end" > "start" AND "end" <= "start" + 1440)
) WITHOUT ROWID
"""
COLUMNS = '"place_id", "way", "start", "end", "state"'


def cluster(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute('ALTER TABLE "hours_openingspan" RENAME TO "hours_openingspan_before"')
        schema_editor.execute(CLUSTERED)
        schema_editor.execute(
            f'INSERT INTO "hours_openingspan" ({COLUMNS}) SELECT {COLUMNS} FROM "hours_openingspan_before"'
        )
        schema_editor.execute('DROP TABLE "hours_openingspan_before"')
    else:
        schema_editor.execute(
            'CREATE UNIQUE INDEX "hours_openingspan_covering" ON "hours_openingspan" '
            '("place_id", "way", "start") INCLUDE ("end", "state")'
        )
        schema_editor.execute('ALTER TABLE "hours_openingspan" DROP CONSTRAINT "hours_openingspan_pkey"')
        schema_editor.execute(
            'ALTER TABLE "hours_openingspan" ADD CONSTRAINT "hours_openingspan_pkey" '
            'PRIMARY KEY USING INDEX "hours_openingspan_covering"'
        )


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_initial")]

    operations = [migrations.RunPython(cluster, migrations.RunPython.noop)]
