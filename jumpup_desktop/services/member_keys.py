"""A member's signing and sealing keys of one day: made at the opening, opened by PIN, reset by two, destroyed."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection import panels
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import authorities, policies
from jumpup_desktop.store import keys, settings
from jumpup_desktop.store.day_keys import PANEL, StoredKey
from jumpup_desktop.store.season_store import Store
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.authority import Identity
    from jumpup_desktop.domain.policy import Policy

SIGNING, SEALING, ISSUING = "signing", "sealing", "issuing"
FREE_GUESSES = 3
_guesses = msgspec.json.Decoder(tuple[int, float])


def panel_certificate(store: Store, meeting: str) -> Certificate:
    """The certificate of the panel's authority; it stays when the key is gone. Raises Trouble as `panel_authority`."""
    from jumpup_desktop.documents import authority

    known = _known_panel(store, meeting)
    return authority.read_certificate(known) if known else panel_authority(store, meeting).certificate


def panel_fingerprint(store: Store, meeting: str) -> str:
    """The fingerprint of that certificate, as far as this laptop knows it; empty otherwise. Makes no authority."""
    known = _known_panel(store, meeting)
    return hashlib.sha256(known).hexdigest() if known else ""


def _known_panel(store: Store, meeting: str) -> bytes:
    """The certificate beside the key, as long as that is here; then the one in the settings."""
    kept = store.day_keys.get(meeting, PANEL, ISSUING)
    if kept is not None:
        return kept.public
    return settings.read(store.conn, _panel_of(meeting), bytes.fromhex) or b""


def panel_authority(store: Store, meeting: str) -> Identity:
    """The panel's authority of this meeting, to issue keys with; made under the season's own root where that is here.

    Its key goes with the day's last seal, and no stick carries it. Raises Trouble("ca.panel-missing") when the root is
    kept elsewhere and no panel file was loaded since, ("ca.panel-elsewhere") on a spare laptop in the middle of a day.
    """
    from jumpup_desktop.documents import authority

    kept = store.day_keys.get(meeting, PANEL, ISSUING)
    if kept is not None:
        return authority.load(kept.wrapped, kept.public)
    root = authorities.local_root(store)
    if root is None:
        raise Trouble("ca.panel-missing")
    if meeting in store.day_keys.meetings:
        raise Trouble("ca.panel-elsewhere")
    panel = authorities.new_panel(root, _called(store, meeting), store.now().utc_ms)
    keep_panel_authority(store, meeting, panel)
    return panel


def _called(store: Store, meeting: str) -> str:
    """What the certificates of a meeting call it: its code and its panel's name, the code first as names are cut."""
    known = store.known(MEETING, meeting)
    panel = store.get(panels.PANEL, known.plan.panel) if known.plan else None
    return f"{known.code(panel.code if panel else '')} {panel.name if panel else ''}".strip()


def can_issue(store: Store, meeting: str) -> bool:
    """Whether keys can be issued without bringing the panel's authority."""
    is_here = store.day_keys.get(meeting, PANEL, ISSUING) is not None
    return is_here or (authorities.local_root(store) is not None and meeting not in store.day_keys.meetings)


def use_panel_file(store: Store, meeting: str, file: Path, passphrase: str) -> Identity:
    """Take the panel's authority from a locked file. Raises Trouble; refuses `ca.other-root`, `ca.other-meeting`."""
    named, panel = authorities.read_panel(file, passphrase)
    known = {one.id for one in meetings.named_so(store.conn, named)}
    require(meeting in known, "ca.other-meeting", meeting=named)
    keep_panel_authority(store, meeting, panel)
    return panel


def keep_panel_authority(store: Store, meeting: str, panel: Identity) -> None:
    """Keep a panel authority that was brought in a locked file. Refuses `ca.other-root`: nothing could be sealed."""
    from jumpup_desktop.documents import authority

    if not authority.is_issued_by(panel.certificate, authorities.root_certificate(store)):
        raise Refused("ca.other-root")
    certificate = authority.der(panel.certificate)
    store.day_keys.put(meeting, PANEL, ISSUING, StoredKey(certificate, panel.pkcs8(), b""))
    settings.put(store.conn, _panel_of(meeting), certificate.hex())


