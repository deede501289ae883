from django.urls import path

from folkmoot.web.views import cast, home, pages, work

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("health/", home.health, name="health"),
    path("my-work/", work.my_work, name="my_work"),
    path("search/", work.find, name="search"),
    path("thread/<str:subject>/", work.thread, name="thread"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("be/", cast.cast, name="cast"),
    path("be/<slug:key>/", cast.become, name="become"),
]
