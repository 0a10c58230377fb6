"""Every language has the same topics, the same names in them, and sentences that are filled in alike."""

from __future__ import annotations

import ast
import inspect
import re
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from domain import wording
from domain.wording import LANGUAGES, OFFICIAL, cards, labels, speaking, spoken
from domain.wording.en import helping as helping_en
from domain.wording.vi import helping

ROOT = Path(wording.__file__).parent
TOPICS = sorted({path.stem for path in (ROOT / "vi").glob("[a-z]*.py")})
OTHERS = [language for language in LANGUAGES if language != "vi"]
SPOKEN = [topic for topic in TOPICS if topic not in OFFICIAL]
_MARKED = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

# Vietnamese that an English sentence says on purpose, and why.
QUOTED = {
    "settings.LANGUAGES": "a language is called by its own name",
    "drafting.EXAMPLES": "what is typed there goes into a Vietnamese directive",
    "asking.SEARCH_HOW": "an example of a search: directives are Vietnamese",
    "browsing.FIND_HOW": "an example of a unit's name",
    "browsing.CHOOSE_UNIT": "an example of a unit's name",
    "duties.ASK_TIMES": "times are read as a directive writes them",
    "duties.BAD_TIMES": "times are read as a directive writes them",
    "audience.type_names": "addressees are read as a directive writes them",
    "cards._TYPES": "the printed types of documents, by which ours are found",
}


def names(module: ModuleType) -> dict[str, object]:
    """What a topic itself defines for others."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and _is_own(module, name, value)
    }


def _is_own(module: ModuleType, name: str, value: object) -> bool:
    if isinstance(value, FunctionType):
        return value.__module__ == module.__name__
    return name.isupper() and name in vars(module).get("__annotations__", {})


def said(value: object) -> Iterator[str]:
    """Every text in a constant."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from said(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from said(one)


def places(template: str) -> list[str]:
    """The placeholders of a template, in no order: a language may turn them round only where they are named."""
    return sorted(field for _, field, _, _ in string.Formatter().parse(template) if field is not None)


def shape(value: object) -> object:
    """What two languages must have in common in a constant."""
    if isinstance(value, str):
        return places(value)
    if isinstance(value, Mapping):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [shape(one) for one in value]
    return type(value)


def pairs(other: str) -> Iterator[tuple[str, object, object]]:
    for topic in SPOKEN:
        first = names(import_module(f"domain.wording.vi.{topic}"))
        second = names(import_module(f"domain.wording.{other}.{topic}"))
        for name in sorted(first.keys() & second.keys()):
            yield f"{topic}.{name}", first[name], second[name]


@pytest.mark.parametrize("other", OTHERS)
def test_each_language_has_every_topic_and_no_other(other: str) -> None:
    present = {path.stem for path in (ROOT / other).glob("[a-z]*.py")}
    assert present == set(SPOKEN)


@pytest.mark.parametrize("topic", SPOKEN)
@pytest.mark.parametrize("other", OTHERS)
def test_each_topic_has_the_same_names_in_each_language(other: str, topic: str) -> None:
    first = names(import_module(f"domain.wording.vi.{topic}"))
    second = names(import_module(f"domain.wording.{other}.{topic}"))
    assert sorted(second) == sorted(first)


@pytest.mark.parametrize("other", OTHERS)
def test_a_function_takes_the_same_in_each_language(other: str) -> None:
    wrong = [
        name
        for name, first, second in pairs(other)
        if callable(first) != callable(second)
        or (callable(first) and callable(second) and inspect.signature(first) != inspect.signature(second))
    ]
    assert not wrong


@pytest.mark.parametrize("other", OTHERS)
def test_a_constant_has_the_same_keys_and_placeholders_in_each_language(other: str) -> None:
    wrong = {
        name: (shape(first), shape(second))
        for name, first, second in pairs(other)
        if not callable(first) and shape(first) != shape(second)
    }
    assert not wrong


@pytest.mark.parametrize("other", OTHERS)
def test_no_sentence_is_empty_where_the_other_language_says_something(other: str) -> None:
    wrong = [
        name
        for name, first, second in pairs(other)
        if [bool(text.strip()) for text in said(first)] != [bool(text.strip()) for text in said(second)]
    ]
    assert not wrong


