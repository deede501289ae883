from django.urls import path

from folkmoot.agreements.views import funds

urlpatterns = [
    path("funds/", funds.index, name="funds"),
    path("funds/open/", funds.open_fund, name="open_fund"),
    path("fund/<int:pk>/", funds.fund, name="fund"),
    path("fund/<int:pk>/contributions.csv", funds.contributions, name="contributions_file"),
    path("fund/<int:pk>/contribute/", funds.contribute, name="contribute"),
    path("fund/<int:pk>/gifts/", funds.gifts, name="gifts"),
    path("fund/<int:pk>/in-kind/", funds.in_kind, name="in_kind"),
    path("fund/<int:pk>/close/", funds.close, name="close_fund"),
    path("fund/<int:pk>/promise/<int:agreement>/", funds.commit, name="commit"),
    path("contribution/<int:pk>/", funds.change_contribution, name="change_contribution"),
    path("agreement/<int:pk>/funds/", funds.choose_fund, name="choose_fund"),
    path("agreement/<int:pk>/give-back/", funds.release, name="release"),
]
