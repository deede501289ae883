from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ClauseKind(models.TextChoices):
    FLOW_DOWN = "flow_down", _("the Compact is passed on to everybody who does the work")
    RECOGNITION = "recognition", _("saying in public that public money pays for it")
    SAFEGUARDING = "safeguarding", _("keeping people safe")
    DATA = "data", _("looking after people's data")
    CHANGE = "change", _("change and ending")
    OTHER = "other", _("something else")


class Clause(models.Model):
    """A clause of the library. Its words are never edited: a new version stands beside the old one."""

    code = models.SlugField(_("short name"), max_length=60)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    kind = models.CharField(_("what it is about"), max_length=12, choices=ClauseKind, default=ClauseKind.OTHER)
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("the words"))
    is_gagging = models.BooleanField(
        _("keeps somebody from speaking, campaigning or following its mission"), default=False
    )
    why = models.TextField(_("why it is there, or what changed since the last version"), blank=True)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="one_clause_of_a_version")]

    class Privacy:
        public = "id code number kind title text is_gagging why added_at withdrawn_at"

    def __str__(self) -> str:
        return str(_("%(title)s, version %(number)s") % {"title": self.title, "number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("agreements:clause", args=[self.code])


class AgreementClause(models.Model):
    """A version of a clause in an agreement. A gagging one stands only with legal advice written beside it."""

    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, related_name="clauses")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="uses")
    override_reason = models.TextField(_("the legal reason why it must stand"), blank=True)
    overridden_at = models.DateTimeField(null=True, blank=True)
    overridden_as = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "clause"], name="a_clause_stands_once")]

    class Privacy:
        public = "id agreement clause override_reason overridden_at overridden_as"

    def __str__(self) -> str:
        return str(self.clause)

    @property
    def case(self) -> models.Model:
        return self.agreement

    @property
    def stops_signature(self) -> bool:
        return self.clause.is_gagging and self.overridden_at is None
