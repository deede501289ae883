from decimal import Decimal

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
            name="CheckRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="role")),
                (
                    "highest_level",
                    models.CharField(
                        choices=[
                            ("basic", "basic"),
                            ("standard", "standard"),
                            ("enhanced", "enhanced"),
                            ("barred", "enhanced, with the barred lists"),
                        ],
                        max_length=10,
                        verbose_name="highest level it may be checked at",
                    ),
                ),
                ("why", models.TextField(verbose_name="why this role may be checked")),
                (
                    "renew_months",
                    models.PositiveSmallIntegerField(default=36, verbose_name="looked at again after … months"),
                ),
                ("start_date", models.DateField()),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "operator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
        ),
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
                (
                    "with_adults_at_risk",
                    models.BooleanField(default=False, verbose_name="it brings people together with adults at risk"),
                ),
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
            name="DbsCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("basic", "basic"),
                            ("standard", "standard"),
                            ("enhanced", "enhanced"),
                            ("barred", "enhanced, with the barred lists"),
                        ],
                        max_length=10,
                    ),
                ),
                ("issued_date", models.DateField()),
                ("renew_date", models.DateField()),
                ("charged_to_volunteer", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("is_free", models.BooleanField(default=False)),
                ("seen_as", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                (
                    "payer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dbs_checks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="citizens.checkrole"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("charged_to_volunteer", 0)), name="a_volunteer_never_pays_for_a_check"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("renew_date__gt", models.F("issued_date"))),
                        name="a_check_is_renewed_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "travel"),
                            ("care", "care for somebody"),
                            ("access", "an interpreter, a helper or equipment"),
                            ("food", "food and drink"),
                            ("other", "something else"),
                        ],
                        max_length=8,
                        verbose_name="what it was for",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("spent_date", models.DateField(verbose_name="spent on")),
                ("words", models.CharField(max_length=300, verbose_name="what you paid for")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("claimed", "claimed"),
                            ("agreed", "agreed"),
                            ("paid", "paid"),
                            ("refused", "refused"),
                        ],
                        default="claimed",
                        max_length=8,
                    ),
                ),
                ("claimed_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("refused_because", models.CharField(blank=True, max_length=300)),
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
                        related_name="expenses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenses",
                        to="citizens.citizentask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="an_expense_is_more_than_nothing"
                    )
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
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("words", models.CharField(max_length=300, verbose_name="for what")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "offered"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("paid", "paid"),
                        ],
                        default="offered",
                        max_length=8,
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("offered_as", models.CharField(max_length=200)),
                ("ends_free_check", models.BooleanField(default=False, verbose_name="it ends a check that was free")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="payments_to_members",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="pay_is_more_than_nothing")
                ],
            },
        ),
        migrations.CreateModel(
            name="Preferences",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contact_by",
                    models.CharField(
                        choices=[
                            ("email", "email"),
                            ("phone", "telephone"),
                            ("text", "text message"),
                            ("letter", "letter"),
                        ],
                        default="email",
                        max_length=8,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("languages", models.CharField(blank=True, max_length=200)),
                ("access_needs", models.TextField(blank=True)),
                ("needs_travel", models.BooleanField(default=False)),
                ("needs_care", models.BooleanField(default=False)),
                ("benefits", models.JSONField(blank=True, default=list)),
                ("interests", models.JSONField(blank=True, default=list)),
                ("updated_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PrivateMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="what happened, or what worries you")),
                ("whom", models.CharField(blank=True, max_length=200, verbose_name="who it is about")),
                ("is_danger_now", models.BooleanField(default=False, verbose_name="somebody is in danger now")),
                ("reach_me", models.CharField(blank=True, max_length=200, verbose_name="how to reach you safely")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("told", "told"),
                            ("taken_up", "being looked into"),
                            ("passed_on", "passed on to those who must know"),
                            ("closed", "closed"),
                        ],
                        default="told",
                        max_length=10,
                    ),
                ),
                ("told_at", models.DateTimeField()),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MatterNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="citizens.privatematter"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MatterLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="citizens.privatematter"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("risks", models.TextField(verbose_name="what could go wrong")),
                ("measures", models.TextField(verbose_name="what is done about it")),
                ("supervision", models.TextField(verbose_name="who is with them, and when")),
                ("signed_as", models.CharField(max_length=200)),
                ("signed_at", models.DateTimeField()),
                ("end_date", models.DateField(verbose_name="looked at again before")),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "second_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risks",
                        to="citizens.citizentask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("host", models.F("second_adult")), _negated=True),
                        name="two_adults_are_two_people",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TwoWayAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("member_promises", models.TextField(verbose_name="what you promise")),
                ("scheme_promises", models.TextField(verbose_name="what the scheme and the council promise you")),
                ("published_at", models.DateTimeField()),
                (
                    "operator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("operator", "number"), name="one_agreement_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted_at", models.DateTimeField()),
                ("scheme_accepted_at", models.DateTimeField(blank=True, null=True)),
                ("scheme_accepted_as", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acceptances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="citizens.twowayagreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "person"), name="a_version_is_accepted_once")
                ],
            },
        ),
    ]
