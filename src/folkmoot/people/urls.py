from django.urls import path

from folkmoot.people.views import contacts, duplicates, members, organisations

app_name = "people"
urlpatterns = [
    path("", organisations.index, name="index"),
    path("register/", organisations.register, name="register"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("duplicates/<int:pk>/<int:other>/", duplicates.pair, name="duplicate_pair"),
    path("duplicates/<int:pk>/part/", duplicates.part, name="part"),
    path("organisation/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisation/<int:pk>/details/", organisations.correct, name="correct"),
    path("organisation/<int:pk>/confirm/", organisations.confirm, name="confirm"),
    path("organisation/<int:pk>/contacts/", contacts.index, name="contacts"),
    path("organisation/<int:pk>/contacts/add/", contacts.add, name="add_contact"),
    path("contact/<int:pk>/hand-over/", contacts.hand_over, name="hand_contact_over"),
    path("contact/<int:pk>/end/", contacts.end, name="end_contact"),
    path("contact/for/<str:subject>/", contacts.name, name="name_contact"),
    path("organisation/<int:pk>/members/", members.members, name="members"),
    path("organisation/<int:pk>/members/post/", members.name_member, name="name_member"),
    path("organisation/<int:pk>/members/interest/", members.register_interest, name="register_interest"),
    path("interest/<int:pk>/end/", members.end_interest, name="end_interest"),
    path("post/<int:pk>/end/", members.end_post, name="end_post"),
]
