"""French verbs that no rule conjugates, by their ending, so that what is made from them is known, too.

Each has its third persons of the present, the stems of the imperfect and of the future, its past and its participle.
A hyphen stands for what the verb lacks. The longest ending that fits a verb holds.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
être: est sont ét ser fut été
avoir: a ont av aur eut eu
aller: va vont all ir alla allé
faire: fait font fais fer fit fait
dire: dit disent dis dir dit dit
maudire: maudit maudissent maudiss maudir maudit maudit
lire: lit lisent lis lir lut lu
rire: rit rient ri rir rit ri
crire: crit crivent criv crir crivit crit
suffire: suffit suffisent suffis suffir suffit suffi
uire: uit uisent uis uir uisit uit
nuire: nuit nuisent nuis nuir nuisit nui
fuir: fuit fuient fuy fuir fuit fui
taire: tait taisent tais tair tut tu
plaire: plaît plaisent plais plair plut plu
traire: trait traient tray trair - trait
boire: boit boivent buv boir but bu
croire: croit croient croy croir crut cru
voir: voit voient voy verr vit vu
prévoir: prévoit prévoient prévoy prévoir prévit prévu
pourvoir: pourvoit pourvoient pourvoy pourvoir pourvut pourvu
cevoir: çoit çoivent cev cevr çut çu
déchoir: déchoit déchoient déchoy déchoir déchut déchu
devoir: doit doivent dev devr dut dû
pouvoir: peut peuvent pouv pourr put pu
vouloir: veut veulent voul voudr voulut voulu
savoir: sait savent sav saur sut su
falloir: faut - fall faudr fallut fallu
valoir: vaut valent val vaudr valut valu
mouvoir: meut meuvent mouv mouvr mut mû
promouvoir: promeut promeuvent promouv promouvr promut promu
émouvoir: émeut émeuvent émouv émouvr émut ému
asseoir: assied asseyent assey assiér assit assis
mettre: met mettent mett mettr mit mis
battre: bat battent batt battr battit battu
prendre: prend prennent pren prendr prit pris
résoudre: résout résolvent résolv résoudr résolut résolu
soudre: sout solvent solv soudr - sous
coudre: coud cousent cous coudr cousit cousu
aindre: aint aignent aign aindr aignit aint
eindre: eint eignent eign eindr eignit eint
oindre: oint oignent oign oindr oignit oint
vaincre: vainc vainquent vainqu vaincr vainquit vaincu
rompre: rompt rompent romp rompr rompit rompu
vivre: vit vivent viv vivr vécut vécu
suivre: suit suivent suiv suivr suivit suivi
aître: aît aissent aiss aîtr ut u
naître: naît naissent naiss naîtr naquit né
connaître: connaît connaissent connaiss connaîtr connut connu
croître: croît croissent croiss croîtr crut cru
clure: clut cluent clu clur clut clu
inclure: inclut incluent inclu inclur inclut inclus
clore: clôt closent clos clor - clos
tenir: tient tiennent ten tiendr tint tenu
venir: vient viennent ven viendr vint venu
courir: court courent cour courr courut couru
mourir: meurt meurent mour mourr mourut mort
quérir: quiert quièrent quér querr quit quis
ouvrir: ouvre ouvrent ouvr ouvrir ouvrit ouvert
offrir: offre offrent offr offrir offrit offert
souffrir: souffre souffrent souffr souffrir souffrit souffert
cueillir: cueille cueillent cueill cueiller cueillit cueilli
saillir: saille saillent saill saillir saillit sailli
bouillir: bout bouillent bouill bouillir bouillit bouilli
connaitre: connait connaissent connaiss connaitr connut connu
haïr: hait haïssent haïss haïr haït haï
vêtir: vêt vêtent vêt vêtir vêtit vêtu
"""

# These go like "partir"; "répartir" and "asservir", which end alike, go like "finir".
_LIKE_PARTIR = (
    *("partir", "repartir", "départir", "sortir", "ressortir", "sentir", "consentir", "ressentir", "pressentir"),
    *("mentir", "démentir", "dormir", "endormir", "rendormir", "servir", "desservir", "resservir"),
)

IRREGULAR: Mapping[str, tuple[str, ...]] = {
    **{line.partition(": ")[0]: tuple(line.partition(": ")[2].split()) for line in _TABLE.strip().splitlines()},
    **{
        verb: (f"{verb[:-3]}t", f"{verb[:-2]}ent", verb[:-2], verb, f"{verb[:-1]}t", verb[:-1]) for verb in _LIKE_PARTIR
    },
}
"""By the ending of the infinitive: present, presents, stem of the imperfect, of the future, past, participle."""

GERUNDS: Mapping[str, str] = {"avoir": "ayant", "savoir": "sachant"}
