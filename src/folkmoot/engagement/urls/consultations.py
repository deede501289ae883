from django.urls import path

from folkmoot.engagement.views import answering, case, lists, preparing, reading

urlpatterns = [
    path("", lists.index, name="index"),
    path("project/<int:project>/begin/", preparing.begin, name="begin"),
    path("consultation/<int:pk>/", case.consultation, name="consultation"),
    path("consultation/<int:pk>/you-said-we-did/", case.you_said, name="you_said"),
    path("consultation/<int:pk>/prepare/", preparing.prepare, name="prepare"),
    path("consultation/<int:pk>/edit/", preparing.edit, name="edit"),
    path("consultation/<int:pk>/questions/", preparing.questions, name="questions"),
    path("question/<int:pk>/remove/", preparing.remove_question, name="remove_question"),
    path("consultation/<int:pk>/formats/", preparing.formats, name="formats"),
    path("format/<int:pk>/remove/", preparing.remove_format, name="remove_format"),
    path("consultation/<int:pk>/announce/", preparing.announce, name="announce"),
    path("consultation/<int:pk>/open/", preparing.open_it, name="open"),
    path("consultation/<int:pk>/withdraw/", preparing.withdraw, name="withdraw"),
    path("consultation/<int:pk>/answer/", answering.who, name="who"),
    path("consultation/<int:pk>/answer/<str:speaker>/", answering.answer, name="answer"),
    path("response/<str:receipt>/", answering.response, name="response"),
    path("consultation/<int:pk>/reading/", reading.reading, name="reading"),
    path("consultation/<int:pk>/close/", reading.close, name="close"),
    path("response/<int:pk>/read/", reading.read, name="read"),
    path("consultation/<int:pk>/themes/add/", reading.add_theme, name="add_theme"),
    path("theme/<int:pk>/answer/", reading.answer_theme, name="answer_theme"),
    path("consultation/<int:pk>/complete/", reading.complete, name="complete"),
]
