"""What the documents name is there: links, files, commands, buttons, settings, tables, events."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel

from bot import reviews
from bot.cli import app
from bot.config import Config
from bot.config_partner import Referrals
from bot.config_sections import Discord, Telegram, Webhook
from bot.storage.schema import metadata
from handlers.routes import COMMANDS
from tests.bot.fluent_files import messages

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "knowledge" / "packs" / "SOURCES.md")
)
# What the program writes itself has tests of its own.
GENERATED = ("docs/alerts.md", "docs/transcripts.md")
WRITTEN = [name for name in DOCUMENTS if name not in GENERATED]
# Commands of @BotFather, and paths of web servers.
NOT_OURS = {"newbot", "setname", "setprivacy", "setuserpic", "health", "metrics", "telegram"}
# What only an installation or a change has; the page of R44 is not written yet.
NOT_HERE = {
    *("config.yaml", "data/", "data/keys/", "data/keys/link-*.key", "farolito.db", ".tools/"),
    *("knowledge/packs/nc/suggestions/S-7F3K.md", "sc/cards", "sc/pack.yaml", "docs/threat-model.md"),
    *(".questions.txt", "rights-home.mam.md"),
}
# Where a document's short file names may stand.
FOLDERS = (
    *("", "bot", "bot/domain", "bot/locales/*", "bot/platforms/*", "bot/services/*", "handlers", "docs"),
    *("knowledge/eval", "knowledge/packs", "knowledge/packs/*", "knowledge/packs/*/*", "tests/domain/guard_set"),
)
PLACEHOLDER = re.compile(r"<\w+>|\bID\b|\bOFFICE\b")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """A document without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", read(name), flags=re.MULTILINE | re.DOTALL)


def quoted(name: str) -> list[str]:
    """What stands in backticks."""
    return [found for found in re.findall(r"`([^`\n]+)`", prose(name)) if found.strip()]


