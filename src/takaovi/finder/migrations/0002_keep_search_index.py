"""The full-text index over the search documents, kept by the database itself.

SQLite: an FTS5 table over the documents (external content) and three triggers. PostgreSQL: a generated tsvector with
a GIN index; "simple", because the tokens are dictionary forms already. Whoever alters SearchDocument later on SQLite
must make the triggers again: Django's table copies lose them. ``tests/finder/test_search.py`` would fail.
"""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE finder_searchindex USING fts5(head, body, content='finder_searchdocument',"
    " content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER finder_searchindex_added AFTER INSERT ON finder_searchdocument BEGIN"
    " INSERT INTO finder_searchindex (rowid, head, body) VALUES (new.id, new.head, new.body); END",
    "CREATE TRIGGER finder_searchindex_gone AFTER DELETE ON finder_searchdocument BEGIN"
    " INSERT INTO finder_searchindex (finder_searchindex, rowid, head, body)"
    " VALUES ('delete', old.id, old.head, old.body); END",
    "CREATE TRIGGER finder_searchindex_changed AFTER UPDATE ON finder_searchdocument BEGIN"
    " INSERT INTO finder_searchindex (finder_searchindex, rowid, head, body)"
    " VALUES ('delete', old.id, old.head, old.body);"
    " INSERT INTO finder_searchindex (rowid, head, body) VALUES (new.id, new.head, new.body); END",
)
SQLITE_BACK = (
    "DROP TRIGGER finder_searchindex_changed",
    "DROP TRIGGER finder_searchindex_gone",
    "DROP TRIGGER finder_searchindex_added",
    "DROP TABLE finder_searchindex",
)
POSTGRESQL = (
    "ALTER TABLE finder_searchdocument ADD COLUMN tokens tsvector GENERATED ALWAYS AS"
    " (setweight(to_tsvector('simple', head), 'A') || setweight(to_tsvector('simple', body), 'D')) STORED",
    "CREATE INDEX finder_searchdocument_tokens ON finder_searchdocument USING gin (tokens)",
)
POSTGRESQL_BACK = ("ALTER TABLE finder_searchdocument DROP COLUMN tokens",)


def keep(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def leave(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("finder", "0001_add_search_index")]

    operations = [migrations.RunPython(keep, leave, elidable=False)]
