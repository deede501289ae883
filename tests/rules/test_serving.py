"""`folkmoot serve`: the server and the worker live and end together. Stand-ins play both parts here."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest

from folkmoot.config import serving

ANSWER = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status}); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *words): pass
http.server.HTTPServer(("127.0.0.1", {port}), Answer).serve_forever()
"""
SLEEP = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
)


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def stand_ins(monkeypatch, port):
    """Start these scripts instead of the server and the worker; all are gone afterwards."""
    monkeypatch.setenv("FOLKMOOT_MODE", "test")
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background work is started deaf to Ctrl-C
    made = []

    def play(server=ANSWER.format(status=200, port=port), worker=SLEEP):
        def start(children, port):
            for name, script in (("server", server), ("worker", worker)):
                children[name] = subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
                made.append(children[name])

        monkeypatch.setattr(serving, "start", start)
        monkeypatch.setattr(serving, "begin_day", lambda seen: seen)
        return made

    yield play
    for number, handler in kept.items():
        signal.signal(number, handler)
    for child in made:
        child.kill()
        child.wait()


def interrupt_soon():
    threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()


def test_it_works(stand_ins, port, capsys):
    made = stand_ins()
    interrupt_soon()
    assert serving.main(["--port", str(port)]) == 0
    assert f"Folkmoot is at http://localhost:{port}" in capsys.readouterr().out
    assert all(child.poll() is not None for child in made)


def test_when_the_worker_ends_the_server_is_ended_too(stand_ins, port, capsys):
    made = stand_ins(worker="import time; time.sleep(1); raise SystemExit(3)")
    assert serving.main(["--port", str(port)]) == 1
    assert "The worker ended by itself, with status 3." in capsys.readouterr().err
    assert made[0].poll() is not None


def test_a_server_that_does_not_start_is_said_in_words(stand_ins, port, capsys):
    stand_ins(server="raise SystemExit(1)")
    assert serving.main(["--port", str(port)]) == 1
    assert "The server ended by itself, with status 1." in capsys.readouterr().err


def test_a_home_page_that_fails_is_said_in_words(stand_ins, port, capsys):
    stand_ins(server=ANSWER.format(status=500, port=port))
    assert serving.main(["--port", str(port)]) == 1
    assert "its home page answers with an error (500)" in capsys.readouterr().err


def test_silence_is_said_in_words(stand_ins, port):
    children = {}
    stand_ins(server=SLEEP)
    serving.start(children, port)
    with pytest.raises(serving.Ended, match="did not answer within 1 seconds"):
        serving.wait_for_answer(port, children, seconds=1)


def test_a_child_that_will_not_end_is_ended(monkeypatch):
    child = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"ready\n"
    began = time.monotonic()
    serving.end({"worker": child}, seconds=0.5)
    assert child.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 10


def test_what_hangs_on_the_date_is_done_once_a_day(monkeypatch):
    done = []
    monkeypatch.setattr(serving.subprocess, "run", lambda command, **words: done.append(command[-1]))
    day = serving.begin_day(serving.begin_day(None))
    assert done == ["daily"]
    serving.begin_day(day - timedelta(days=1))
    assert done == ["daily", "daily"]


def test_the_cast_is_told_the_address_that_was_asked_for(monkeypatch):
    called = []
    monkeypatch.setenv("FOLKMOOT_MODE", "demo")
    monkeypatch.setattr(serving.subprocess, "run", lambda command, **words: called.append(command))
    serving.welcome(8123)
    assert called[0][-3:] == ["cast", "--address", "http://localhost:8123"]