def issue(
    store: Store, meeting: str, person: str, name: str, pin: str, cost: keys.KdfCost = keys.PIN_COST
) -> tuple[bytes, str]:
    """Make a member's two keys; the certificate (DER) and its fingerprint. Refuses a short or non-ASCII PIN."""
    from jumpup_desktop.documents import authority

    _check_pin(pin, _policy(store, meeting).locking.pin_length)
    panel = panel_authority(store, meeting)
    member = authority.new_member(panel, name, _called(store, meeting), seoul(store.now().utc_ms))
    certificate = authority.der(member.certificate)
    sealing = PrivateKey.generate()
    _keep(store, meeting, person, SIGNING, certificate, member.pkcs8(), pin, cost)
    _keep(store, meeting, person, SEALING, bytes(sealing.public_key), bytes(sealing), pin, cost)
    return certificate, member.fingerprint


def unlock(store: Store, meeting: str, person: str, pin: str) -> Identity:
    """The member's signing key. Wrong PINs slow that person only; a key older than policy lets it live signs nothing.

    Raises Trouble; refuses `pin.wrong`, `pin.wait`, `pin.no-key`, `pin.key-old`.
    """
    from jumpup_desktop.documents import authority

    kept = _kept(store, meeting, person, SIGNING)
    days = _policy(store, meeting).deadlines.member_key_days
    is_old = authority.age(kept.public, seoul(store.now().utc_ms)).days >= days
    require(not is_old, "pin.key-old", days=days)  # not destroyed here: the clock may be ahead
    return authority.load(_open(store, meeting, person, SIGNING, pin), kept.public)


def unlock_sealing(store: Store, meeting: str, person: str, pin: str) -> bytes:
    """The private key of the member's drafts; of one who signs in ink, and so has no PIN, the laptop's own.

    Refuses as `unlock`: where the key is gone, nobody opens what it sealed.
    """
    if not _has_pin(store, meeting, person):
        return _inkers_key(store)
    return _open(store, meeting, person, SEALING, pin)


def _open(store: Store, meeting: str, person: str, purpose: str, pin: str) -> bytes:
    kept = _kept(store, meeting, person, purpose)
    _wait(store, meeting, person)
    try:
        secret = keys.unwrap(json.loads(kept.wrapped), pin, _bound(meeting, person, purpose))
    except keys.WrongPassphrase as error:
        _count(store, meeting, person)
        raise Refused("pin.wrong") from error
    settings.drop(store.conn, _guesses_of(meeting, person))
    return secret


def _has_pin(store: Store, meeting: str, person: str) -> bool:
    """Whether the person has keys, or had: who signs electronically got them at the opening."""
    sitting = store.get(SITTING, meeting)
    sheet = sitting.sheet(person) if sitting else None
    return sheet.esign if sheet else store.day_keys.get(meeting, person, SEALING) is not None


def _inkers_key(store: Store) -> bytes:
    return bytes(keys.subkey(store.data_key, "drafts-inkers"))


def sealing_recipient(store: Store, meeting: str, person: str) -> bytes:
    """The public key drafts of this member are sealed to."""
    kept = store.day_keys.get(meeting, person, SEALING) if _has_pin(store, meeting, person) else None
    return kept.public if kept else bytes(PrivateKey(_inkers_key(store)).public_key)


def seal(store: Store, meeting: str, person: str, text: str) -> str:
    """Keep a text that only its author can read; the hash of the sealed content."""
    sealed = SealedBox(PublicKey(sealing_recipient(store, meeting, person))).encrypt(text.encode())
    return store.attach(sealed)


def unseal(store: Store, sha256: str, private: bytes) -> str:
    """A sealed text, opened with its author's key. Raises Trouble where the content is not here."""
    return SealedBox(PrivateKey(private)).decrypt(store.attachment(sha256)).decode()


def reset(store: Store, meeting: str, person: str, pin: str, cost: keys.KdfCost = keys.PIN_COST) -> None:
    """A new PIN for the same keys. The caller has recorded that chair and secretary stand by it.

    Refuses `pin.form`, `pin.no-key`; `pin.no-reset` on a copy, which carries keys that only their PIN opens.
    """
    _check_pin(pin, _policy(store, meeting).locking.pin_length)
    for purpose in (SIGNING, SEALING):
        kept = _kept(store, meeting, person, purpose)
        require(kept.for_reset, "pin.no-reset")
        secret = bytes(_reset_box(store).decrypt(kept.for_reset))
        _keep(store, meeting, person, purpose, kept.public, secret, pin, cost)
    settings.drop(store.conn, _guesses_of(meeting, person))


