from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.funding.states import ImportState


class NoticeStage(models.TextChoices):
    PLANNED = "planned", _("announced ahead")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    AWARDED = "awarded", _("awarded")
    WITHDRAWN = "withdrawn", _("withdrawn")


class NoticeSource(models.TextChoices):
    OURS = "ours", _("this site")
    OCDS = "ocds", _("contract notices (OCDS)")
    GRANTS = "360giving", _("grants (360Giving)")


class Notice(models.Model):
    """One opportunity or award as it stands in the public register: ours, or from published open data."""

    source = models.CharField(max_length=10, choices=NoticeSource)
    identifier = models.CharField(max_length=200)
    release = models.CharField(max_length=200, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=NoticeStage)
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="notices")
    title = models.CharField(max_length=500)
    description = models.TextField(blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="GBP")
    published_date = models.DateField(null=True, blank=True)
    closes_date = models.DateField(null=True, blank=True)
    procedure = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=200, blank=True)
    suits_sme = models.BooleanField(null=True, blank=True)
    suits_vco = models.BooleanField(null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    opportunity = models.OneToOneField(
        "funding.Opportunity", models.PROTECT, null=True, blank=True, related_name="notice"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="one_notice_of_an_identifier")]
        indexes = [
            models.Index(fields=["stage", "-published_date"]),
            models.Index(fields=["body", "stage"]),
            models.Index(fields=["-published_date", "-id"]),
        ]

    class Privacy:
        public = (
            "id source identifier release released_at stage body title description value currency published_date closes_date"
            " procedure category suits_sme suits_vco source_url licence opportunity"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of(self.pk, self.opportunity_id)

    def stage_on(self, today: date) -> str:
        return stage_on(today, self.stage, self.source, self.closes_date)


def address_of(notice: int, opportunity: int | None) -> str:
    """Ours are shown as the opportunities they are."""
    if opportunity:
        return reverse("funding:opportunity", args=[opportunity])
    return reverse("funding:notice", args=[notice])


def stage_on(today: date, stage: str, source: str, closes_date: date | None) -> str:
    """The words for a stage. Open data is a picture of one day: what closed since then is shown as closed."""
    passed = closes_date is not None and closes_date < today and source != NoticeSource.OURS
    return str((NoticeStage.CLOSED if stage == NoticeStage.OPEN and passed else NoticeStage(stage)).label)


class NoticeAward(models.Model):
    """One award to one recipient. Where several suppliers share one value it is kept once, on the notice's
    award, and each supplier's own share is unknown (null)."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="awards")
    identifier = models.CharField(max_length=200)
    recipient = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="awards")
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="GBP")
    awarded_date = models.DateField(null=True, blank=True)
    is_to_individual = models.BooleanField(default=False)
    area_code = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "identifier", "recipient"], name="one_award_to_a_recipient")
        ]

    class Privacy:
        public = "id notice identifier recipient value currency awarded_date is_to_individual area_code"

    def __str__(self) -> str:
        return self.identifier


class ImportRun(models.Model):
    """One import of a file through the pages: how far it is, what it found, row by row."""

    kind = models.CharField(_("kind of file"), max_length=12)
    file_name = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    is_dry_run = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.WAITING)
    rows_read = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    started_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        members = "id kind file_name is_dry_run state rows_read report started_at ended_at"
        private = "path started_by"

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("funding:import_run", args=[self.pk])
