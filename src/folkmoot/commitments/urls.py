from django.urls import path

from folkmoot.commitments.views import answers, concerns, pages

app_name = "commitments"
urlpatterns = [
    path("", pages.index, name="index"),
    path("findings/", pages.findings, name="findings"),
    path("cases/<str:subject>/", pages.case, name="case"),
    path("bodies/<int:pk>/", pages.body, name="body"),
    path("undertakings/<int:pk>/explain/", answers.explain, name="explain"),
    path("undertakings/<int:pk>/attest/<int:body>/", answers.attest, name="attest"),
    path("undertakings/<int:pk>/question/", concerns.question, name="question"),
    path("concerns/", concerns.index, name="concerns"),
    path("concerns/<int:pk>/", concerns.concern, name="concern"),
    path("concerns/<int:pk>/take/", concerns.take, name="take"),
    path("concerns/<int:pk>/resolve/", concerns.resolve, name="resolve"),
    path("<slug:code>/", pages.rulebook, name="rulebook"),
]
