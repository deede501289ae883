"""The cast and the bodies of the demo borough, Wandle Vale. All invented; the tests use the same people."""

from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.demo import Demo, chapter
from folkmoot.people.actions import (
    add_contact,
    choose_telling,
    confirm_organisation,
    correct_organisation,
    give_consent,
    give_role,
    name_member,
    note_look,
    register_interest,
    register_organisation,
    renew_calendar,
)
from folkmoot.people.models import AnchorSupport, Message, Notice, Organisation, Person, Role
from folkmoot.people.models.notice import Channel
from folkmoot.people.models.organisation import LegalForm, OrganisationKind, SizeBand, VcoFunction
from folkmoot.people.models.role import RoleKind
from folkmoot.people.notices.rounds import post_what_waits
from folkmoot.people.notices.turns import tell_of_turns

BEGAN = 1200  # days before today on which the story begins

# short name: (name, kind, legal form, size, functions, what it does)
BODIES: dict[str, tuple[str, OrganisationKind, LegalForm, str, tuple[str, ...], str]] = {
    "council": ("Wandle Vale Council", OrganisationKind.COUNCIL, LegalForm.PUBLIC, "", (), "The borough council."),
    "nhs": ("Wandle Vale NHS Partnership", OrganisationKind.NHS, LegalForm.PUBLIC, "", (), "Plans and pays for local health care."),
    "fire": ("Wandle Vale Fire Service", OrganisationKind.FIRE, LegalForm.PUBLIC, "", (), "Prevents and fights fires."),
    "cvs": ("Wandle Vale Voluntary Action", OrganisationKind.INFRASTRUCTURE, LegalForm.CIO, SizeBand.MEDIUM, (VcoFunction.COORDINATION, VcoFunction.SUPPORT), "Where local groups meet and get support. Runs the volunteer centre."),
    "riverside": ("Riverside Anchor Trust", OrganisationKind.VCO, LegalForm.CHARITY, SizeBand.MEDIUM, (VcoFunction.SERVICES, VcoFunction.SUPPORT), "Holds contracts so that small groups near the river can share them."),
    "silver": ("Silver Threads", OrganisationKind.VCO, LegalForm.CHARITY, SizeBand.MEDIUM, (VcoFunction.SERVICES,), "Company and practical help for older people."),
    "kettle": ("Kettle and Chat", OrganisationKind.VCO, LegalForm.ASSOCIATION, SizeBand.MICRO, (VcoFunction.SERVICES,), "Free tea and talk in a borrowed hall, three mornings a week."),
    "carers": ("Vale Young Carers", OrganisationKind.VCO, LegalForm.CIO, SizeBand.SMALL, (VcoFunction.SERVICES, VcoFunction.ADVOCACY), "Breaks and a listening ear for children who look after somebody."),
    "advice": ("Open Door Advice", OrganisationKind.VCO, LegalForm.CHARITY, SizeBand.MEDIUM, (VcoFunction.SERVICES, VcoFunction.ADVOCACY), "Free advice on debt, benefits and housing."),
    "gardeners": ("Moorfield Gardeners", OrganisationKind.VCO, LegalForm.ASSOCIATION, SizeBand.MICRO, (VcoFunction.SERVICES,), "Looks after a shared garden and whoever turns up."),
    "deaf": ("Vale Deaf Club", OrganisationKind.VCO, LegalForm.ASSOCIATION, SizeBand.SMALL, (VcoFunction.ADVOCACY, VcoFunction.SERVICES), "A club and a voice for deaf people."),
    "tenants": ("Northfield Tenants Together", OrganisationKind.VCO, LegalForm.ASSOCIATION, SizeBand.MICRO, (VcoFunction.CAMPAIGNING, VcoFunction.ADVOCACY), "Tenants of the Northfield estate, speaking for themselves."),
    "foundation": ("Vale Community Foundation", OrganisationKind.FUNDER, LegalForm.CHARITY, SizeBand.LARGE, (), "Gives grants to local groups."),
}  # fmt: skip

