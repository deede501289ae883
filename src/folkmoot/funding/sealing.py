"""The seal on bids: what is written into the database and into files, and the keys that open it.

Each opportunity has a data key of its own. It is kept in the database wrapped by a master key that is not: the master
key comes from the environment (FOLKMOOT_SEAL_KEYS) or lies in a file of its own (FOLKMOOT_SEAL_KEY_FILE). A copy of
the database alone says nothing of what is in a bid. Changing the master key wraps the data keys again and leaves the
bids as they are. The cipher is AES-256-GCM, the wrapping Fernet, both of the `cryptography` package.
"""

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7
from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.core.policy import NotAllowed

NONCE = 12
# Texts are filled up to whole blocks, so that a sealed answer does not tell how long it is to the letter.
FILLING = PKCS7(255 * 8)


class KeyMissing(NotAllowed):
    """The key that opens this is not on this machine, or what it should open was changed by hand."""


def master_keys() -> list[bytes]:
    """The master keys, newest first: those of the environment, or those in the key file, one on each line."""
    given = [key for key in getattr(settings, "FOLKMOOT_SEAL_KEYS", []) if key.strip()]
    if not given and key_file().exists():
        given = key_file().read_text(encoding="ascii").split()
    if not given and settings.FOLKMOOT_MODE != "production":
        given = [make_key_file()]
    if not given:
        raise KeyMissing(
            _("The key that seals bids is not set up on this machine, so nothing can be written or read. Tell %(who)s.")
            % {"who": settings.FOLKMOOT_CONTACT}
        )
    return [key.strip().encode("ascii") for key in given]


def in_environment() -> bool:
    """Whether the keys are given in FOLKMOOT_SEAL_KEYS; the key file is then not looked at."""
    return any(key.strip() for key in getattr(settings, "FOLKMOOT_SEAL_KEYS", []))


def key_file() -> Path:
    return Path(settings.FOLKMOOT_SEAL_KEY_FILE)


def make_key_file() -> str:
    """Put a new master key before those that are in the key file; return it. Others on the machine cannot read it."""
    kept, new = key_file(), Fernet.generate_key().decode("ascii")
    earlier = kept.read_text(encoding="ascii").split() if kept.exists() else []
    fresh = kept.with_name(kept.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write("\n".join([new, *earlier]) + "\n")
    fresh.replace(kept)
    return new


def drop_older_keys() -> int:
    """Leave only the newest master key in the key file; return how many were taken out."""
    newest, *older = key_file().read_text(encoding="ascii").split()
    key_file().write_text(newest + "\n", encoding="ascii")
    return len(older)


def fingerprint(master: bytes) -> str:
    """What a master key is called where it must not be shown."""
    return hashlib.sha256(b"folkmoot seal key:" + master).hexdigest()[:12]


def current_fingerprint() -> str:
    return fingerprint(master_keys()[0])


def new_data_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def wrap(data_key: bytes) -> str:
    return Fernet(master_keys()[0]).encrypt(data_key).decode("ascii")


def unwrap(wrapped: str) -> bytes:
    """The data key. Raises KeyMissing where none of the master keys here wrapped it."""
    try:
        return MultiFernet([Fernet(key) for key in master_keys()]).decrypt(wrapped.encode("ascii"))
    except InvalidToken:
        raise KeyMissing(
            _(
                "What is sealed here cannot be opened: its key is not on this machine. Nothing is lost yet. Tell %(who)s."
            )
            % {"who": settings.FOLKMOOT_CONTACT}
        ) from None


def can_unwrap(wrapped: str) -> bool:
    try:
        unwrap(wrapped)
    except KeyMissing:
        return False
    return True


def seal(data_key: bytes, content: bytes, *, place: str) -> bytes:
    """Seal some bytes for one place (one answer of one bid); they open only there."""
    filler = FILLING.padder()
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(data_key).encrypt(nonce, filler.update(content) + filler.finalize(), place.encode())


def unseal(data_key: bytes, sealed: bytes, *, place: str) -> bytes:
    """What was sealed for this place. Raises KeyMissing where it was altered or moved from elsewhere."""
    try:
        filled = AESGCM(data_key).decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), place.encode())
    except InvalidTag:
        raise KeyMissing(_("This does not open: it was altered, or moved here from another place.")) from None
    filler = FILLING.unpadder()
    return filler.update(filled) + filler.finalize()
