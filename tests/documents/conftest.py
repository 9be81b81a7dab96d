"""A programme's authority, the day's people, and a sealed paper of each kind."""

import math
from dataclasses import dataclass

import pytest

from jumpup_desktop.documents.archive import BasePdf, build_base
from jumpup_desktop.documents.authority import Identity, new_member, new_panel, new_root
from jumpup_desktop.documents.contents import Paper
from jumpup_desktop.documents.parts import Audit
from jumpup_desktop.documents.signing import Act, sign_field
from jumpup_desktop.documents.strokes import Stroke
from tests.documents import day

VERSION = "jumpup-desktop 1.0.0"


@dataclass(frozen=True)
class People:
    """The authorities and everyone who can sign."""

    root: Identity
    panel: Identity
    members: dict[str, Identity]

    @property
    def audit(self) -> Audit:
        """What the audit page says of them."""
        times = (("개회", day.at("09:40")), ("안건 상정", day.at("10:05")), ("심의 종료", day.at("11:12")))
        root, panel = self.root.fingerprint, self.panel.fingerprint
        return Audit(day.sha("head"), 1234, root, panel, times=times, fixed_at=day.at("17:30"))

    @property
    def certificates(self) -> dict[str, str]:
        """Fingerprints by signer id."""
        return {ident: one.fingerprint for ident, one in self.members.items()}

    def sign(self, pdf: bytes, ident: str, name: str, minute: int) -> bytes:
        """One person's signature."""
        identity = self.members[ident]
        act = Act(name, day.at(f"17:{minute:02d}"), stroke(), "심의·의결 확인", "A회의실")
        return sign_field(pdf, f"sign-{ident}", identity, (self.panel.certificate, self.root.certificate), act)

    def seal(self, paper: Paper) -> tuple[BasePdf, bytes]:
        """The base, and the paper signed by everyone in turn, the sealing signer last."""
        base = build_base(paper, created=day.at("17:30"), app_version=VERSION)
        names = {signer.id: signer.name for signer in paper.signers}
        pdf = base.pdf
        for minute, spec in enumerate(sorted(base.fields, key=lambda one: one.seals), 31):
            pdf = self.sign(pdf, spec.signer, names[spec.signer], minute)
        return base, pdf


def stroke() -> Stroke:
    """A drawn name."""
    wave = tuple((0.1 + n / 60, 0.5 + 0.3 * math.sin(n / 3)) for n in range(48))
    return Stroke((wave, ((0.3, 0.2), (0.5, 0.8), (0.7, 0.25))))


@pytest.fixture(scope="session")
def people() -> People:
    """Root, panel authority, seven members, the secretary."""
    opened = day.at("08:30")
    root = new_root("점프업 프로그램", opened)
    panel = new_panel(root, "첨단제조·소재 2분과", opened)
    names = {entry[0]: entry[1] for entry in day.MEMBERS} | {"S05": "간사-05"}
    members = {i: new_member(panel, name, "제1차", opened) for i, name in names.items()}
    return People(root, panel, members)


@pytest.fixture(scope="session")
def papers(people: People) -> dict[str, Paper]:
    """The day's papers by a short name."""
    audit, certificates = people.audit, people.certificates
    everyone = day.room(certificates)
    both = (everyone[-2], everyone[-1])
    return {
        "sheet": day.sheet(audit, everyone),
        "recused": day.recused_sheet(audit, certificates),
        "resolution": day.resolution(audit, everyone),
        "minutes": day.minutes(audit, both),
        "gist": day.gist(audit, both),
        "exclusion": day.exclusion(audit, certificates),
    }


@pytest.fixture(scope="session")
def sealed(people: People, papers: dict[str, Paper]) -> dict[str, tuple[BasePdf, bytes]]:
    """Each paper's base and its sealed bytes."""
    return {name: people.seal(paper) for name, paper in papers.items()}
