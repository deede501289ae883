from django.urls import path

from folkmoot.agreements.views import allocations, anchors

urlpatterns = [
    path("anchors/", anchors.index, name="anchors"),
    path("anchors/ask/<int:project>/", anchors.open_choice, name="open_choice"),
    path("anchors/choice/<int:pk>/", anchors.choice, name="choice"),
    path("anchors/choice/<int:pk>/say/", anchors.nominate, name="nominate"),
    path("anchors/choice/<int:pk>/count/", anchors.count, name="count_choice"),
    path("anchors/choice/<int:pk>/answer/", anchors.answer, name="answer_choice"),
    path("governance/<int:pk>/", anchors.governance, name="governance"),
    path("governance/<int:pk>/look/", anchors.check_governance, name="check_governance"),
    path("agreement/<int:pk>/share-out/", allocations.share_out, name="share_out"),
    path("agreement/<int:pk>/safeguarding/<int:organisation>/", anchors.check_safeguarding, name="check_safeguarding"),
    path("shares/<int:pk>/", allocations.share, name="share"),
    path("shares/<int:pk>/shares.csv", allocations.shares_file, name="shares_file"),
    path("shares/<int:pk>/ask/", allocations.apply, name="apply"),
    path("shares/<int:pk>/question/", allocations.question, name="question"),
    path("shares/<int:pk>/go-on/", allocations.let_go_on, name="let_go_on"),
    path("question/<int:pk>/", allocations.answer_question, name="answer_question"),
    path("allocation/<int:pk>/", allocations.allocation, name="allocation"),
    path("allocation/<int:pk>/offer/", allocations.offer, name="offer"),
    path("allocation/<int:pk>/turn-down/", allocations.turn_down, name="turn_down"),
    path("allocation/<int:pk>/answer/", allocations.answer_offer, name="answer_offer"),
    path("allocation/<int:pk>/pay/", allocations.pass_on, name="pass_on"),
    path("allocation/<int:pk>/end/", allocations.end, name="end_allocation"),
]
