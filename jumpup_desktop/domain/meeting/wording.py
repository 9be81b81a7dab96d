"""What is printed of an item, and words that a kind of meeting keeps out of it: these are told of, never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.consensus import decided, printed_reservations
from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.policy import MeetingKind


def forbidden_in(text: str, kind: MeetingKind) -> tuple[str, ...]:
    """The forbidden words in a text, each once, in the policy's order (practice 7).

    A text may mean something else by them (시장 점유율 1순위), so that a person decides.
    """
    return tuple(word for word in kind.forbidden_words if word in text)


def printed_texts(item: Item, consensus: Consensus | None, kind: MeetingKind) -> list[tuple[str, str]]:
    """What was written of one agenda item and is printed, each text after what it is."""
    texts = [("발언 요지", g.text) for g in item.gists]
    proposal = decided(consensus, item)
    if proposal:
        texts += [(kind.criterion(c).name, text) for c, text in proposal.wording]
        texts += [("종합의견", proposal.overall), *(("조건", c.what) for c in proposal.conditions)]
    return [*texts, *(("유보의견", r.text) for r in printed_reservations(consensus, item))]


def warnings(order: int, item: Item, consensus: Consensus | None, kind: MeetingKind) -> list[Problem]:
    """`minutes.forbidden-word` for each text of one agenda item that would be printed with such a word."""
    return [
        Problem("minutes.forbidden-word", "warning", (("order", str(order)), ("where", where), ("word", word)))
        for where, text in printed_texts(item, consensus, kind)
        for word in forbidden_in(text, kind)
    ]
