from folkmoot.engagement.urls import consultations, events, panels

app_name = "engagement"
urlpatterns = [*consultations.urlpatterns, *panels.urlpatterns, *events.urlpatterns]
