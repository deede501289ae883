from folkmoot.engagement.urls import consultations, events, opinions, panels, proposals

app_name = "engagement"
urlpatterns = [
    *consultations.urlpatterns,
    *opinions.urlpatterns,
    *proposals.urlpatterns,
    *panels.urlpatterns,
    *events.urlpatterns,
]
