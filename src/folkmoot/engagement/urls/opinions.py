from django.urls import path

from folkmoot.engagement.views import framework, moderating
from folkmoot.engagement.views.opinions import case, running, taking_part

urlpatterns = [
    path("framework/", framework.framework, name="framework"),
    path("conversations/", case.conversations, name="conversations"),
    path("conversation/begin/project/<int:project>/", running.begin, name="begin_conversation"),
    path("conversation/begin/board/<int:board>/", running.begin, name="begin_board_conversation"),
    path("conversation/<int:pk>/", case.conversation, name="conversation"),
    path("conversation/<int:pk>/vote/", taking_part.vote_next, name="vote_next"),
    path("conversation/<int:pk>/mine/", taking_part.votes, name="my_votes"),
    path("conversation/<int:pk>/say/", taking_part.say, name="say"),
    path("conversation/<int:pk>/said/<int:statement>/", taking_part.said, name="said"),
    path("conversation/<int:pk>/map/", case.opinion_map, name="opinion_map"),
    path("conversation/<int:pk>/map/<str:name>", case.map_file, name="map_file"),
    path("conversation/<int:pk>/open/", running.open_it, name="open_conversation"),
    path("conversation/<int:pk>/close/", running.close, name="close_conversation"),
    path("conversation/<int:pk>/withdraw/", running.withdraw, name="withdraw_conversation"),
    path("conversation/<int:pk>/what-we-did/", running.answer, name="answer_conversation"),
    path("statement/<int:pk>/vote/", taking_part.vote, name="vote"),
    path("moderation/<int:body>/", moderating.moderation, name="moderation"),
    path("moderation/<int:body>/queue/", moderating.queue, name="queue"),
    path("moderation/<int:body>/name/", moderating.name_moderator, name="name_moderator"),
    path("moderation/<int:body>/promise/", moderating.set_rule, name="set_answer_rule"),
    path("moderator/<int:pk>/end/", moderating.end_moderator, name="end_moderator"),
    path("contribution/<int:pk>/show/", moderating.show, name="show"),
    path("contribution/<int:pk>/refuse/", moderating.refuse, name="refuse"),
    path("contribution/<int:pk>/report/", moderating.report, name="report"),
    path("contribution/<int:pk>/second-look/", moderating.appeal, name="appeal"),
    path("contribution/<int:pk>/decide/", moderating.decide_appeal, name="decide_appeal"),
]
