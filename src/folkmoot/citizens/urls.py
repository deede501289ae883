from django.urls import path

from folkmoot.citizens.views import joining, scheme, tasks

app_name = "citizens"
urlpatterns = [
    path("", joining.index, name="index"),
    path("join/", joining.join, name="join"),
    path("mine/", joining.mine, name="my_record"),
    path("member/<int:pk>/leave/", joining.leave, name="leave"),
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
