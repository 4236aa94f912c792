"""French words of position, vote and degree."""

from graphkit.formats.reading.words.words import Words

FRENCH = Words(
    name="French",
    examples="pour, favorable, d'accord, oui; neutre, abstention; contre, opposé, pas d'accord, "
    "non; plutôt ...",
    support="pour; favorable; favorables; en faveur; en faveur de; soutien; soutient; soutiennent; "
    "soutenir; approuve; approuver; approbation; d'accord; est d'accord; partisan; partisane; "
    "allié; alliée; positif; positive",
    oppose="contre; défavorable; défavorables; opposé; opposée; opposés; opposition; opposant; "
    "opposante; s'oppose; s'opposent; rejette; rejet; rejeter; refuse; refus; désapprouve; "
    "pas d'accord; n'est pas d'accord; en désaccord; désaccord; hostile; négatif; négative; "
    "adversaire; résistant; résistante",
    neutral="neutre; neutres; indécis; indécise; partagé; partagée; mitigé; mitigée; "
    "ni pour ni contre; ni d'accord ni pas d'accord; ni d'accord ni en désaccord; indifférent; "
    "indifférente; sans préférence",
    yes="oui; a voté pour; vote pour; voté pour",
    no="non; a voté contre; vote contre; voté contre",
    abstain="abstention; abstentions; s'abstient; s'est abstenu; s'est abstenue; abstenu; "
    "abstenir; s'abstenir",
    champion="meneur; meneuse; fer de lance",
    blocker="bloqueur; bloque; blocage; pas du tout d'accord",
    leaning="sous conditions; favorable sous conditions; sous réserve",
    doubting="sceptique; critique; réticent; réticente; réservé; pas vraiment d'accord",
    strongly="tout à fait; fortement; très; totalement; entièrement; fermement; pleinement; "
    "complètement; vivement; résolument; absolument",
    rather="plutôt; assez; légèrement; partiellement; un peu; moyennement; modérément; prudemment",
    nothing="inconnu; inconnue; s/o; sans objet; sans opinion; sans avis; sans réponse; "
    "non applicable; n/d; n.d.; non disponible; non déterminé; indéterminé; indéterminée; nsp; "
    "nspp; ne sait pas; ne se prononce pas; absent; absente; excusé; excusée; non votant; "
    "non votante; n'a pas voté; pas voté; n'a pas pris part au vote; non précisé; non renseigné; "
    "pas clair; aucun; aucune; aucune position; pas de position; pas de données",
    high="élevé; élevée; fort; forte; haut; haute; grand; grande",
    medium="moyen; moyenne; modéré; modérée",
    low="faible; bas; basse; petit; petite; limité; limitée",
    very="très; extrêmement",
)
