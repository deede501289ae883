#!/usr/bin/env python3
"""Everything a person does with this repository: `./do help` lists it.

Only the standard library is used here, because this runs before anything is installed. Each step of the
set-up leaves a stamp, a fingerprint of what it was made from, so that it is done again only when that changed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements"
PACKAGE = ROOT / "src" / "folkmoot"
VENV = ROOT / ".venv"
FRONTEND = ROOT / ".frontend"
PACKAGE_LOCK = ROOT / "package-lock.json"
VAR = Path(os.environ.get("FOLKMOOT_VAR_DIR") or ROOT / "var").absolute()
PYTHON = VENV / "bin" / "python"
FOLKMOOT = [str(PYTHON), "-m", "folkmoot"]

WORKED, REFUSED, WRONG_USAGE, CUT_SHORT = 0, 1, 2, 130


class Failed(Exception):
    """A step that did not work: what failed, and what the person can do about it."""

    def __init__(self, what: str, mend: str):
        super().__init__(what)
        self.what, self.mend = what, mend


# --- steps and their stamps ---------------------------------------------------------------------------------


def fingerprint(*inputs: str | Path) -> str:
    """One digest of words and files; a folder stands for every file in it, a missing file for its absence."""
    digest = hashlib.sha256()
    for item in inputs:
        if isinstance(item, str):
            digest.update(b"words\0" + item.encode() + b"\0")
            continue
        files = sorted(item.rglob("*")) if item.is_dir() else [item]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                content = hashlib.sha256(file.read_bytes()).digest()
                digest.update(b"file\0" + str(file.relative_to(item.parent)).encode() + b"\0" + content)
    return digest.hexdigest()


def once(stamp: Path, inputs: Sequence[str | Path], title: str, make: Callable[[], None]) -> None:
    """Do a step unless its stamp shows that it was already done from these very inputs."""
    mark = fingerprint(*inputs)
    if stamp.is_file() and stamp.read_text() == mark:
        return
    print(f"{title} …", flush=True)
    stamp.unlink(missing_ok=True)
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def run(command: list[str], *, what: str, mend: str, cwd: Path = ROOT) -> None:
    """Run a command in silence; when it fails, show its last words, what failed and what to do."""
    try:
        result = subprocess.run(
            command, cwd=cwd, env=environ(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except OSError as error:
        raise Failed(f"{what} {error.strerror}: {command[0]}.", mend) from None
    if result.returncode:
        VAR.mkdir(parents=True, exist_ok=True)
        (VAR / "failure.log").write_text(result.stdout)
        print(last_words(result.stdout), file=sys.stderr)
        raise Failed(what, f"{mend} All that it said is in {VAR.name}/failure.log.")


def last_words(output: str) -> str:
    """The end of what a program said; of a traceback only the last line, which names the reason."""
    lines = output.strip().splitlines()
    return "\n".join(lines[-1:] if any(line.startswith("Traceback") for line in lines) else lines[-12:])


def environ() -> dict[str, str]:
    """The environment of everything we start: our source first, and the demo unless another mode was asked for."""
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    return {"FOLKMOOT_MODE": "demo", **os.environ, "PYTHONPATH": path}


# --- set-up -------------------------------------------------------------------------------------------------


def environment() -> None:
    """Make .venv and install what the site needs to run."""
    if not (PYTHON.exists() and (VENV / "bin" / "pip").exists()):
        print("Making the Python environment …", flush=True)
        run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            what="The Python environment could not be made.",
            mend="On Debian or Ubuntu, install the package python3-venv; then run the same command again.",
        )
    requirements("run", title="Installing what the site needs (a minute, the first time)")


def requirements(name: str, *, title: str) -> None:
    """Install one file of hash-pinned requirements."""
    file = REQUIREMENTS / f"{name}.txt"
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    once(
        VENV / f"stamp-{name}",
        [file],
        title,
        lambda: run(
            [*command, "--require-hashes", "-r", str(file)],
            what=f"The Python packages in requirements/{name}.txt could not be installed.",
            mend="Check the connection, or your pip's own settings if you are behind a proxy, and try again. "
            "If that does not help, delete the folder .venv first.",
        ),
    )


def frontend() -> None:
    """Install the front-end packages into .frontend, with the machine's npm or with one from PyPI."""
    files = [ROOT / "package.json", PACKAGE_LOCK]

    def install() -> None:
        FRONTEND.mkdir(exist_ok=True)
        for file in files:
            shutil.copy(file, FRONTEND)
        npm = shutil.which("npm")
        if not npm:
            requirements("node", title="Installing npm into .venv, because this machine has none")
            npm = str(VENV / "bin" / "npm")
        run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FRONTEND,
            what="The front-end packages in package-lock.json could not be installed.",
            mend="Check the connection, or your npm's own settings if you are behind a proxy, and try again. "
            "If that does not help, delete the folder .frontend first.",
        )

    once(FRONTEND / "node_modules" / ".stamp", files, "Installing the front-end packages", install)


def program(name: str, inputs: Sequence[str | Path], title: str, *options: str, made: Path = VAR) -> None:
    """A step that the program carries out itself, once it is installed."""
    stamp = VAR / "stamps" / name
    if not made.exists():
        stamp.unlink(missing_ok=True)
    once(
        stamp,
        inputs,
        title,
        lambda: run(
            [*FOLKMOOT, name, *options],
            what=f"{title}: this did not work.",
            mend="The lines above say why. To begin again with a new demo borough, delete the folder var.",
        ),
    )


