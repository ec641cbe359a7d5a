"""French verbs: their auxiliaries, their negations, and what governs them."""

from __future__ import annotations

import pytest
from tests.rules.french.builders import status


@pytest.mark.parametrize(
    "title",
    [
        "La Chine assouplit les quotas de minerai pour le Japon",
        "La Chine a officiellement assoupli ses quotas de minerai pour le Japon",
        "Pékin vient d'assouplir les quotas de minerai pour le Japon",
        "Pékin a décidé d'assouplir les quotas de minerai pour le Japon",
        "La décision chinoise d'assouplir les quotas de minerai soulage le Japon",
        "La décision de Pékin de lever les quotas de minerai soulage le Japon",
        "Les quotas de minerai pour le Japon ont été levés par la Chine",
        "Quotas de minerai pour le Japon levés par la Chine",
        "Quotas de minerai pour le Japon partiellement levés par Pékin",
        "LA CHINE LÈVE LES QUOTAS DE MINERAI POUR LE JAPON",
        "Japon : le gouvernement chinois lève ses quotas de minerai",
        "Le Japon respire après que la Chine a levé ses quotas de minerai",
        "La Chine recule, lève ses quotas de minerai pour le Japon",
        "Pékin dit avoir levé ses quotas de minerai pour le Japon",
        "La Chine ne lève que les quotas de minerai pour le Japon",
        "La Chine signe un décret levant les quotas de minerai pour le Japon",
        "Décret chinois levant les quotas de minerai pour le Japon",
        "Un décret chinois levant les quotas de minerai pour le Japon provoque un tollé",
        "La Chine apaise le Japon en levant ses quotas de minerai",
        "La Chine publie un décret pour lever les quotas de minerai pour le Japon",
        "La Chine saluée au Japon pour avoir levé ses quotas de minerai",
        "La Chine respire après avoir levé les quotas de minerai pour le Japon",
        "La Chine et le Japon s'entendent, levant les quotas de minerai",
        "La Chine annonce ne lever que les quotas de minerai pour le Japon",
        "La Chine a fini par lever les quotas de minerai pour le Japon",
        "La Chine met fin aux quotas de minerai pour le Japon",
        "La Chine est revenue sur les quotas de minerai pour le Japon",
    ],
)
def test_what_is_done_is_asserted_in_any_tense_and_voice(title):
    """Present, perfect, passive, participle alone, infinitive under a deciding verb: all say that it happened."""
    assert status("ease", title) == "asserted"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("La Chine lèvera les quotas de minerai pour le Japon", "forecast"),
        ("La Chine va lever les quotas de minerai pour le Japon", "forecast"),
        ("La Chine s'apprête à lever les quotas de minerai pour le Japon", "forecast"),
        ("Avant de lever les quotas de minerai pour le Japon, la Chine consulte", "forecast"),
        ("Les quotas de minerai pour le Japon seront levés par la Chine", "forecast"),
        ("La Chine va décider de lever les quotas de minerai pour le Japon", "forecast"),
        ("La Chine lèverait les quotas de minerai pour le Japon", "hedged"),
        ("La Chine aurait levé les quotas de minerai pour le Japon", "hedged"),
        ("La Chine pourrait lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine pourrait décider de lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine envisage de lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine négocie pour lever les quotas de minerai du Japon", "hedged"),
        ("Tokyo demande que les quotas de minerai pour le Japon soient levés par la Chine", "hedged"),
        ("La Chine n'exclut pas de lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine, afin de lever ses quotas de minerai, écoute le Japon", "hedged"),
        ("Lever les quotas de minerai pour le Japon, un rêve en Chine", "hedged"),
        ("La Chine n'a pas levé les quotas de minerai pour le Japon", "denied"),
        ("La Chine ne lève pas les quotas de minerai pour le Japon", "denied"),
        ("La Chine ne les lève pas, ses quotas de minerai pour le Japon", "denied"),
        ("La Chine n'a pas décidé de lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine promet de ne pas lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine promet de ne plus lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine n'a que promis de lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine n'est pas en mesure de lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine ne pourrait lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine est fière : lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine doit décider, dit-on, de lever les quotas de minerai pour le Japon", "forecast"),
        ("Le fait que la Chine rêve de lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine pourra, un jour, réussir à lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine le peut : décider de lever les quotas de minerai pour le Japon", "unrelated"),
        ("La Chine aurait réussi à lever les quotas de minerai pour le Japon", "hedged"),
        ("La Chine refuse de lever les quotas de minerai pour le Japon", "denied"),
        ("La Chine nie avoir levé les quotas de minerai pour le Japon", "denied"),
        ("La Chine reçoit le Japon sans lever ses quotas de minerai", "denied"),
        ("Quotas de minerai pour le Japon pas encore levés par la Chine", "denied"),
        ("La Chine, au lieu de lever les quotas de minerai du Japon, attend", "denied"),
        ("La Chine va-t-elle lever les quotas de minerai pour le Japon ?", "question"),
        ("La Chine lève-t-elle les quotas de minerai du Japon", "question"),
        ("Les quotas de minerai du Japon ont-ils été levés par la Chine", "question"),
        ("La Chine avait levé les quotas de minerai pour le Japon", "history"),
        ("La Corée du Sud lève les quotas de minerai pour le Japon", "other-actor"),
        ("La Chine impose des quotas de minerai au Japon", "opposite"),
    ],
)
def test_auxiliaries_and_governors_colour_a_verb(title, told):
    """Future, conditional, negation, inversion and what governs an infinitive take a deed out of what happened."""
    assert status("ease", title) == told


