"""Build the vocabulary tables that ship: LL.yaml, kept by hand, becomes LL.json, which a run reads.

    python -m watchlist.definitions.build_vocabulary [LL ...]   write the tables, all or of some languages
    python -m watchlist.definitions.build_vocabulary --check    say whether they are fresh; 1 where they are not

A table needs no YAML reader and no inflecting library at load: families are looked up here, once. English ships what
its regular rules get wrong; a language whose rules need a library ships whole families.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from watchlist.language import vocabulary
from watchlist.language.forms import OR, Form
from watchlist.language.regular.en import noun_plural, regular_plural, regular_verb, verb_forms
from watchlist.language.vocabulary import Vocabulary

FOLDER = Path(vocabulary.__file__).parent
WHOLE = frozenset({"ru", "uk", "de", "fr"})
"""The languages whose families ship whole."""
_TAGS = ("VBZ", "VBD", "VBN", "VBG")


def build(language: str, folder: Path = FOLDER) -> str:
    """Return the text of a language's table, made from its LL.yaml and, where there is one, its LL.cues.yaml."""
    words = _read(folder / f"{language}.yaml")
    cues_file = folder / f"{language}.cues.yaml"
    cues = _read(cues_file) if cues_file.exists() else {}
    actions = words.get("actions", {})
    things = words.get("things", {})
    table: dict[str, Any] = {
        "actors": {code: _actor(lists) for code, lists in words.get("actors", {}).items()},
        "aliases": words.get("aliases", {}),
        "actions": {
            name: {kind: lists.get(kind, []) for kind in ("verbs", "nouns")} for name, lists in actions.items()
        },
        "things": things,
        "cues": [_cue(cue) for cue in cues.get("cues", [])],
        "grammar": cues.get("grammar", {}),
    }
    if language in WHOLE:
        table |= {"verbs": {}, "nouns": {}, "families": families(language, words, cues)}
    else:
        table |= {"verbs": _verbs(words, cues), "nouns": _nouns(words)}
    return json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the languages that have a vocabulary kept by hand."""
    return tuple(sorted(path.stem for path in folder.glob("??.yaml")))


def families(language: str, words: Mapping[str, Any], cues: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the whole family of every shipped word of a language, by kind and term, the spellings of each form."""
    inflect = import_module(f"watchlist.definitions.inflect.{language}")
    actions = words.get("actions", {}).values()
    verbs = [term for action in actions for term in action.get("verbs", [])]
    verbs += [word for cue in cues.get("cues", []) if cue.get("verb") == "true" for word in cue["words"]]
    nouns = [term for action in actions for term in action.get("nouns", [])]
    nouns += [term for thing in words.get("things", {}).values() for term in thing]
    parties = [_actor(lists) for lists in words.get("actors", {}).values()]
    terms = {
        "verbs": (verbs, inflect.verb),
        "nouns": (nouns, inflect.noun),
        "names": ([name for party in parties for name in party["names"]], inflect.name),
        "adjectives": ([word for party in parties for word in party["adjectives"]], inflect.adjective),
    }
    return {
        kind: {term: _by_form(family(term)) for term in sorted(set(listed))} for kind, (listed, family) in terms.items()
    }


def _by_form(family: Mapping[str, Iterable[Form]]) -> dict[str, str]:
    """Return the spellings of each form, as a table writes them."""
    found: dict[str, list[str]] = {}
    for spelling, forms in family.items():
        for form in sorted(forms):
            found.setdefault(form.value, []).append(spelling)
    return {form: OR.join(sorted(spellings)) for form, spellings in sorted(found.items())}


def main(arguments: Sequence[str] | None = None, folder: Path = FOLDER) -> int:
    """Write every table of the folder, or with --check compare it with what would be written."""
    parser = argparse.ArgumentParser(description="Build the vocabulary tables that ship.")
    parser.add_argument("languages", nargs="*", metavar="LL", help="the languages to build; all by default")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a table is stale")
    options = parser.parse_args(arguments)
    stale = 0
    for language in options.languages or languages(folder):
        stale += _settle(folder / f"{language}.json", build(language, folder), write=not options.check)
    tables = b"".join(file.read_bytes() for file in sorted(folder.glob("??.json")))
    stale += _settle(folder / vocabulary.DIGEST, f"{zlib.crc32(tables):08x}\n", write=not options.check)
    return 1 if options.check and stale else 0


