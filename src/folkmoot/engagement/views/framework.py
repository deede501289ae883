from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement import kinds
from folkmoot.engagement.models import Level

MEANS = {
    Level.INFORM: (_("We tell you what happens."), _("You know what is going on, early and in plain words.")),
    Level.CONSULT: (_("We listen to you before we decide."), _("You are told what your words changed, and what not, and why.")),
    Level.INVOLVE: (_("We work with you the whole way."), _("The choices on the table show what you care about.")),
    Level.COLLABORATE: (_("We look for the answer together."), _("Your ideas go into the decision as far as they possibly can.")),
    Level.EMPOWER: (_("You decide."), _("We do what you decided.")),
}  # fmt: skip
STANDARDS = [
    _("It is your choice. You can stop at any time, and nobody asks why."),
    _("You are told before you begin how much say you have, and who decides."),
    _("Somebody you can name looks out for everybody under 18."),
    _("Times and places fit around school. Fares and food are paid."),
    _("You hear what came of it, in words that make sense to you."),
]


def framework(request: HttpRequest) -> HttpResponse:
    """How much say people have, level by level, and what each meant in each engagement (ledger EN-23)."""
    found = kinds.by_level()
    youth = request.GET.get("for") == "young"
    levels = [
        (level, *MEANS[level], [row for row in found.get(level.value, []) if row.with_young or not youth])
        for level in Level
    ]
    return render(request, "engagement/framework.html", {"levels": levels, "standards": STANDARDS, "youth": youth})
