from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.core.policy import Refused
from folkmoot.funding.clocks import Clock, Unit
from folkmoot.funding.models.opportunity import Route
from folkmoot.funding.states import Way


class Family(models.TextChoices):
    """The kinds of procedure there are. Each has at least one dated row, and a chapter in the guide for bidders."""

    GRANT = "grant", _("grant")
    SINGLE_OUTCOME = "single_outcome", _("single outcome agreement with an anchor organisation")
    LIGHT_TOUCH = "light_touch", _("light-touch contract for services to people")
    FULL = "full", _("full procedure for large contracts")
    NOTIFIABLE = "notifiable", _("below the threshold, with notices")
    SMALL = "small", _("below the threshold, without notices")
    DIRECT = "direct", _("direct award")
    FRAMEWORK = "framework", _("setting up a framework")
    CALL_OFF = "call_off", _("call-off from a framework")
    MARKET = "market", _("dynamic market")
    SUPPORTED = "supported", _("reserved for supported employment")
    MUTUAL = "mutual", _("reserved for public service mutuals")
    LOCAL = "local", _("reserved for local suppliers")
    SMALL_OR_VOLUNTARY = "small_or_voluntary", _("reserved for small businesses and voluntary organisations")
    HEALTH_A = "health_a", _("health care: direct award A")
    HEALTH_B = "health_b", _("health care: direct award B")
    HEALTH_C = "health_c", _("health care: direct award C")
    HEALTH_SUITABLE = "health_suitable", _("health care: most suitable provider")
    HEALTH_COMPETITIVE = "health_competitive", _("health care: competition")
    EARLIER = "earlier", _("bought under earlier law")


# What is reserved is a competition that only some may enter: the restriction changes no step.
_WAYS = {
    Family.GRANT: Way.GRANT, Family.SINGLE_OUTCOME: Way.NEGOTIATION, Family.DIRECT: Way.DIRECT,
    Family.FRAMEWORK: Way.FRAMEWORK, Family.CALL_OFF: Way.CALL_OFF, Family.MARKET: Way.MARKET, Family.HEALTH_A: Way.DIRECT,
    Family.HEALTH_B: Way.DIRECT, Family.HEALTH_C: Way.DIRECT, Family.HEALTH_SUITABLE: Way.SUITABLE,
}  # fmt: skip
_WAYS_OF_ROUTES = {
    Route.GRANT: Way.GRANT, Route.NEGOTIATED: Way.NEGOTIATION, Route.FRAMEWORK: Way.CALL_OFF,
}  # fmt: skip


def way_of(route: str, procedure: "Procedure | None") -> Way:
    """Which steps an opportunity goes through: told by its row of law, or by its route where nobody named a row."""
    if procedure is None:
        return _WAYS_OF_ROUTES.get(Route(route), Way.COMPETITION)
    return _WAYS.get(Family(procedure.family), Way.COMPETITION)


class Bodies(models.TextChoices):
    LOCAL = "local", _("councils, NHS bodies and other local bodies")
    CENTRAL = "central", _("central government")
    ANY = "any", _("any public body")


class Services(models.TextChoices):
    PEOPLE = "people", _("services to people: care, advice, company, learning")
    ORDINARY = "ordinary", _("other services, goods and works")
    HEALTH = "health", _("health care")


class Providers(models.TextChoices):
    """Who could do the work, in the chooser's words."""

    MANY = "many", _("several organisations could, and we do not know who is best")
    FEW = "few", _("a few partners together, who would share the work")
    DOES_IT_WELL = "does_it_well", _("one that does it today and does it well, and little would change")
    ONLY_ONE = "only_one", _("only one can")
    PEOPLE_CHOOSE = "people_choose", _("each person chooses their own")


class Special(models.TextChoices):
    """A list of providers to use, or the kinds of organisation the work is kept for."""

    NONE = "", _("No: anyone who fits may take part")
    CALL_OFF = "call_off", _("Ask those on a framework that is in place")
    SET_UP = "set_up", _("Set up a framework, to ask its members later")
    MARKET = "market", _("Use a dynamic market, which providers can join at any time")
    SUPPORTED = "supported", _("Keep it for supported employment providers")
    MUTUAL = "mutual", _("Keep it for public service mutuals")
    LOCAL = "local", _("Keep it for suppliers in this area or in the United Kingdom")
    SMALL = "small_or_voluntary", _("Keep it for small businesses and voluntary organisations")


class Decider(models.TextChoices):
    COMMISSIONER = "commissioner", _("a commissioner of the body who did not score")
    NAMED = "named", _("a commissioner or committee named in the notice, who did not score")
    FUNDERS = "funders", _("a commissioner of the body, once every funder of the agreement has agreed")


class ClockKind(models.TextChoices):
    TENDER = "tender", _("least time for bids")
    TENDER_PLANNED = "tender_planned", _("least time for bids after a planned procurement notice")
    INTENTION = "intention", _("least time after the intention is published")
    STANDSTILL = "standstill", _("standstill, from the award notice")
    DETAILS = "details", _("contract details notice, from signing")


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    def in_force(self, day: date) -> list["Procedure"]:
        """Of each code, the row that holds on a day: the latest one begun, unless it ended. One query, and its clocks."""
        rows = self.filter(valid_from__lte=day).prefetch_related("clocks").order_by("valid_from")
        latest = {row.code: row for row in rows}
        holding = [row for row in latest.values() if row.valid_to is None or day < row.valid_to]
        return sorted(holding, key=lambda row: (row.position, row.code))


