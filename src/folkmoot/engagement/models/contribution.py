from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import Moderation


class Regime(models.TextChoices):
    BEFORE = "before", _("looked at before they are shown")
    AFTER = "after", _("shown at once, looked at when somebody reports them")


class Reason(models.TextChoices):
    """Why something is not shown: a short list, the same for everybody."""

    NAMES_SOMEBODY = "names_somebody", _("It names or points at a person")
    OFFENSIVE = "offensive", _("It insults or threatens people")
    OFF_TOPIC = "off_topic", _("It is about something else")
    NOT_CLEAR = "not_clear", _("It says several things at once, or cannot be understood")
    DUPLICATE = "duplicate", _("Somebody has said this already")
    ADVERT = "advert", _("It sells something, or was sent by a machine")
    UNLAWFUL = "unlawful", _("The law does not let us show it")


class Contribution(models.Model):
    """Words that somebody sends to be shown in public, and what moderators made of them (statement, proposal …)."""

    kind = models.CharField(max_length=10)
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="writings")
    text = models.TextField(_("words"))
    author = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="writings")
    author_key = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField()
    moderation = models.CharField(max_length=8, choices=Moderation, default=Moderation.WAITING)
    held_because = models.CharField(_("why it is held back"), max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)
    near_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why it is not shown"), max_length=14, choices=Reason, blank=True)
    reason_words = models.TextField(_("the reason in words"), blank=True)
    appeal = models.TextField(_("why it should be shown"), blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_decided_at = models.DateTimeField(null=True, blank=True)
    appeal_upheld = models.BooleanField(null=True, blank=True)
    appeal_words = models.TextField(_("what the second moderator said"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(moderation="refused") | ~(models.Q(reason="") | models.Q(reason_words="")),
                name="not_shown_says_why",
            )
        ]
        indexes = [
            models.Index(fields=["body", "moderation", "sent_at"]),
            models.Index(fields=["fingerprint"]),
            models.Index(fields=["author", "sent_at"]),
        ]

    class Privacy:
        public = "id kind body sent_at moderation decided_at reason reason_words appealed_at appeal_decided_at appeal_upheld appeal_words"
        members = "text held_because fingerprint near_to appeal"
        private = "author author_key decided_by"

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def noun(self) -> Any:
        """The statement, comment, proposal or petition that these words are."""
        return getattr(self, self.kind) if type(self) is Contribution else self

    @property
    def is_shown(self) -> bool:
        return self.moderation == Moderation.SHOWN

    @property
    def waits_on_appeal(self) -> bool:
        return self.appealed_at is not None and self.appeal_decided_at is None


class Report(models.Model):
    """Somebody says that something shown should not be."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="reports")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    reason = models.CharField(max_length=14, choices=Reason)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "person"], name="one_report_each")]

    class Privacy:
        members = "id contribution reason at settled_at"
        private = "person"

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.reason}"


class Moderator(models.Model):
    """Somebody named in public who looks after what people write to a body."""

    body = models.ForeignKey("people.Organisation", models.CASCADE, related_name="moderators")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    shown_as = models.CharField(_("name shown in public"), max_length=120)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"], condition=models.Q(until_date__isnull=True), name="a_moderator_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until_date__isnull=True) | models.Q(until_date__gte=models.F("from_date")),
                name="a_moderator_ends_after_the_start",
            ),
        ]

    class Privacy:
        public = "id body shown_as from_date until_date"
        private = "person"

    def __str__(self) -> str:
        return self.shown_as