def test_no_vietnamese_slips_into_an_english_sentence() -> None:
    """Read from the source, so that what functions say is seen too; docstrings and comments are free."""
    found = {
        name: sentence
        for topic in SPOKEN
        for name, sentence in literals(ROOT / "en" / f"{topic}.py")
        if _MARKED.search(sentence) and f"{topic}.{name}" not in QUOTED
    }
    assert not found


def test_english_sentences_call_commands_by_their_english_names() -> None:
    from_vi = {name for name in helping.COMMANDS if helping_en.NAMES[name] != name}
    called = re.compile(rf"/({'|'.join(from_vi)})\b")
    found = {
        f"{topic}.{name}"
        for topic in SPOKEN
        for name, sentence in literals(ROOT / "en" / f"{topic}.py")
        if called.search(sentence)
    }
    assert not found


def test_every_quotation_is_still_there() -> None:
    marked = {
        f"{topic}.{name}"
        for topic in SPOKEN
        for name, sentence in literals(ROOT / "en" / f"{topic}.py")
        if _MARKED.search(sentence)
    }
    assert marked == set(QUOTED)


# Vietnamese that is not said but read, or the name of a file.
READ = {"handlers/telegram/bringing.py", "handlers/retime.py"}


def test_nobody_else_says_a_sentence_or_picks_a_language_by_hand() -> None:
    code = ROOT.parent.parent
    drawn = [code / "domain" / f"{name}.py" for name in ("boards", "lists", "weekly", "charts", "menu")]
    files = [*(code / "handlers").rglob("*.py"), *(code / "domain").glob("*cards*.py"), *drawn]
    found = {
        f"{path.relative_to(code)}: {text}"
        for path in files
        for text in texts(path)
        if _MARKED.search(text) and str(path.relative_to(code)) not in READ
    }
    assert not found
    assert not [str(path) for path in files if re.search(r"domain\.wording\.[a-z]{2}\b", path.read_text())]


def test_a_sentence_for_somebody_else_goes_through_the_notes() -> None:
    """Only there is it said in the language of each reader; ``payload={"text": …}`` would be the actor's."""
    owed = re.compile(r"payload=\{\s*\"text\"|=\s*\{\s*\"text\":")
    handlers = (ROOT.parent.parent / "handlers").rglob("*.py")
    assert [path.name for path in handlers if owed.search(path.read_text())] == ["notes.py"]


def texts(path: Path) -> Iterator[str]:
    """Every text of a module that is no docstring, nor says what something is."""
    tree = ast.parse(path.read_text())
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def literals(path: Path) -> Iterator[tuple[str, str]]:
    """Every text of a module but the docstrings, with the top-level name in whose definition it stands."""
    for node in ast.parse(path.read_text()).body:
        match node:
            case ast.FunctionDef(name=name):
                body: list[ast.AST] = list(node.body[1:])
            case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
                body = [value]
            case _:
                continue
        for part in body:
            for one in ast.walk(part):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield name, one.value


def test_a_name_is_looked_up_in_the_language_spoken() -> None:
    assert labels.ACK == "Đã nhận"
    with speaking("en"):
        assert labels.ACK == "Acknowledge"
        assert cards.title("công văn", "963-CV/TU", "") == "Official letter 963-CV/TU"
        with speaking("vi"):
            assert labels.ACK == "Đã nhận"
        assert spoken() == "en"
    assert spoken() == "vi"


def test_an_unknown_language_is_vietnamese() -> None:
    with speaking("tlh"):
        assert spoken() == "vi"


def test_official_papers_are_vietnamese_whoever_reads_them() -> None:
    with speaking("en"):
        for topic in OFFICIAL:
            first = import_module(f"domain.wording.vi.{topic}")
            assert all(getattr(getattr(wording, topic), name) == value for name, value in names(first).items())


WATCH = """
import importlib, pkgutil, sys
import domain.wording as wording
taken = []
def spy(self, name):
    where = sys._getframe(1)
    taken.append(f"{where.f_code.co_filename}:{where.f_lineno} {name}")
    return getattr(wording._module(f"domain.wording.vi.{self._topic}"), name)
wording._Topic.__getattr__ = spy
for top in ("domain", "storage", "handlers", "bot"):
    package = importlib.import_module(top)
    for found in pkgutil.walk_packages(package.__path__, top + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
print("\\n".join(taken))
"""


def test_no_sentence_is_said_before_somebody_reads_it() -> None:
    """A sentence kept in a table at import would speak Vietnamese to everybody for ever."""
    ran = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=ROOT.parent.parent, capture_output=True, text=True, check=True
    )
    assert not ran.stdout.strip()