def look() -> None:
    """Make the style sheet and the script from the front-end packages."""
    inputs = [PACKAGE_LOCK, PACKAGE / "design" / "frontend.py"]
    program("build-look", inputs, "Building the look", made=VAR / "look" / "govuk.css")


def static_files() -> None:
    """Gather every static file for the server, each under a name that changes with its content."""
    inputs = [REQUIREMENTS / "run.txt", VAR / "look", *sorted(PACKAGE.glob("*/static"))]
    program("collectstatic", inputs, "Gathering the static files", "--noinput", "--clear", made=VAR / "static")


def database() -> None:
    """Bring the database up to date, and fill it: what every place needs, then the demo borough, once."""
    stamps = [VAR / "stamps" / name for name in ("migrate", "setup", "demo")]
    if "DATABASE_URL" in os.environ or not (VAR / "folkmoot.sqlite3").exists():
        # A new database, or one elsewhere that may have changed since: nothing is known about it. Each of
        # these steps leaves alone what is already there.
        for stamp in stamps:
            stamp.unlink(missing_ok=True)
    program("migrate", [REQUIREMENTS / "run.txt", *sorted(PACKAGE.glob("*/migrations"))], "Preparing the database")
    program("setup", sorted(PACKAGE.glob("*/data")), "Loading the rulebooks and the areas")
    if environ()["FOLKMOOT_MODE"] == "demo":
        program("demo", [], "Making the demo borough")


def testing() -> None:
    """Everything that the tests and the habits need."""
    environment()
    requirements("test", title="Installing what the tests need")
    frontend()
    look()


# --- commands: each gets its own name, as it was typed, and what follows it ---------------------------------


def do_run(name: str, arguments: list[str]) -> int:
    """Everything from an empty machine to an open door."""
    parser = argparse.ArgumentParser(prog="./do run")
    parser.add_argument("--port", type=int, default=8000, help="where the site answers (8000)")
    port = parser.parse_args(arguments).port
    check_port(port)
    environment()
    frontend()
    look()
    static_files()
    database()
    return become(*FOLKMOOT, "serve", "--port", str(port))


def check_port(port: int) -> None:
    """Refuse a port that cannot be used, before the minutes that the set-up may take."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or "there is no such port"
            mend = f"Stop the program that uses it, or choose another: ./do run --port {port % 60000 + 1001}"
            raise Failed(f"Port {port} cannot be used: {why.lower()}.", mend) from None


def do_suite(name: str, arguments: list[str]) -> int:
    """Hand over to the list of checks and tests."""
    testing()
    return become(str(PYTHON), str(ROOT / "tests" / "suite.py"), name, *arguments)


def do_bench(name: str, arguments: list[str]) -> int:
    names = sorted(file.stem for file in (ROOT / "bench").glob("[!_]*.py"))
    if not arguments or arguments[0] not in names:
        print(f"There is: {', '.join(names) or 'no benchmark yet'}.", file=sys.stderr)
        return WRONG_USAGE
    testing()
    static_files()
    return become(str(PYTHON), str(ROOT / "bench" / f"{arguments[0]}.py"), *arguments[1:])


def do_folkmoot(name: str, arguments: list[str]) -> int:
    environment()
    return become(*FOLKMOOT, *arguments)


def do_ledger(name: str, arguments: list[str]) -> int:
    return do_folkmoot(name, ["ledger", *arguments])


def do_help(name: str, arguments: list[str]) -> int:
    print("Folkmoot: where a place commissions its public services together.\n")
    for each, (_, words) in COMMANDS.items():
        print(f"  ./do {each:<9} {words}")
    return WORKED


def become(*command: str) -> NoReturn:
    """Turn into another program: signals reach it, and its exit status the caller, with nobody between."""
    sys.stdout.flush()
    os.execve(command[0], command, environ())


COMMANDS = {
    "run": (do_run, "set up whatever is missing, then serve the demo borough: ./do run [--port 8000]"),
    "test": (do_suite, "check and test everything, or hand to pytest what you name: ./do test tests/needs"),
    "check": (do_suite, "check style, templates, types, import rules and migrations, without the tests"),
    "fix": (do_suite, "put the style of code and templates right, where that needs no judgement"),
    "ledger": (do_ledger, "print which requirements have a passing test: ./do ledger [--missing]"),
    "bench": (do_bench, "measure: ./do bench NAME, where NAME is a file in bench/"),
    "folkmoot": (do_folkmoot, "run the program inside the environment; alone, it lists its commands"),
    "help": (do_help, "print these lines"),
}


def main(arguments: list[str]) -> int:
    """Carry out one command; a failure is two sentences, never a traceback."""
    name, *rest = arguments or ["help"]
    name = "help" if name in ("-h", "--help") else name
    if name not in COMMANDS:
        print(f"There is no command {name}. ./do help lists what there is.", file=sys.stderr)
        return WRONG_USAGE
    try:
        return COMMANDS[name][0](name, rest)
    except Failed as failure:
        print(f"\n{failure.what}\n{failure.mend}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return CUT_SHORT


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  (this line is for those who have an older one)
        newer = shutil.which("python3.11") or shutil.which("python3.12") or shutil.which("python3.13")
        if not newer:
            sys.exit("Folkmoot needs Python 3.11 or newer; this is " + sys.version.split()[0])
        os.execv(newer, [newer, *sys.argv])
    sys.exit(main(sys.argv[1:]))
