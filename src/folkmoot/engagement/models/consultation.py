from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import ConsultationState


class Level(models.TextChoices):
    """The IAP2 spectrum: how much say people have."""

    INFORM = "inform", _("inform")
    CONSULT = "consult", _("consult")
    INVOLVE = "involve", _("involve")
    COLLABORATE = "collaborate", _("collaborate")
    EMPOWER = "empower", _("empower")


class Consultation(models.Model):
    """A consultation on a project: 84 days or a published reason (Sutton Compact 3.2.2; ledger EN-01, EN-02)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="consultations")
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what it is about"))
    why = models.TextField(_("why your view matters"))
    level = models.CharField(_("how much say people have"), max_length=12, choices=Level)
    promise = models.TextField(_("what you promise to do with the answers"))
    can_change = models.TextField(_("what can still change"))
    cannot_change = models.TextField(_("what cannot change, and why"))
    options = models.TextField(_("the options, with what each costs and means"))
    who_decides = models.CharField(_("who decides"), max_length=160)
    is_formal = models.BooleanField(_("formal written consultation"), default=True)
    contact = models.CharField(_("whom to ask (a post, not a name)"), max_length=160)
    noticed_at = models.DateTimeField(null=True, blank=True)
    no_notice_reason = models.TextField(_("why there was no early notice"), blank=True)
    opens_date = models.DateField(_("opens on"))
    closes_date = models.DateField(_("last day to answer"))
    short_reason = models.TextField(_("why it is shorter than 12 weeks, or informal"), blank=True)
    state = models.CharField(max_length=10, choices=ConsultationState, default=ConsultationState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    promise_answer = models.TextField(_("how you kept your promise, or why not"), blank=True)
    nothing_decided = models.BooleanField(_("nothing is decided yet"), default=False)
    without_account = models.BooleanField(_("people may answer without an account"), default=False)
    step_by_step = models.BooleanField(_("one part of the questions at a time"), default=False)
    language = models.CharField(_("language it is written in"), max_length=8, default="en")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    what_is_new = models.TextField(_("what is different from the version before"), blank=True)
    gaps = models.JSONField(_("who was not reached, when it closed"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_date__gt=models.F("opens_date")), name="a_consultation_closes_after_it_opens"
            )
        ]
        indexes = [models.Index(fields=["state", "closes_date"])]

    class Privacy:
        public = (
            "id project title summary why level promise can_change cannot_change options who_decides is_formal"
            " contact noticed_at no_notice_reason opens_date closes_date short_reason state opened_at closed_at"
            " completed_at promise_answer nothing_decided without_account step_by_step language replaces what_is_new"
            " gaps version"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:consultation", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def body(self) -> Any:
        return self.project.body

    @property
    def days(self) -> int:
        """Days from opening to the last day, as the Compact's twelve weeks are counted (ledger A6)."""
        return (self.closes_date - self.opens_date).days


class AccessFormat(models.Model):
    """A format the consultation comes in, there already or by a day; or why not."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="formats")
    name = models.CharField(_("format"), max_length=60)
    link = models.URLField(blank=True)
    ready_by_date = models.DateField(null=True, blank=True)
    none_because = models.CharField(max_length=200, blank=True)

    class Privacy:
        public = "id consultation name link ready_by_date none_because"

    def __str__(self) -> str:
        return self.name
