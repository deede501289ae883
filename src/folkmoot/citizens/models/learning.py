import secrets
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import BookingState, SessionState
from folkmoot.commissioning.states import Stage


class Learners(models.TextChoices):
    """Whom a course is for. Everybody's learning stands on the same shelves."""

    CITIZENS = "citizens", _("citizen and young commissioners")
    OFFICERS = "officers", _("officers")
    COUNCILLORS = "councillors", _("councillors")
    VCO = "vco", _("people who work for voluntary organisations")
    ANYONE = "anyone", _("anyone")


class Skill(models.Model):
    """One thing that somebody in commissioning must be able to do; together they are the skills framework."""

    title = models.CharField(_("skill"), max_length=120, unique=True)
    words = models.TextField(_("what somebody with this skill can do"))
    stage = models.CharField(_("stage it serves most"), max_length=10, choices=Stage)

    class Privacy:
        public = "id title words stage"

    def __str__(self) -> str:
        return self.title


class Course(models.Model):
    """Training in commissioning. The core course teaches all four stages of the cycle (ledger LA-03)."""

    title = models.CharField(_("title"), max_length=160)
    provider = models.ForeignKey("people.Organisation", models.PROTECT, related_name="courses")
    is_core = models.BooleanField(_("core course: needed before joining a panel"), default=False)
    analyse = models.TextField(_("what it teaches about analysing need"), blank=True)
    plan = models.TextField(_("what it teaches about planning"), blank=True)
    deliver = models.TextField(_("what it teaches about delivering"), blank=True)
    review = models.TextField(_("what it teaches about reviewing"), blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"))
    open_to = models.JSONField(_("who it is for"), default=list, blank=True)
    skills = models.ManyToManyField(Skill, blank=True, related_name="courses")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_core=False)
                | ~(models.Q(analyse="") | models.Q(plan="") | models.Q(deliver="") | models.Q(review="")),
                name="a_core_course_covers_the_cycle",
            )
        ]

    class Privacy:
        public = "id title provider is_core analyse plan deliver review hours open_to skills"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("citizens:shelf", args=[self.pk])

    @property
    def open_to_said(self) -> list[str]:
        return [str(Learners(one).label) for one in self.open_to or [Learners.CITIZENS]]

    @property
    def stages_taught(self) -> list[str]:
        """The stages it says something about."""
        taught = ((stage, getattr(self, stage)) for stage in ("analyse", "plan", "deliver", "review"))
        return [str(Stage(stage).label) for stage, words in taught if words]


class CourseSession(models.Model):
    """A course at one time and place, with so many places and two adults in the room."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.CharField(_("where"), max_length=200)
    access = models.TextField(_("getting in, hearing, seeing, following"))
    places = models.PositiveSmallIntegerField(_("places"))
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    second_adult = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_session_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=models.Q(places__gt=0), name="a_session_has_a_place"),
        ]

    class Privacy:
        public = "id course starts_at ends_at venue access places state"
        members = "host second_adult"

    def __str__(self) -> str:
        return f"{self.course}, {self.starts_at:%d %B %Y}"


class Booking(models.Model):
    """Somebody has a place in a session, waits for one, gave it back, came or did not."""

    session = models.ForeignKey(CourseSession, models.CASCADE, related_name="bookings")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="bookings")
    state = models.CharField(max_length=10, choices=BookingState, default=BookingState.BOOKED)
    booked_at = models.DateTimeField()
    access_needs = models.TextField(_("what you need so that you can take part"), blank=True)
    needs_met = models.CharField(_("how that is met"), max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=~models.Q(state="cancelled"), name="one_booking_for_a_session"
            )
        ]

    class Privacy:
        private = "id session person state booked_at needs_met reminded_at"
        special = "access_needs"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.session_id}"


class Completion(models.Model):
    course = models.ForeignKey(Course, models.PROTECT, related_name="completions")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="completions")
    completed_date = models.DateField()
    confirmed_as = models.CharField(max_length=200)
    unit = models.CharField(_("directorate or team"), max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="a_course_is_completed_once")]

    class Privacy:
        private = "id course person completed_date confirmed_as unit"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.course_id}"


def new_code() -> str:
    return secrets.token_hex(8)


class Accreditation(models.Model):
    """What an awarding body gave for a completed course. Its public page shows only what the holder chose (LA-02)."""

    completion = models.OneToOneField(Completion, models.CASCADE, related_name="accreditation")
    awarding_body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    level = models.CharField(_("level"), max_length=60)
    number = models.CharField(_("certificate number"), max_length=60)
    awarded_date = models.DateField(_("awarded on"))
    expires_date = models.DateField(_("holds until"), null=True, blank=True)
    code = models.CharField(max_length=32, unique=True, default=new_code, editable=False)
    shows = models.JSONField(_("what its public page shows"), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["awarding_body", "number"], name="one_certificate_of_a_number"),
        ]

    class Privacy:
        private = "id completion awarding_body level number awarded_date expires_date code shows"

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("citizens:certificate", args=[self.code])


class SelfAssessment(models.Model):
    """How well somebody thinks they can do one thing of the skills framework; the last answer counts."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="self_assessments")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="self_assessments")
    level = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "skill"], name="one_answer_for_a_skill")]

    class Privacy:
        private = "id person skill level at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.skill_id}"


def learns_as(person: Any, roles: Any, *, is_member: bool) -> set[str]:
    """Whom of `Learners` somebody is, from the roles they hold today."""
    kinds = {role.kind for role in roles}
    found = {Learners.ANYONE.value} if getattr(person, "is_authenticated", False) else set()
    if is_member:
        found.add(Learners.CITIZENS.value)
    if kinds & {"commissioner", "officer", "finance", "clerk"}:
        found.add(Learners.OFFICERS.value)
    if "councillor" in kinds:
        found.add(Learners.COUNCILLORS.value)
    if kinds & {"vco_worker", "provider"}:
        found.add(Learners.VCO.value)
    return found
