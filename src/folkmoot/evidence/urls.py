from django.urls import path

from folkmoot.evidence.views import catalogue, studies

app_name = "evidence"
urlpatterns = [
    path("", catalogue.catalogue, name="index"),
    path("figures/", catalogue.indicators, name="indicators"),
    path("dataset/<slug:code>/", catalogue.dataset, name="dataset"),
    path("indicator/<slug:code>/", catalogue.indicator, name="indicator"),
    path("studies/", studies.studies, name="studies"),
    path("studies/add/", studies.add_study, name="add_study"),
    path("study/<int:pk>/", studies.study, name="study"),
]
