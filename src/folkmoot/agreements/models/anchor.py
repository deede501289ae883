from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.anchor_states import ChoiceState


class AnchorChoice(models.Model):
    """The groups of a place say whom they trust to hold one agreement for all of them. Nobody imposes an anchor."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="anchor_choices")
    closes_date = models.DateField(_("last day on which groups may say"))
    state = models.CharField(max_length=10, choices=ChoiceState, default=ChoiceState.OPEN)
    chosen = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="chosen_as_anchor"
    )
    words = models.TextField(_("what the organisation says to it"), blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "undecided"], chosen__isnull=True)
                | models.Q(state__in=["chosen", "accepted", "declined"], chosen__isnull=False),
                name="an_anchor_is_chosen_by_a_choice",
            ),
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(state="open"), name="one_open_choice_of_an_anchor"
            ),
        ]

    class Privacy:
        public = "id project closes_date state chosen words opened_at closed_at"

    def __str__(self) -> str:
        return f"{self.project}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:choice", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def body(self) -> models.Model:
        return self.project.body


class Nomination(models.Model):
    """What one group said, in confidence: neither the funder nor the organisation it named can read it."""

    choice = models.ForeignKey(AnchorChoice, models.CASCADE, related_name="nominations")
    group = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    nominee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    reasons = models.TextField(_("why you trust it"), blank=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["choice", "group"], name="one_nomination_of_a_group"),
            models.CheckConstraint(condition=~models.Q(group=models.F("nominee")), name="nobody_nominates_itself"),
        ]

    class Privacy:
        private = "id choice group nominee reasons said_at"

    def __str__(self) -> str:
        return f"nomination {self.pk}"


class Heading(models.TextChoices):
    """The four headings under which an anchor's governance is checked."""

    TRUSTEES = "trustees", _("who runs it: trustees, their skills and interests")
    ACCOUNTS = "accounts", _("its money: accounts, reserves, controls")
    PEOPLE = "people", _("keeping people safe: safeguarding, complaints, data")
    COVER = "cover", _("its cover: policies and insurance")


class GovernanceCheck(models.Model):
    """One heading of an organisation's governance, looked at on a day and good until another."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="governance_checks")
    heading = models.CharField(_("what you looked at"), max_length=10, choices=Heading)
    passed = models.BooleanField(_("is it in good order?"))
    checked_date = models.DateField(_("looked at on"))
    expires_date = models.DateField(_("good until"))
    note = models.TextField(_("what you saw"), blank=True)
    checked_at = models.DateTimeField()
    checked_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_date__gt=models.F("checked_date")), name="a_check_of_governance_lasts"
            )
        ]
        indexes = [models.Index(fields=["organisation", "heading", "-checked_date", "-id"])]

    class Privacy:
        public = "id organisation heading passed checked_date expires_date checked_at checked_as"
        members = "note"

    def __str__(self) -> str:
        return f"{self.organisation}: {self.heading}"
