from django.urls import path

from folkmoot.engagement.views.events import afterwards, pages

urlpatterns = [
    path("events/", pages.events, name="events"),
    path("events/begin/", pages.begin, name="begin_event"),
    path("events.ics", pages.events_ical, name="events_ical"),
    path("event/<int:pk>/", pages.event, name="event"),
    path("event/<int:pk>/event.ics", pages.event_ical, name="event_ical"),
    path("event/<int:pk>/edit/", pages.edit, name="edit_event"),
    path("event/<int:pk>/publish/", pages.publish, name="publish_event"),
    path("event/<int:pk>/organiser/", pages.organiser, name="event_organiser"),
    path("event/<int:pk>/book/", pages.book, name="book_event"),
    path("event/<int:pk>/give-back/", pages.give_back, name="give_place_back"),
    path("event/<int:pk>/sign-in/", pages.sign_in, name="event_sign_in"),
    path("event/<int:pk>/sectors.csv", afterwards.sectors_file, name="event_sectors"),
    path("event/<int:pk>/output/", afterwards.output, name="event_output"),
    path("event/<int:pk>/report/", afterwards.report, name="report_event"),
    path("event/<int:pk>/call-off/", afterwards.call_off, name="call_off_event"),
    path("participation/", afterwards.frameworks, name="frameworks"),
    path("participation/adopt/", afterwards.adopt, name="adopt_framework"),
    path("participation/<int:pk>/", afterwards.framework, name="framework"),
    path("project/<int:project>/staff/", afterwards.staff, name="staff_engagement"),
]
