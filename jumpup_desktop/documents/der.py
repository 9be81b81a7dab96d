"""The one DER form of a parsed value."""

from collections.abc import Iterator

from asn1crypto import core, parser


def reencoded(value: core.Asn1Value) -> bytes:
    """What ``value.dump(force=True)`` gives: every part written anew in DER, whatever its bytes were.

    The library follows the same recursion, but where a default stands in a container it writes that container anew
    each time a level above asks for its contents, two or three times a level: a power of the depth. Here each part
    is written once. A container is its header before its parts, without those that equal their default, sorted in a
    SET OF; an open type and a choice are what they hold. All else, untyped parts included, is the library's answer.
    Raises what the library raises where a part cannot be read.
    """
    match value:
        case core.Any():
            return reencoded(value.parsed)
        case core.Choice():
            return _explicit(value, reencoded(value.chosen))
        case core.SetOf():
            parts = sorted(map(reencoded, value))
        case core.SequenceOf():
            parts = [reencoded(one) for one in value]
        case core.Sequence() if value._fields and not isinstance(value, core.Set):
            parts = list(_fields(value))
        case _:
            return bytes(value.dump(force=True))
    return _explicit(value, parser.emit(value.class_, value.method, value.tag, b"".join(parts)))


def _fields(value: core.Sequence) -> Iterator[bytes]:
    for index, (_, spec, options) in enumerate(value._fields):
        encoded = reencoded(value[index])
        if "default" not in options or spec(**options).dump() != encoded:
            yield encoded


def _explicit(value: core.Asn1Value, encoded: bytes) -> bytes:
    for kind, tag in value.explicit or ():
        encoded = parser.emit(kind, 1, tag, encoded)
    return encoded
