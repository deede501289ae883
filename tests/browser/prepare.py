"""Make the site that the browsers walk: the look, the tables straight from the models, the demo borough.

One process instead of five, and no migrations (tests/rules/test_migrations.py shows that they make the same tables).
Run by conftest.py with the environment of the server it starts.
"""

import sys
from types import SimpleNamespace

from folkmoot.__main__ import build_look


class NoMigrations:
    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def main() -> None:
    if build_look([]):
        sys.exit("the look could not be built")
    import django
    from django.conf import settings

    settings.MIGRATION_MODULES = NoMigrations()
    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection

    from folkmoot.core.immutability import install

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)
    install(apps, SimpleNamespace(connection=connection))
    call_command("setup")
    call_command("demo")


if __name__ == "__main__":
    main()