def anchors(document: Path) -> set[str]:
    """The headings of a page as GitHub links to them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    here = ROOT / name
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", read(name)):
        if re.match(r"https?:", link):
            continue
        page, _, anchor = link.partition("#")
        target = here.parent / page if page else here
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def is_path(text: str) -> bool:
    """A file of ours: with a folder, or with an ending; not a setting, a web address or a pattern of one."""
    return bool(
        re.fullmatch(r"[a-z.][\w.<>*-]*/[\w./<>*-]*", text)
        or re.fullmatch(r"[\w.<>*-]+\.(py|md|yaml|ftl|jsonl|toml|csv|txt|npz|geojson|lock|db)", text)
    )


def exists(name: str) -> bool:
    pattern = PLACEHOLDER.sub("*", name).rstrip("/")
    return any(True for folder in FOLDERS for _ in ROOT.glob(f"{folder}/{pattern}".lstrip("/")))


@pytest.mark.parametrize("name", WRITTEN)
def test_every_named_file_exists(name: str) -> None:
    paths = {text for text in quoted(name) if is_path(text)} - NOT_HERE
    assert sorted(path for path in paths if not exists(path)) == []


def test_the_tree_of_the_architecture_stands_so() -> None:
    """Each line of the tree begins with folders and modules; what they are for comes after them."""
    (tree,) = re.findall(r"## The tree\n\n```\n(.*?)```", read("ARCHITECTURE.md"), re.DOTALL)
    folders: list[str] = []
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        above = folders[:depth]
        for entry in takewhile(re.compile(r"[\w*]+(/|\.py)").fullmatch, line.split()):
            folders = [*above, entry]
            path = "".join(folders).rstrip("/")
            assert list(ROOT.glob(path)), path


OURS: Mapping[str, str] = {name: command.name for command, _ in COMMANDS for name in (command.name, *command.aliases)}


@pytest.mark.parametrize("name", [*DOCUMENTS, "config.example.yaml"])
def test_every_command_in_a_chat_is_one(name: str) -> None:
    said = re.findall(r"(?<![\w/.:)>@<*}\"])/([a-z]{3,})\b(?![/@.*-])", prose(name))
    unknown = {word for word in said if word not in OURS} - NOT_OURS
    assert unknown - ({"bot"} if name == "config.example.yaml" else set()) == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_spanish_command_is_the_same_command(name: str) -> None:
    pairs = re.findall(r"`/([a-z]+)[^`]*` \((?:or )?`/([a-z]+)[^`]*`\)", prose(name).replace("\n", " "))
    assert [pair for pair in pairs if OURS.get(pair[0]) != OURS.get(pair[1])] == []


@cache
def subcommands() -> Mapping[str, frozenset[str]]:
    """Each `farolito …` with its options; a group has none of its own."""

    def walk(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, frozenset[str]]]:
        yield " ".join(path), frozenset(option for each in getattr(command, "params", ()) for option in each.opts)
        for name, below in getattr(command, "commands", {}).items():
            yield from walk(below, (*path, name))

    return dict(walk(typer.main.get_command(app), ()))


@pytest.mark.parametrize("name", [*WRITTEN, "config.example.yaml"])
def test_every_subcommand_and_option_exists(name: str) -> None:
    known = subcommands()
    for line in re.findall(r"(?:^|[`$/ ])farolito ((?:[a-z]+ )?[^`\n#]*)", read(name)):
        words = re.match(r"(?:[a-z]+ ?)*", line.split(" --")[0])
        path = (words[0] if words else "").split()
        while path and " ".join(path) not in known:
            path.pop()
        if not path:
            continue
        options = set(re.findall(r"(?<!\S)--[a-z-]+", line))
        assert options <= known[" ".join(path)] | {"--help"}, line
    groups = {each.split()[0] for each in known if each}
    for first, second in re.findall(r"`(?:\.venv/bin/)?farolito ([a-z]+)(?: ([a-z]+))?", read(name)):
        assert first in groups, first
        if any(each.startswith(f"{first} ") for each in known) and second:
            assert f"{first} {second}" in known, f"{first} {second}"


def settings() -> Iterator[str]:
    """Every setting as documents write it: alerts.hold_seconds."""
    optional: dict[str, type[BaseModel]] = {"telegram": Telegram, "discord": Discord, "referrals": Referrals}
    for section, field in Config.model_fields.items():
        model = optional.get(section, field.annotation)
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (f"{section}.{name}" for name in model.model_fields)
    yield from (f"telegram.webhook.{name}" for name in Webhook.model_fields)


@pytest.mark.parametrize("name", [*WRITTEN, "config.example.yaml"])
def test_every_named_setting_exists(name: str) -> None:
    known = set(settings())
    sections = "|".join({each.split(".")[0] for each in known})
    said = set(re.findall(rf"(?<![\w./@])(?:{sections})\.[a-z_]+(?:\.[a-z_]+)?\b(?![(/])", read(name)))
    files = {each for each in said if re.search(r"\.(org|py|md|yaml|ftl|key|db|com)$", each)}
    columns = {str(column) for table in metadata.tables.values() for column in table.columns}
    assert sorted(said - files - known - events() - columns) == []


@cache
def events() -> frozenset[str]:
    """Everything that the program logs."""
    code = [
        path.read_text(encoding="utf-8") for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")
    ]
    return frozenset(re.findall(r"\.(?:debug|info|warning|error|exception|critical)\(\s*\"([\w.]+)\"", "\n".join(code)))


def test_every_event_that_operators_read_of_is_logged() -> None:
    rows = re.findall(r"^\| (`[a-z_.]+`(?:, `[a-z_.]+`)*) \|", read("docs/operators.md").split("| Event |")[1], re.M)
    named = {name for row in rows for name in re.findall(r"`([a-z_.]+)`", row)}
    assert len(named) > 10
    assert named - events() == set()


def test_the_doctor_counts_the_texts_that_there_are() -> None:
    (number,) = re.findall(r"│ (\d+) texts of alerts were read", read("docs/operators.md"))
    assert int(number) == len(reviews.templates())


@cache
def labels(locale: str) -> Mapping[str, str]:
    """Every text by its key; … stands for what it inserts."""
    found = {}
    for key, message in messages(locale).items():
        parts = message.value.elements if message.value else []
        text = "".join(
            getattr(part, "value", "…") if isinstance(getattr(part, "value", 0), str) else "…" for part in parts
        )
        found[key] = " ".join(text.split())
    return found


def bare(text: str) -> str:
    """A label as it is compared: up to what it inserts or to its first full stop, without line breaks and marks."""
    return re.split(r"[.…:]", " ".join(text.replace("*", "").replace(">", "").split()))[0].strip().casefold()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_button_is_called_so_in_both_languages(name: str) -> None:
    spanish = labels("es")
    pairs = {(bare(text), bare(spanish[key])) for key, text in labels("en").items() if key in spanish}
    said = re.findall(r"\*\*([^*]+)\*\* ·\s\*([^*]+)\*", prose(name))
    said += re.findall(r"(?<!\*)\*\*?([A-Z][^*]+)\*\*? \(\*([A-ZÁÉÍÓÚ¿][^*]+)\*\)", prose(name))
    wrong = [(a, b) for a, b in said if not _is_said(bare(a), bare(b), pairs)]
    assert wrong == []


def _is_said(english: str, spanish: str, pairs: set[tuple[str, str]]) -> bool:
    """Word for word; where a text inserts a code or a name, up to it: *Merge with R-0001*."""
    return (re.sub(r" (m\d|r-\d+)$", "", english), re.sub(r" (m\d|r-\d+)$", "", spanish)) in pairs


def test_reporters_are_told_what_the_page_says() -> None:
    (table,) = re.findall(
        r"^## What the person is told\n(.*?)^## ", read("docs/moderators.md"), re.MULTILINE | re.DOTALL
    )
    told = [
        re.sub(r" \(Or .*\)$", "", cell.strip())
        for cell in re.findall(r"^\|[^|\n]+\|([^|\n]+)\|$", table, re.MULTILINE)
    ][2:]
    assert len(told) > 8
    texts = list(labels("en").values())
    # A sentence that ends in … is told up to the number to call.
    texts += [text.rsplit("…", 1)[0] + "…" for text in texts if "…" in text]
    said = [re.compile(re.escape(text).replace("…", ".+")) for text in texts if len(text.replace("…", "")) > 20]
    assert [words for words in told if not any(each.fullmatch(words) for each in said)] == []


def test_what_is_kept_stands_where_it_is_said() -> None:
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|[^|]+\|[^|]+\|$", read("docs/privacy.md"), re.MULTILINE)
    places = [each for row in rows for each in re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)`", row)]
    assert len(places) > 20
    table = ""
    for place in places:
        first, _, column = place.partition(".")
        if column or first in metadata.tables:
            table = first
        # `reports.way_back`, `reporter`: of the same table.
        column = column or (first if first not in metadata.tables else "")
        assert table in metadata.tables, place
        assert not column or column in metadata.tables[table].columns, place


def test_the_answer_in_the_readme_is_todays() -> None:
    """Which cards came second and how long it took may change with any card; the rest is what people are shown."""
    (asked,) = re.findall(r"^\$ echo '(\{.*\})' \| \.venv/bin/farolito ask --jsonl$", read("README.md"), re.MULTILINE)
    (printed,) = re.findall(r"^\{\"id\": 1.*$", read("README.md"), re.MULTILINE)
    answer = subprocess.run(
        [Path(sys.executable).with_name("farolito"), "ask", "--jsonl"],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    shown, now = json.loads(printed), json.loads(answer.stdout)
    assert set(shown) == set(now)
    steady = ("id", "place", "urgent", "answered", "cards", "lang")
    assert [shown[key] for key in steady] == [now[key] for key in steady]
    assert shown["topics"][0] == now["topics"][0]