# short name: (name, birth year or None, [(role, body)])
CAST: dict[str, tuple[str, int | None, list[tuple[RoleKind, str]]]] = {
    "admin": ("Robin Vale", None, [(RoleKind.ADMINISTRATOR, "council")]),
    "lead": ("Priya Nair", None, [(RoleKind.COMMISSIONER, "council")]),
    "colleague": ("Tom Ashworth", None, [(RoleKind.COMMISSIONER, "council")]),
    "finance": ("Grace Okafor", None, [(RoleKind.FINANCE, "council")]),
    "clerk": ("Daniel Reyes", None, [(RoleKind.CLERK, "council")]),
    "councillor": ("Joan Whitlock", None, [(RoleKind.COUNCILLOR, "council")]),
    "nhs": ("Helen Marsh", None, [(RoleKind.COMMISSIONER, "nhs")]),
    "nhs_colleague": ("Yusuf Karim", None, [(RoleKind.COMMISSIONER, "nhs")]),
    "scheme": ("Sam Patel", None, [(RoleKind.SCHEME_MANAGER, "cvs"), (RoleKind.COMPACT_HOST, "cvs")]),
    "guard": ("Bea Lyons", None, [(RoleKind.SAFEGUARDING_LEAD, "cvs")]),
    "inquirer": ("Ines Moreau", None, [(RoleKind.INQUIRY_COMMISSIONER, "cvs")]),
    "vco": ("Amara Stone", None, [(RoleKind.VCO_WORKER, "riverside")]),
    "rival": ("Jack Turner", None, [(RoleKind.VCO_WORKER, "silver")]),
    "small": ("Rosa Lind", None, [(RoleKind.VCO_WORKER, "kettle")]),
    "adviser": ("Nia Bevan", None, [(RoleKind.VCO_WORKER, "advice")]),
    "citizen": ("Maureen Doyle", 1958, [(RoleKind.CITIZEN_COMMISSIONER, "cvs")]),
    "young": ("Kofi Adu", 0, [(RoleKind.YOUNG_COMMISSIONER, "cvs")]),
    "resident": ("Leila Haddad", None, []),
    "neighbour": ("George Finch", None, []),
    "guardian": ("Ama Adu", None, []),
}


def email_of(key: str) -> str:
    """The address of a member of the cast, at a domain kept for examples."""
    return f"{key.replace('_', '.')}@example.org"


def make_cast(now: datetime) -> tuple[dict[str, Person], dict[str, Organisation]]:
    """Register the bodies and people; return them by short name. The first administrator is given by hand."""
    people = {
        key: Person.objects.create_user(email_of(key), name=name, joined_at=now) for key, (name, *_rest) in CAST.items()
    }
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in people.values()
    )
    admin, bodies = people["admin"], {}
    council = Organisation.objects.create(
        name=BODIES["council"][0], kind=OrganisationKind.COUNCIL, legal_form=LegalForm.PUBLIC
    )
    start = day_of(now)
    Role.objects.create(person=admin, kind=RoleKind.ADMINISTRATOR, organisation=council, start_date=start)
    for key, (name, body_kind, form, size, functions, purpose) in BODIES.items():
        if key == "council":
            bodies[key] = council
            continue
        bodies[key] = register_organisation(
            by=admin, now=now, name=name, kind=body_kind, legal_form=form, functions=functions, size=size,
            purpose=purpose, is_anchor=key == "riverside", checked_date=start,
        )  # fmt: skip
    for key, (_name, born, roles) in CAST.items():
        if born is not None:
            people[key].birth_date = date(born, 5, 17) if born else start + timedelta(days=BEGAN - 16 * 365 - 200)
            people[key].save(update_fields=["birth_date"])
        for kind, body in roles:
            if key != "admin":
                give_role(people[key], kind, at=bodies[body], by=admin, now=now)
    give_consent(
        people["young"], guardian_name=people["guardian"].name, guardian_email=people["guardian"].email,
        responsible_adult=people["scheme"], by=people["scheme"], now=now,
    )  # fmt: skip
    return people, bodies


@chapter(days_ago=BEGAN)
def the_borough_opens(demo: Demo) -> None:
    demo.people, demo.bodies = make_cast(demo.now)
    for key in ("kettle", "gardeners", "tenants"):
        AnchorSupport.objects.create(
            anchor=demo.bodies["riverside"],
            group=demo.bodies[key],
            since_date=demo.today,
            confirmed_by_group_at=demo.now,
        )


@chapter(days_ago=BEGAN - 1)
def how_some_want_to_be_told(demo: Demo) -> None:
    """Most never choose. One wants to hear at once, one gets letters, one puts it all in a calendar."""
    people = demo.people
    choose_telling(often="now", channel="email", by=people["vco"], now=demo.now)
    choose_telling(
        often="weekly", channel="letter", address="4 Mill Lane\nWandle Vale", by=people["citizen"], now=demo.now
    )
    renew_calendar(by=people["resident"], now=demo.now)


