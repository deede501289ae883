from django.urls import path

from folkmoot.citizens.views import deal, family, joining, scheme, tasks

app_name = "citizens"
urlpatterns = [
    path("", joining.index, name="index"),
    path("join/", joining.join, name="join"),
    path("mine/", joining.mine, name="my_record"),
    path("member/<int:pk>/leave/", joining.leave, name="leave"),
    path("mine/preferences/", deal.preferences, name="preferences"),
    path("mine/ask/", family.ask, name="ask"),
    path("agreement/<int:pk>/", deal.agreement, name="agreement"),
    path("agreement/<int:pk>/accept/", deal.accept, name="accept"),
    path("agreement/accepted/<int:pk>/countersign/", deal.countersign, name="countersign"),
    path("scheme/agreement/", deal.publish, name="publish_agreement"),
    path("family/", family.family, name="family"),
    path("family/child/", family.open_child, name="open_child"),
    path("family/agree/<int:pk>/", family.agree, name="agree"),
    path("family/consent/<int:pk>/take-back/", family.take_back, name="take_back"),
    path("family/child/<int:pk>/go-on/", family.step_in, name="step_in"),
    path("family/child/<int:pk>/hand-over/", family.hand_over, name="hand_over"),
    path("family/back/", family.step_back, name="step_back"),
    path("member/<int:pk>/", scheme.member, name="member"),
    path("member/<int:pk>/adult/", scheme.adult, name="adult"),
    path("scheme/", scheme.scheme, name="scheme"),
    path("scheme/course/", scheme.course, name="course"),
    path("member/<int:pk>/admit/", scheme.admit, name="admit"),
    path("member/<int:pk>/consent/", scheme.consent, name="consent"),
    path("member/<int:pk>/completed/", scheme.completed, name="completed"),
    path("tasks/", tasks.index, name="tasks"),
    path("task/<int:pk>/", tasks.task, name="task"),
    path("project/<int:project>/open-task/", tasks.open_task, name="open_task"),
    path("task/<int:pk>/choose/", tasks.choose, name="choose"),
    path("task/<int:pk>/stop/", tasks.stop, name="stop"),
    path("task/chosen/<int:pk>/finish/", tasks.finish, name="finish"),
    path("task/chosen/<int:pk>/answer/", tasks.answer, name="answer"),
]