class Procedure(models.Model):
    """A lawful way to choose who is funded, as the law stood from one day until another (exclusive).

    A row is never changed: an opportunity keeps the row of the day it began. When the law changes, a row of the same
    code with a later first day follows it.
    """

    code = models.SlugField(_("short name"), max_length=40)
    position = models.PositiveSmallIntegerField(default=100)
    family = models.CharField(_("kind of procedure"), max_length=20, choices=Family)
    route = models.CharField(_("route"), max_length=12, choices=Route)
    title = models.CharField(_("name"), max_length=160)
    law = models.CharField(_("under which law"), max_length=160)
    plain = models.TextField(_("what it is, in plain words"))
    bodies = models.CharField(_("who may use it"), max_length=10, choices=Bodies, default=Bodies.LOCAL)
    services = models.JSONField(_("for which services"), default=list)
    gives = models.BooleanField(_("money is given, nothing is bought"), default=False)
    value_from = models.DecimalField(
        _("from this value, VAT included"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    value_under = models.DecimalField(
        _("under this value, VAT included"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, default="GBP")
    providers = models.JSONField(_("when who could do it"), default=list, blank=True)
    special = models.CharField(_("list used, or kept for whom"), max_length=20, choices=Special, blank=True)
    most_months = models.PositiveSmallIntegerField(_("longest term in months"), null=True, blank=True)
    notices = models.JSONField(_("notices owed"), default=list, blank=True)
    decider = models.CharField(_("who decides"), max_length=12, choices=Decider, default=Decider.COMMISSIONER)
    note = models.TextField(_("what else to know"), blank=True)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("until, not included"), null=True, blank=True)
    source = models.TextField(_("source"))

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_row_of_a_procedure_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="a_procedure_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="a_procedure_says_its_source"),
        ]

    class Privacy:
        public = (
            "id code position family route title law plain bodies services gives value_from value_under currency"
            " providers special most_months notices decider note valid_from valid_to source"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:procedure", args=[self.pk])

    def save(self, *args: Any, **options: Any) -> None:
        """A row is written once; only its last day can be set later."""
        if not self._state.adding and list(options.get("update_fields") or ()) != ["valid_to"]:
            raise Refused(_now("A row of law is never changed. Add a new one that follows it."))
        super().save(*args, **options)

    @property
    def reserved_for(self) -> str:
        """Whom it is kept for, in words; empty when anyone who fits may bid."""
        kept = (Special.SUPPORTED, Special.MUTUAL, Special.LOCAL, Special.SMALL)
        return str(Special(self.special).label) if self.special in kept else ""

    @property
    def condition(self) -> str:
        """What a bidder has to be, where it is kept for some; empty otherwise."""
        return {
            Special.SUPPORTED: _now(
                "At least 30 in 100 of your workers, or of those who do this work, are disabled or disadvantaged."
            ),
            Special.MUTUAL: _now("You are a public service mutual."),
            Special.LOCAL: _now("You supply from inside the area that this notice names."),
            Special.SMALL: _now("You are a small or medium business, or a voluntary, community or social enterprise."),
        }.get(Special(self.special), "")

    @property
    def services_said(self) -> list[str]:
        return [str(Services(one).label) for one in self.services]

    def clock(self, kind: str) -> Clock | None:
        """The clock of a kind; None where this table holds no figure. A clock of no days: the law asks for none."""
        found = next((row for row in self.clocks.all() if row.kind == kind), None)
        return found.as_clock() if found else None

    def unknown_clocks(self) -> list[ClockKind]:
        """Periods that anybody choosing it has to know, and for which this table holds no figure."""
        known = {row.kind for row in self.clocks.all()}
        asked = [ClockKind.TENDER, ClockKind.STANDSTILL]
        if way_of(self.route, self) == Way.SUITABLE:
            asked = [ClockKind.INTENTION, ClockKind.STANDSTILL]
        return [kind for kind in asked if kind not in known]

    def standstill(self) -> Clock | None:
        """The standstill that is owed. A voluntary one is not."""
        found = self._standstill()
        return found.as_clock() if found and not found.is_voluntary else None

    def voluntary_standstill(self) -> Clock | None:
        """The standstill that the law leaves to the body. Once it is announced it binds."""
        found = self._standstill()
        return found.as_clock() if found and found.is_voluntary else None

    def _standstill(self) -> "ProcedureClock | None":
        return next((row for row in self.clocks.all() if row.kind == ClockKind.STANDSTILL), None)

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies within its limits. Only asked of rows in pounds."""
        return (self.value_from is None or value >= self.value_from) and (
            self.value_under is None or value < self.value_under
        )


class ProcedureClock(models.Model):
    """One period of a procedure: how long, counted in which days, and whether the first day counts."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="clocks")
    kind = models.CharField(_("period"), max_length=16, choices=ClockKind)
    length = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(_("counted in"), max_length=10, choices=Unit)
    counts_first_day = models.BooleanField(_("the first day counts"), default=False)
    is_voluntary = models.BooleanField(_("voluntary"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "kind"], name="one_clock_of_a_kind")]

    class Privacy:
        public = "id procedure kind length unit counts_first_day is_voluntary"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.as_clock()}"

    def as_clock(self) -> Clock:
        return Clock(self.length, Unit(self.unit), self.counts_first_day)
