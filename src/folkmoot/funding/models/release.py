from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeCode(models.TextChoices):
    """The notices of the Procurement Act 2023 that a case here can owe."""

    UK1 = "UK1", _("pipeline notice")
    UK2 = "UK2", _("preliminary market engagement notice")
    UK3 = "UK3", _("planned procurement notice")
    UK4 = "UK4", _("tender notice")
    UK5 = "UK5", _("transparency notice")
    UK6 = "UK6", _("contract award notice")
    UK7 = "UK7", _("contract details notice")
    UK12 = "UK12", _("procurement termination notice")


DOCUMENT_TYPES = {
    NoticeCode.UK1: "plannedProcurementNotice", NoticeCode.UK2: "marketStudies", NoticeCode.UK3: "plannedProcurementNotice",
    NoticeCode.UK4: "tenderNotice", NoticeCode.UK5: "tenderNotice", NoticeCode.UK6: "awardNotice",
    NoticeCode.UK7: "contractNotice", NoticeCode.UK12: "tenderNotice",
}  # fmt: skip


class Release(models.Model):
    """One OCDS release as it was published: the whole picture of one procurement after one event. Never changed."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="releases")
    identifier = models.CharField(max_length=120, unique=True)
    tag = models.CharField(max_length=30)
    released_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["released_at", "id"])]

    class Privacy:
        public = "id opportunity identifier tag released_at content"

    def __str__(self) -> str:
        return self.identifier


class PublishedNotice(models.Model):
    """A notice that was published on the central platform, as an officer noted it. Publishing there is the act in law."""

    opportunity = models.ForeignKey("funding.Opportunity", models.PROTECT, related_name="published_notices")
    code = models.CharField(_("notice"), max_length=4, choices=NoticeCode)
    reference = models.CharField(_("its reference there"), max_length=60)
    url = models.URLField(_("its address there"), max_length=300, blank=True)
    published_date = models.DateField(_("published on"))
    noted_as = models.CharField(max_length=200)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "code", "reference"], name="one_notice_of_a_reference")
        ]

    class Privacy:
        public = "id opportunity code reference url published_date"
        members = "noted_as noted_at"

    def __str__(self) -> str:
        return f"{self.code} {self.reference}"

    @property
    def case(self) -> models.Model:
        return self.opportunity

    @property
    def document_type(self) -> str:
        return DOCUMENT_TYPES[NoticeCode(self.code)]
