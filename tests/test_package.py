"""The wheel, installed in an empty environment outside the checkout."""

import os
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "knowledge")

# One process builds and installs once for all of these.
pytestmark = pytest.mark.xdist_group("package")


def _uv(*arguments: str | Path, **environment: str) -> None:
    """Run uv; what the lock names comes from its cache, or from the network where the cache lacks it."""
    command = ["sh", ROOT / "tools" / "uv.sh", *arguments]
    result = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.fail(
            f"uv {arguments[0]} failed; what its cache lacks it fetches, so is there a network?\n{result.stderr}"
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _uv("build", "--wheel", "--quiet", "--out-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel and the locked packages it needs to run, and nothing for tests."""
    folder = tmp_path_factory.mktemp("installed") / "environment"
    place = {"UV_PROJECT_ENVIRONMENT": str(folder)}
    runtime = ("--frozen", "--no-dev", "--no-install-project", "--project", ROOT, "--python", sys.executable)
    _uv("sync", "--quiet", *runtime, **place)
    _uv("pip", "install", "--quiet", "--offline", "--no-deps", "--python", folder, wheel)
    _uv("pip", "check", "--quiet", "--python", folder)
    return folder


def _run(environment: Path, elsewhere: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment far from the checkout, with an empty home and no variables of ours."""
    home = elsewhere / "home"
    home.mkdir()
    result = subprocess.run(
        [environment / "bin" / command[0], *command[1:]],
        cwd=elsewhere,
        env={"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert list(home.iterdir()) == [], "it wrote into the home directory"
    return result


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    licences = {name for name in inside if ".dist-info/" in name}
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    expected = {str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts}
    assert inside - licences == expected
    assert {Path(name).name for name in licences} >= {"LICENSE", "LICENSE-CONTENT", "entry_points.txt"}


@pytest.mark.parametrize(
    "kind",
    [
        "knowledge/packs/nc/pack.yaml",
        "knowledge/packs/nc/counties.geojson",
        "knowledge/packs/us/cards/rights-home.es.md",
        "bot/locales/es/words.ftl",
        "bot/platforms/sandbox/static/index.html",
        "bot/storage/migrations/versions/0001_create_every_table.py",
    ],
)
def test_the_wheel_holds_data(wheel: Path, kind: str) -> None:
    assert zipfile.ZipFile(wheel).getinfo(kind).file_size > 0


def test_the_installed_program_is_not_the_checkouts(environment: Path, tmp_path: Path) -> None:
    found = _run(environment, tmp_path, "python", "-c", "import bot, handlers, knowledge; print(bot.__file__)")
    assert Path(found.stdout.strip()).is_relative_to(environment), found.stderr


def test_it_names_its_version(environment: Path, tmp_path: Path) -> None:
    said = _run(environment, tmp_path, "farolito", "version")
    assert (said.returncode, version("farolito") in said.stdout) == (0, True), said.stderr


def test_it_answers_a_question(environment: Path, tmp_path: Path) -> None:
    said = _run(environment, tmp_path, "farolito", "ask", "la migra está en la puerta, estoy en Durham")
    assert said.returncode == 0, said.stderr
    # Durham's own number and the statewide one.
    assert "919-519-6103" in said.stdout
    assert "336-543-0353" in said.stdout


def test_its_knowledge_is_whole(environment: Path, tmp_path: Path) -> None:
    said = _run(environment, tmp_path, "farolito", "knowledge", "check")
    assert said.returncode == 0, said.stdout + said.stderr
