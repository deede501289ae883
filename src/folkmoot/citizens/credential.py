"""Open Badges 3.0: a verifiable credential, signed as a compact JSON Web Token (RS256), checkable offline.

The signature is made by the `cryptography` package. The key is made once and kept beside the database, or given whole as
FOLKMOOT_BADGE_KEY (a PEM text); its public half is published and is all that anybody needs to check a badge.
"""

import base64
import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.conf import settings

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


@cache
def signing_key() -> rsa.RSAPrivateKey:
    """The issuer's key: from the environment, or a file that is made when it is first needed."""
    if given := os.environ.get("FOLKMOOT_BADGE_KEY", ""):
        return _read(given.encode())
    kept = Path(settings.VAR_DIR) / "badge-key.pem"
    if not kept.exists():
        made = rsa.generate_private_key(public_exponent=65537, key_size=3072).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        half = kept.with_name(f"badge-key-{os.getpid()}.part")
        half.touch(mode=0o600)
        half.write_bytes(made)
        try:
            os.link(half, kept)  # whoever is first wins; nobody overwrites a key that was used
        except FileExistsError:
            pass
        finally:
            half.unlink()
    return _read(kept.read_bytes())


def _read(pem: bytes) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("the badge key must be an RSA key")
    return key


def public_pem() -> str:
    return (
        signing_key()
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def public_jwk() -> dict[str, str]:
    """The public key as the standard writes it in a token's head."""
    numbers = signing_key().public_key().public_numbers()

    def whole(value: int) -> str:
        return encode(value.to_bytes((value.bit_length() + 7) // 8, "big"))

    return {"kty": "RSA", "alg": "RS256", "use": "sig", "n": whole(numbers.n), "e": whole(numbers.e)}


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(credential: dict[str, Any], *, key_id: str) -> str:
    """The credential as a compact token: head, words and signature, with a dot between them."""
    head = {"alg": "RS256", "typ": "JWT", "kid": key_id, "jwk": public_jwk()}
    words = ".".join(
        encode(json.dumps(part, ensure_ascii=False, sort_keys=True).encode()) for part in (head, credential)
    )
    signature = signing_key().sign(words.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{words}.{encode(signature)}"


def credential_of(
    *,
    urn: str,
    issuer_url: str,
    issuer_name: str,
    at: datetime,
    subject: dict[str, Any],
    evidence: list[dict[str, Any]],
) -> dict[str, Any]:
    """The credential of the standard around a subject, with the registered claims a token carries beside it."""
    moment = at.astimezone(UTC)
    return {
        "@context": CONTEXT,
        "id": urn,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": subject["achievement"]["name"],
        "issuer": {"id": issuer_url, "type": ["Profile"], "name": issuer_name},
        "validFrom": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "credentialSubject": subject,
        **({"evidence": evidence} if evidence else {}),
        "credentialStatus": {"id": f"{issuer_url}revoked.json", "type": "1EdTechRevocationList"},
        "iss": issuer_url,
        "jti": urn,
        "nbf": int(moment.timestamp()),
        "sub": subject["id"],
    }