@chapter(days_ago=BEGAN - 2)
def members_and_their_interests(demo: Demo) -> None:
    """The clerk notes the posts; the member fills the register that the law has the council publish."""
    council, member, clerk = demo.bodies["council"], demo.people["councillor"], demo.people["clerk"]
    for post, of in (
        ("lead_member", "Adult social care and health"),
        ("chair", "Health scrutiny committee"),
        ("ward", "Northfield"),
    ):
        name_member(member, body=council, post=post, of=of, by=clerk, now=demo.now)
    for kind, words in (
        ("work", "Retired. Receives a teacher’s pension."),
        ("land", "Owns the house she lives in, in the ward of Northfield."),
        ("other", "Trustee of the Vale Almshouses, unpaid."),
    ):
        register_interest(member, body=council, kind=kind, words=words, by=member, now=demo.now)
    register_interest(
        member, body=council, kind="contract", words="A cousin’s firm.", is_sensitive=True, by=clerk, now=demo.now
    )


# body: (who names it, who holds it, the post, how to reach it, what it answers for)
POSTS = (
    ("council", "lead", "lead", "Commissioning team", "commissioning@wandlevale.example", "general"),
    ("council", "lead", "colleague", "Families and money team", "families@wandlevale.example", "things"),
    ("nhs", "nhs", "nhs_colleague", "Partnership desk", "020 7946 0100, weekdays until five", "general"),
    ("cvs", "scheme", "scheme", "Volunteer centre", "volunteer@wandleaction.example", "scheme"),
    ("cvs", "scheme", "scheme", "Compact host", "compact@wandleaction.example", "compact"),
)  # fmt: skip


@chapter(days_ago=BEGAN - 3)
def posts_that_answer_questions(demo: Demo) -> None:
    """Posts are public, and stand vacant when nobody holds them; who holds them is known to colleagues."""
    for body, namer, holder, post, reach, purpose in POSTS:
        organisation = demo.bodies[body]
        demo.things[f"post.{post}"] = add_contact(
            organisation, post=post, reach=reach, purpose=purpose, by=demo.people[namer], now=demo.now,
            role=demo.people[holder].roles.filter(organisation=organisation).order_by("pk")[0],
        )  # fmt: skip


@chapter(days_ago=60)
def entries_are_brought_up_to_date(demo: Demo) -> None:
    """Some organisations look after their entry in the directory; the others are asked once a year."""
    for key, person, serves, wage in (
        ("silver", "rival", ["older"], True),
        ("riverside", "vco", [], True),
        ("kettle", "small", ["older", "disability"], None),
    ):
        row = Organisation.objects.get(pk=demo.bodies[key].pk)
        correct_organisation(
            row, purpose=row.purpose, functions=row.functions, size=row.size, serves=serves, pays_living_wage=wage,
            legal_form=row.legal_form, area=row.area, website=row.website, seen_version=row.version,
            by=demo.people[person], now=demo.now,
        )  # fmt: skip
    confirm_organisation(Organisation.objects.get(pk=demo.bodies["advice"].pk), by=demo.people["adviser"], now=demo.now)
    note_look(
        [demo.people["citizen"]], str(_("your health, or what you need to take part")), about=demo.people["citizen"],
        capacity=f"{RoleKind.SCHEME_MANAGER.label}, {demo.bodies['cvs'].name}", by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=10, order=900)
def everybody_was_told(demo: Demo) -> None:
    """What was told before last week went out in its weeks, and was read; nothing of it is sent to anybody now."""
    _letters_went_out(demo)
    Notice.objects.filter(read_at=None).update(read_at=demo.now)


@chapter(days_ago=0, order=990)
def the_letters_of_this_week(demo: Demo) -> None:
    """Turns, and what happened in the last days: read by nobody yet. Two letters wait to be printed at most."""
    tell_of_turns(demo.now)
    post_what_waits(demo.now)
    Message.objects.exclude(channel=Channel.LETTER).update(sent_at=F("made_at"))


def _letters_went_out(demo: Demo) -> None:
    tell_of_turns(demo.now)
    post_what_waits(demo.now)
    Message.objects.filter(sent_at=None).update(sent_at=F("made_at"))


def sign_in_lines() -> list[dict[str, Any]]:
    """Who the cast are, for the sign-in page and `folkmoot cast`."""
    return [
        {
            "key": key,
            "name": name,
            "email": email_of(key),
            "roles": [f"{kind.label}, {BODIES[body][0]}" for kind, body in roles] or ["resident"],
        }
        for key, (name, _born, roles) in CAST.items()
    ]
