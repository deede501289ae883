from folkmoot.engagement.urls import consultations, opinions, proposals

app_name = "engagement"
urlpatterns = [*consultations.urlpatterns, *opinions.urlpatterns, *proposals.urlpatterns]
