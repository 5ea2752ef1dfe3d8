"""The set-up: which Python and which uv it takes, what it says when something is missing, when it does nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What the scripts use of the system.
COMMANDS = ("sh", "make", "awk", "basename", "cat", "cksum", "dirname", "echo", "grep", "ln", "mkdir", "rm", "sed")
PYTHON = Path(sys.executable).resolve()


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A folder for PATH with the system's commands, and neither Python nor uv."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in COMMANDS:
        found = shutil.which(name)
        assert found, f"{name} is missing"
        (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the set-up reads of a checkout, in a folder whose name has a space."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "uv.lock", "README.md"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _run(checkout: Path, system: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    home = checkout.parent / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        cwd=checkout,
        env={"PATH": str(system), "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_too_old_is_passed_over(checkout: Path, system: Path) -> None:
    _program(system, "python3", "exit 1")
    _program(system, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    _program(system, "python3.12", f"exec '{PYTHON}' \"$@\"")
    found = _run(checkout, system, "sh", "tools/python.sh")
    assert Path(found.stdout.strip()).resolve() == PYTHON
    assert found.stderr == ""


def test_no_python_is_said_in_one_sentence(checkout: Path, system: Path) -> None:
    _program(system, "python3", 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')
    failed = _run(checkout, system, "make", "--silent", "demo")
    assert failed.returncode != 0
    assert failed.stderr.startswith("Missing: Python 3.11 or newer (here: Python 3.9.2); install it")
    assert [line for line in failed.stderr.splitlines() if not line.startswith("make: ***")][1:] == []


def test_a_python_without_venv_is_said_in_one_sentence(checkout: Path, system: Path, tmp_path: Path) -> None:
    (system / "python3").symlink_to(PYTHON)
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "ensurepip.py").write_text("raise ImportError")
    failed = _run(checkout, system, "sh", "tools/uv.sh", "--version", PYTHONPATH=str(modules))
    assert failed.returncode != 0
    assert failed.stderr.startswith("Missing: the venv module of ")
    assert len(failed.stderr.splitlines()) == 1


def test_no_network_is_said_in_one_sentence(checkout: Path, system: Path) -> None:
    (system / "python3").symlink_to(PYTHON)
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "PIP_RETRIES": "0"}
    failed = _run(checkout, system, "sh", "tools/uv.sh", "--version", **nowhere)
    assert failed.returncode != 0
    assert failed.stderr.splitlines()[-1].startswith("Missing: the network; https://pypi.org/simple/uv/ ")


def _stand_in_for_uv(checkout: Path, system: Path) -> Path:
    """A uv whose `sync` writes a line instead of fetching 300 MB."""
    syncs = checkout.parent / "syncs"
    syncs.touch()
    (system / "python3").symlink_to(PYTHON)
    install = f"mkdir -p .venv/bin; ln -sf '{PYTHON}' .venv/bin/python; echo \"$*\" >>'{syncs}'"
    _program(system, "uv", f"case $1 in sync) {install};; cache) echo '{checkout.parent}/cache';; esac")
    return syncs


def test_an_unchanged_checkout_installs_nothing_again(checkout: Path, system: Path) -> None:
    syncs = _stand_in_for_uv(checkout, system)
    for _ in range(2):
        done = _run(checkout, system, "make", "runtime")
        assert done.returncode == 0, done.stderr
    assert len(syncs.read_text().splitlines()) == 1


def test_a_changed_lock_is_installed(checkout: Path, system: Path) -> None:
    syncs = _stand_in_for_uv(checkout, system)
    _run(checkout, system, "make", "everything")
    with (checkout / "uv.lock").open("a") as lock:
        lock.write("\n")
    _run(checkout, system, "make", "everything")
    assert len(syncs.read_text().splitlines()) == 2


def test_a_checkout_that_moved_is_installed_anew(checkout: Path, system: Path) -> None:
    syncs = _stand_in_for_uv(checkout, system)
    _run(checkout, system, "make", "everything")
    moved = checkout.rename(checkout.with_name("moved"))
    _run(moved, system, "make", "everything")
    assert len(syncs.read_text().splitlines()) == 2


def test_the_demo_needs_nothing_of_the_tests_and_the_tests_serve_the_demo(checkout: Path, system: Path) -> None:
    syncs = _stand_in_for_uv(checkout, system)
    for target in ("runtime", "everything", "runtime"):
        _run(checkout, system, "make", target)
    asked = syncs.read_text().splitlines()
    assert ["--no-dev" in line for line in asked] == [True, False]
    assert all("--locked" in line for line in asked)


def test_a_failed_installation_is_tried_again(checkout: Path, system: Path) -> None:
    (system / "python3").symlink_to(PYTHON)
    _program(system, "uv", f"case $1 in sync) exit 2;; cache) echo '{checkout.parent}/cache';; esac")
    nowhere = {"https_proxy": "http://127.0.0.1:9"}
    assert _run(checkout, system, "make", "runtime", **nowhere).returncode != 0
    (system / "uv").unlink()
    (system / "python3").unlink()
    syncs = _stand_in_for_uv(checkout, system)
    assert _run(checkout, system, "make", "runtime").returncode == 0
    assert len(syncs.read_text().splitlines()) == 1


def test_the_lock_names_the_public_index_only(checkout: Path) -> None:
    lock = checkout / "uv.lock"
    lock.write_text(lock.read_text().replace("https://pypi.org/simple", "https://mirror.example/simple", 1))
    failed = subprocess.run(["sh", "tools/lock_check.sh"], cwd=checkout, capture_output=True, text=True, check=False)
    assert failed.returncode != 0
    assert "mirror.example" in failed.stderr
    assert "another package index" in failed.stderr


def test_a_lock_that_does_not_fit_is_refused(checkout: Path) -> None:
    settings = checkout / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"starlette>=', '"starlette<99,>='))
    failed = subprocess.run(["sh", "tools/lock_check.sh"], cwd=checkout, capture_output=True, text=True, check=False)
    assert failed.returncode != 0
    assert "uv.lock does not fit pyproject.toml" in failed.stderr


def test_the_lock_fits() -> None:
    checked = subprocess.run(["sh", "tools/lock_check.sh"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_help_names_every_public_target(checkout: Path, system: Path) -> None:
    shown = _run(checkout, system, "make")
    assert shown.returncode == 0, shown.stderr
    listed = {line.split()[1] for line in shown.stdout.splitlines() if line.startswith("  make ")}
    assert listed == {"help", "demo", "test", "check", "bench", "lock-check", "clean"}
