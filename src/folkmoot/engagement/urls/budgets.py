from django.urls import path
from django.http import HttpResponse
app_name = "budgets"
def x(request, **k): return HttpResponse()
urlpatterns = [path(f"{n}/<int:pk>/", x, name=n) for n in "budget run vote follow idea answer_merge poll spending decision".split()]
