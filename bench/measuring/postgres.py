"""A scratch database on PostgreSQL: on the server that FOLKMOOT_POSTGRES_URL names, else on one started for this."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


@contextmanager
def scratch_database() -> Iterator[str | None]:
    """The address of an empty database, gone afterwards; None where there is no PostgreSQL."""
    if url := os.environ.get("FOLKMOOT_POSTGRES_URL"):
        with database_on(url) as address:
            yield address
    elif programs := installed():
        with server(programs) as url, database_on(url) as address:
            yield address
    else:
        yield None


@contextmanager
def database_on(url: str) -> Iterator[str]:
    name = f"folkmoot_bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def installed() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps those of each version apart."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    return next(iter(places + sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A server with its own settings (it does write to disk), which will not run as root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="folkmoot-bench-"))
    if as_user:
        shutil.chown(folder, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, control = str(folder / "data"), str(programs / "pg_ctl")
    try:
        run(
            str(programs / "initdb"),
            "-D",
            data,
            "-U",
            "folkmoot",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        run(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgres://folkmoot@127.0.0.1:{port}/postgres"
        finally:
            run(control, "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
