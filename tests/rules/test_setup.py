"""The two commands of the README: what they pin, what they skip, and what they say when a step fails."""

import importlib.util
import json
import os
import re
import socket
import subprocess
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINNED = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture(scope="module")
def do():
    """The script `./do`, as a module."""
    loader = SourceFileLoader("folkmoot_do", str(ROOT / "do"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


def call_do(*arguments, **env):
    return subprocess.run(
        [sys.executable, ROOT / "do", *arguments], capture_output=True, text=True, env={**os.environ, **env}
    )


def test_it_works():
    answer = call_do("help")
    assert answer.returncode == 0
    assert "./do run" in answer.stdout
    assert "./do test" in answer.stdout


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_requirement_is_pinned_with_its_hash_and_names_no_host(file):
    text = file.read_text()
    blocks = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^\s*#.*$", "", text, flags=re.M).strip())
    assert blocks[0]
    for block in blocks:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", block), block.splitlines()[0]
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_everything_asked_for_is_pinned():
    for asked in (ROOT / "requirements").glob("*.in"):
        pinned = asked.with_suffix(".txt").read_text()
        for name in re.findall(r"^[A-Za-z][A-Za-z0-9-]*", asked.read_text(), flags=re.M):
            assert f"\n{name.lower()}==" in pinned, name


def test_the_front_end_packages_are_pinned_and_name_no_download_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted.values())


def test_an_unknown_command_is_wrong_usage():
    answer = call_do("dance")
    assert answer.returncode == 2
    assert "no command dance" in answer.stderr


def test_a_wrong_option_is_wrong_usage():
    assert call_do("run", "--port", "eight").returncode == 2


def test_a_port_in_use_is_said_in_words(do):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = call_do("run", "--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} cannot be used: address already in use." in answer.stderr
    assert "./do run --port" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("port", [70000, -1])
def test_a_port_that_does_not_exist_is_said_in_words(do, port):
    with pytest.raises(do.Failed, match="there is no such port"):
        do.check_port(port)


# --- stamps -------------------------------------------------------------------------------------------------


def test_a_step_is_done_once_while_its_inputs_stay(do, tmp_path, capsys):
    source, stamp, done = tmp_path / "source", tmp_path / "deep" / "stamp", []
    source.write_text("one")

    def step():
        do.once(stamp, [source, "words"], "Doing it", lambda: done.append(1))

    step()
    step()
    assert len(done) == 1
    assert capsys.readouterr().out.count("Doing it") == 1
    source.write_text("two")
    step()
    assert len(done) == 2


def test_a_step_that_failed_is_done_again(do, tmp_path):
    stamp = tmp_path / "stamp"
    do.once(stamp, ["one"], "Doing it", lambda: None)

    def fail():
        raise do.Failed("it broke", "mend it")

    with pytest.raises(do.Failed):
        do.once(stamp, ["two"], "Doing it", fail)
    assert not stamp.exists()


def test_a_folder_stands_for_every_file_in_it(do, tmp_path):
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    marks = [do.fingerprint(folder)]
    (folder / "deep" / "new").write_text("")
    marks.append(do.fingerprint(folder))
    (folder / "deep" / "new").rename(folder / "deep" / "other")
    marks.append(do.fingerprint(folder))
    (folder / "deep" / "other").write_text("more")
    marks.append(do.fingerprint(folder))
    assert len(set(marks)) == 4
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_text("")
    assert do.fingerprint(folder) == marks[-1]


def test_a_missing_file_is_not_an_empty_one(do, tmp_path):
    missing = do.fingerprint(tmp_path / "file")
    (tmp_path / "file").write_text("")
    assert do.fingerprint(tmp_path / "file") != missing


def test_a_step_is_done_again_when_what_it_made_is_gone(do, tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(do, "VAR", tmp_path)
    monkeypatch.setattr(do, "run", lambda command, **words: done.append(command[-1]))
    (tmp_path / "made").touch()
    for _ in range(2):
        do.program("look", [], "Making it", made=tmp_path / "made")
    assert done == ["look"]
    (tmp_path / "made").unlink()
    do.program("look", [], "Making it", made=tmp_path / "made")
    assert done == ["look", "look"]


def test_a_new_database_is_filled_even_when_an_older_one_was(do, tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(do, "VAR", tmp_path)
    monkeypatch.setattr(do, "run", lambda command, **words: done.append(command[-1]))
    monkeypatch.setenv("FOLKMOOT_MODE", "demo")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    steps = ["migrate", "setup", "demo"]
    do.database()
    assert done == steps
    (tmp_path / "folkmoot.sqlite3").touch()
    do.database()
    assert done == steps
    (tmp_path / "folkmoot.sqlite3").unlink()
    do.database()
    assert done == steps * 2


def test_only_the_demo_gets_the_demo_borough(do, tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(do, "VAR", tmp_path)
    monkeypatch.setattr(do, "run", lambda command, **words: done.append(command[-1]))
    monkeypatch.setenv("FOLKMOOT_MODE", "production")
    do.database()
    assert done == ["migrate", "setup"]


# --- failures -----------------------------------------------------------------------------------------------


def test_a_failed_step_says_what_failed_and_what_to_do(do, tmp_path, monkeypatch, capsys):
    def command(name, arguments):
        script = "print('it began', flush=True); raise ValueError('the reason')"
        do.run([sys.executable, "-c", script], what="It broke.", mend="Mend it.")

    monkeypatch.setattr(do, "VAR", tmp_path)
    monkeypatch.setitem(do.COMMANDS, "run", (command, "words"))
    assert do.main(["run"]) == 1
    said = capsys.readouterr().err
    whole = f"All that it said is in {tmp_path.name}/failure.log."
    assert said == f"ValueError: the reason\n\nIt broke.\nMend it. {whole}\n"
    assert "it began" in (tmp_path / "failure.log").read_text()


def test_a_program_that_is_not_there_is_said_in_words(do):
    with pytest.raises(do.Failed, match="No such file"):
        do.run(["no-such-program-anywhere"], what="It broke", mend="Mend it.")


def test_without_a_connection_the_packages_sentence_is_printed(tmp_path):
    """A fresh copy that can reach no package index: no traceback, exit status 1, and what to do."""
    for name in ("do", "package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("surely-not-there==1.0 --hash=sha256:" + "0" * 64)
    (tmp_path / "src").mkdir()
    answer = subprocess.run(
        [sys.executable, tmp_path / "do", "folkmoot"],
        capture_output=True,
        text=True,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""},
    )
    assert answer.returncode == 1
    assert "requirements/run.txt could not be installed" in answer.stderr
    assert "delete the folder .venv" in answer.stderr
    assert "Traceback" not in answer.stderr


# --- the program --------------------------------------------------------------------------------------------


def folkmoot(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "folkmoot", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "FOLKMOOT_MODE": "test"},
    )


def test_the_program_lists_its_commands_in_plain_words():
    answer = folkmoot()
    assert answer.returncode == 0
    assert "verify" in answer.stdout
    assert "collectstatic" not in answer.stdout


def test_the_program_refuses_what_it_does_not_know():
    answer = folkmoot("dance")
    assert answer.returncode == 2
    assert "no command dance" in answer.stderr
    assert folkmoot("setup", "--no-such-option").returncode == 2


def test_a_record_is_verified_with_nothing_set_up(tmp_path):
    """Not even the packages: an isolated Python, with no site packages, and no database."""
    record = tmp_path / "record.jsonl"
    record.write_text(json.dumps({"record": "x", "entries": 0, "head": "0" * 64}) + "\n")
    script = (
        f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}]; from folkmoot.__main__ import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-I", "-S", "-c", script, "verify"]
    whole = subprocess.run([*command, record], capture_output=True, text=True, cwd=tmp_path)
    assert (whole.returncode, whole.stderr) == (0, "")
    record.write_text("not a record\n")
    assert subprocess.run([*command, record], capture_output=True, cwd=tmp_path).returncode == 1
    assert subprocess.run(command, capture_output=True, cwd=tmp_path).returncode == 2


def test_every_context_is_under_every_import_rule():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors, inside = contracts[0], contracts[1]
    assert floors["exhaustive"]
    contexts = {name.strip(" ()") for layer in floors["layers"] for name in layer.split("|")}
    assert {name.removeprefix("folkmoot.") for name in inside["containers"]} == contexts - {"config", "design", "core"}
