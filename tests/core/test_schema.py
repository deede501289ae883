"""Many tables made in one step."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ProjectState

from folkmoot.core.schema import CreateModels

pytestmark = pytest.mark.django_db(transaction=True)


def key():
    return "id", models.BigAutoField(primary_key=True)


def test_models_that_refer_to_one_another_are_made_and_removed_together():
    migration = Migration("0001_initial", "hall")
    link = models.ForeignKey("hall.Room", models.CASCADE)
    migration.operations = [
        CreateModels(
            [
                CreateModel("Booking", [key(), ("room", link)]),
                CreateModel("Room", [key(), ("first", models.ForeignKey("hall.Booking", models.SET_NULL, null=True))]),
            ]
        )
    ]
    before = ProjectState()
    with connection.schema_editor(atomic=True) as editor:
        after = migration.apply(before.clone(), editor)
    assert {"hall_booking", "hall_room"} <= set(connection.introspection.table_names())
    room, booking = after.apps.get_model("hall", "Room"), after.apps.get_model("hall", "Booking")
    made = booking.objects.create(room=room.objects.create())
    assert booking.objects.get(room__id=made.room_id) == made
    booking.objects.all().delete()
    with connection.schema_editor(atomic=True) as editor:
        migration.unapply(before.clone(), editor)
    assert not {"hall_booking", "hall_room"} & set(connection.introspection.table_names())
