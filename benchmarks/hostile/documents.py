"""Feed documents that nobody should have to read, as bytes with a type: broken, huge, deep, lying, steering."""

from __future__ import annotations

import json
from collections.abc import Iterator

XML = "application/xml"
JSON = "application/feed+json"
Document = tuple[bytes, str]


def rss(*items: str, head: str = "", channel: str = "", encoding: str = "utf-8") -> bytes:
    """Return a whole document with these items."""
    body = "".join(f"<item>{item}</item>" for item in items)
    text = f"{head}<rss version='2.0'><channel><title>Quay</title>{channel}{body}</channel></rss>"
    return text.encode(encoding, "surrogatepass")


def titled(title: str, more: str = "") -> bytes:
    """Return a document with one item of that title."""
    return rss(f"<title>{title}</title><guid>g</guid>{more}")


def atom(entry: str, head: str = "") -> bytes:
    """Return an Atom document with one entry."""
    text = f"{head}<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry>{entry}</entry></feed>"
    return text.encode("utf-8", "surrogatepass")


def documents() -> dict[str, Document]:
    """Return every hostile document by its name."""
    return {name: (body, kind) for name, body, kind in _all()}


def _all() -> Iterator[tuple[str, bytes, str]]:
    for part in (_broken, _entities, _encodings, _huge, _texts, _links):
        for name, body in part().items():
            yield name, body, XML
    for number, date in enumerate(DATES):
        yield f"date {number}: {date[:24]}", titled("Ferry sails", f"<pubDate>{date}</pubDate>"), XML
    for name, body in _json().items():
        yield f"json: {name}", body, JSON
    for name, body in _others().items():
        yield name, body, "text/plain"


DATES = (
    "", "never", "0", "-1", "9999999999999999999999", "Sat, 31 Feb 2026 25:61:61 GMT", "10000-01-01T00:00:00Z",
    "0000-00-00T00:00:00Z", "-0001-12-31", "2026-03-14T07:00:00+99:99", "14/03/26", "Sat, 14 Mar 2126 07:00:00 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT", "1" * 5_000, "２０２６-０３-１４", "2026-W11-6T07:00:00", "\N{BELL}2026-03-14",
    "Sat, 14 Mar 2026 07:00:00 " + "(" * 3_000, "2026-03-14T07:00:00.%s" % ("9" * 4_000), "NaN", "1e308",
)  # fmt: skip


def _broken() -> dict[str, bytes]:
    return {
        "nothing": b"",
        "one byte": b"<",
        "spaces alone": b" " * 100_000,
        "a declaration alone": b"<?xml version='1.0'?>",
        "an end that was never begun": b"</rss>",
        "tags that cross": rss("<title><b>Crane</title></b>"),
        "an item that never ends": b"<rss version='2.0'><channel><item><title>Crane",
        "two roots": titled("One") + titled("Two"),
        "words before the root": b"Dear reader,\n" + titled("Late"),
        "words after the root": titled("Early") + b"\x00\xff and so on",
        "an attribute twice": b"<rss version='2.0' version='2.0'><channel><item/></channel></rss>",
        "an attribute without quotes": b"<rss version=2.0><channel><item><title x=y>a</title></item></channel></rss>",
        "a prefix of no namespace": rss("<psc:chapter/><zz:title>a</zz:title><title>b</title>"),
        "podcast chapters without a time": rss("<psc:chapter xmlns:psc='http://podlove.org/simple-chapters'/>"),
        "a point on no globe": rss("<georss:point xmlns:georss='http://www.georss.org/georss'>x y z</georss:point>"),
        "a polygon of one number": rss("<georss:polygon xmlns:georss='http://www.georss.org/georss'>1</georss:polygon>"),
        "a box of words": rss("<georss:box xmlns:georss='http://www.georss.org/georss'>a b c d</georss:box>"),
        "another root": b"<html><body><rss>no</rss></body></html>",
        "a stylesheet loop": b"<?xml-stylesheet href='#'?>" * 1_000 + titled("Style"),
        "CDATA that never ends": b"<rss version='2.0'><channel><item><title><![CDATA[open",
        "a comment that never ends": b"<rss version='2.0'><channel><!-- " + b"-" * 100_000,
        "an item in an item": b"<rss version='2.0'><channel>" + b"<item><title>t</title>" * 2_000 + b"</channel></rss>",
        "RDF of nothing": b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item/></rdf:RDF>",
    }  # fmt: skip


