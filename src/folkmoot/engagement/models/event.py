from datetime import date, datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of
from folkmoot.engagement.states import EventState


class ParticipationFramework(models.Model):
    """How much say young people have: standards, and levels by which each activity is tagged (ledger EN-23)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="participation_frameworks")
    title = models.CharField(_("title"), max_length=160)
    standards = models.TextField(_("what young people can expect"))
    adopted_date = models.DateField(_("adopted on"))

    class Privacy:
        public = "id body title standards adopted_date"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:framework", args=[self.pk])


class FrameworkLevel(models.Model):
    framework = models.ForeignKey(ParticipationFramework, models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("level"), max_length=80)
    means = models.CharField(_("what it means"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["framework", "position"], name="one_level_at_a_place")]

    class Privacy:
        public = "id framework position name means"

    def __str__(self) -> str:
        return self.name


class EventKind(models.TextChoices):
    HEARING = "hearing", _("hearing")
    CONFERENCE = "conference", _("conference")
    MARKET = "market", _("market event")
    COPRODUCTION = "coproduction", _("working together on a service")
    POP_UP = "pop_up", _("pop-up in the street or a hall")
    GROUP = "group", _("talk with one group")
    STAFF = "staff", _("staff and trade unions")


class LedBy(models.TextChoices):
    BODY = "body", _("the body that holds it")
    VCO = "vco", _("a voluntary organisation")
    RESIDENTS = "residents", _("residents")
    YOUNG = "young", _("young people")


class Sector(models.TextChoices):
    RESIDENT = "resident", _("residents")
    YOUNG = "young", _("young people")
    VCO = "vco", _("voluntary and community organisations")
    COUNCIL = "council", _("council")
    NHS = "nhs", _("health")
    OTHER_PUBLIC = "public", _("police, fire and other public bodies")
    BUSINESS = "business", _("business")
    UNION = "union", _("trade unions")
    UNIVERSITY = "university", _("universities and schools")
    OTHER = "other", _("others")


class Event(models.Model):
    """Something people come to, so as to be heard or to work together."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="events")
    project = models.ForeignKey("commissioning.Project", models.SET_NULL, null=True, blank=True, related_name="events")
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=14, choices=EventKind)
    led_by = models.CharField(_("led by"), max_length=10, choices=LedBy, default=LedBy.BODY)
    summary = models.TextField(_("what it is about"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.CharField(_("where"), max_length=200)
    access = models.TextField(_("getting in, hearing, seeing, following"))
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    contact = models.CharField(_("whom to ask (a post, not a name)"), max_length=160)
    with_under_18 = models.BooleanField(_("for people under 18"), default=False)
    with_children_in_care = models.BooleanField(_("for children in care"), default=False)
    safeguarding_lead = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="events_kept_safe"
    )
    level = models.ForeignKey(FrameworkLevel, models.PROTECT, null=True, blank=True, related_name="events")
    state = models.CharField(max_length=10, choices=EventState, default=EventState.DRAFT)
    learnt = models.TextField(_("what was learnt"), blank=True)
    follows = models.TextField(_("what happens because of it"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(_("why it was called off"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="an_event_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(state="cancelled")
                | models.Q(with_under_18=False, with_children_in_care=False)
                | models.Q(safeguarding_lead__isnull=False),
                name="an_event_with_children_has_a_safeguarding_lead",
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    class Privacy:
        public = (
            "id body project area title kind led_by summary starts_at ends_at venue access places contact"
            " with_under_18 with_children_in_care level state learnt follows held_at cancelled_reason version"
        )
        members = "safeguarding_lead"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:event", args=[self.pk])

    @property
    def case(self) -> models.Model | None:
        return self.project

    @property
    def is_public(self) -> bool:
        return self.state != EventState.DRAFT

    @property
    def is_with_children(self) -> bool:
        return self.with_under_18 or self.with_children_in_care

    @property
    def day(self) -> date:
        return day_of(self.starts_at)

    def is_over(self, now: datetime) -> bool:
        return self.ends_at <= now


class EventOrganiser(models.Model):
    """Somebody who leads an event. Who they are is not public: they may be under 18."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="organisers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="events_organised")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="an_organiser_once")]

    class Privacy:
        private = "id event person"

    def __str__(self) -> str:
        return f"{self.event_id}: {self.person_id}"


class EventBooking(models.Model):
    """A place at an event, for one person, with what they need."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="bookings")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="event_bookings")
    sector = models.CharField(_("I come as one of"), max_length=10, choices=Sector)
    access_needs = models.TextField(_("what you need so that you can take part"), blank=True)
    booked_at = models.DateTimeField()
    is_waiting = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"], condition=models.Q(cancelled_at__isnull=True), name="one_place_at_an_event"
            )
        ]

    class Privacy:
        private = "id event person sector booked_at is_waiting cancelled_at"
        special = "access_needs"

    def __str__(self) -> str:
        return f"{self.event_id}: {self.person_id}"

    @property
    def case(self) -> models.Model:
        return self.event


class SignIn(models.Model):
    """People of one sector who came, as they were counted at the door."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sign_ins")
    sector = models.CharField(_("sector"), max_length=10, choices=Sector)
    people = models.PositiveIntegerField(_("people"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "sector"], name="a_sector_is_counted_once")]

    class Privacy:
        private = "id event sector people"

    def __str__(self) -> str:
        return f"{self.sector}: {self.people}"


class EventOutput(models.Model):
    """Something that came out of an event: notes, a drawing, a list of what people asked for."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="outputs")
    title = models.CharField(_("title"), max_length=160)
    words = models.TextField(_("what it says"))
    link = models.URLField(_("link"), blank=True)

    class Privacy:
        public = "id event title words link"

    def __str__(self) -> str:
        return self.title


class EngagedGroup(models.TextChoices):
    STAFF = "staff", _("staff")
    UNION = "union", _("trade union")


class StaffEngagement(models.Model):
    """Staff or a trade union were talked with about a service that may move to somebody else (ledger EN-28)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="staff_engagements")
    group = models.CharField(_("who"), max_length=8, choices=EngagedGroup)
    name = models.CharField(_("which staff, or which union"), max_length=160)
    held_date = models.DateField(_("on"))
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="staff_engagements")
    said = models.TextField(_("what they said, in words that give nobody away"))
    answered = models.TextField(_("what was answered, or changed"))
    recorded_at = models.DateTimeField()

    class Privacy:
        public = "id project group name held_date event said answered recorded_at"

    def __str__(self) -> str:
        return f"{self.name}, {self.held_date}"

    @property
    def case(self) -> models.Model:
        return self.project
