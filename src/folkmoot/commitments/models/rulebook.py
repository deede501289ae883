from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commitments.states import Force, RulebookState


class Rulebook(models.Model):
    """One version of one set of undertakings, loaded from a file in `rulebooks/`."""

    code = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(blank=True)
    binding = models.CharField(max_length=20, default="everyone")
    note = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=RulebookState, default=RulebookState.DRAFT)
    adopted_date = models.DateField(null=True, blank=True)
    consulted_in = models.CharField(_("consultation it was adopted after"), max_length=200, blank=True)
    change_log = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_version_of_a_rulebook"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(state="adopted"), name="one_adopted_version_at_a_time"
            ),
        ]

    class Privacy:
        public = "id code version title kind source source_url binding note state adopted_date consulted_in change_log"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commitments:rulebook", args=[self.code])

    @property
    def binds_signatories_only(self) -> bool:
        return self.binding == "signatories"


class Section(models.Model):
    rulebook = models.ForeignKey(Rulebook, models.CASCADE, related_name="sections")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rulebook", "number"], name="one_section_of_a_number")]

    class Privacy:
        public = "id rulebook number title position"

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Undertaking(models.Model):
    """One promise: whose side makes it, how strongly it binds, and whether our records can show it kept."""

    rulebook = models.ForeignKey(Rulebook, models.CASCADE, related_name="undertakings")
    section = models.ForeignKey(Section, models.CASCADE, related_name="undertakings", null=True)
    number = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=10)
    text = models.TextField()
    force = models.CharField(max_length=20, choices=Force)
    shown_by = models.CharField(max_length=12)
    gate = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rulebook", "number"], name="one_undertaking_of_a_number")]

    class Privacy:
        public = "id rulebook section number position side text force shown_by gate"

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    def get_absolute_url(self) -> str:
        return f"{self.rulebook.get_absolute_url()}#u-{self.number}"


class Signatory(models.Model):
    """A body that signed a rulebook, or whose signature is still to be confirmed."""

    rulebook_code = models.SlugField(max_length=60)
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=10)
    signed_date = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rulebook_code", "body"], name="a_body_signs_once")]

    class Privacy:
        public = "id rulebook_code body side signed_date note"

    def __str__(self) -> str:
        return f"{self.body}: {self.rulebook_code}"

    @property
    def is_bound(self) -> bool:
        """A signature still to be confirmed (no date) does not bind yet."""
        return self.signed_date is not None
