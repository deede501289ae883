from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.citizens.states import ProgrammeState, WaveState


class Programme(models.Model):
    """What a whole body sets out to learn in a year. It is agreed before any of it is delivered (ledger LA-05)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="programmes")
    title = models.CharField(_("title"), max_length=160)
    aim = models.TextField(_("what people will be able to do afterwards"))
    courses = models.ManyToManyField("citizens.Course", related_name="programmes")
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.PROPOSED)
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="proposed") | models.Q(agreed_at__isnull=False),
                name="a_programme_is_agreed_before_it_is_delivered",
            )
        ]

    class Privacy:
        public = "id body title aim courses state proposed_at agreed_at agreed_as"

    def __str__(self) -> str:
        return self.title


class ProgrammeUnit(models.Model):
    """A directorate or team a programme is for, and how many people it has, so that a share can be worked out."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="units")
    name = models.CharField(_("directorate or team"), max_length=120)
    people = models.PositiveIntegerField(_("people in it"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="a_unit_stands_once_in_a_programme")]

    class Privacy:
        members = "id programme name people"

    def __str__(self) -> str:
        return self.name


class WorkLevel(models.TextChoices):
    COUNCILLOR = "councillor", _("councillors")
    SENIOR = "senior", _("senior managers")
    MANAGER = "manager", _("managers")
    STAFF = "staff", _("other staff")
    PARTNER = "partner", _("partners and voluntary organisations")


class UnderstandingSurvey(models.Model):
    """How well commissioning is understood, asked once and then again (ledger LA-08)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=160)
    statements = models.JSONField(_("statements people agree with or not"))
    state = models.CharField(max_length=10, choices=WaveState, default=WaveState.FIRST)
    opened_at = models.DateTimeField()

    class Privacy:
        public = "id body title statements state opened_at"

    def __str__(self) -> str:
        return self.title


class UnderstandingAnswer(models.Model):
    """One person's marks in one wave. Who gave them is not kept with them."""

    survey = models.ForeignKey(UnderstandingSurvey, models.CASCADE, related_name="answers")
    wave = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=WorkLevel)
    mean = models.DecimalField(max_digits=4, decimal_places=2)

    class Privacy:
        private = "id survey wave level mean"

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.wave}"


class UnderstandingAnswered(models.Model):
    """Somebody has answered a wave, so that they answer once; nothing says how."""

    survey = models.ForeignKey(UnderstandingSurvey, models.CASCADE, related_name="answered")
    wave = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "wave", "person"], name="a_wave_is_answered_once")]

    class Privacy:
        private = "id survey wave person"

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.wave}"
