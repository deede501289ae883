from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import WaveState


class StandingPanel(models.Model):
    """A citizens' panel: residents who agreed to be asked again and again (ledger EN-13)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="standing_panels")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=160)
    about = models.TextField(_("what it is for"))
    promise = models.TextField(_("what is done with the answers"))
    contact = models.CharField(_("whom to ask (a post, not a name)"), max_length=160)
    stays_months = models.PositiveSmallIntegerField(_("months after which a member is asked whether to stay"))
    is_open = models.BooleanField(_("people can join"), default=True)
    opened_at = models.DateTimeField()

    class Privacy:
        public = "id body area title about promise contact stays_months is_open opened_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:standing_panel", args=[self.pk])


class Panellist(models.Model):
    """A member of a standing panel, from a day until they leave. Answers to the categories are theirs to change."""

    panel = models.ForeignKey(StandingPanel, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="panel_memberships")
    values = models.JSONField(_("answers, by category"), default=dict)
    joined_at = models.DateTimeField()
    stays_until_date = models.DateField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_how = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "person"], condition=models.Q(left_at__isnull=True), name="somebody_joins_a_panel_once"
            )
        ]

    class Privacy:
        private = "id panel person joined_at stays_until_date left_at left_how"
        special = "values"

    def __str__(self) -> str:
        return f"panellist {self.pk}"

    @property
    def case(self) -> models.Model:
        return self.panel


class Wave(models.Model):
    """Questions put to the panel for some weeks. `repeats` is the wave whose questions are asked again."""

    panel = models.ForeignKey(StandingPanel, models.CASCADE, related_name="waves")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=160)
    questions = models.JSONField(_("questions"), default=list)
    closes_date = models.DateField(_("last day to answer"))
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="repeated_by")
    state = models.CharField(max_length=8, choices=WaveState, default=WaveState.DRAFT)
    asked = models.PositiveIntegerField(_("members who were asked"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    what_changed = models.TextField(_("what was done with the answers"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "number"], name="one_wave_of_a_number")]

    class Privacy:
        public = "id panel number title questions closes_date repeats state asked opened_at closed_at what_changed"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:wave", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.panel


class WaveAnswer(models.Model):
    """One member's answers in a wave, with what they were like then, so that it can be weighted; not who they are."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="answers")
    answers = models.JSONField(default=list)
    values = models.JSONField(default=dict)

    class Privacy:
        private = "id wave answers"
        special = "values"

    def __str__(self) -> str:
        return f"{self.wave_id}"


class WaveAnswered(models.Model):
    """A member has answered a wave, so that they answer once; nothing says how."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="answered")
    member = models.ForeignKey(Panellist, models.CASCADE, related_name="answered")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "member"], name="a_panel_wave_is_answered_once")]

    class Privacy:
        private = "id wave member"

    def __str__(self) -> str:
        return f"{self.wave_id}"
