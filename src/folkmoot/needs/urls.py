from django.urls import path

from folkmoot.needs.views import assets, boards, briefings, needs, rounds

app_name = "needs"
urlpatterns = [
    path("", needs.index, name="index"),
    path("raise/", needs.raise_need, name="raise"),
    path("need/<int:pk>/", needs.need, name="need"),
    path("need/<int:pk>/raised/", needs.raised, name="raised"),
    path("need/<int:pk>/me-too/", needs.support, name="support"),
    path("need/<int:pk>/withdraw/", needs.withdraw, name="withdraw"),
    path("need/<int:pk>/answer/", needs.decline, name="decline"),
    path("boards/", boards.boards, name="boards"),
    path("boards/found/", boards.open_board, name="open_board"),
    path("board/<int:pk>/", boards.board, name="board"),
    path("board/<int:pk>/seat/", boards.seat, name="seat"),
    path("board/<int:pk>/seat/<int:member>/end/", boards.unseat, name="unseat"),
    path("board/<int:pk>/round/", boards.open_round, name="open_round"),
    path("round/<int:pk>/", rounds.round, name="round"),
    path("round/<int:pk>/close/", rounds.close, name="close_round"),
    path("round/<int:pk>/agree/", rounds.agree, name="agree"),
    path("round/<int:pk>/no-agreement/", rounds.lapse, name="lapse_round"),
    path("priority/<int:pk>/", rounds.priority, name="priority"),
    path("committees/", briefings.committees, name="committees"),
    path("committees/form/", briefings.form_committee, name="form_committee"),
    path("committee/<int:pk>/", briefings.committee, name="committee"),
    path("committee/<int:pk>/wards/", briefings.redraw, name="redraw_committee"),
    path("committee/<int:pk>/write/", briefings.write, name="write_briefing"),
    path("briefing/<int:pk>/", briefings.briefing, name="briefing"),
    path("assets/", assets.assets, name="assets"),
    path("assets/add/", assets.add_asset, name="add_asset"),
]
