from django.urls import path

from folkmoot.people.views import duplicates, organisations

app_name = "people"
urlpatterns = [
    path("", organisations.index, name="index"),
    path("register/", organisations.register, name="register"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("duplicates/<int:pk>/<int:other>/", duplicates.pair, name="duplicate_pair"),
    path("duplicates/<int:pk>/part/", duplicates.part, name="part"),
    path("organisation/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisation/<int:pk>/details/", organisations.correct, name="correct"),
]
