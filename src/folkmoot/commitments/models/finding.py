from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.commitments.states import FindingState


class Finding(models.Model):
    """What a check found on one subject, for one undertaking. Made by the engine; never typed."""

    undertaking = models.ForeignKey("commitments.Undertaking", models.CASCADE, related_name="findings")
    check_name = models.CharField(max_length=100)
    subject = models.CharField(max_length=100)
    subject_title = models.CharField(max_length=300)
    subject_url = models.CharField(max_length=200)
    case = models.CharField(max_length=100, db_index=True)
    audience = models.CharField(max_length=80, default="public")
    body = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="findings")
    state = models.CharField(max_length=16, choices=FindingState)
    sentence = models.CharField(max_length=400)
    due_date = models.DateField(null=True, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "check_name", "subject"], name="one_finding_of_a_check")
        ]
        indexes = [
            models.Index(fields=["audience", "body", "state", "-found_at", "-id"]),
            models.Index(fields=["subject"]),
            models.Index(fields=["audience", "state", "-found_at", "-id"]),
            models.Index(fields=["audience", "undertaking", "state"]),
        ]

    class Privacy:
        public = (
            "id undertaking check_name subject subject_title subject_url case audience body state sentence"
            " due_date found_at"
        )

    def __str__(self) -> str:
        return f"{self.undertaking_id} {self.state}: {self.sentence}"


class Explanation(models.Model):
    """Why an undertaking was not kept here: written, signed in a capacity, public. Law cannot be explained away."""

    undertaking = models.ForeignKey("commitments.Undertaking", models.PROTECT, related_name="explanations")
    subject = models.CharField(max_length=100)
    words = models.TextField(_("explanation"))
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    signed_as = models.CharField(max_length=200)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["undertaking", "subject"], name="one_explanation_of_a_breach")]

    class Privacy:
        public = "id undertaking subject words signed_as signed_at"
        private = "signed_by"

    def __str__(self) -> str:
        return self.words[:60]


class Attestation(models.Model):
    """A body says it keeps an undertaking no record of ours can show, with evidence, until a day."""

    undertaking = models.ForeignKey("commitments.Undertaking", models.PROTECT, related_name="attestations")
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="attestations")
    words = models.TextField(_("what you do"))
    evidence = models.TextField(_("evidence"))
    evidence_url = models.URLField(_("link to the evidence"), blank=True)
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    signed_as = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    review_date = models.DateField(_("review by"))

    class Privacy:
        public = "id undertaking body words evidence evidence_url signed_as signed_at review_date"
        private = "signed_by"

    def __str__(self) -> str:
        return self.words[:60]
