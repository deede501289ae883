from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class BodyFeedback(models.Model):
    """A voluntary group says how a public body works, as a critical friend; published with its answer (ledger AG-26)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="feedback_received")
    giver = models.ForeignKey("people.Organisation", models.PROTECT, related_name="feedback_given")
    works = models.TextField(_("what it does well"))
    could = models.TextField(_("what it could do better"))
    given_at = models.DateTimeField()
    given_as = models.CharField(max_length=200)
    answer_by_date = models.DateField()
    answer = models.TextField(_("what the body answers"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(body=models.F("giver")), name="nobody_rates_itself")]
        indexes = [models.Index(fields=["body", "-given_at"])]

    class Privacy:
        public = "id body giver works could given_at given_as answer_by_date answer answered_at answered_as"

    def __str__(self) -> str:
        return f"{self.giver}: {self.body}"

    def get_absolute_url(self) -> str:
        return f"{reverse('agreements:feedback')}#feedback-{self.pk}"


class HealthCheck(models.Model):
    """A partnership asks its members, in confidence, whether they are partners or only told what to do (AG-19)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="health_checks")
    opened_at = models.DateTimeField()
    opened_as = models.CharField(max_length=200)
    closes_date = models.DateField(_("answers until"))

    class Privacy:
        public = "id agreement opened_at opened_as closes_date"

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.closes_date}"

    @property
    def case(self) -> models.Model:
        return self.agreement


class HealthVoice(models.Model):
    """That a body has answered, and nothing of what it said: the two are never joined."""

    check_asked = models.ForeignKey(HealthCheck, models.CASCADE, related_name="voices")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_asked", "organisation"], name="a_body_answers_a_check_once")
        ]

    class Privacy:
        private = "id check_asked organisation"

    def __str__(self) -> str:
        return f"{self.check_asked_id}"


SCALE = ((1, _("not at all")), (2, _("a little")), (3, _("mostly")), (4, _("fully")))
QUESTIONS = ("heard", "independent", "fair_share", "worth_it")


class HealthAnswer(models.Model):
    """One answer, without who gave it or when. Its number is drawn at random, so that its place tells nothing."""

    number = models.UUIDField(primary_key=True)
    check_asked = models.ForeignKey(HealthCheck, models.CASCADE, related_name="answers")
    heard = models.PositiveSmallIntegerField(_("we are heard when things are decided"), choices=SCALE)
    independent = models.PositiveSmallIntegerField(_("we can speak and act for ourselves"), choices=SCALE)
    fair_share = models.PositiveSmallIntegerField(_("work, money and risk are shared fairly"), choices=SCALE)
    worth_it = models.PositiveSmallIntegerField(_("working together is worth what it takes"), choices=SCALE)

    class Privacy:
        private = "number check_asked heard independent fair_share worth_it"

    def __str__(self) -> str:
        return f"{self.check_asked_id}"
