from folkmoot.engagement.urls import consultations

app_name = "engagement"
urlpatterns = [*consultations.urlpatterns]
