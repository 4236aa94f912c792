"""Spanish words of position, vote and degree."""

from graphkit.formats.reading.words.words import Words

SPANISH = Words(
    name="Spanish",
    examples="a favor, apoya, de acuerdo, sí; neutral, abstención; en contra, rechaza, "
    "en desacuerdo, no; más bien ...",
    support="a favor; a favor de; favorable; favorables; apoya; apoyan; apoyo; apoyar; respalda; "
    "respaldan; respaldo; aprueba; de acuerdo; está de acuerdo; acuerdo; partidario; partidaria; "
    "aliado; aliada; positivo; positiva; defensor; defensora",
    oppose="en contra; en contra de; contra; contrario; contraria; opuesto; opuesta; oposición; "
    "se opone; se oponen; opone; opositor; opositora; rechaza; rechazan; rechazo; rechazar; "
    "desaprueba; en desacuerdo; desacuerdo; no está de acuerdo; desfavorable; hostil; negativo; "
    "negativa; adversario; adversaria; resistente",
    neutral="neutro; neutra; indeciso; indecisa; indiferente; ni a favor ni en contra; "
    "ni de acuerdo ni en desacuerdo; mixto; dividido; dividida",
    yes="sí; voto a favor; votó a favor; vota a favor",
    no="no; voto en contra; votó en contra; vota en contra",
    abstain="abstención; abstenciones; se abstiene; se abstuvo; abstenerse",
    champion="líder; impulsor; impulsora",
    blocker="bloqueador; bloquea",
    leaning="con condiciones; a favor con condiciones; con reservas",
    doubting="escéptico; escéptica; crítico; crítica; reticente",
    strongly="muy; totalmente; firmemente; fuertemente; completamente; plenamente; rotundamente; "
    "absolutamente",
    rather="más bien; algo; parcialmente; ligeramente; un poco; moderadamente",
    nothing="desconocido; desconocida; se desconoce; sin datos; sin dato; sin información; "
    "sin respuesta; sin opinión; sin posición; no aplica; no disponible; no sabe; ns/nc; "
    "no contesta; no votó; no vota; no participó; ausente; ausencia; ausencia justificada; "
    "poco claro; no claro; no consta; ninguno; ninguna; indeterminado",
    high="alto; alta; elevado; elevada; fuerte; grande",
    medium="medio; media; mediano; mediana; moderado; moderada; regular",
    low="bajo; baja; débil; pequeño; pequeña; escaso; escasa",
    very="muy; extremadamente",
)
