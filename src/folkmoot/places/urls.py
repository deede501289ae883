from django.urls import path

from folkmoot.places import views

app_name = "places"
urlpatterns = [
    path("", views.index, name="index"),
    path("area/<str:code>/", views.area, name="area"),
]
