"""German words of position, vote and degree."""

from graphkit.formats.reading.words.words import Words

GERMAN = Words(
    name="German",
    examples="dafür, für, Zustimmung, Ja; neutral, Enthaltung; dagegen, gegen, Ablehnung, Nein; "
    "eher ...",
    support="dafür; für; befürworten; befürwortet; befürwortend; befürworter; befürworterin; "
    "befürwortung; unterstützen; unterstützt; unterstützend; unterstützer; unterstützerin; "
    "unterstützung; zustimmung; zustimmend; zugestimmt; stimmt zu; stimme zu; einverstanden; "
    "positiv; wohlwollend; verbündet; verbündeter; verbündete; fürsprecher; anhänger",
    oppose="dagegen; gegen; kontra; ablehnen; ablehnend; ablehnung; abgelehnt; lehnt ab; lehne ab; "
    "gegner; gegnerin; gegnerisch; nicht einverstanden; widerspricht; widerspruch; negativ; "
    "stimmt nicht zu; stimme nicht zu; bekämpft; feindlich; kritiker; widerständig",
    neutral="neutral; unentschieden; unentschlossen; weder noch; weder dafür noch dagegen; "
    "teils teils; teils/teils; geteilt; ambivalent; gleichgültig; egal; gemischt; unparteiisch",
    yes="ja; ja stimme; dafür gestimmt; stimmt dafür",
    no="nein; nein stimme; dagegen gestimmt; stimmt dagegen",
    abstain="enthaltung; enthaltungen; enthalten; enthält sich; sich enthalten; stimmenthaltung",
    champion="vorkämpfer; vorreiter; treiber; stimme voll zu; stimme voll und ganz zu; "
    "stimme völlig zu; stimme stark zu; stimmt voll und ganz zu",
    blocker="blockierer; blockiert; verhinderer; stimme überhaupt nicht zu; stimme gar nicht zu; "
    "lehnt strikt ab; lehnt entschieden ab; überhaupt nicht einverstanden",
    leaning="stimme eher zu; stimme teilweise zu; stimmt eher zu; unter bedingungen dafür; "
    "unter bedingungen",
    doubting="skeptisch; kritisch; skeptiker; stimme eher nicht zu; stimmt eher nicht zu; "
    "lehnt eher ab; zurückhaltend",
    strongly="sehr; stark; starker; starke; klar; klarer; deutlich; entschieden; entschiedener; "
    "voll; voll und ganz; vollständig; völlig; uneingeschränkt; ausdrücklich; strikt; vehement; "
    "absolut; total",
    rather="eher; tendenziell; leicht; teilweise; bedingt; vorsichtig; mäßig; gemäßigt; schwach; "
    "überwiegend; etwas; tendiert zu",
    nothing="unklar; unbekannt; k.A.; keine angabe; keine angaben; keine antwort; keine daten; "
    "keine position; keine haltung; keine meinung; weiß nicht; abwesend; abwesenheit; "
    "entschuldigt; nicht abgestimmt; nicht teilgenommen; nicht beteiligt; nicht anwesend; "
    "keine stimmabgabe; nicht abgegeben; ungültig; fehlt; fehlend; entfällt; nicht zutreffend; "
    "nicht erkennbar; nicht bekannt; nicht verfügbar; nichts",
    high="hoch; hohe; hoher; hohes; stark; groß; große",
    medium="mittel; mittlere; mittlerer; mittleres; mäßig; durchschnittlich",
    low="niedrig; niedrige; niedriger; gering; geringe; geringer; schwach; klein",
    very="sehr; äußerst",
)
