from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CommunityKind(models.TextChoices):
    PLACE = "place", _("people of one place")
    INTEREST = "interest", _("people who share something, wherever they live")


class Community(models.Model):
    """People who belong together by where they live or by what they share (ledger EN-18)."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("what holds it together"), max_length=8, choices=CommunityKind)
    about = models.TextField(_("who belongs to it, and what it wants"))
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="communities")
    started_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="place") | models.Q(area__isnull=False), name="a_community_of_place_has_one"
            )
        ]

    class Privacy:
        public = "id name kind about area started_at"
        private = "started_by"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("engagement:community", args=[self.pk])


class CommunityMember(models.Model):
    community = models.ForeignKey(Community, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "person"], name="a_member_once")]

    class Privacy:
        private = "id community person joined_at"

    def __str__(self) -> str:
        return f"{self.community_id}: {self.person_id}"


class CommunityLead(models.Model):
    """A community leads a project with the body: it says how the most vulnerable are reached (ledger EN-18, EQ-15)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="leads")
    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="community_leads")
    does = models.TextField(_("what the community leads"))
    reach = models.TextField(_("how the people who need it most are reached"))
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "project"], name="a_community_leads_once"),
            models.CheckConstraint(condition=~models.Q(reach=""), name="a_community_says_whom_it_reaches"),
        ]

    class Privacy:
        public = "id community project does reach agreed_at"

    def __str__(self) -> str:
        return f"{self.community_id} leads {self.project_id}"

    @property
    def case(self) -> models.Model:
        return self.project
