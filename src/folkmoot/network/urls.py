from django.urls import path

from folkmoot.network.views import guide, studies

app_name = "network"
urlpatterns = [
    path("", studies.index, name="index"),
    path("guide/", guide.guide, name="guide"),
    path("case-study/write/", studies.write, name="write"),
    path("case-study/<int:pk>/", studies.case_study, name="case_study"),
    path("case-study/<int:pk>/change/", studies.change, name="change"),
    path("case-study/<int:pk>/publish/", studies.publish, name="publish"),
]
