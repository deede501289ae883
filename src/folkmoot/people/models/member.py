from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MemberPost(models.TextChoices):
    """What an elected member is (ledger PO-23)."""

    LEADER = "leader", _("leader of the council")
    LEAD_MEMBER = "lead_member", _("lead member")
    CHAIR = "chair", _("committee chair")
    VICE_CHAIR = "vice_chair", _("committee vice-chair")
    OPPOSITION = "opposition", _("opposition spokesperson")
    WARD = "ward", _("ward councillor")
    COMMUNITY = "community", _("community leader")


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def on(self, day: date) -> "DatedQuerySet":
        """Those that hold on a day (the end date is exclusive)."""
        return self.filter(models.Q(end_date=None) | models.Q(end_date__gt=day), start_date__lte=day)


class MemberRole(models.Model):
    """A post that an elected member holds, of what, from when to when. Who holds it is public."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="member_roles")
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="member_roles")
    post = models.CharField(_("post"), max_length=12, choices=MemberPost)
    of = models.CharField(_("of which ward, committee or portfolio"), max_length=160, blank=True)
    start_date = models.DateField(_("from"))
    end_date = models.DateField(_("until"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "start_date"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gt=models.F("start_date")),
                name="a_members_post_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["body", "post", "of"], condition=models.Q(end_date=None) & models.Q(post__in=["leader", "chair"]),
                name="one_leader_and_one_chair_of_each",
            ),
        ]  # fmt: skip

    class Privacy:
        public = "id person body post of start_date end_date"

    def __str__(self) -> str:
        return f"{self.get_post_display()}, {self.of}" if self.of else str(self.get_post_display())


class InterestKind(models.TextChoices):
    """The disclosable pecuniary interests (SI 2012/1464, schedule), and what a code of conduct adds."""

    WORK = "work", _("job, office, trade or profession")
    SPONSORSHIP = "sponsorship", _("sponsorship")
    CONTRACT = "contract", _("contract with the council")
    LAND = "land", _("land in the area")
    LICENCE = "licence", _("licence to use land in the area")
    TENANCY = "tenancy", _("tenancy from the council")
    SECURITIES = "securities", _("shares and securities")
    OTHER = "other", _("membership, gift or other interest under the code of conduct")


class MemberInterest(models.Model):
    """An entry in a body's register of members' interests, which the law has it publish (Localism Act 2011 ss.29-30).

    Of a sensitive interest only that there is one is published (s.32)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="member_interests")
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="member_interests")
    kind = models.CharField(_("kind"), max_length=12, choices=InterestKind)
    of_partner = models.BooleanField(_("it is a spouse’s or partner’s"), default=False)
    words = models.TextField(_("the interest"), blank=True)
    sensitive_words = models.TextField(_("the interest, kept from publication"), blank=True)
    is_sensitive = models.BooleanField(_("publishing it could lead to violence or intimidation"), default=False)
    registered_at = models.DateTimeField()
    ended_date = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["body", "ended_date"])]

    class Privacy:
        public = "id person body kind of_partner is_sensitive registered_at ended_date words"
        private = "sensitive_words"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.person_id}"

    @property
    def words_in_public(self) -> str:
        return (
            str(_("A sensitive interest. The law keeps its details from publication."))
            if self.is_sensitive
            else self.words
        )

    def get_absolute_url(self) -> str:
        return reverse("people:members", args=[self.body_id])
