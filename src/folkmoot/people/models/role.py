from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.people.models.person import Person


class RoleKind(models.TextChoices):
    COMMISSIONER = "commissioner", _("commissioner")
    OFFICER = "officer", _("officer")
    FINANCE = "finance", _("finance officer")
    COUNCILLOR = "councillor", _("councillor")
    CLERK = "clerk", _("committee clerk")
    CITIZEN_COMMISSIONER = "citizen_commissioner", _("citizen commissioner")
    YOUNG_COMMISSIONER = "young_commissioner", _("young commissioner")
    SCHEME_MANAGER = "scheme_manager", _("volunteer centre worker")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    VCO_WORKER = "vco_worker", _("voluntary organisation worker")
    PROVIDER = "provider", _("service provider's worker")
    INQUIRY_COMMISSIONER = "inquiry_commissioner", _("inquiry commissioner")
    COMPACT_HOST = "compact_host", _("Compact host")
    EVALUATOR = "evaluator", _("evaluator")
    ADMINISTRATOR = "administrator", _("administrator")


class RoleQuerySet(models.QuerySet["Role"]):
    def on(self, day: date) -> "RoleQuerySet":
        """Roles held on a day (the end date is exclusive)."""
        ended = models.Q(end_date__isnull=True) | models.Q(end_date__gt=day)
        return self.filter(ended, start_date__lte=day)


class Role(models.Model):
    """What a person may act as, where, and from when to when. A person may hold several at once."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=30, choices=RoleKind)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="roles")
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gt=models.F("start_date")),
                name="role_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "organisation", "start_date"], name="one_role_from_a_day"
            ),
        ]

    class Privacy:
        members = "id person kind organisation start_date end_date"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.organisation}"


def roles_of(person: Any, today: date) -> list[Role]:
    """The roles a person holds today; asked of the database once for each person object."""
    if not isinstance(person, Person):
        return []
    held: dict[date, list[Role]] = person.__dict__.setdefault("_roles_held", {})
    if today not in held:
        held[today] = list(person.roles.on(today).select_related("organisation").order_by("pk"))
    return held[today]