def _entities() -> dict[str, bytes]:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return {
        "a billion laughs": rss("<title>&l9;</title>", head=f"<!DOCTYPE r [<!ENTITY l0 'ha'>{laughs}]>"),
        "a quadratic blow-up": rss(
            f"<title>{'&b;' * 5_000}</title>", head=f"<!DOCTYPE r [<!ENTITY b '{'b' * 50_000}'>]>"
        ),
        "a file as an entity": rss(
            "<title>&f;</title>", head="<!DOCTYPE r [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        ),
        "an address as an entity": rss(
            "<title>&u;</title>", head="<!DOCTYPE r [<!ENTITY u SYSTEM 'http://127.0.0.1:9/x'>]>"
        ),
        "a parameter entity": rss("<title>a</title>", head="<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>"),
        "a DTD elsewhere": rss("<title>a</title>", head="<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'>"),
        "an entity that is itself": rss("<title>&a;</title>", head="<!DOCTYPE r [<!ENTITY a '&a;'>]>"),
        "an unknown entity": titled("&nothing; &and; &more"),
        "half of a pair": titled("&#xD800;"),
        "both halves": titled("&#xD83D;&#xDE00;"),
        "a number past all characters": titled("&#x110000; &#99999999999999999999;"),
        "the character nought": titled("&#0; &#x0;"),
        "a number that never ends": titled("&#" + "9" * 100_000 + ";"),
        "entities of entities": titled("&amp;" * 20_000 + "lt;"),
    }  # fmt: skip


def _encodings() -> dict[str, bytes]:
    said = "<?xml version='1.0' encoding='{}'?>"
    return {
        "UTF-16 that says UTF-8": rss("<title>a</title>", head=said.format("utf-8"), encoding="utf-16"),
        "UTF-8 that says UTF-16": rss("<title>a</title>", head=said.format("utf-16")),
        "UTF-7": rss("<title>+ADw-script+AD4-</title>", head=said.format("utf-7")),
        "UTF-32": rss("<title>a</title>", head=said.format("utf-32"), encoding="utf-32"),
        "EBCDIC": rss("<title>a</title>", head=said.format("cp037"), encoding="cp037"),
        "no encoding of this world": rss("<title>a</title>", head=said.format("klingon")),
        "a codec that is none": rss("<title>a</title>", head=said.format("zlib_codec")),
        "a codec that runs": rss("<title>a</title>", head=said.format("unicode_escape")),
        "an encoding of 10,000 letters": rss("<title>a</title>", head=said.format("a" * 10_000)),
        "three marks of the byte order": b"\xef\xbb\xbf" * 3 + titled("Marks"),
        "bytes of no alphabet": titled("Crane").replace(b"Crane", bytes(range(128, 256)) * 50),
        "NULs between all letters": titled("Crane").replace(b"r", b"r\0"),
        "NULs alone": b"\0" * 100_000,
        "surrogates in UTF-8": titled("\ud800\udfff"),
    }


def _huge() -> dict[str, bytes]:
    deep = 200_000
    return {
        "elements 200,000 deep": rss("<a>" * deep + "</a>" * deep),
        "elements 200,000 deep without end": b"<rss version='2.0'><channel><item>" + b"<a>" * deep,
        "50,000 attributes": rss("<a " + " ".join(f"b{n}='1'" for n in range(50_000)) + "/><title>t</title>"),
        "an attribute of 3 MB": rss(f"<a b='{'x' * 3_000_000}'/><title>t</title>"),
        "a name of 1 MB": rss(f"<{'n' * 1_000_000}/><title>t</title>"),
        "50,000 namespaces": rss("".join(f"<a xmlns:n{n}='u:{n}'/>" for n in range(50_000))),
        "30,000 items": rss(*(f"<title>Item {n}</title><guid>{n}</guid>" for n in range(30_000))),
        "30,000 items of one id": rss(*("<title>Item</title><guid>1</guid>" for _ in range(30_000))),
        "a title of 3 MB": titled("quay " * 600_000),
        "markup of 2 MB": titled("a", f"<description><![CDATA[{'<b><i>' * 300_000}]]></description>"),
        "quotes that open for 1 MB": titled(
            "a", f"<description><![CDATA[{'<a href=' + chr(34) + 'x ' * 500_000}]]></description>"
        ),
        "less-than a million times": titled("a", f"<description><![CDATA[{'<' * 1_000_000}]]></description>"),
        "comments that open": titled("a", f"<description><![CDATA[{'<!--' * 200_000}]]></description>"),
        "a guid of 2 MB": rss(f"<title>t</title><guid>{'g' * 2_000_000}</guid>"),
        "categories": rss("<title>t</title>" + "<category>c</category>" * 100_000),
        "enclosures": rss("<title>t</title>" + "<enclosure url='u' length='x' type='y'/>" * 50_000),
        "a base of a base": atom("<title>t</title>" + "<div xml:base='x/'>" * 20_000),
        "XHTML in Atom, deep": atom("<title type='xhtml'>" + "<div>" * 50_000 + "</title>"),
    }  # fmt: skip


def _texts() -> dict[str, bytes]:
    texts = {
        "escapes of a terminal": "\x1b[2J\x1b]0;owned\x07",
        "escapes as entities": "&#27;[2J&#x9b;31m",
        "turned around": "\u202ecipher\u202c \u2066x\u2069",
        "a mail header": "Hi&#13;&#10;Bcc: a@b.example",
        "an encoded word": "=?utf-8?q?Hi=0D=0ABcc:_a=40b.example?=",
        "markup of a console": "[/nope] [link=https://b.example]x[/]",
        "a script": "&lt;script&gt;alert(1)&lt;/script&gt;",
        "lines and tabs": "a\n\n\tb\u2028c\u2029d\x85e",
        "accents without end": "e" + "\u0301" * 50_000,
        "nothing that can be seen": "\u200b\u200c\u2060\ufeff",
        "tags of Unicode": "quay\U000e0041\U000e007f",
        "base64 that is none": "</title><title type='application/octet-stream' mode='base64'>!!!",
    }
    return {f"title: {name}": titled(text) for name, text in texts.items()}


def _links() -> dict[str, bytes]:
    links = (
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", "http://[::1", "http://a\tb/",
        "//", "http://" + "a" * 100_000, "http://user:pw@quay.example/", "http://quay.example:99999999/", "\\\\unc\\x",
    )  # fmt: skip
    return {f"link: {link[:30]!r}": titled("Link", f"<link>{link}</link>") for link in links}


def _json() -> dict[str, bytes]:
    version = "https://jsonfeed.org/version/1.1"

    titles: tuple[object, ...] = (None, 1, [], {}, True, 1e308)

    def feed(items: object, **more: object) -> bytes:
        return json.dumps({"version": version, "title": "Quay", "items": items, **more}).encode()

    return {
        "100,000 brackets": b"[" * 100_000,
        "100,000 braces": b'{"version":' * 100_000,
        "deep inside": b'{"version":"' + version.encode() + b'","items":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        "a number of a million digits": b'{"version":"' + version.encode() + b'","items":[' + b"9" * 1_000_000 + b"]}",
        "items of null": feed(None),
        "items of a number": feed(7),
        "items of everything": feed([None, 1, "a", [], {}, {"id": []}, {"id": {"a": 1}, "title": 3}]),
        "titles of every type": feed([{"id": n, "title": t} for n, t in enumerate(titles)]),
        "half a pair": feed([{"id": "1", "title": "\ud800"}]),
        "NaN": b'{"version":"' + version.encode() + b'","items":[{"id":NaN,"title":Infinity}]}',
        "keys twice": b'{"version":"' + version.encode() + b'","items":[],"items":[{"id":"1","title":"a"}]}',
        "cut in the middle": feed([{"id": "1", "title": "quay"}])[:-9],
        "a date of the year 10000": feed([{"id": "1", "title": "a", "date_published": "10000-01-01T00:00:00Z"}]),
        "30,000 items": feed([{"id": str(n), "title": f"Item {n}"} for n in range(30_000)]),
        "no version": json.dumps({"items": [{"id": "1", "title": "a"}]}).encode(),
    }


def _others() -> dict[str, bytes]:
    return {
        "a path": b"/etc/passwd",
        "an address": b"http://127.0.0.1:9/feed",
        "a file's address": b"file:///etc/passwd",
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
        "a zip": b"PK\x03\x04" + b"\0" * 10_000,
        "a program": b"\x7fELF" + bytes(range(256)) * 40,
        "YAML": b"!!python/object/apply:os.system ['true']\n",
        "a pickle": b"\x80\x04cposix\nsystem\n(S'true'\ntR.",
        "a letter": "Dear reader, the feed has moved. Ваш издатель".encode(),
    }
