#!/usr/bin/env python3
"""Check a badge without the site that gave it: python3 verify_badge.py BADGE.jwt KEY.pem [--revoked REVOKED.json]

Needs Python 3 and the package "cryptography". Nothing is fetched from anywhere. Whoever checks takes the key from the
issuer's own page, never from the badge. Exit status: 0 the badge is whole, 1 it is not, 2 wrong usage.
"""

import argparse
import base64
import binascii
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey


class NotWhole(Exception):
    """The badge is not what the issuer signed."""


def decode(part: str) -> bytes:
    """base64url without padding, in its one right spelling: two spellings of the same bytes are not the same badge."""
    try:
        data = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise NotWhole("it is not written as a badge is") from wrong
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != part:
        raise NotWhole("it is not written as a badge is")
    return data


def check(token: str, key_pem: bytes, revoked: dict | None = None) -> dict:
    """Return what the badge says. Raises NotWhole when a byte was changed, another key signed it, or it was revoked."""
    parts = token.split(".")
    if len(parts) != 3:
        raise NotWhole("it is not written as a badge is")
    try:
        head = json.loads(decode(parts[0]))
    except ValueError as wrong:
        raise NotWhole("its head cannot be read") from wrong
    if not isinstance(head, dict) or head.get("alg") != "RS256":
        raise NotWhole("it is not signed in the way this issuer signs")
    key = serialization.load_pem_public_key(key_pem)
    if not isinstance(key, RSAPublicKey):
        raise NotWhole("the key is not of the kind this issuer signs with")
    signature = decode(parts[2])
    try:
        key.verify(signature, f"{parts[0]}.{parts[1]}".encode(), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as wrong:
        raise NotWhole("something in it was changed, or another key signed it") from wrong
    said = json.loads(decode(parts[1]))
    if "OpenBadgeCredential" not in said.get("type", []):
        raise NotWhole("it is no Open Badge")
    gone = {row.get("id") for row in (revoked or {}).get("revokedCredential", [])}
    if said["id"] in gone:
        raise NotWhole("it was revoked")
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description="Check a badge with the issuer's public key alone.")
    parser.add_argument("badge", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--revoked", type=Path)
    given = parser.parse_args()
    try:
        revoked = json.loads(given.revoked.read_text("utf-8")) if given.revoked else None
        said = check(given.badge.read_text("ascii").rstrip("\n"), given.key.read_bytes(), revoked)
    except NotWhole as wrong:
        print(f"NOT WHOLE: {wrong}.")
        return 1
    except (OSError, ValueError) as wrong:
        print(f"Cannot read it: {wrong}")
        return 1
    subject = said["credentialSubject"]
    print(f"WHOLE. {said['name']}, given by {said['issuer']['name']}, valid from {said['validFrom']}.")
    for one in subject.get("identifier", []):
        print(f"  holder: {one['identityHash']}")
    for one in said.get("evidence", []):
        print(f"  {one['name']}: {one.get('narrative', '')}")
    if revoked is None:
        print("  Whether it was revoked was not checked: give the issuer's list with --revoked.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
