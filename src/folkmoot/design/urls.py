from django.urls import path

from folkmoot.design import views

app_name = "design"
urlpatterns = [
    path("brand.css", views.brand, name="brand"),
    path("design/", views.patterns, name="patterns"),
    path("design/form/", views.patterns_form, name="patterns_form"),
    path("design/states/", views.patterns_states, name="patterns_states"),
]
