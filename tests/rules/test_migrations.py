"""The migrations make what the models say, with guards and search index, on the database the tests run on."""

from io import StringIO

from django.core.management import call_command


def test_migrations_are_current(db):
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes" in out.getvalue()
