from django.urls import path

from folkmoot.engagement.views.proposals import bringing, case

urlpatterns = [
    path("proposals/", case.proposals, name="proposals"),
    path("proposals/bring/", bringing.bring, name="bring_proposal"),
    path("proposal/<int:pk>/", case.proposal, name="proposal"),
    path("proposal/<int:pk>/support/", bringing.support, name="support_proposal"),
    path("proposal/<int:pk>/comment/", bringing.comment, name="comment"),
    path("proposal/<int:pk>/withdraw/", bringing.withdraw, name="withdraw_proposal"),
    path("proposal/<int:pk>/answer/", bringing.answer, name="answer_proposal"),
    path("petitions/", case.petitions, name="petitions"),
    path("petitions/start/", bringing.start, name="start_petition"),
    path("petition/<int:pk>/", case.petition, name="petition"),
    path("petition/<int:pk>/sign/", bringing.sign, name="sign_petition"),
    path("petition/<int:pk>/close/", bringing.close, name="close_petition"),
    path("petition/<int:pk>/answer/", bringing.answer_petition, name="answer_petition"),
    path("communities/", case.communities, name="communities"),
    path("communities/start/", bringing.start_community, name="start_community"),
    path("community/<int:pk>/", case.community, name="community"),
    path("community/<int:pk>/join/", bringing.join, name="join_community"),
    path("project/<int:project>/community/", bringing.give_lead, name="give_lead"),
]
