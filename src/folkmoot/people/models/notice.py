import secrets
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Often(models.TextChoices):
    WEEKLY = "weekly", _("once a week")
    DAILY = "daily", _("once a day")
    NOW = "now", _("at once")
    NEVER = "never", _("not at all: I look here")


class Channel(models.TextChoices):
    EMAIL = "email", _("by email")
    LETTER = "letter", _("by letter")
    TEXT = "text", _("by text message, which says only that there is something to read")


class Telling(models.Model):
    """How, and how often, one person is told. Who never chose is told once a week by email."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="telling")
    often = models.CharField(_("how often"), max_length=8, choices=Often, default=Often.WEEKLY)
    channel = models.CharField(_("how"), max_length=8, choices=Channel, default=Channel.EMAIL)
    phone = models.CharField(_("telephone for text messages"), max_length=40, blank=True)
    address = models.TextField(_("where letters go"), blank=True)
    stopped = models.JSONField(default=list, blank=True)
    last_round_at = models.DateTimeField(null=True, blank=True)
    calendar_key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Privacy:
        private = "id person often channel phone address stopped last_round_at calendar_key"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.often}"


def new_key() -> str:
    return secrets.token_urlsafe(24)


class Message(models.Model):
    """One letter as it goes out: to whom, by which way, and how that went. Made with its words, so that trying again
    says the same. `begun_at` is set while it is handed over: a message whose end is not known is never sent again."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="messages_to")
    channel = models.CharField(max_length=8, choices=Channel)
    to = models.TextField()
    copied = models.TextField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    stop_path = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["channel", "sent_at", "made_at"])]

    class Privacy:
        private = "id person channel to copied subject body stop_path made_at begun_at sent_at tries problem"

    def __str__(self) -> str:
        return f"message {self.pk}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def waiting(self) -> "NoticeQuerySet":
        """Not yet in any message: those read on the site meanwhile need none, unless they must be sent."""
        return self.filter(models.Q(read_at=None) | models.Q(must=True), posted_at=None)


class Notice(models.Model):
    """Something one person is told, written with the act it tells of. `key` names what is told but once; `must` is
    what a person may not turn off, such as the answer to their bid."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="notices")
    topic = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=200, blank=True)
    due_date = models.DateField(null=True, blank=True)
    must = models.BooleanField(default=False)
    stop_path = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-told_at"]),
            models.Index(fields=["posted_at", "person"]),
        ]
        constraints = [models.UniqueConstraint(fields=["person", "key"], condition=~models.Q(key=""), name="told_once")]

    class Privacy:
        private = "id person topic title words path about key due_date must stop_path told_at read_at posted_at message"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("me:notice", args=[self.pk])


def telling_of(person: Any) -> Telling:
    """How a person is told: what they chose, or the calm way of who never chose (not saved). Always asked anew, because
    whoever holds a person for long would hold an old choice with them."""
    return Telling.objects.filter(person=person).first() or Telling(person=person)
