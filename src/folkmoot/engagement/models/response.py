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


class Way(models.TextChoices):
    """How an answer came. All are equal, and counted together."""

    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    POST = "post", _("by post")
    PHONE = "phone", _("by phone")
    IN_PERSON = "in_person", _("in person")
    MEETING = "meeting", _("at a meeting")


class Publishing(models.TextChoices):
    """What became of an answer whose sender agreed that it may be published."""

    NOT_ASKED = "no", _("not to be published")
    AGREED = "agreed", _("may be published, not looked at yet")
    PUBLISHED = "published", _("published")
    HELD = "held", _("not published, for a reason")


class Responses(models.QuerySet["Response"]):
    def standing(self) -> "Responses":
        """Those that count: whoever sent one can withdraw it, and then it is counted as withdrawn alone."""
        return self.filter(withdrawn_at=None)


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
    is_guest = models.BooleanField(_("sent without an account"), default=False)
    way = models.CharField(_("how it came"), max_length=10, choices=Way, default=Way.ONLINE)
    channel = models.ForeignKey("engagement.Channel", models.SET_NULL, null=True, blank=True, related_name="responses")
    people_present = models.PositiveIntegerField(_("how many people were there"), null=True, blank=True)
    met_where = models.CharField(_("which meeting, and when"), max_length=160, blank=True)
    language = models.CharField(_("language it was answered in"), max_length=8, blank=True)
    sameness = models.CharField(_("digest of its own words, equal for equal words"), max_length=64, blank=True)
    publishing = models.CharField(max_length=10, choices=Publishing, default=Publishing.NOT_ASKED)
    held_because = models.CharField(_("why it is not published"), max_length=300, blank=True)
    wants_news = models.BooleanField(_("wishes to be told what came of it"), default=False)
    news_email = models.EmailField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=20, unique=True)
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = Responses.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["consultation", "sameness"]),
            models.Index(fields=["consultation", "received_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True)
                | ~(models.Q(represents="") | models.Q(gathered_how="") | models.Q(basis="")),
                name="an_organisation_says_whom_it_represents",
            ),
            models.UniqueConstraint(
                fields=["consultation", "person"],
                condition=models.Q(organisation__isnull=True, captured_by="", withdrawn_at__isnull=True),
                name="one_response_each",
            ),
            models.UniqueConstraint(
                fields=["consultation", "organisation"],
                condition=models.Q(organisation__isnull=False, withdrawn_at__isnull=True),
                name="one_response_of_an_organisation",
            ),
        ]

    class Privacy:
        members = (
            "id consultation organisation represents gathered_how basis groups_asked captured_by is_guest way channel"
            " people_present met_where language publishing held_because received_at changed_at read_at"
            " withdrawn_at"
        )
        private = "person area receipt sameness wants_news news_email told_at"

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
    def label(self) -> str:
        """What readers call it. Of a receipt that is a key, only the beginning."""
        return f"{self.receipt[:4]}…" if self.is_guest else self.receipt

    @property
    def groups(self) -> list[str]:
        return [str(GroupAsked(group).label) for group in self.groups_asked]


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey("engagement.Question", models.PROTECT, related_name="answers")
    text = models.TextField(_("the answer as words"))
    value = models.JSONField(_("the answer as it is counted"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="one_answer_to_a_question")]

    class Privacy:
        private = "id response question text value"

    def __str__(self) -> str:
        return self.text[:60]
