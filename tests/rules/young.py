"""What must never reach a stranger: everything personal the demo borough holds of somebody under 18."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.utils.dateformat import format as written

from folkmoot.core.clock import day_of, now
from folkmoot.people.models import ConsentRequest, GuardianConsent, Person

# Who is meant to know them: the young person, their parent, and those who keep them safe.
KNOW = {"young", "child", "guardian", "scheme", "guard"}
TOLD_IN_CONFIDENCE = ("access_needs", "needs_met", "phone", "languages", "wants", "health")


def everybody_under_18() -> list[Person]:
    today = day_of(now())
    return [one for one in Person.objects.exclude(birth_date=None) if one.is_under_18(today)]


def secrets_of(person: Person) -> set[str]:
    """Words that give somebody away: surname, addresses, birth date, their guardian's contact, what they confided."""
    words = {*person.name.split()[1:], person.email, person.reference}
    born = person.birth_date
    words |= {born.isoformat(), written(born, "j F Y"), written(born, "d/m/Y")} if born else set()
    for consent in GuardianConsent.objects.filter(person=person):
        words |= {consent.guardian_name, consent.guardian_email, consent.guardian_phone, consent.health}
    words |= set(ConsentRequest.objects.filter(person=person).values_list("guardian_email", flat=True))
    for model in apps.get_app_config("citizens").get_models():
        fields = {field.name for field in model._meta.fields}
        if "person" in fields:
            for name in fields & set(TOLD_IN_CONFIDENCE):
                words |= set(model._default_manager.filter(person=person).values_list(name, flat=True))
    return {word for word in words if len(word) > 2 and word != "English"}


def given_away(source: str, words: set[str]) -> list[str]:
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source)]


def rows_they_touched(people: list[Person]) -> Iterator[str]:
    """The address of everything a young person took part in, whoever may open it."""
    for model in apps.get_models():
        if not hasattr(model, "get_absolute_url"):
            continue
        for row in model._default_manager.all():
            near = [row, *(getattr(row, name, None) for name in ("person", "holder", "case"))]
            if any(one in people for one in near if isinstance(one, Person)):
                yield row.get_absolute_url()
    for person in people:
        for row in person.assignments.select_related("task__project"):
            yield row.task.get_absolute_url()
            yield row.task.project.get_absolute_url()
        for row in person.completions.select_related("course"):
            yield row.course.get_absolute_url()
