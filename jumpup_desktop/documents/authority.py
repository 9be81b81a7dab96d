"""Certificates of a programme: its root, a panel's authority, the members."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

VALIDITY = timedelta(days=3653)


@dataclass(frozen=True)
class Identity:
    """A key and its certificate. The key stays in memory."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        """Lower-case hex SHA-256 of the DER certificate."""
        return fingerprint(self.certificate)

    def sign(self, content: bytes) -> bytes:
        """An ECDSA signature (DER, SHA-256) over an event's header."""
        return self.key.sign(content, ec.ECDSA(hashes.SHA256()))

    def pkcs8(self) -> bytes:
        """The key as unencrypted PKCS#8 DER: wrap it before it leaves the process."""
        return self.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def fingerprint(certificate: x509.Certificate) -> str:
    """Lower-case hex SHA-256 of the DER certificate."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def common_name(certificate: x509.Certificate) -> str:
    """What a certificate is called; empty where it has no such name."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def new_root(programme: str, at: datetime, *, serial: int | None = None) -> Identity:
    """A programme's root authority, valid for twenty years from ``at``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"{programme} 최상위 인증기관", programme)
    builder = _builder(name, name, key, at, serial, 2 * VALIDITY)
    return Identity(key, _authority(builder, key, None).sign(key, hashes.SHA256()))


def new_panel(root: Identity, panel: str, at: datetime, *, serial: int | None = None) -> Identity:
    """A panel's authority; it can issue to people but to no further authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = root.certificate
    builder = _builder(_name(f"{panel} 인증기관", panel), issuer.subject, key, at, serial)
    builder = _authority(builder, root.key, 0)
    return Identity(key, builder.sign(root.key, hashes.SHA256()))


def new_member(panel: Identity, name: str, meeting: str, at: datetime, *, serial: int | None = None) -> Identity:
    """One person's certificate for one meeting; the common name is the Korean name."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = panel.certificate
    builder = _builder(_name(name, meeting), issuer.subject, key, at, serial)
    builder = builder.add_extension(x509.BasicConstraints(False, None), critical=True)
    builder = builder.add_extension(_usage(sign=True), critical=True)
    builder = builder.add_extension(_issuer_id(panel.key), critical=False)
    return Identity(key, builder.sign(panel.key, hashes.SHA256()))


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    at: datetime,
    serial: int | None,
    validity: timedelta = VALIDITY,
) -> x509.CertificateBuilder:
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(at + validity)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _authority(
    builder: x509.CertificateBuilder, issuer: ec.EllipticCurvePrivateKey, depth: int | None
) -> x509.CertificateBuilder:
    return (
        builder.add_extension(x509.BasicConstraints(True, depth), critical=True)
        .add_extension(_usage(sign=False), critical=True)
        .add_extension(_issuer_id(issuer), critical=False)
    )


def _issuer_id(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(*, sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )


def _fit(name: str) -> str:
    """As much of a name as an X.520 attribute holds, in bytes, never half a letter."""
    return name.encode()[:64].decode(errors="ignore") or "-"


def _name(common: str, unit: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "KR"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _fit(unit)),
            x509.NameAttribute(NameOID.COMMON_NAME, _fit(common)),
        ]
    )


def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether a certificate was signed by this authority."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def der(certificate: x509.Certificate) -> bytes:
    """The certificate as DER."""
    return certificate.public_bytes(serialization.Encoding.DER)


def pem(certificate: x509.Certificate) -> bytes:
    """The certificate as PEM, for outside programs."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def read_certificate(content: bytes) -> x509.Certificate:
    """A certificate from PEM or DER. Raises ValueError."""
    if content.lstrip().startswith(b"-----BEGIN"):
        return x509.load_pem_x509_certificate(content)
    return x509.load_der_x509_certificate(content)


def age(certificate: bytes, at: datetime) -> timedelta:
    """How long ago a certificate (DER) was issued."""
    return at - read_certificate(certificate).not_valid_before_utc


def load(pkcs8: bytes, certificate: bytes) -> Identity:
    """An identity from its PKCS#8 DER key and its certificate. Raises ValueError."""
    key = serialization.load_der_private_key(pkcs8, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("a P-256 key is needed")
    return Identity(key, read_certificate(certificate))
