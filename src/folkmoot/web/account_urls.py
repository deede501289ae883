"""Signing in: by a code sent to the email address. Only the pages we have looked at are served; there are no passwords."""

from allauth.account import views
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
    path("sign-in/", views.request_login_code, name="account_request_login_code"),
    path("sign-in/code/", views.confirm_login_code, name="account_confirm_login_code"),
    path("join/", views.signup, name="account_signup"),
    path("join/code/", views.email_verification_sent, name="account_email_verification_sent"),
    path("leave/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
]
