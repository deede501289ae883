"""The database itself refuses to change or delete entries of the record, and keeps the search index true."""

from typing import Any

SQLITE_GUARDS = [
    "CREATE TRIGGER core_entry_no_update BEFORE UPDATE ON core_entry"
    " BEGIN SELECT RAISE(ABORT, 'entries of the record are never changed'); END",
    "CREATE TRIGGER core_entry_no_delete BEFORE DELETE ON core_entry"
    " BEGIN SELECT RAISE(ABORT, 'entries of the record are never deleted'); END",
]
POSTGRES_GUARDS = [
    "CREATE FUNCTION core_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'entries of the record are never changed or deleted'; END $$",
    "CREATE TRIGGER core_entry_no_change BEFORE UPDATE OR DELETE ON core_entry"
    " FOR EACH ROW EXECUTE FUNCTION core_entry_refuse()",
]
SQLITE_SEARCH = [
    "CREATE VIRTUAL TABLE core_listing_words USING fts5(title, body, content='core_listing', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER core_listing_words_in AFTER INSERT ON core_listing BEGIN"
    " INSERT INTO core_listing_words(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    "CREATE TRIGGER core_listing_words_out AFTER DELETE ON core_listing BEGIN"
    " INSERT INTO core_listing_words(core_listing_words, rowid, title, body)"
    " VALUES ('delete', old.id, old.title, old.body); END",
    "CREATE TRIGGER core_listing_words_new AFTER UPDATE OF title, body ON core_listing BEGIN"
    " INSERT INTO core_listing_words(core_listing_words, rowid, title, body)"
    " VALUES ('delete', old.id, old.title, old.body);"
    " INSERT INTO core_listing_words(rowid, title, body) VALUES (new.id, new.title, new.body); END",
]
# Words as FTS5 and core.search see them: accents off, and only letters and digits, because PostgreSQL's own parser
# would keep "health/social" or "warm.cafe" as one word. A body is read up to a length that always fits an index.
_PARTING = r"[!-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f]"


def _bare(column: str) -> str:
    letters = rf"regexp_replace(normalize(lower(left({column}, 200000)), NFD), '[\u0300-\u036f]', '', 'g')"
    return f"to_tsvector('english'::regconfig, regexp_replace({letters}, '{_PARTING}', ' ', 'g'))"


POSTGRES_SEARCH = [
    "ALTER TABLE core_listing ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    f"setweight({_bare('title')}, 'A') || setweight({_bare('body')}, 'B')) STORED",
    "CREATE INDEX core_listing_words_idx ON core_listing USING gin(words)",
]


def install(apps: Any, schema_editor: Any) -> None:
    """Migration step: guards, search index and the empty chain."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in (POSTGRES_GUARDS + POSTGRES_SEARCH) if postgres else (SQLITE_GUARDS + SQLITE_SEARCH):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(statement)
    apps.get_model("core", "ChainHead").objects.create(pk=1, number=0, hash="0" * 64)
