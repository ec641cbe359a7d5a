"""Who stands behind an item."""

from __future__ import annotations

from tests.builders import a_feed, an_item

from watchlist.feeds.catalogue import Catalogue
from watchlist.model.feed import FeedKind

BBC = a_feed(
    "bbc", url="https://feeds.bbci.co.uk/news/rss.xml", publisher="BBC", family="bbc", site="https://www.bbc.co.uk/"
)
WORLD = a_feed("bbc-world", url="https://feeds.bbci.co.uk/world.xml", publisher="BBC World", family="BBC")
PORT = a_feed(
    "port", url="https://port.gov.uk/news.atom", publisher="Port Authority", kind=FeedKind.PRIMARY, actor="uk"
)
SEARCH = a_feed("search", url="https://news.google.com/rss/search?q=harbour", publisher="", kind=FeedKind.SEARCH)
COURIER = a_feed("courier", url="https://feeds.feedburner.com/courier", publisher="The Courier")
BY_URL = a_feed("by-url", url="https://www.lighthouse.example/feed", publisher="")
CATALOGUE = Catalogue([BBC, WORLD, PORT, SEARCH, COURIER, BY_URL])


def test_an_item_of_a_feed_belongs_to_its_publisher() -> None:
    """Feeds of one family have one owner."""
    bbc, world = (CATALOGUE.publisher(an_item(feed=feed)) for feed in ("bbc", "bbc-world"))

    assert (bbc.name, world.name) == ("BBC", "BBC World")
    assert bbc.owner == world.owner


def test_a_primary_feed_is_a_primary_source_of_its_actor() -> None:
    """The catalogue says whose voice it is."""
    port = CATALOGUE.publisher(an_item(feed="port"))

    assert (port.primary, port.actor, port.owner) == (True, "uk", "port.gov.uk")


def test_what_a_search_feed_finds_belongs_to_the_source() -> None:
    """By the domain that the source names, else by its name, else as it calls itself."""
    by_domain = CATALOGUE.publisher(an_item(feed="search", source="BBC.com", domain="bbc.co.uk"))
    by_name = CATALOGUE.publisher(an_item(feed="search", source="courier", domain="courier.example"))
    unknown = CATALOGUE.publisher(an_item(feed="search", source="Tide Times", domain="tide.example"))

    assert (by_domain.name, by_domain.owner) == ("BBC", "bbc")
    assert (by_name.name, by_name.owner) == ("The Courier", "courier")
    assert (unknown.name, unknown.owner, unknown.primary) == ("Tide Times", "tide.example", False)


def test_a_publishers_own_feed_cannot_speak_for_others() -> None:
    """One feed that names many sources is still one publisher."""
    found = CATALOGUE.publisher(an_item(feed="bbc", source="Port Authority", domain="port.gov.uk"))

    assert (found.owner, found.primary) == ("bbc", False)


def test_a_name_alone_makes_nobody_a_primary_source() -> None:
    """Anybody can be called the Port Authority; its own domain proves it."""
    by_name = CATALOGUE.publisher(an_item(source="Port Authority", domain="blog.example"))
    by_domain = CATALOGUE.publisher(an_item(source="GOV.UK", domain="port.gov.uk"))
    unlinked = CATALOGUE.publisher(an_item(source="Port Authority"))

    assert (by_name.primary, by_domain.primary, unlinked.primary) == (False, True, False)
    assert by_domain.actor == "uk"


def test_an_archived_item_is_looked_up_by_feed_then_domain_then_name() -> None:
    """An archive knows feeds by their ids, sources as its collector spelt them, and links."""
    assert CATALOGUE.publisher(an_item(feed="bbc")).owner == "bbc"
    assert CATALOGUE.publisher(an_item(source="bbc news online", domain="bbc.co.uk")).owner == "bbc"
    assert CATALOGUE.publisher(an_item(source="THE BBC")).owner == "bbc"
    assert CATALOGUE.publisher(an_item(source="Tide Times")).owner == "tide times"
    assert CATALOGUE.publisher(an_item(source="Tide Times", domain="msn.com")).owner == "tide times"
    assert CATALOGUE.publisher(an_item(domain="tide.example")).name == "tide.example"


def test_a_feed_with_nothing_but_its_address_is_owned_by_its_domain() -> None:
    """Two lines in a feeds file are enough."""
    found = CATALOGUE.publisher(an_item(feed="by-url"))

    assert (found.name, found.owner) == ("lighthouse.example", "lighthouse.example")


def test_an_item_that_says_nothing_of_itself_has_a_publisher_all_the_same() -> None:
    """It is unknown, and one with all the others that are."""
    assert Catalogue([]).publisher(an_item()).owner == "unknown"