def _settle(file: Path, text: str, *, write: bool) -> bool:
    """Write a file if it does not say so yet; return whether it did not, and say so where nothing is written."""
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    if write:
        file.write_text(text, encoding="utf-8")
    else:
        sys.stderr.write(f"{file.name} is stale - run python -m watchlist.definitions.build_vocabulary\n")
    return True


class _Words(yaml.CBaseLoader):
    """YAML in which everything is text (`no` is Norway) and a key may stand once."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"{node.start_mark}: {', '.join(sorted(twice))} stands twice")
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Words) or {}  # noqa: S506 - it builds text, lists and mappings alone


def _actor(lists: Mapping[str, list[str]]) -> dict[str, list[str]]:
    names = [name for kind in ("names", "capitals", "organs", "leaders") for name in lists.get(kind, [])]
    return {"names": names, "adjectives": lists.get("adjectives", [])}


def _cue(cue: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = dict(cue)
    if "window" in made:
        made["window"] = int(made["window"])
    if "verb" in made:
        made["verb"] = made["verb"] == "true"
    return made


def _verbs(words: Mapping[str, Any], cues: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the four forms of every shipped verb that the regular rules would get wrong."""
    known = words.get("verbs", {})
    terms = [verb for action in words.get("actions", {}).values() for verb in action.get("verbs", [])]
    terms += [word for cue in cues.get("cues", []) if cue.get("verb") == "true" for word in cue["words"]]
    heads = {term.partition(" ")[0].rpartition("-")[2] for term in terms} | set(words.get("irregular", []))
    found = dict(known)
    for verb in sorted(heads - set(known)):
        forms = _verb(verb)
        if all(forms) and forms != regular_verb(verb):
            found[verb] = list(forms)
    # What a prefix gives by itself ("rebuild" like "build") need not ship.
    base = Vocabulary(verbs={verb: _four(forms) for verb, forms in found.items()})
    for verb in sorted(set(found) - set(known)):
        others = Vocabulary(verbs={v: f for v, f in base.verbs.items() if v != verb})
        if verb_forms(verb, others) == tuple(found[verb]):
            del found[verb]
    return dict(sorted(found.items()))


def _verb(verb: str) -> tuple[str, str, str, str]:
    third, past, participle, gerund = (_ask(verb, tag) for tag in _TAGS)
    if all(form.endswith("ed") for form in past + participle):
        past = participle = list(dict.fromkeys(past + participle))
    else:
        # The library offers regular forms beside irregular ones: "flied", "payed", "costed".
        past = [form for form in past if not form.endswith("ed")] or past
        participle = [form for form in participle if not form.endswith("ed")] or participle
    return OR.join(third), OR.join(past), OR.join(participle), OR.join(gerund)


def _nouns(words: Mapping[str, Any]) -> dict[str, str]:
    """Return the plural of every shipped noun that the regular rules would get wrong."""
    known = words.get("nouns", {})
    terms = [noun for action in words.get("actions", {}).values() for noun in action.get("nouns", [])]
    terms += [noun for thing in words.get("things", {}).values() for noun in thing]
    base = Vocabulary(nouns=known)
    found = dict(known)
    for noun in sorted({term.partition(" of ")[0].rpartition(" ")[2].rpartition("-")[2] for term in terms}):
        plural = OR.join(form for form in _ask(noun, "NNS") if form != noun)
        if noun.islower() and plural and noun not in known and noun_plural(noun, base) not in (None, plural):
            found[noun] = plural
    return {noun: plural for noun, plural in sorted(found.items()) if plural != regular_plural(noun)}


def _ask(word: str, tag: str) -> list[str]:
    """Return the spellings of a form that the library knows; none for a word that it would only guess at."""
    import lemminflect

    forms: tuple[str, ...] = lemminflect.getInflection(word, tag, inflect_oov=False)
    return [form for form in forms if form.isalpha()]


def _four(forms: Sequence[str]) -> tuple[str, str, str, str]:
    third, past, participle, gerund = forms
    return third, past, participle, gerund


if __name__ == "__main__":
    raise SystemExit(main())
