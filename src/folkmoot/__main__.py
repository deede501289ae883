"""The program: `python -m folkmoot <command> …`, or `./do folkmoot <command> …`.

Exit status 0 when it worked, 1 when the input was refused (each reason on a line of its own), 2 for wrong usage.
"""

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

WORKED, REFUSED, WRONG_USAGE = 0, 1, 2
ROOT = Path(__file__).resolve().parents[2]
CUT_SHORT = 130


def verify(arguments: list[str]) -> int:
    """Prove a downloaded record whole, or name the first entry that is not."""
    # The proof must need nothing of ours, so it is run as the stranger who downloaded the script runs it.
    sys.argv = ["folkmoot verify", *arguments]
    runpy.run_module("folkmoot.core.verify", run_name="__main__", alter_sys=False)
    return WORKED


def build_look(arguments: list[str]) -> int:
    """Make the style sheet and the script from the front-end packages."""
    from folkmoot.design import frontend

    out = Path(os.environ.get("FOLKMOOT_VAR_DIR") or ROOT / "var") / "look"
    try:
        frontend.build(ROOT / ".frontend" / "node_modules" / "govuk-frontend", out)
    except (FileNotFoundError, ValueError, frontend.BrandingLeft) as error:
        print(f"The look could not be built: {error}", file=sys.stderr)
        return REFUSED
    return WORKED


def serve(arguments: list[str]) -> int:
    """Start the server and the worker together, and end them together."""
    from folkmoot.config import serving

    return serving.main(arguments)


# These need no database, and no Django: they work when nothing else does.
BARE: dict[str, Callable[[list[str]], int]] = {"build-look": build_look, "serve": serve, "verify": verify}


def main(arguments: list[str]) -> int:
    name, *rest = arguments or ["help"]
    if name in BARE:
        return BARE[name](rest)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.config.settings")
    import django
    from django.core.management import get_commands

    django.setup()
    if name in ("help", "-h", "--help"):
        return list_commands(get_commands())
    if name not in get_commands():
        print(f"There is no command {name}. `folkmoot` alone lists what there is.", file=sys.stderr)
        return WRONG_USAGE
    return run_command(get_commands()[name], name, rest)


def list_commands(apps: dict[str, str]) -> int:
    """Print our own commands with what each does; Django's own can be run too, but would bury them."""
    from django.core.management import load_command_class

    words = {name: command.__doc__ for name, command in BARE.items()}
    for name, app in apps.items():
        if app.startswith("folkmoot."):
            words[name] = load_command_class(app, name).help
    print("usage: folkmoot COMMAND …\n")
    for name in sorted(words):
        print(f"  {name:<14} {words[name]}")
    print("\n`folkmoot COMMAND --help` says more about one of them.")
    return WORKED


def run_command(app: str, name: str, arguments: list[str]) -> int:
    """Run a management command; what it refuses is printed as plain lines."""
    from django.core.management import CommandError, load_command_class
    from django.core.management.base import handle_default_options

    command = load_command_class(app, name)
    # Django's own mark that a wrong word ends with status 2 and the usage, not with an exception.
    command._called_from_command_line = True  # type: ignore[attr-defined]
    options = vars(parsed := command.create_parser("folkmoot", name).parse_args(arguments))
    handle_default_options(parsed)
    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        return refusal.returncode
    return WORKED


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(CUT_SHORT)
