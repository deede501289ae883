from django.urls import path

from folkmoot.people.views import me, notices

app_name = "me"
urlpatterns = [
    path("", me.my_data, name="my_data"),
    path("data.json", me.download, name="download"),
    path("erase/", me.erase, name="erase"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read_all"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("notices/how/", notices.telling, name="telling"),
    path("notices/calendar/", notices.renew, name="renew_calendar"),
    path("notices/letters/", notices.letters, name="letters"),
    path("notices/letters/<int:pk>/", notices.letter, name="letter"),
    path("stop/<str:ticket>/", notices.stop, name="stop"),
    path("calendar/<str:key>/", notices.feed, name="calendar"),
]
