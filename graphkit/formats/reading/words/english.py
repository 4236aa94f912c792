"""English words of position, vote and degree."""

from graphkit.formats.reading.words.words import Words

ENGLISH = Words(
    name="English",
    examples="support, for, in favour, agree, yes; neutral, abstain; oppose, against, disagree, "
    "no; strongly ..., rather ...",
    support="support; supports; supported; supporting; supportive; supporter; supporters; "
    "in support; in favour; in favor; favour; favor; favours; favors; favourable; favorable; "
    "for; pro; agree; agrees; agreed; agreeing; agreement; in agreement; "
    "endorse; endorses; endorsed; endorsing; endorsement; back; backs; backed; backing; backer; "
    "approve; approves; approved; approving; approval; accepts; align; aligns; aligned; "
    "ally; allies; allied; allied with; allies with; alliance; friend; friends; friendly; "
    "positive; proponent; advocate; advocates; advocating; promotes; promoter; sponsor",
    oppose="oppose; opposes; opposed; opposing; opposition; in opposition; opponent; opponents; "
    "against; anti; contra; con; disagree; disagrees; disagreed; disagreeing; disagreement; "
    "in disagreement; reject; rejects; rejected; rejecting; rejection; object; objects; objected; "
    "objecting; objection; disapprove; disapproves; disapproved; disapproval; not in favour; "
    "not in favor; unfavourable; unfavorable; negative; hostile; adversary; adversarial; enemy; "
    "rival; foe; conflict; in conflict; in conflict with; conflicts with; dispute; criticises; "
    "criticizes; criticised; criticized; attacks; attacked; undermines; distrusts; resist; "
    "resists; resisting; resistant; resistor; critic; critics; detractor; "
    "misaligned; unsupportive",
    neutral="neutral; neutrality; neither; neither support nor oppose; neither agree nor disagree; "
    "neither for nor against; neither in favour nor opposed; undecided; unaware; indifferent; "
    "mixed; ambivalent; impartial; on the fence; unaligned; non aligned; nonaligned; "
    "no preference; torn",
    yes="yes; y; yea; yeas; yep; aye; ayes; content; voted for; vote for; voted yes; "
    "voted in favour; voted in favor; paired yea; announced yea",
    no="no; n; nay; nays; noe; noes; not content; voted against; vote against; voted no; veto; "
    "vetoed; paired nay; announced nay",
    abstain="abstain; abstains; abstained; abstaining; abstention; abstentions; abst; present",
    champion="champion; champions; championing; leading; enthusiast; enthusiastic",
    blocker="blocker; blockers; blocks; blocking; saboteur",
    leaning="support if amended; support with amendments; supportive with conditions; "
    "support with conditions",
    doubting="skeptical; sceptical; skeptic; sceptic; critical; reluctant; concerned; "
    "oppose unless amended",
    strongly="strongly; strong; very; fully; full; completely; totally; firmly; firm; highly; "
    "wholeheartedly; vehemently; absolutely; definitely",
    rather="rather; somewhat; slightly; leaning; leans; lean; mostly; partly; partially; partial; "
    "mildly; mild; weakly; weak; tends to; tend to; likely; probably; moderately; moderate; soft; "
    "softly; cautiously; cautious; conditionally; conditional; qualified; tentatively; tentative",
    nothing="n/a; #n/a; na; n.a.; none; nil; null; nan; missing; unknown; not known; unclear; "
    "undetectable; not detectable; noise; irrelevant; not relevant; did not vote; didn't vote; "
    "not voting; no vote; non voting; nonvoting; dnv; nv; absent; absence; not present; excused; "
    "excused absence; on leave; recused; vacant; not a member; x; ?; no data; no position; "
    "no stance; no answer; no response; no opinion; no comment; not applicable; not available; "
    "not stated; not recorded; not mentioned; unspecified; undetermined; tbd; tbc; "
    "to be determined; don't know; do not know; not sure; unsure; dk; can't say; cannot say",
    high="high; h; strong; great; large; major",
    medium="medium; med; m; mid; middle; moderate; average",
    low="low; l; weak; small; minor; limited",
    very="very; extremely",
)
