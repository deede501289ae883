from django.urls import path

from folkmoot.openness import feeds, views

app_name = "openness"
urlpatterns = [
    path("", views.index, name="index"),
    path("decisions/", views.decisions, name="decisions"),
    path("results.csv", views.results, name="results"),
    path("ocds/releases.json", feeds.releases, name="ocds_releases"),
    path("ocds/records.json", feeds.records, name="ocds_records"),
    path("ocds/imported-releases.json", feeds.imported_releases, name="ocds_imported"),
    path("360giving/grants.json", feeds.grants, name="grants"),
    path("360giving/imported-grants.json", feeds.imported_grants, name="grants_imported"),
    path("transparency/<slug:name>.csv", feeds.transparency, name="transparency"),
    path("record/", views.record, name="record"),
    path("record/folkmoot-record.jsonl", views.record_file, name="record_file"),
    path("record/verify.py", views.verify_script, name="verify_script"),
]
