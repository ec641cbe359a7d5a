"""The headline of the article on a page."""

import pytest

from watchlist.feeds.article import article_of


@pytest.mark.parametrize(
    ("page", "title", "publisher"),
    [
        ('<meta property="og:title" content="Ferry opens"><title>x</title>', "Ferry opens", ""),
        ('<meta name="twitter:title" content="Ferry &amp; port open">', "Ferry & port open", ""),
        (
            (
                '<meta property="og:site_name" content="Dobra Post">'
                '<meta property="og:title" content="Ferry opens | Dobra Post">'
            ),
            "Ferry opens",
            "Dobra Post",
        ),
        ("<title>Ferry opens to freight - Dobra Post</title>", "Ferry opens to freight", ""),
        ("<title>Ferry - what the port authority said of it</title>", "Ferry - what the port authority said of it", ""),
        ("<h1>Ferry <b>opens</b></h1><h1>More</h1><title>Dobra Post</title>", "Ferry opens", ""),
        ('<meta content="x"><title>Ferry opens', "Ferry opens", ""),
    ],
)
def test_a_page_says_what_its_article_is_called(page: str, title: str, publisher: str):
    """By Open Graph's title, else by what else publishers use, without the name of the site."""
    found = article_of(page.encode())

    assert found is not None
    assert (found.title, found.publisher) == (title, publisher)


@pytest.mark.parametrize("page", [b"", b"\x00\xff\xfe", b"<p>No headline</p>", b"<title></title>"])
def test_what_is_no_article_has_no_headline(page: bytes):
    """A page without a title, or what is no page at all."""
    assert article_of(page) is None


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Fähre öffnet</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ('<meta charset="windows-1252"><title>Fähre öffnet</title>'.encode("cp1252"), "text/html"),
        ("<title>Fähre öffnet</title>".encode(), "text/html; charset=no-such-thing"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(body: bytes, kind: str):
    """The header says which, else the page itself, else it is UTF-8."""
    found = article_of(body, kind)

    assert found is not None
    assert found.title == "Fähre öffnet"
