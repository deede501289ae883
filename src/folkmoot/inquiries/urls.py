from django.urls import path

from folkmoot.inquiries.views import answers, evidence, pages, publishing

app_name = "inquiries"
urlpatterns = [
    path("", pages.index, name="index"),
    path("open/", pages.open_one, name="open"),
    path("answers/", answers.owed, name="owed"),
    path("inquiry/<int:pk>/", pages.inquiry, name="inquiry"),
    path("inquiry/<int:pk>/evidence/", evidence.submit, name="evidence"),
    path("inquiry/<int:pk>/evidence/thanks/", evidence.thanks, name="thanks"),
    path("inquiry/<int:pk>/publish/", publishing.publish, name="publish"),
    path("recommendation/<int:pk>/answer/", answers.answer, name="answer"),
]
