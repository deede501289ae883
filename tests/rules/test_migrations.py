"""The migrations make what the models say. (The suite itself makes its tables from the models, which is quicker.)"""

from io import StringIO

from django.core.management import call_command


def test_migrations_are_current(db, settings):
    settings.MIGRATION_MODULES = {}  # instead of pytest-django's, under which no app has any
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", "--no-input", stdout=out)
    assert "No changes" in out.getvalue()
