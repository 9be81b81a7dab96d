"""Bytes of the record: encoded once (sorted keys, UTF-8, NFC, no floats), hashed as stored, never re-encoded."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import msgspec

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record import event as record
from jumpup_desktop.domain.record.limits import BODY_LIMIT, unfit
from jumpup_desktop.domain.record.upcast import upcast

UNREADABLE = (msgspec.MsgspecError, LookupError, TypeError, ValueError, OverflowError, RecursionError, MemoryError)
"""What reading may raise that was never written by this program, or came back from a disk as something else."""
_header_decoder = msgspec.json.Decoder(record.Header)


def encode_header(header: record.Header) -> bytes:
    """The header as it is chained."""
    return msgspec.json.encode(header, order="sorted")


def decode_header(raw: bytes) -> record.Header:
    """A header from its stored bytes. Raises msgspec.DecodeError for foreign bytes."""
    return _header_decoder.decode(raw)


def encode_body(body: record.Body) -> bytes:
    """The body's bytes. Raises TypeError for a float, which has no place in the record; refuses `body.too-large`."""
    raw = msgspec.json.encode(body, order="sorted", enc_hook=_refuse)
    if len(raw) > BODY_LIMIT:
        raise Refused("body.too-large", kb=len(raw) // 1024, limit=BODY_LIMIT // 1024)
    text = raw.decode()
    return raw if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text).encode()


def event_of(header: record.Header, digest: str, raw: bytes | None) -> record.Event:
    """An event as stored; its body is None where it was purged, or where this program is too old to read it."""
    readable = raw is not None and header.v <= record.ENVELOPE
    body = decode_body(header.kind, header.body_v, raw) if readable and raw is not None else None
    return record.Event(header, body, digest)


def decode_body(kind: str, version: int, raw: bytes) -> record.Body | None:
    """The body in its present shape; None for a kind or version newer than this program."""
    cls: Any = record.body_class(kind)
    newest = record.kind_version(kind)
    if cls is None or version > newest:
        return None
    if version == newest:
        return _body_decoder(cls).decode(raw)
    lifted: object = msgspec.convert(upcast(kind, version, newest, msgspec.json.decode(raw)), type=cls)
    return lifted


def is_unfit(header_bytes: bytes, raw: bytes | None) -> bool:
    """Whether no rule of ours would have let these words pass, by their length or letters: a merge keeps them apart."""
    if raw is None:
        return False
    header = decode_header(header_bytes)
    body = decode_body(header.kind, header.body_v, raw)
    return len(raw) > BODY_LIMIT or (body is not None and unfit(body) is not None)


@cache
def _body_decoder(cls: type) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(cls)


def _refuse(value: object) -> object:
    raise TypeError(f"{type(value).__name__} has no place in the record")
