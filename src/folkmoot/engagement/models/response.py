from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class GroupAsked(models.TextChoices):
    """Whom an organisation may have asked before it answered (Sutton Compact 3.2.6; ledger EN-03)."""

    SERVICE_USERS = "service_users", _("people who use its services")
    CARERS = "carers", _("carers")
    CLIENTS = "clients", _("clients")
    BENEFICIARIES = "beneficiaries", _("beneficiaries")
    MEMBERS = "members", _("members")
    VOLUNTEERS = "volunteers", _("volunteers")
    TRUSTEES = "trustees", _("trustees")


class Response(models.Model):
    """One answer to a consultation. An organisation says whom it represents, how and on what basis (EN-05)."""

    consultation = models.ForeignKey("engagement.Consultation", models.PROTECT, related_name="responses")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="consultation_responses"
    )
    represents = models.TextField(_("whom you speak for"), blank=True)
    gathered_how = models.TextField(_("in what capacity, and how you gathered their views"), blank=True)
    basis = models.TextField(_("on what basis you speak for them"), blank=True)
    groups_asked = models.JSONField(_("which groups you asked"), default=list, blank=True)
    captured_by = models.CharField(_("taken down by (post)"), max_length=160, blank=True)
    area = models.ForeignKey("places.Area", models.SET_NULL, null=True, blank=True, related_name="+")
    receipt = models.CharField(max_length=20, unique=True)
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True)
                | ~(models.Q(represents="") | models.Q(gathered_how="") | models.Q(basis="")),
                name="an_organisation_says_whom_it_represents",
            ),
            models.UniqueConstraint(
                fields=["consultation", "person"],
                condition=models.Q(organisation__isnull=True, captured_by=""),
                name="one_response_each",
            ),
            models.UniqueConstraint(
                fields=["consultation", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="one_response_of_an_organisation",
            ),
        ]

    class Privacy:
        members = (
            "id consultation organisation represents gathered_how basis groups_asked captured_by receipt"
            " received_at changed_at read_at"
        )
        private = "person area"

    def __str__(self) -> str:
        return f"answer {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("engagement:response", args=[self.receipt])

    @property
    def case(self) -> models.Model:
        return self.consultation

    @property
    def body(self) -> Any:
        """Whoever answers for it: the organisation that spoke, else the body that consults."""
        return self.organisation or self.consultation.body

    @property
    def groups(self) -> list[str]:
        return [str(GroupAsked(group).label) for group in self.groups_asked]


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey("engagement.Question", models.PROTECT, related_name="answers")
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="one_answer_to_a_question")]

    class Privacy:
        private = "id response question text"

    def __str__(self) -> str:
        return self.text[:60]


class AnswerDraft(models.Model):
    """What somebody has written so far and not sent. Seen by nobody else; gone once it is sent."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="drafts")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    speaker = models.CharField(max_length=24)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "person", "speaker"], name="one_draft_of_an_answer")
        ]

    class Privacy:
        private = "id consultation person speaker fields saved_at"

    def __str__(self) -> str:
        return f"draft {self.pk}"
