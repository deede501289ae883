from django.urls import path

from folkmoot.people.views import me

app_name = "me"
urlpatterns = [
    path("", me.my_data, name="my_data"),
    path("data.json", me.download, name="download"),
    path("erase/", me.erase, name="erase"),
]
