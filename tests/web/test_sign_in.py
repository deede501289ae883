import re

from django.core import mail

from folkmoot.core.models import Entry
from folkmoot.people.models import Person


def code_in(message):
    return re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", message.body, re.M)[1]


def test_it_works(client, cast):
    client.post("/account/sign-in/", {"email": cast.lead.email})
    answer = client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])})
    assert answer.status_code == 302
    assert client.get("/my-work/").status_code == 200
    assert cast.lead.name not in mail.outbox[0].subject


def test_a_wrong_code_says_so(client, site, cast):
    client.post("/account/sign-in/", {"email": cast.lead.email})
    answer = client.post("/account/sign-in/code/", {"code": "nothing"})
    assert b"Error:" in answer.content
    assert client.get("/my-work/").status_code == 302


def test_an_account_is_opened_with_a_name_and_a_code(client, db):
    client.post("/account/join/", {"email": "new@example.org", "name": "Noor Aziz", "is_13": "on"})
    answer = client.post("/account/join/code/", {"code": code_in(mail.outbox[0])})
    assert answer.status_code == 302
    person = Person.objects.get(email="new@example.org")
    assert person.name == "Noor Aziz"
    assert Entry.objects.filter(code="people.person.joined").count() == 1
    assert client.get("/my-work/").status_code == 200


def test_under_13_is_told_what_to_do(client, db):
    answer = client.post("/account/join/", {"email": "new@example.org", "name": "Noor Aziz"})
    assert b"parent or carer" in answer.content
    assert not Person.objects.exists()


def test_pages_are_well_formed(site, db):
    for url in ("/account/sign-in/", "/account/join/", "/be/"):
        site.get(url, status=404 if url == "/be/" else 200)
