"""The site on one machine: the server and the worker, started together and ended together."""

import argparse
import http.client
import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

READ_ABOVE = "The lines above say why. When they are about the database, delete the folder var to begin again."
Children = dict[str, "subprocess.Popen[bytes]"]


class Ended(Exception):
    """Half of the site is gone, or it never answered."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="folkmoot serve", description="Start the server and the worker together.")
    parser.add_argument("--port", type=int, default=8000, help="where the site answers (8000)")
    port = parser.parse_args(arguments).port
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    children: Children = {}
    try:
        start(children, port)
        wait_for_answer(port, children)
        welcome(port)
        seen_day = None
        while True:
            check_alive(children)
            seen_day = begin_day(seen_day)
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nEnded.")
        return 0
    except Ended as reason:
        print(f"\n{reason}\n{READ_ABOVE}", file=sys.stderr)
        return 1
    finally:
        # A second, impatient Ctrl-C must not leave half of the site behind, holding the port.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end(children)


def start(children: Children, port: int) -> None:
    # --preload: a setting that is missing ends the server at once, not each of its processes again and again.
    options = "--workers=2 --threads=2 --preload --log-level=warning --no-control-socket"
    python = [sys.executable, "-m"]
    commands = {
        "server": [*python, "gunicorn", "folkmoot.config.wsgi", f"--bind=127.0.0.1:{port}", *options.split()],
        "worker": [*python, "folkmoot", "db_worker", "--queue-name=*", "--verbosity=0"],
    }
    for name, command in commands.items():
        # In a session of its own, so that Ctrl-C reaches only us and both end in good order.
        children[name] = subprocess.Popen(command, start_new_session=True)


def wait_for_answer(port: int, children: Children, seconds: float = 60) -> None:
    """Return when the home page answers."""
    patience = time.monotonic() + seconds
    while time.monotonic() < patience:
        check_alive(children)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
        try:
            connection.request("GET", "/")
            status = connection.getresponse().status
        except OSError:
            time.sleep(0.2)
            continue
        finally:
            connection.close()
        if status >= 500:
            raise Ended(f"The server started, but its home page answers with an error ({status}).")
        return
    raise Ended(f"The server did not answer within {seconds:.0f} seconds.")


def welcome(port: int) -> None:
    print(f"\nFolkmoot is at http://localhost:{port}\n", flush=True)
    if os.environ.get("FOLKMOOT_MODE", "demo") == "demo":
        subprocess.run([sys.executable, "-m", "folkmoot", "cast", "--address", f"http://localhost:{port}"], check=False)
    print("\nCtrl-C ends it.", flush=True)


def begin_day(seen: date | None) -> date:
    """Do what hangs on the date, at the start and whenever a new day has begun."""
    today = datetime.now(ZoneInfo("Europe/London")).date()
    if today != seen:
        subprocess.run([sys.executable, "-m", "folkmoot", "daily"], stdout=subprocess.DEVNULL, check=False)
    return today


def check_alive(children: Children) -> None:
    """Raise when the server or the worker has ended by itself: one without the other is half a site."""
    for name, child in children.items():
        if child.poll() is not None:
            raise Ended(f"The {name} ended by itself, with status {child.returncode}.")


def end(children: Children, seconds: float = 10) -> None:
    """Ask each child to finish what it is doing and end; insist after ten seconds."""
    for child in children.values():
        child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
