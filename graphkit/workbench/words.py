"""The page's own words, by the key its scripts know them under.

A field in braces stays in the words: the page puts the value in.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language import Text, sense, text
from graphkit.scale import Scale

N, OF, NAME = "{n}", "{of}", "{name}"
POSITIONS = (-1.0, -0.5, 0.0, 0.5, 1.0)  # what the keys 1 to 5 mean
_KEYS = (
    text("strongly against"),
    text("against"),
    text("neither"),
    text("for"),
    text("strongly for"),
)


def position_label(scale: Scale, position: float) -> Text:
    """What a key codes: a place on the issue's own scale, or how far for or against."""
    if scale.own:
        return text("{place:g}", place=scale.place(position))
    return _KEYS[POSITIONS.index(position)]


PAGE: Mapping[str, Text] = {
    # head
    "title": text("Coding workbench"),
    "text": text("Text"),
    "undo": text("Undo"),
    "redo": text("Redo"),
    "help": text("Keys"),
    "next_uncoded": text("Next paragraph to code"),
    "progress": text(
        "{read} read, {coded} coded, {left} left", read="{read}", coded="{coded}", left="{left}"
    ),
    "about_text": text("About this text"),
    "no_date": text("The date is not known: add it"),
    "no_publisher": text("The publisher is not known: add it"),
    "no_language": text("The language is not known: add it"),
    "about_title": text("Title"),
    "about_publisher": text("Publisher"),
    "about_date": text("Date, such as 2026-05-31"),
    "about_language": text("Language, such as en"),
    "about_url": text("Web address"),
    "no_texts": text("There are no texts yet. Start with: graphkit code DATASET FILE..."),
    # passage
    "reading": text("Text to code"),
    "paragraph": text("Paragraph {n} of {of}", n=N, of=OF),
    "passage": text("Passage"),
    "mark_read": text("Mark as read"),
    "no_passage": text("Choose a passage in the text."),
    "stance": text("Stance"),
    "tie": text("Tie"),
    "actor": text("Actor"),
    "issue": text("Issue"),
    "from": text("From"),
    "to": text("To"),
    "relation": text("Relation"),
    "position": text("Position"),
    "sign": text("Sign"),
    "place": text("Place on the scale"),
    "support": sense("tie", "supports"),
    "oppose": sense("tie", "opposes"),
    "deals": text("deals with"),
    "more": text("Condition, confidence, note"),
    "condition": text("Condition"),
    "confidence": text("Confidence, 0 to 1"),
    "note": text("In your own words"),
    "private": text("Private"),
    "save_changes": text("Save"),
    "cancel": text("Cancel"),
    "correcting": text("Correcting {name}", name=NAME),
    "named_here": text("Named here"),
    "new_actor": text("New actor “{name}”", name=NAME),
    "new_issue": text("New issue “{name}”", name=NAME),
    "actor_hint": text("Type a name or an alias"),
    "issue_hint": text("Type a question"),
    # claims and candidates
    "claims": text("Claims on this paragraph"),
    "claims_none": text("Nothing coded here yet."),
    "claims_text": text("Claims on this text: {n}", n=N),
    "proposals": text("Proposals"),
    "proposals_waiting": text("Proposals that wait: {n}", n=N),
    "proposed_by": text("by {name}", name=NAME),
    "accept": text("Accept"),
    "correct": text("Correct"),
    "reject": text("Reject"),
    "remove": text("Remove"),
    "where_to_look": text("Where to look"),
    "new_names": text("Names that recur"),
    "near_meaning": text("Near “{name}”, by words and meaning:", name=NAME),
    "near_words": text("Near “{name}”, by shared words:", name=NAME),
    # live view
    "live": text("What is coded so far"),
    "brief": text("Brief"),
    "picture": text("Picture"),
    "picture_alt": text("Who stands where on {name}", name=NAME),
    "live_nothing": text("The brief comes with the first claim."),
    "live_working": text("Working it out again ..."),
    "live_quick": text("Without intervals yet: how sure it is follows."),
    # agreement between coders
    "agreement": text("Agreement"),
    "agreement_title": text("Agreement between coders"),
    "agreement_blind": text(
        "Each coder codes blind. This shows what the others coded: look at it when you have coded "
        "your share ({left} of your paragraphs are left).",
        left="{left}",
    ),
    "agreement_show": text("Show what the others coded"),
    "agreement_back": text("Back to coding"),
    "agreement_keys": text(
        "Keys: ↓ ↑ difference after, before; 1 to 9 mark the reading agreed on; U undo; Esc back."
    ),
    "agreement_working": text("Working it out ..."),
    "agreed": text("Agreed"),
    "agree_on": text("Agree on this"),
    "agree_none": text("Only one coder read this: there is nothing to agree on."),
    "no_coder": text("without a coder"),
    "in_text": text("In the text"),
    # said after something was done
    "coded": text("Coded: {name}", name=NAME),
    "undone": text("Undone."),
    "redone": text("Done again."),
    "nothing_undone": text("There is nothing to undo."),
    "nothing_redone": text("There is nothing to do again."),
    "removed": text("Removed."),
    "accepted": text("Accepted."),
    "agreed_on": text("Marked as agreed: {name}", name=NAME),
    "rejected": text("Rejected."),
    "marked_read": text("Marked as read."),
    "all_done": text("No paragraph is left in this text."),
    "none_near": text("No paragraph near the issue is left in this text."),
    "choose_actor": text("Choose an actor first."),
    "choose_issue": text("Choose an issue first."),
    "choose_other": text("Choose two actors first."),
    "no_place": text("That is no place on the scale."),
    "changed_elsewhere": text("Changed by somebody else meanwhile."),
    "refused": text("Not saved:"),
    "lost": text("graphkit code does not answer. What was coded is saved."),
    "close": text("Close"),
    # keys
    "key_move": text("paragraph before, after"),
    "key_sentence": text("sentence before, after"),
    "key_extend": text("extend by a sentence"),
    "key_next": text("next paragraph to code"),
    "key_read": text("mark as read and go on"),
    "key_position": text("code with this position (a tie: opposes, deals with, supports)"),
    "key_actor": text("actor"),
    "key_issue": text("issue"),
    "key_tie": text("stance or tie"),
    "key_pair": text("of a tie: the second actor, the relation"),
    "key_more": text("condition, confidence, note"),
    "key_private": text("private or not"),
    "key_near": text("next paragraph to code of those near the issue"),
    "key_undo": text("undo, redo"),
    "key_proposals": text("proposal before, after"),
    "key_decide": text("accept, correct, reject the proposal"),
    "key_agreement": text("agreement between coders"),
    "key_place": text("a place on the issue's scale"),
    "key_help": text("these keys"),
    "keys_where": text("The keys work while the text has the focus; Esc brings it back there."),
}
