"""One spelling for what publishers write in many ways."""

import pytest

from watchlist.language.fold import fold
from watchlist.language.normalise import JOIN, normalise


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("U.S. and U.K. agree", "US and UK agree"),
        ("the U.S.-led plan", f"the US{JOIN}led plan"),
        ("‘quoted’ “words”", "'quoted' \"words\""),
        ("it isn’t so", "it is not so"),
        ("They won't, can't and cannot", "They will not, can not and can not"),
        ("Won't they?", "Will not they?"),
        ("Mines open - minister", "Mines open — minister"),
        ("Mines open – minister", "Mines open — minister"),
        ("Mines open -- minister", "Mines open — minister"),
        ("Mines open—minister", "Mines open — minister"),
        ("shadow-fleet", f"shadow{JOIN}fleet"),
        ("US–Russia", f"US{JOIN}Russia"),
        ("ﬁne print", "fine print"),
        ("soft\u00adhyphen", "softhyphen"),
        ("has nоt eased", "has not eased"),
        ("СШA сняли caнкции", "США сняли санкции"),
        ("TechMet и США", "TechMet и США"),
        ("SMSка", "SMSka"),
        ("оf", "of"),
        ("iPhoneы", "iPhoneы"),
        ("продажа cанкции", "продажа санкции"),
        ("продажа OАО", "продажа ОАО"),
        ("sources sау", "sources say"),
        ("sources рау", "sources pay"),
        ("переговоры по BBC", "переговоры по BBC"),
    ],
)
def test_spellings_become_one(written: str, expected: str):
    """Quotes, dashes, dots in capitals and contracted negations have one spelling."""
    assert normalise(written) == expected


def test_reprints_fold_to_one_title():
    """Case, accents, quotes, dashes and punctuation do not make two stories."""
    assert fold("Pétrole : les U.S. « lèvent » l'embargo!") == fold("petrole les US leveˆnt l embargo".replace("ˆ", ""))
    assert fold("A mine opens – at last") == fold("A MINE OPENS, AT LAST")
    assert fold("A mine opens") != fold("A mine closes")
