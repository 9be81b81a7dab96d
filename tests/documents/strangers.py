"""What programs that know nothing of ours say of a paper: pdffonts, pdfsig with the root trusted, openssl."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seen:
    """How many signatures pdfsig calls valid, trusted, and covering the whole file."""

    valid: int
    trusted: int
    whole_file: int


def say(*command: str | Path) -> str:
    """What a program prints; it must succeed."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def fonts_unembedded(paper: Path) -> list[str]:
    """Fonts that are not embedded."""
    rows = say("pdffonts", paper).splitlines()[2:]
    return [row for row in rows if row.split()[-5] != "yes"]


def signatures_seen(paper: Path, root: Path, folder: Path) -> Seen:
    """pdfsig with the root in a certificate store of its own."""
    folder.mkdir(exist_ok=True)
    store = f"sql:{folder}"
    say("certutil", "-N", "-d", store, "--empty-password")
    say("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,CT,CT", "-i", root)
    said = say("pdfsig", "-nssdir", store, paper)
    return Seen(
        said.count("Signature is Valid."),
        said.count("Certificate is Trusted."),
        said.count("Total document signed"),
    )


def cms_verified(paper: Path, root: Path) -> int:
    """How many signatures `openssl cms -verify -cades` accepts; raises where one is not."""
    content = paper.read_bytes()
    found = list(PdfFileReader(BytesIO(content)).embedded_regular_signatures)
    for n, one in enumerate(found):
        first, length, second, rest = (int(x) for x in one.byte_range)
        data, signature = paper.with_suffix(f".{n}.bin"), paper.with_suffix(f".{n}.der")
        data.write_bytes(content[first : first + length] + content[second : second + rest])
        signature.write_bytes(cms.ContentInfo.load(one.pkcs7_content).dump())
        words = "openssl cms -verify -cades -inform DER -binary -purpose any -out /dev/null"
        say(*words.split(), "-in", signature, "-content", data, "-CAfile", root)
        data.unlink()
        signature.unlink()
    return len(found)
