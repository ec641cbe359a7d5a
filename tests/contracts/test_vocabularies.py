"""What every shipped vocabulary keeps to."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from watchlist.definitions import build_vocabulary
from watchlist.language.families import noun_family, verb_family
from watchlist.language.vocabulary import LANGUAGES, load

ACTIONS = (
    *("ease", "tighten", "impose", "ban", "grant", "revoke", "award", "approve", "reject", "announce", "begin", "end"),
    *("expire", "extend", "sign", "ratify", "withdraw", "meet", "seize", "release", "delist", "arrest", "indict"),
    *("convict", "expel", "attack", "invade", "strike", "kill", "die", "deploy", "test", "launch", "build", "open"),
    *("close", "raise", "cut", "buy", "pay", "elect", "win", "lose", "resign", "dismiss"),
)
CONTRADICTORY = (
    *("ease tighten", "ease impose", "ban grant", "grant revoke", "approve reject", "begin end", "begin expire"),
    *("expire extend", "end extend", "sign withdraw", "ratify withdraw", "ratify reject", "seize release"),
    *("impose delist", "tighten delist", "arrest release", "open close", "build close", "raise cut", "win lose"),
    *("elect dismiss", "elect resign", "deploy withdraw", "award revoke", "expire launch", "expire begin"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_that_ships_is_what_its_words_make(language):
    """Nobody can change the words and forget to build the table, or edit the table by hand."""
    pytest.importorskip("lemminflect")

    table = (build_vocabulary.FOLDER / f"{language}.json").read_text(encoding="utf-8")

    assert table == build_vocabulary.build(language), "run python -m watchlist.definitions.build_vocabulary"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_can_be_said(language, action):
    """Each shipped action has a choice of verbs in every language, and nouns of the same deed."""
    words = load(language).actions[action]

    assert len(words.verbs) >= 5
    assert len(words.nouns) >= 2


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_some_sixty_words_over_the_languages(action):
    """However a newsroom puts it, one of the words is there."""
    actions = [load(language).actions[action] for language in LANGUAGES]

    assert sum(len(words.verbs) + len(words.nouns) for words in actions) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", CONTRADICTORY)
def test_no_word_says_two_contrary_things(language, pair):
    """A word in two contrary actions would make every headline with it its own opposite."""
    one, other = (load(language).actions[name] for name in pair.split())

    assert not set(one.verbs) & set(other.verbs)
    assert not set(one.nouns) & set(other.nouns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_belongs_to_two_actors(language):
    """A name that two actors claim would make either of them the doer."""
    actors = load(language).actors.values()
    claims = Counter(chain.from_iterable(set(actor.names) | set(actor.adjectives) for actor in actors))

    assert [name for name, count in claims.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_actors_go_by_short_codes(language):
    """Codes are small words, each with a name; aliases lead to actors and hide none."""
    vocabulary = load(language)

    assert len(vocabulary.actors) >= 60
    for code, actor in vocabulary.actors.items():
        assert code == actor.code
        assert code.replace("-", "").isalnum()
        assert code == code.lower()
        assert actor.names
    # Codes and their aliases are the same in every language.
    assert set(vocabulary.actors) <= set(load().actors)
    assert set(load().aliases.values()) <= set(load().actors)
    assert not set(load().aliases) & set(load().actors)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_name_means_one_list(language):
    """$name finds one list: no thing is called like an action or an actor, and a name is one word."""
    vocabulary = load(language)
    names = [*vocabulary.actions, *vocabulary.things, *vocabulary.actors, *vocabulary.aliases]

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if " " in name or name != name.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_its_list(language):
    """A list kept by hand stays tidy."""
    vocabulary = load(language)
    lists = {
        **{f"{name} verbs": action.verbs for name, action in vocabulary.actions.items()},
        **{f"{name} nouns": action.nouns for name, action in vocabulary.actions.items()},
        **vocabulary.things,
    }

    assert {name: word for name, words in lists.items() for word, n in Counter(words).items() if n > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_family(language):
    """Every verb has at least its base form and two more, a fixed phrase and a noun at least themselves."""
    vocabulary = load(language)

    for action in vocabulary.actions.values():
        for verb in action.verbs:
            assert len(verb_family(verb, vocabulary)) >= (1 if " " in verb else 3), verb
        for noun in action.nouns:
            # Russian texts are read with е for ё.
            assert {noun, noun.replace("ё", "е")} & set(noun_family(noun, vocabulary))
