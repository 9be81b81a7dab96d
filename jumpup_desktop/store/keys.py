"""The season's data key: 32 random bytes, wrapped once for the passphrase and once for recovery."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import nacl.bindings as sodium
import nacl.exceptions
import nacl.hash
import nacl.pwhash
import nacl.secret
import nacl.utils
import pyrage
from nacl.encoding import RawEncoder

from jumpup_desktop.errors import Trouble

FORMAT = "jumpup-keys/1"


@dataclass(frozen=True, slots=True)
class KdfCost:
    """The price of one guess: argon2id passes and memory in bytes. Kept in the slot that was made with it."""

    passes: int
    memory: int


PASSPHRASE_COST = KdfCost(4, 256 * 1024 * 1024)
PIN_COST = KdfCost(3, 64 * 1024 * 1024)
MOST_CHANGES = 100_000
SEASON_ID = re.compile("[0-9a-f]{32}")
"""What a season is called beside its name; folders of the user's own bear it."""
LENGTH = 32
"""Bytes of a data key."""
DEAREST = KdfCost(8, 512 * 1024 * 1024)
"""What a slot may ask; one that asks for more was not made by this program."""
LEAST_COST = KdfCost(nacl.pwhash.argon2id.OPSLIMIT_MIN, nacl.pwhash.argon2id.MEMLIMIT_MIN)
"""For tests only."""


class WrongPassphrase(Trouble):
    """The passphrase opens no slot."""

    def __init__(self, code: str = "vault.wrong-passphrase", **values: object) -> None:
        super().__init__(code, **values)


def new_data_key() -> bytes:
    """32 random bytes."""
    return nacl.utils.random(32)


def subkey(data_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (`database`, `blobs`, `anchor`, `member-reset`)."""
    person = purpose.encode().ljust(16, b"\0")[:16]
    return nacl.hash.blake2b(b"jumpup/subkey/1", key=data_key, person=person, encoder=RawEncoder)


def wrap(secret: bytes, password: str, cost: KdfCost, bound_to: str) -> dict[str, Any]:
    """A slot that gives `secret` back to whoever knows the password; bound to what it belongs to."""
    salt = nacl.utils.random(nacl.pwhash.argon2id.SALTBYTES)
    nonce = nacl.utils.random(24)
    key = _stretch(password, salt, cost)
    box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, bound_to.encode(), nonce, key)
    return {
        "kdf": "argon2id13",
        "passes": cost.passes,
        "memory": cost.memory,
        "salt": _b64(salt),
        "nonce": _b64(nonce),
        "box": _b64(box),
    }


def unwrap(slot: dict[str, Any], password: str, bound_to: str) -> bytes:
    """The secret of a slot. Raises WrongPassphrase; Trouble("vault.keys-damaged") for what is no slot.

    A slot that asks for more than DEAREST is none: it would only fill the memory.
    """
    try:
        cost = KdfCost(int(slot["passes"]), int(slot["memory"]))
        box, nonce, salt = (_raw(slot[name]) for name in ("box", "nonce", "salt"))
        if cost.passes > DEAREST.passes or cost.memory > DEAREST.memory:
            raise Trouble("vault.keys-damaged")
        key = _stretch(password, salt, cost)
        return bytes(sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(box, bound_to.encode(), nonce, key))
    except (nacl.exceptions.TypeError, nacl.exceptions.ValueError, LookupError) as error:
        raise Trouble("vault.keys-damaged") from error
    except nacl.exceptions.CryptoError as error:
        raise WrongPassphrase from error
    except (ValueError, TypeError, OverflowError) as error:
        raise Trouble("vault.keys-damaged") from error


def new_recovery_identity() -> tuple[str, str]:
    """A recovery key to be printed (AGE-SECRET-KEY-…) and its recipient (age1…)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recovery_slot(data_key: bytes, recipient: str) -> dict[str, Any]:
    """The data key wrapped to the secretariat's offline key. Raises Trouble for a bad recipient."""
    try:
        box = pyrage.encrypt(data_key, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.RecipientError as error:
        raise Trouble("vault.bad-recipient", recipient=recipient) from error
    return {"recipient": recipient, "box": _b64(box)}


def recover(slot: dict[str, Any], identity: str) -> bytes:
    """The data key by the recovery key. Raises WrongPassphrase; Trouble("vault.keys-damaged") for what is no slot."""
    try:
        return bytes(pyrage.decrypt(_raw(slot["box"]), [pyrage.x25519.Identity.from_str(identity.strip())]))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise WrongPassphrase from error
    except (LookupError, ValueError, TypeError) as error:
        raise Trouble("vault.keys-damaged") from error


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key slots of a season: not secret by themselves, useless without passphrase or recovery key."""

    season: str
    passphrase: dict[str, Any]
    recovery: dict[str, Any]
    changed: int = 0
    """How often the passphrase was changed: which of two is the newer."""

    def encoded(self) -> bytes:
        """The bytes of `keys.json`."""
        content = {
            "format": FORMAT,
            "season": self.season,
            "passphrase": self.passphrase,
            "recovery": self.recovery,
            "changed": self.changed,
        }
        return json.dumps(content | {"sum": _sum(content)}, sort_keys=True, indent=1).encode()

    @classmethod
    def decoded(cls, data: bytes, *, is_hurt: bool = False) -> KeyFile:
        """Read `keys.json`; a bit that flipped is no wrong passphrase. Raises Trouble("vault.keys-damaged").

        `is_hurt`: whatever is left is wanted; a slot that opens all the same is whole, it says so itself.
        """
        try:
            content = json.loads(data)
            told = content.pop("sum", None)
            if told is not None and told != _sum(content) and not is_hurt:
                raise ValueError("sum")
            if content["format"] != FORMAT:
                raise Trouble("vault.keys-newer", found=ascii(content["format"])[:40])
            slots, changed = (dict(content["passphrase"]), dict(content["recovery"])), content.get("changed", 0)
            if type(changed) is not int or not 0 <= changed < MOST_CHANGES:
                raise ValueError("changed")
            if not SEASON_ID.fullmatch(season := str(content["season"])):
                raise ValueError("season")
            return cls(season, *slots, changed)
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
            raise Trouble("vault.keys-damaged") from error


def _sum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _stretch(password: str, salt: bytes, cost: KdfCost) -> bytes:
    normal = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        return nacl.pwhash.argon2id.kdf(32, normal, salt, opslimit=cost.passes, memlimit=cost.memory)
    except nacl.exceptions.RuntimeError as error:  # it asks the machine for more memory than that has
        raise Trouble("machine.no-memory") from error


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
