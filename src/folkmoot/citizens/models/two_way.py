from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class TwoWayQuerySet(models.QuerySet["TwoWayAgreement"]):
    def current_of(self, operator: Any) -> "TwoWayAgreement | None":
        return self.filter(operator=operator).order_by("-number").first()


class TwoWayAgreement(models.Model):
    """What a member and the scheme promise each other. A version is never edited; a new one replaces it."""

    operator = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("version"))
    member_promises = models.TextField(_("what you promise"))
    scheme_promises = models.TextField(_("what the scheme and the council promise you"))
    published_at = models.DateTimeField()

    objects = TwoWayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["operator", "number"], name="one_agreement_of_a_number")]

    class Privacy:
        public = "id operator number member_promises scheme_promises published_at"

    def __str__(self) -> str:
        words = {"operator": self.operator.name, "number": self.number}
        return gettext("Agreement with %(operator)s, version %(number)s") % words

    def get_absolute_url(self) -> str:
        return reverse("citizens:agreement", args=[self.pk])


class Acceptance(models.Model):
    """A member accepted a version; it stands once the scheme has accepted it too (ledger PO-07)."""

    agreement = models.ForeignKey(TwoWayAgreement, models.PROTECT, related_name="acceptances")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="acceptances")
    accepted_at = models.DateTimeField()
    scheme_accepted_at = models.DateTimeField(null=True, blank=True)
    scheme_accepted_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "person"], name="a_version_is_accepted_once")]

    class Privacy:
        private = "id agreement person accepted_at scheme_accepted_at scheme_accepted_as"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.agreement_id}"
