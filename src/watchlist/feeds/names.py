"""What the elements of a feed are called, and what each is to us."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Role(IntEnum):
    """What an element says of the entry or feed in which it stands. DOUBT is what we leave to feedparser."""

    OTHER = 0
    TITLE = 1
    MEDIA_TITLE = 2
    DESCRIPTION = 3
    SUMMARY = 4
    CONTENT = 5
    LINK = 6
    GUID = 7
    PUBLISHED = 8
    UPDATED = 9
    CREATED = 10
    SOURCE = 11
    ORIGIN = 12
    IMAGE = 13
    FORM = 14
    LANGUAGE = 15
    ENTRY = 16
    CHANNEL = 17
    MARKUP = 18
    DOUBT = 19


# The names by which feedparser knows the namespaces, whatever prefix a document gives them.
_SPACES = """
: http://backend.userland.com/rss http://blogs.law.harvard.edu/tech/rss http://purl.org/rss/1.0/
: http://my.netscape.com/rdf/simple/0.9/ http://example.com/newformat# http://example.com/necho http://purl.org/echo/
: uri/of/echo/namespace# http://purl.org/pie/ http://purl.org/atom/ns# http://www.w3.org/2005/atom
: http://purl.org/rss/1.0/modules/rss091#
admin: http://webns.net/mvcb/
ag: http://purl.org/rss/1.0/modules/aggregation/
annotate: http://purl.org/rss/1.0/modules/annotate/
audio: http://media.tangent.org/rss/1.0/
blogchannel: http://backend.userland.com/blogchannelmodule
cc: http://creativecommons.org/ns#license http://web.resource.org/cc/
creativecommons: http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html
creativecommons: http://backend.userland.com/creativecommonsrssmodule
co: http://purl.org/rss/1.0/modules/company
content: http://purl.org/rss/1.0/modules/content/
cp: http://my.theinfo.org/changed/1.0/rss/
dc: http://purl.org/dc/elements/1.1/
dcterms: http://purl.org/dc/terms/
email: http://purl.org/rss/1.0/modules/email/
ev: http://purl.org/rss/1.0/modules/event/
feedburner: http://rssnamespace.org/feedburner/ext/1.0
fm: http://freshmeat.net/rss/fm/
foaf: http://xmlns.com/foaf/0.1/
geo: http://www.w3.org/2003/01/geo/wgs84_pos#
georss: http://www.georss.org/georss
gml: http://www.opengis.net/gml
icbm: http://postneo.com/icbm/
image: http://purl.org/rss/1.0/modules/image/
itunes: http://www.itunes.com/dtds/podcast-1.0.dtd http://example.com/dtds/podcast-1.0.dtd
l: http://purl.org/rss/1.0/modules/link/
media: http://search.yahoo.com/mrss http://search.yahoo.com/mrss/
pingback: http://madskills.com/public/xml/rss/module/pingback/
prism: http://prismstandard.org/namespaces/1.2/basic/
rdf: http://www.w3.org/1999/02/22-rdf-syntax-ns#
rdfs: http://www.w3.org/2000/01/rdf-schema#
ref: http://purl.org/rss/1.0/modules/reference/
reqv: http://purl.org/rss/1.0/modules/richequiv/
search: http://purl.org/rss/1.0/modules/search/
slash: http://purl.org/rss/1.0/modules/slash/
soap: http://schemas.xmlsoap.org/soap/envelope/
ss: http://purl.org/rss/1.0/modules/servicestatus/
str: http://hacks.benhammersley.com/rss/streaming/
sub: http://purl.org/rss/1.0/modules/subscription/
sy: http://purl.org/rss/1.0/modules/syndication/
szf: http://schemas.pocketsoap.com/rss/mydescmodule/
taxo: http://purl.org/rss/1.0/modules/taxonomy/
thr: http://purl.org/rss/1.0/modules/threading/
ti: http://purl.org/rss/1.0/modules/textinput/
trackback: http://madskills.com/public/xml/rss/module/trackback/
wfw: http://wellformedweb.org/commentapi/
wiki: http://purl.org/rss/1.0/modules/wiki/
xhtml: http://www.w3.org/1999/xhtml
xlink: http://www.w3.org/1999/xlink
xml: http://www.w3.org/xml/1998/namespace
psc: http://podlove.org/simple-chapters
"""
_SPACE = {
    address: name
    for name, _, addresses in (line.partition(": ") for line in _SPACES.strip().splitlines())
    for address in addresses.split()
}
# Those of them in which feedparser knows an element or an attribute.
_TELLING = frozenset(
    {"admin", "cc", "content", "creativecommons", "dc", "dcterms", "feedburner", "geo", "georss", "gml", "itunes",
     "media", "psc", "rdf", "xhtml", "xml"}
)  # fmt: skip

_NAMES = {
    Role.TITLE: "title dc:title",
    Role.MEDIA_TITLE: "media:title",
    Role.DESCRIPTION: "description dc:description media:description",
    Role.SUMMARY: "summary itunes:summary",
    Role.CONTENT: "content content:encoded fullitem",
    Role.LINK: "link",
    Role.GUID: "guid id",
    Role.PUBLISHED: "published issued pubdate dcterms:issued",
    Role.UPDATED: "updated modified lastbuilddate dc:date dcterms:modified",
    Role.CREATED: "created dcterms:created",
    Role.SOURCE: "source",
    Role.ORIGIN: "feedburner:origlink",
    Role.IMAGE: "image",
    Role.FORM: "textinput",
    Role.LANGUAGE: "language dc:language",
    Role.ENTRY: "item entry",
    Role.CHANNEL: "channel feed rss rdf:rdf",
    Role.MARKUP: "rights copyright dc:rights subtitle tagline itunes:subtitle",
    Role.DOUBT: "abstract body xhtml:body where svg math info feedburner:browserfriendly newlocation published_parsed"
    " updated_parsed created_parsed date_parsed issued_parsed modified_parsed",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
# Of these feedparser reads coordinates and chapters, and stumbles over some of them.
_DOUBTFUL = frozenset({"geo", "georss", "gml", "psc", "soap", "xlink", "xml"})
_GEOMETRY = frozenset(
    {"georss:point", "georss:line", "georss:polygon", "georss:box", "georss:elev", "geo:lat", "geo:long"}
)
_DECLARED = re.compile(rb"""xmlns(?::([^\s=<>"']+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ANY_SPACE = "backend.userland.com/rss"


def declared(document: bytes) -> dict[str, set[str]]:
    """Return the prefixes that a document gives to each namespace. What stands in its items may add some."""
    found: dict[str, set[str]] = {}
    for prefix, one, other in set(_DECLARED.findall(document)):
        found.setdefault((one or other).decode(errors="replace"), set()).add(prefix.decode(errors="replace").lower())
    return found


def clear(spaces: dict[str, set[str]]) -> bool:
    """Return whether each prefix stands for one namespace, and none for another than the one it is known for."""
    whose: dict[str, str] = {}
    for address, prefixes in spaces.items():
        for prefix in prefixes - {""}:
            if whose.setdefault(prefix, address) != address:
                return False
            if prefix in _TELLING and _space(address) not in (None, prefix):
                return False
    return True


class Roles(dict[str, Role]):
    """The role of each element by its whole name, `{namespace}name`; found once for each name of a document."""

    def __init__(self, spaces: dict[str, set[str]]) -> None:
        super().__init__()
        self._spaces = spaces

    def __missing__(self, tag: str) -> Role:
        name = name_of(tag)
        if name is None:
            # feedparser goes by the prefix where it does not know the namespace, and by the bare name without one.
            address, _, local = tag[1:].partition("}")
            names = {f"{prefix}:{local}".lower().removeprefix(":") for prefix in self._spaces.get(address, ())}
            roles = {_role(name) for name in names}
            role = roles.pop() if len(roles) == 1 else Role.DOUBT
        else:
            role = _role(name)
        self[tag] = role
        return role


def _role(name: str) -> Role:
    prefix, _, local = name.rpartition(":")
    if local in {"svg", "math"} or (prefix in _DOUBTFUL and name not in _GEOMETRY):
        return Role.DOUBT
    return _ROLES.get(name, Role.OTHER)


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str | None:
    """Return what feedparser calls an element, in lower case, None where its namespace is not known."""
    if not tag.startswith("{"):
        return tag.lower()
    address, _, local = tag[1:].partition("}")
    space = _space(address)
    if space is None:
        return None
    return f"{space}:{local}".lower() if space else local.lower()


def _space(address: str) -> str | None:
    address = address.lower()
    return "" if _ANY_SPACE in address else _SPACE.get(address)