def certificate_of(store: Store, meeting: str, person: str) -> bytes | None:
    """The member's certificate (DER); None when they have no electronic key (ink)."""
    kept = store.day_keys.get(meeting, person, SIGNING)
    return kept.public if kept else None


def destroy_old(store: Store) -> None:
    """Destroy members' keys of closed days that are older than policy lets them live, and what is left with them.

    So too of days that the record does not know: an older copy was put back, and the day was planned anew. While a
    day is not closed a clock that is ahead takes nobody's key away.
    """
    from jumpup_desktop.documents import authority

    now = seoul(store.now().utc_ms)
    for meeting, person in store.day_keys.people:
        sitting, kept = store.get(SITTING, meeting), store.day_keys.get(meeting, person, SIGNING)
        days = _policy(store, meeting).deadlines.member_key_days
        if (sitting is None or sitting.closing) and (kept is None or authority.age(kept.public, now).days >= days):
            store.day_keys.destroy(meeting, person)
            if meeting not in {left for left, _ in store.day_keys.people}:
                store.day_keys.destroy_all(meeting)


@dataclass(frozen=True, slots=True)
class MeetingKeys:
    """The keys of one meeting's people, for the handlers of acts (`case.Keys`); a PIN is used and forgotten."""

    store: Store
    meeting: str
    cost: keys.KdfCost = keys.PIN_COST

    def issue(self, person: str, name: str, pin: str) -> str:
        """Make a person's keys; the certificate's fingerprint. Refuses `pin.form`."""
        return issue(self.store, self.meeting, person, name, pin, self.cost)[1]

    def reset(self, person: str, pin: str) -> None:
        """A new PIN for a person's keys. Refuses `pin.form`, `pin.no-key`."""
        reset(self.store, self.meeting, person, pin, self.cost)

    def keep_drawing(self, strokes: object) -> str:
        """Keep the lines of a drawn signature, without time and pressure; their hash."""
        return self.store.attach(json.dumps(strokes, separators=(",", ":")).encode())

    def seal(self, person: str, text: str) -> str:
        """Keep a text that only this person can read; the hash of what is kept."""
        return seal(self.store, self.meeting, person, text)


def _keep(
    store: Store, meeting: str, person: str, purpose: str, public: bytes, secret: bytes, pin: str, cost: keys.KdfCost
) -> None:
    slot = keys.wrap(secret, pin, cost, _bound(meeting, person, purpose))
    for_reset = bytes(_reset_box(store).encrypt(secret))
    stored = StoredKey(public, json.dumps(slot).encode(), for_reset)
    store.day_keys.put(meeting, person, purpose, stored)


def _kept(store: Store, meeting: str, person: str, purpose: str) -> StoredKey:
    kept = store.day_keys.get(meeting, person, purpose)
    if kept is None:
        raise Refused("pin.no-key")
    return kept


def _check_pin(pin: str, least: int) -> None:
    if len(pin) < least or not pin.isascii() or not pin.isprintable():
        raise Refused("pin.form", least=least)


def _policy(store: Store, meeting: str) -> Policy:
    return policies.accepted(store, store.get(SITTING, meeting)).policy


def _bound(meeting: str, person: str, purpose: str) -> str:
    return f"member-key:{meeting}:{person}:{purpose}"


def _reset_box(store: Store) -> SecretBox:
    return SecretBox(keys.subkey(store.data_key, "member-reset"))


def _panel_of(meeting: str) -> str:
    return f"panel-certificate:{meeting}"


def _guesses_of(meeting: str, person: str) -> str:
    return f"pin-guesses:{meeting}:{person}"


def _wait(store: Store, meeting: str, person: str) -> None:
    count, last = _guessed(store, meeting, person)
    wait = min(2 ** min(count - FREE_GUESSES, 9), 300) if count >= FREE_GUESSES else 0
    left = last + wait - time.time()
    if 0 < left <= wait:
        raise Refused("pin.wait", seconds=int(left) + 1)


def _guessed(store: Store, meeting: str, person: str) -> tuple[int, float]:
    """How often, and when last (seconds since 1970)."""
    return settings.read(store.conn, _guesses_of(meeting, person), _guesses.decode) or (0, 0.0)


def _count(store: Store, meeting: str, person: str) -> None:
    count, _ = _guessed(store, meeting, person)
    store.note(_guesses_of(meeting, person), json.dumps([count + 1, time.time()]))