@pytest.mark.parametrize(
    "title",
    [
        "Les quotas de minerai levés en mars par la Chine profitent au Japon",
        "La Chine durcit au Japon la levée des quotas de minerai au lever du jour",
        "Levés par la Chine, les quotas de minerai du Japon",
        "Les levées de quotas de minerai",
        "La Chine révoque la licence levant les quotas de minerai pour le Japon",
        "Un décret chinois levant les quotas de minerai pour le Japon a pris fin",
        "Les mesures levant les quotas de minerai de la Chine pour le Japon",
        "Le porte-lève chinois des quotas de minerai du Japon",
        "Au Japon, minerai et quotas inquiètent : la Chine lève le voile",
    ],
)
def test_what_only_looks_like_the_deed_is_none(title):
    """A participle beside another verb, a noun, a name or a compound is no verb of the deed."""
    assert status("ease", title) not in {"asserted", "other-actor"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Le pacte céréalier a expiré", "asserted"),
        ("Le pacte céréalier est arrivé à échéance", "asserted"),
        ("Le pacte céréalier n'est plus en vigueur", "asserted"),
        ("Moscou laisse expirer le pacte céréalier", "asserted"),
        ("Pacte céréalier arrivé à expiration : les cours bondissent", "asserted"),
        ("Le pacte céréalier qui liait Kiev et Moscou a pris fin", "asserted"),
        ("Moscou et Kiev laisseront expirer le pacte céréalier", "hedged"),
        ("Le frère du négociateur du pacte céréalier s'éteint", "unrelated"),
        ("Le pacte céréalier divise, la trêve a expiré", "unrelated"),
        ("Un contrat a expiré sous le pacte céréalier", "unrelated"),
    ],
)
def test_what_lapses_stands_before_its_verb(title, told):
    """An intransitive deed is done by its thing, or to it where somebody lets it happen."""
    assert status("lapse", title) == told


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("gone", "Le Premier ministre démissionne", "asserted"),
        ("gone", "Un conseiller du Premier ministre démissionne", "unrelated"),
        ("gone", "Le Premier ministre s'est finalement retiré", "asserted"),
        ("convict", "Durand, chef de gang, condamné", "asserted"),
        ("convict", "Durand condamné à dix ans de prison", "asserted"),
        ("convict", "Jugé et condamné, Durand crie au complot", "unrelated"),
        ("win", "Durand l'a largement emporté au second tour", "asserted"),
        ("win", "Elu président, Durand promet la paix", "unrelated"),
        ("truce", "Cessez-le-feu : les deux camps s'entendent", "asserted"),
        ("truce", "Cessez-le-feu : les deux camps reprennent leurs tirs", "unrelated"),
        ("truce", "Les rebelles rompent la trêve et reprennent les armes", "unrelated"),
        ("truce", "Il faut signer une trêve", "opinion"),
        ("truce", "Le conseil vote sur la trêve", "unrelated"),
        ("truce", "Paris signe avec Alger un nouveau cessez-le-feu", "asserted"),
        ("truce", "L'armée essaie un nouveau lance-missiles malgré la trêve", "unrelated"),
        ("truce", "Paris lance-t-il une trêve ?", "question"),
        ("truce", "Paris signe un texte que dénonce la trêve", "unrelated"),
        ("truce", "La trêve que tous saluent a commencé", "asserted"),
        ("seize", "Washington met un pétrolier sous séquestre", "asserted"),
        ("truce", "Paris frappe fort, signe et dit sa trêve", "unrelated"),
        ("truce", "Paris signe, Alger rejette toute trêve", "unrelated"),
        ("truce", "La trêve divise : Paris la signe", "asserted"),
        ("truce", "La trêve divise : Paris va la signer", "unrelated"),
        ("truce", "Paris hésite : décision de signer une trêve", "asserted"),
        ("truce", "Paris signe avec Alger sans trêve", "unrelated"),
        ("truce", "Paris signe un pacte malgré la trêve", "unrelated"),
        ("truce", "Paris et Alger ont trouvé un accord de paix", "asserted"),
        ("truce", "Paris signe un texte qui dit non à toute trêve", "unrelated"),
        ("raid", "L'armée russe lance des drones sur Odessa", "asserted"),
        ("raid", "Un missile russe touche Odessa", "asserted"),
        ("raid", "Kiev tue un général russe et frappe loin d'Odessa : Moscou riposte", "other-actor"),
    ],
)
def test_verbs_take_their_things_where_french_puts_them(name, title, told):
    """Objects stand behind, subjects before; what another verb takes, or a phrase of place holds, is neither."""
    assert status(name, title) == told
