"""What headings of people's own tables mean: words of five languages, a meaning a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from graphkit.private_rows import MARKS

# What each column of graphkit's is called elsewhere. Best known first: of two columns that may be
# the actor, the one whose word stands further to the left is.
WORDS: Mapping[str, str] = {
    "actor": (
        "actor, stakeholder, player, org, akteur, akteurin, acteur, partie prenante, interessado, "
        "actors, stakeholders, players, akteure, acteurs, parties prenantes, parte interesada, "
        "アクター, ステークホルダー, 利害関係者, 関係者, 主体 | "
        "organisation, organization, institution, interest group, group, association, agency, "
        "lobby group, respondent, submitter, signatory, client, verband, verein, organisations, "
        "organizations, institutions, interest groups, groups, associations, agencies, verbände, "
        "interessengruppe, interessenvertretung, gruppe, behörde, einrichtung, organisme, "
        "association, groupe, institution, organización, institución, asociación, grupo, entidad, "
        "団体, 組織, 機関, 協会 | "
        "name, person, speaker, member, member of parliament, mp, mep, legislator, senator, "
        "deputy, voter, politician, representative, delegate, councillor, person oder stelle, "
        "mitglied, abgeordnete, abgeordneter, redner, sprecher, nom, membre, député, orateur, "
        "personne, nombre, miembro, diputado, persona, orador, "
        "氏名, 名前, 名称, 議員, 発言者, 委員 | "
        "company, firm, business, unternehmen, firma, entreprise, société, empresa, 企業, 会社 | "
        "party, political party, partei, fraktion, parti, partido, parties, parteien, fraktionen, "
        "政党, 会派 | countries, member states, staaten, länder, "
        "country, state, member state, nation, government, land, staat, mitgliedstaat, pays, état, "
        "país, estado, 国, 国名 | "
        "last name, surname, first name, lobbyist, lobbyist firm, nachname"
    ),
    "perhaps actor": "who, wer, qui, quién, 誰, label",
    "issue": (
        "issues, questions, topics, motions, proposals, bills, policies, themen, fragen, vorlagen, "
        "issue, question, topic, motion, proposal, bill, draft law, resolution, decision, measure, "
        "policy, initiative, referendum, ballot, article, provision, amendment, project, concept, "
        "claim, demand, item, agenda item, roll call, rcid, unres, rollnumber, vote topic, "
        "state unified bill, frage, thema, streitfrage, vorlage, antrag, gesetz, gesetzentwurf, "
        "maßnahme, massnahme, vorhaben, projekt, forderung, initiative, artikel, beschluss, "
        "tagesordnungspunkt, abstimmung, question, enjeu, sujet, thème, projet, projet de loi, "
        "loi, mesure, proposition, amendement, motion, scrutin, cuestión, asunto, tema, pregunta, "
        "proyecto, proyecto de ley, ley, medida, propuesta, moción, iniciativa, enmienda, "
        "論点, 争点, 議題, 議案, 法案, 案件, 事案, 課題, テーマ, 政策, 設問, 質問, 項目"
    ),
    "position": (
        "positions, stances, attitudes, positionen, "
        "position, stance, attitude, vote, preference, ideal point, view, opinion, standpoint, "
        "viewpoint, support level, "
        "level of support, support or oppose, support oppose, for or against, for against, "
        "position numeric, agreement, commitment, sentiment, buy in, support rating, "
        "current support, engagement, engagement level, current engagement, current level, "
        "current engagement level, level of engagement, level of commitment, haltung, "
        "einstellung, meinung, standpunkt, stimme, votum, abstimmungsverhalten, stimmverhalten, "
        "zustimmung, unterstützung, dafür dagegen, pro contra, pro kontra, avis, attitude, vote, "
        "posture, prise de position, pour contre, pour ou contre, soutien, posición, postura, "
        "actitud, voto, opinión, apoyo, a favor en contra, "
        "立場, 賛否, 態度, 意見, 姿勢, 投票, 見解, スタンス, 賛成反対"
    ),
    "perhaps position": (
        "label, support, side, response, answer, reaction, code, coding, result, choice, ballot, "
        "antwort, reaktion, seite, réponse, respuesta, 回答, 判定, 分類"
    ),
    "capability": (
        "capability, capabilities, power, influence, clout, leverage, impact, level of power, "
        "level of influence, power level, influence level, macht, einfluss, einfluß, "
        "durchsetzungskraft, pouvoir, influence, poder, influencia, capacidad, "
        "影響力, 権力, パワー, 実力"
    ),
    "salience": (
        "salience, interest, importance, priority, level of interest, interest level, stake, "
        "interesse, betroffenheit, wichtigkeit, bedeutung, priorität, dringlichkeit, salienz, "
        "intérêt, importance, priorité, saillance, interés, importancia, prioridad, saliencia, "
        "関心, 関心度, 重要度, 重要性, 優先度, 利害"
    ),
    "date": (
        "date, day, as of, stated on, vote date, date of vote, datum, tag, stand, stichtag, "
        "date de vote, jour, fecha, día, 日付, 年月日, 期日, 日時 | start date, since, year, jahr, "
        "année, año, 年, 年度, timestamp, time"
    ),
    "source": (
        "source, sources, source url, citation, citations, reference, references, evidence, link, "
        "links, url, document, quelle, quellen, beleg, belege, fundstelle, source, référence, "
        "lien, fuente, fuentes, referencia, enlace, 出典, 情報源, 典拠, 参照, リンク"
    ),
    "summary": (
        "quote, quotation, statement, summary, text, testimony, justification, reasoning, excerpt, "
        "zitat, aussage, begründung, wortlaut, citation textuelle, déclaration, résumé, extrait, "
        "cita, declaración, resumen, 引用, 発言, 要約, 要旨, 理由"
    ),
    "confidence": "confidence, certainty, coder confidence, sicherheit, confiance, confianza, 確度",
    "condition": "condition, conditions, bedingung, bedingungen, condición, condiciones, 条件",
    "private": ", ".join(MARKS),
    "type": (
        "type, category, kind, sector, actor type, stakeholder type, stakeholder group, art, typ, "
        "kategorie, sektor, branche, type, catégorie, secteur, tipo, categoría, sector, "
        "種類, 種別, 分野, カテゴリ, 区分, 業種"
    ),
    "role": (
        "role, function, job title, rolle, funktion, rôle, fonction, rol, función, cargo, "
        "役割, 役職"
    ),
    "country": "country, land, pays, país, 国, 国名, 国籍",
    "note": (
        "note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, "
        "anmerkung, anmerkungen, kommentar, kommentare, remarque, remarques, commentaire, "
        "commentaires, nota, notas, comentario, comentarios, observaciones, 備考, メモ, 注記"
    ),
    "private_email": (
        "e mail, email, mail, email address, e mail address, mail address, contact email, "
        "courriel, correo, correo electrónico, メール, メールアドレス"
    ),
    "private_phone": (
        "phone, telephone, mobile, phone number, telephone number, mobile number, tel, "
        "telefon, handy, téléphone, teléfono, 電話, 電話番号"
    ),
    "strength": (
        "weight, strength, percent, percentage, pct, share, stake, score, score sum, similarity, "
        "amount, value, intensity, frequency, count, number of contacts, gewicht, stärke, prozent, "
        "anteil, betrag, summe, häufigkeit, poids, force, pourcentage, part, montant, peso, "
        "fuerza, porcentaje, participación, importe, 重み, 強さ, 割合, 比率, 金額, 持株比率, 持分"
    ),
    "sign": "sign, polarity, valence, vorzeichen, signe, signo, 符号, 正負",
    "relation": (
        "relation, relationship, type of tie, relation type, edge type, tie, link type, type, "
        "beziehung, beziehungsart, art der beziehung, lien, type de relation, relación, "
        "tipo de relación, 関係, 関係種別"
    ),
}  # fmt: skip

# Two columns that together say who is tied to whom: who acts, and who is acted on.
PAIRS: tuple[tuple[str, str], ...] = (
    (
        "from, source, sender, initiator, origin, from actor, source actor, source label, ego, "
        "who, caller, von, absender, de, origine, origen, emisor, 発信元, 元",
        "to, target, receiver, recipient, addressee, destination, to actor, target actor, "
        "target label, alter, whom, callee, an, nach, zu, empfänger, à, vers, destinataire, hacia, "
        "destino, receptor, 宛先, 先",
    ),
    (
        "shareholder, owner, investor, holder, aktionär, gesellschafter, eigentümer, "
        "anteilseigner, actionnaire, propriétaire, investisseur, accionista, propietario, "
        "inversor, 株主, 出資者, 所有者",
        "company, firm, issuer, investee, owned company, asset, unternehmen, gesellschaft, firma, "
        "société, entreprise, compañía, empresa, sociedad, 会社, 企業, 発行会社, 出資先",
    ),
    (
        "donor, funder, contributor, grantmaker, payer, geldgeber, spender, förderer, bailleur, "
        "donateur, donante, financiador, 寄付者, 資金提供者",
        "recipient, beneficiary, grantee, payee, candidate, party, empfänger, begünstigter, "
        "partei, bénéficiaire, parti, beneficiario, receptor, partido, 受取人, 受益者, 政党",
    ),
    (
        "lender, creditor, gläubiger, créancier, acreedor, 貸し手",
        "borrower, debtor, schuldner, débiteur, deudor, 借り手",
    ),
    (
        "parent, parent company, mutter, muttergesellschaft, société mère, matriz, 親会社",
        "subsidiary, child, tochter, tochtergesellschaft, filiale, filial, 子会社",
    ),
    (
        "lobbyist, agent, firm, lobbyist firm, lobbyfirma, 代理人",
        "client, principal, auftraggeber, mandant, commettant, cliente, 依頼人",
    ),
    (
        "member, person, director, mitglied, membre, miembro, 会員, 役員",
        "organisation, organization, committee, board, association, body, verband, gremium, "
        "ausschuss, organisme, comité, organización, 組織, 団体, 委員会",
    ),
    ("influencer, influencing actor, einflussnehmer", "influenced, influenced actor, beeinflusst"),
    (
        "reporter, exporter, supplier, lieferant, fournisseur, proveedor, 供給者",
        "partner, importer, customer, buyer, kunde, client, cliente, 顧客",
    ),
)  # fmt: skip
_GENERIC = (
    "name, names, id, ids, code, no, nr, number, num, title, the, of, der, des, nom, nombre, "
    "titre, título, de, du, d, l, la, le, les, del, los, las"
)
_TOTALS = (
    "summe, gesamt, gesamtsumme, zwischensumme, insgesamt, total, totals, totaux, grand, sum, "
    "subtotal, somme, suma, 合計, 総計, 計"
)
_AVERAGES = (
    "average, avg, mean, durchschnitt, mittelwert, mittel, moyenne, media, promedio, 平均, 平均値"
)
LAST = 1.4
_OF = re.compile(r" (?:de|du|des|del|d|of|der) ")
_WORDY = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
CORNER = re.compile(r"\s*[\\/|＼／×]\s*|\s+x\s+|(?<=[↓→])\s+")  # what rows and what columns name
ON = re.compile(  # what a position is on
    r"(.+?)(?:\s+(?:on|towards?|to|about|regarding|zum|zur|zu|gegenüber|sur|sobre)\s+(?:the\s+)?"
    r"|\s*[-–—:\[(]\s*)(\S.*?)[])]?",
    re.IGNORECASE,
)
ASIDE = re.compile(r"[(\[【](.*?)[)\]】]")
_RANGE = re.compile(
    r"(-?\d+(?:[.,]\d+)?)\s*(?:-|–|—|−|~|〜|\.\.+|…|to|bis|à|a|から|:)\s*\+?(\d+(?:[.,]\d+)?)"
)


def plain_words(called: str) -> list[str]:
    """The words of a name in small letters, without asides; TotalEnergies is one."""
    text = unicodedata.normalize("NFKC", called)
    return _WORDY.sub(" ", ASIDE.sub(" ", text)).casefold().split()


@cache
def normal(heading: str) -> str:
    """A heading as plain words in small letters: without asides, accents, dashes and humps.

    >>> normal("Country1"), normal("article_title"), normal("Einfluss (1-7)"), normal("E-mail:")
    ('country 1', 'article title', 'einfluss', 'e mail')
    """
    text = unicodedata.normalize("NFKC", heading)
    text = _WORDY.sub(" ", _HUMP.sub(" ", ASIDE.sub(" ", text))).strip().casefold()
    if not text.isascii() and max(text) < "\u3040":  # voiced kana are accents to Unicode
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text


def scale_in(heading: str) -> tuple[float, float] | None:
    """The ends of a scale that a heading names.

    >>> scale_in("Power (1-5)"), scale_in("Haltung (-3 bis +3)"), scale_in("Power")
    ((1.0, 5.0), (-3.0, 3.0), None)
    """
    aside = ASIDE.search(unicodedata.normalize("NFKC", heading))
    found = _RANGE.search(aside[0] if aside else heading)
    if not found:
        return None
    low, high = (float(part.replace(",", ".")) for part in found.groups())
    return (low, high) if low < high <= 100 else None


@cache
def phrases(words: str) -> dict[str, int]:
    """Words of a list and how far to the right their group stands; a group ends at `|`."""
    found: dict[str, int] = {}
    for rank, group in enumerate(words.split("|")):
        for word in group.split(","):
            found.setdefault(normal(word), rank)
    return found


def vocabulary(target: str) -> dict[str, int]:
    """The words for a column, in small letters, with their rank."""
    return phrases(WORDS[target])


def nearness(heading: str, known: Mapping[str, int]) -> float:
    """How surely a heading is one of these words: 3 the same, 2 but for `name` or `id`, between 1
    and 2 where it is what the heading speaks of (`LAST` where it ends so), 1 where it holds the
    word.

    >>> [nearness(h, vocabulary("issue")) for h in ("Bill", "Bill_Name", "Bill sponsor", "Colour")]
    [3, 2, 1, 0]
    >>> nearness("Date de l'avis", vocabulary("date")), nearness("要望日付", vocabulary("date"))
    (1.6, 1.5)
    """
    word = normal(heading)
    if word in known:
        return 3
    parts = word.split()
    bare = " ".join(part for part in parts if part not in GENERIC and not part.isdigit())
    if bare in known:
        return 1.9 if {"id", "code", "no", "nr", "number"} & set(parts) else 2
    if _OF.split(word, maxsplit=1)[0] in known and _OF.search(word):
        return 1.6
    if any(not one.isascii() and len(one) > 1 and one in word for one in known):
        return 1.5
    held = [one for one in known if f" {one} " in f" {word} "]
    if any(word.endswith(f" {one}") and one not in GENERIC for one in held):
        return LAST
    return 1 if held else 0


def rank(heading: str, known: Mapping[str, int]) -> int:
    """How far to the right the word stands that a heading is."""
    word = normal(heading)
    bare = " ".join(part for part in word.split() if part not in GENERIC and not part.isdigit())
    held = [at for one, at in known.items() if f" {one} " in f" {word} "]
    cjk = [at for one, at in known.items() if not one.isascii() and one in word]
    return known.get(word, known.get(bare, min(held or cjk, default=99)))


GENERIC = phrases(_GENERIC).keys()
TOTALS = phrases(_TOTALS).keys()
AVERAGES = phrases(_AVERAGES).keys()
