"""Badges: signed, showing only what was chosen, checked by a separate script with the public key alone, revocable."""

import base64
import json
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from folkmoot.citizens import credential, verify_badge
from folkmoot.citizens.actions import (
    answer_contribution,
    choose_task,
    finish_task,
    issue_badge,
    leave_scheme,
    revoke_badge,
)
from folkmoot.citizens.models import Badge, Shows
from folkmoot.core.policy import NotAllowed, Refused
from tests.citizens import made

URL = "https://folkmoot.example/citizens/badges/"


@pytest.fixture
def citizen(cast, now):
    """Trained, and has done a task that changed something."""
    made.trained(cast, cast.citizen, now)
    chosen = choose_task(made.task(cast, now), by=cast.citizen, now=now)
    finish_task(chosen, hours_given=Decimal("5.5"), did="Wrote it.", by=cast.citizen, now=now)
    answer_contribution(chosen, changed="A greeter at the door.", by=cast.lead, now=now)
    return cast.citizen


def badge_of(person, now, *shows):
    return issue_badge(shows=shows or list(Shows.values), issuer_url=URL, by=person, now=now)


def said(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def pem():
    return credential.public_pem().encode()


def test_it_works(citizen, now):
    words = verify_badge.check(badge_of(citizen, now).token, pem())
    assert words["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert words["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert words["validFrom"] == "2026-11-04T10:00:00Z" and words["nbf"] == 1793786400
    assert words["iss"] == words["issuer"]["id"] == URL
    told = {row["name"]: row["narrative"] for row in words["evidence"]}
    assert told["Hours given"] == "5.5" and told["What changed"] == "A greeter at the door."
    assert words["credentialSubject"]["identifier"][0]["identityHash"] == "Maureen Doyle"


@pytest.fixture
def folder(tmp_path, citizen, now):
    """What a stranger to the site has: the badge, the key, the script; nothing of ours on the path."""
    (tmp_path / "badge.jwt").write_text(badge_of(citizen, now).token + "\n")
    (tmp_path / "key.pem").write_bytes(pem())
    (tmp_path / "verify_badge.py").write_bytes(Path(verify_badge.__file__).read_bytes())
    return tmp_path


def run(folder, *more):
    return subprocess.run(
        [sys.executable, "-E", "verify_badge.py", "badge.jwt", "key.pem", *more], cwd=folder, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


def test_a_separate_script_checks_it_with_the_public_key_alone(folder):
    done = run(folder)
    assert done.returncode == 0 and "WHOLE" in done.stdout and "Maureen Doyle" in done.stdout
    token = (folder / "badge.jwt").read_text()
    middle = len(token) // 2
    letter = "A" if token[middle] != "A" else "B"
    (folder / "badge.jwt").write_text(token[:middle] + letter + token[middle + 1 :])
    done = run(folder)
    assert done.returncode == 1 and "NOT WHOLE" in done.stdout


def test_every_single_changed_byte_is_refused(citizen, now):
    token, key = badge_of(citizen, now, "hours").token, pem()
    verify_badge.check(token, key)
    for place, letter in enumerate(token):
        other = chr(ord(letter) ^ 1) if place % 2 else "A" if letter != "A" else "B"
        with pytest.raises(verify_badge.NotWhole):
            verify_badge.check(token[:place] + other + token[place + 1 :], key)
    for changed in (token + "A", token[:-1], token + "=", token + "\n ", "", "a.b", token.replace(".", "..", 1)):
        with pytest.raises(verify_badge.NotWhole):
            verify_badge.check(changed, key)


def test_a_certificate_edited_by_one_letter_is_refused(citizen, now):
    token = badge_of(citizen, now).token
    head, _body, signature = token.split(".")
    edited = json.dumps(said(token), ensure_ascii=False, sort_keys=True).replace("Doyle", "Doyla")
    with pytest.raises(verify_badge.NotWhole, match="changed"):
        verify_badge.check(f"{head}.{credential.encode(edited.encode())}.{signature}", pem())


def forged(token, key, head):
    words = f"{credential.encode(json.dumps(head).encode())}.{token.split('.')[1]}"
    return f"{words}.{credential.encode(key.sign(words.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def test_another_key_is_refused_even_when_the_badge_brings_it(citizen, now):
    token, other = badge_of(citizen, now).token, rsa.generate_private_key(public_exponent=65537, key_size=2048)
    n = other.public_key().public_numbers().n
    jwk = {"kty": "RSA", "e": "AQAB", "n": credential.encode(n.to_bytes((n.bit_length() + 7) // 8, "big"))}
    fake = forged(token, other, {"alg": "RS256", "jwk": jwk})
    with pytest.raises(verify_badge.NotWhole, match="another key"):
        verify_badge.check(fake, pem())
    their_pem = other.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert verify_badge.check(fake, their_pem)  # so it was the key that was refused


@pytest.mark.parametrize("alg", ["none", "HS256", "rs256", None])
def test_no_other_way_of_signing_is_taken(citizen, now, alg):
    token = badge_of(citizen, now).token
    with pytest.raises(verify_badge.NotWhole, match="not signed in the way"):
        verify_badge.check(forged(token, credential.signing_key(), {"alg": alg}), pem())


@pytest.mark.parametrize("shows", [["hours"], ["courses"], ["tasks"], ["changed"], ["skills"], ["name", "hours"]])
def test_it_shows_only_what_its_holder_chose(citizen, now, shows):
    words = json.dumps(said(badge_of(citizen, now, *shows).token))
    there = {
        "name": "Maureen", "hours": "5.5", "courses": "Commissioning for citizens", "tasks": "mornings must offer",
        "changed": "greeter", "skills": "writing a specification",
    }  # fmt: skip
    assert {key for key, text in there.items() if text in words} == set(shows)
    assert citizen.email not in words and citizen.reference not in words and str(citizen.birth_date) not in words


def test_a_young_persons_badge_holds_the_first_name_alone(cast, now):
    made.trained(cast, cast.young, now)
    words = json.dumps(said(badge_of(cast.young, now).token))
    assert "Kofi" in words and "Adu" not in words and "young" not in words.lower()


@pytest.mark.parametrize("name", ["Siobhán O’Donnell-Núñez", "Pelé", "D'Arcy " + "N" * 63])
def test_names_of_every_kind_are_signed_as_they_are(citizen, now, name):
    citizen.name = name
    citizen.save()
    words = verify_badge.check(badge_of(citizen, now, "name", "hours").token, pem())
    assert words["credentialSubject"]["identifier"][0]["identityHash"] == name


def test_a_revoked_badge(cast, citizen, now, folder, site):
    row = Badge.objects.get()
    for person in (cast.rival, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            revoke_badge(row, by=person, now=now)
    (folder / "revoked.json").write_text(site.get("/citizens/badges/revoked.json").html)
    assert run(folder, "--revoked", "revoked.json").returncode == 0
    revoke_badge(row, by=citizen, now=now)
    with pytest.raises(Refused, match="already"):
        revoke_badge(row, by=cast.scheme, now=now)
    listed = site.get("/citizens/badges/revoked.json").html
    assert row.urn in listed and "Maureen" not in listed
    (folder / "revoked.json").write_text(listed)
    done = run(folder, "--revoked", "revoked.json")
    assert done.returncode == 1 and "it was revoked" in done.stdout
    assert "revoked" in site.get(row.get_absolute_url()).text


def test_bad_input(cast, citizen, now):
    with pytest.raises(Refused, match="at least one"):
        issue_badge(shows=["nonsense"], issuer_url=URL, by=citizen, now=now)
    with pytest.raises(Refused, match="nothing of that"):
        badge_of(citizen, now, "accreditations")
    with pytest.raises(NotAllowed):
        badge_of(cast.resident, now)
    with pytest.raises(NotAllowed):
        badge_of(cast.stranger, now)


def test_who_left_keeps_the_record(citizen, now):
    leave_scheme(citizen.memberships.get(), by=citizen, now=now)
    assert badge_of(citizen, now + timedelta(days=400)).pk


def test_the_key_is_made_once_and_kept_to_ourselves(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    credential.signing_key.cache_clear()
    try:
        first = credential.public_pem()
        assert (tmp_path / "badge-key.pem").stat().st_mode & 0o777 == 0o600
        credential.signing_key.cache_clear()
        assert credential.public_pem() == first and len(list(tmp_path.iterdir())) == 1
    finally:
        credential.signing_key.cache_clear()


def test_the_pages(cast, citizen, now, site):
    page = site.get("/citizens/badges/", most=12)
    assert "BEGIN PUBLIC KEY" in page.text and "PRIVATE" not in page.html
    assert site.get("/citizens/badges/key.pem").html == credential.public_pem()
    assert site.get("/citizens/badges/verify_badge.py").html == Path(verify_badge.__file__).read_text("utf-8")
    site.refuses("/citizens/badges/get/", cast.stranger, cast.resident, cast.lead)
    site.post("/citizens/badges/get/", {}, by=citizen, status=200)
    page = site.post("/citizens/badges/get/", {"shows": ["name", "hours"]}, by=citizen, follow=True)
    row = Badge.objects.get()
    assert "Download it" in page.text
    site.refuses(f"{row.get_absolute_url()}badge.jwt", cast.stranger, cast.rival, cast.scheme, cast.admin)
    assert verify_badge.check(site.get(f"{row.get_absolute_url()}badge.jwt", by=citizen).html, pem())["iss"].startswith("http")  # fmt: skip
    page = site.get(row.get_absolute_url())
    assert "holds" in page.text and "Maureen" not in page.text and "Download" not in page.text
    assert "Badge of 4 November 2026" in site.get("/citizens/mine/", by=citizen, most=20).text
    assert "A greeter at the door." in site.get("/citizens/mine/?sheet", by=citizen, most=20).text
    site.refuses(f"{row.get_absolute_url()}revoke/", cast.stranger, cast.rival)
    assert "no longer holds" in site.post(f"{row.get_absolute_url()}revoke/", by=citizen, follow=True).text
