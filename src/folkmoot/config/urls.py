from django.urls import include, path

from folkmoot.openness.api import api

urlpatterns = [
    path("", include("folkmoot.web.urls")),
    path("", include("folkmoot.design.urls")),
    path("account/", include("folkmoot.web.account_urls")),
    path("places/", include("folkmoot.places.urls")),
    path("organisations/", include("folkmoot.people.urls")),
    path("me/", include("folkmoot.people.views.me_urls")),
    path("commitments/", include("folkmoot.commitments.urls")),
    path("evidence/", include("folkmoot.evidence.urls")),
    path("needs/", include("folkmoot.needs.urls")),
    path("projects/", include("folkmoot.commissioning.urls")),
    path("citizens/", include("folkmoot.citizens.urls")),
    path("consultations/", include("folkmoot.engagement.urls")),
    path("budgets/", include("folkmoot.engagement.urls.budgets")),
    path("funding/", include("folkmoot.funding.urls")),
    path("agreements/", include("folkmoot.agreements.urls")),
    path("inquiries/", include("folkmoot.inquiries.urls")),
    path("network/", include("folkmoot.network.urls")),
    path("open/api/", api.urls),
    path("open/", include("folkmoot.openness.urls")),
]
handler400 = "folkmoot.design.views.bad_request"
handler403 = "folkmoot.design.views.forbidden"
handler404 = "folkmoot.design.views.not_found"
handler500 = "folkmoot.design.views.broken"
