import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("commissioning", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CitizenTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("survey", "designing a survey"),
                            ("canvassing", "asking people in person"),
                            ("connecting", "connecting people and groups"),
                            ("market_event", "speaking at a market event"),
                            ("method_statement", "writing method statement questions"),
                            ("specification", "writing a specification"),
                            ("tender_evaluation", "scoring bids"),
                            ("monitoring", "checking how a service is doing"),
                        ],
                        max_length=20,
                        verbose_name="kind of task",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("what", models.TextField(verbose_name="what you would do")),
                ("influence", models.TextField(verbose_name="what you can influence")),
                ("limits", models.TextField(verbose_name="what you cannot change")),
                ("hours", models.PositiveSmallIntegerField(verbose_name="hours it takes")),
                ("places", models.PositiveSmallIntegerField(default=1, verbose_name="places")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open to citizen commissioners"),
                            ("filled", "filled"),
                            ("done", "done"),
                            ("cancelled", "cancelled"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citizen_tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citizen_tasks",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("influence", ""), _negated=True), name="a_task_says_what_it_can_influence"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted_at", models.DateTimeField()),
                (
                    "hours_given",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="hours given"
                    ),
                ),
                ("did", models.TextField(blank=True, verbose_name="what you did")),
                ("changed", models.TextField(blank=True, verbose_name="what changed because of it")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="citizens.citizentask",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("task", "person"), name="a_task_is_chosen_once")],
            },
        ),
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "is_core",
                    models.BooleanField(default=False, verbose_name="core course: needed before joining a panel"),
                ),
                ("analyse", models.TextField(blank=True, verbose_name="what it teaches about analysing need")),
                ("plan", models.TextField(blank=True, verbose_name="what it teaches about planning")),
                ("deliver", models.TextField(blank=True, verbose_name="what it teaches about delivering")),
                ("review", models.TextField(blank=True, verbose_name="what it teaches about reviewing")),
                ("hours", models.PositiveSmallIntegerField(verbose_name="hours")),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="courses", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_core", False),
                            models.Q(
                                ("analyse", ""),
                                ("plan", ""),
                                ("deliver", ""),
                                ("review", ""),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="a_core_course_covers_the_cycle",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("completed_date", models.DateField()),
                ("confirmed_as", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="completions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="completions", to="citizens.course"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("course", "person"), name="a_course_is_completed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cohort",
                    models.CharField(
                        choices=[("adult", "citizen commissioner"), ("young", "young commissioner (12 to 17)")],
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("applied", "applied"), ("active", "taking part"), ("left", "left")],
                        default="applied",
                        max_length=10,
                    ),
                ),
                ("wants", models.CharField(blank=True, max_length=300, verbose_name="what you want out of it")),
                ("applied_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "operator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "left"), _negated=True),
                        fields=("person",),
                        name="in_the_scheme_once_at_a_time",
                    )
                ],
            },
        ),
    ]
