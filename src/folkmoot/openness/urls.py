from django.urls import path

from folkmoot.openness import views

app_name = "openness"
urlpatterns = [
    path("", views.index, name="index"),
    path("decisions/", views.decisions, name="decisions"),
    path("record/", views.record, name="record"),
    path("record/folkmoot-record.jsonl", views.record_file, name="record_file"),
    path("record/verify.py", views.verify_script, name="verify_script"),
]
