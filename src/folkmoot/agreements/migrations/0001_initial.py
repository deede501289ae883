import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("commissioning", "0001_initial"),
        ("funding", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grant", "grant agreement"),
                            ("contract", "contract"),
                            ("outcome", "outcome agreement"),
                            ("service_level", "service-level agreement"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("start_date", models.DateField(verbose_name="starts on")),
                ("end_date", models.DateField(verbose_name="ends before")),
                ("short_term_reason", models.TextField(blank=True, verbose_name="why it is shorter than two years")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="value over the whole term (£)"),
                ),
                ("payment_months", models.PositiveSmallIntegerField(default=3, verbose_name="months between payments")),
                ("payment_days", models.PositiveSmallIntegerField(default=30, verbose_name="days to pay an invoice")),
                ("in_advance", models.BooleanField(default=False, verbose_name="paid in advance")),
                ("payment_reason", models.TextField(blank=True, verbose_name="why it is paid this way")),
                (
                    "report_days",
                    models.PositiveSmallIntegerField(
                        default=28, verbose_name="days to send a report after its period ends"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being agreed"),
                            ("offered", "signed by the funder, awaiting the provider"),
                            ("live", "signed by both"),
                            ("ended", "ended"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("measures_proposed_at", models.DateTimeField(blank=True, null=True)),
                ("measures_agreed_at", models.DateTimeField(blank=True, null=True)),
                ("funder_signed_at", models.DateTimeField(blank=True, null=True)),
                ("funder_signed_as", models.CharField(blank=True, max_length=200)),
                ("provider_signed_at", models.DateTimeField(blank=True, null=True)),
                ("provider_signed_as", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="places.area"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement",
                        to="funding.fundingdecision",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements_funded",
                        to="people.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="commissioning.project",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements_delivered",
                        to="people.organisation",
                    ),
                ),
                (
                    "specification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="commissioning.specification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))),
                        name="an_agreement_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gt", 0)), name="an_agreement_is_worth_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("funder", models.F("provider")), _negated=True),
                        name="nobody_agrees_with_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("funder_signed_at__isnull", True),
                            models.Q(
                                ("measures_agreed_at__isnull", False),
                                ("measures_agreed_at__lte", models.F("funder_signed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="measures_are_agreed_before_signature",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provider_signed_at__isnull", True),
                            models.Q(
                                ("funder_signed_at__isnull", False),
                                ("funder_signed_at__lte", models.F("provider_signed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="the_provider_signs_after_the_funder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "offered"]), ("provider_signed_at__isnull", False), _connector="OR"
                        ),
                        name="a_live_agreement_is_signed_by_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("how_much", "how much did we do?"),
                            ("how_well", "how well did we do it?"),
                            ("better_off", "is anyone better off?"),
                        ],
                        max_length=12,
                        verbose_name="which question it answers",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="the measure")),
                ("unit", models.CharField(max_length=40, verbose_name="counted in")),
                ("purpose", models.TextField(verbose_name="why it is asked")),
                ("use", models.TextField(verbose_name="how it will be used")),
                (
                    "baseline",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="now"),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="aim"),
                ),
                ("months_between", models.PositiveSmallIntegerField(default=6, verbose_name="asked every … months")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="agreements.agreement"
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="commissioning.plannedmeasure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose", ""), ("use", ""), _connector="OR", _negated=True),
                        name="a_measure_says_why_and_how_used",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months_between__gte", 1)), name="a_measure_is_asked_from_time_to_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "better_off"), _negated=True),
                            ("baseline__isnull", False),
                            _connector="OR",
                        ),
                        name="an_outcome_measure_has_a_baseline",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("purpose", models.CharField(max_length=160, verbose_name="for")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("invoiced_date", models.DateField(blank=True, null=True, verbose_name="invoice received on")),
                ("due_date", models.DateField(verbose_name="due by")),
                ("paid_date", models.DateField(blank=True, null=True, verbose_name="paid on")),
                ("late_reason", models.TextField(blank=True, verbose_name="why it was late")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="one_payment_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_payment_is_more_than_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_date", models.DateField(verbose_name="from")),
                ("end_date", models.DateField(verbose_name="until")),
                ("due_date", models.DateField(verbose_name="due by")),
                (
                    "state",
                    models.CharField(
                        choices=[("due", "due"), ("submitted", "received"), ("accepted", "accepted")],
                        default="due",
                        max_length=10,
                    ),
                ),
                ("story", models.TextField(blank=True, verbose_name="what happened, in your own words")),
                (
                    "user_voices",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="people who told you how it is"),
                ),
                (
                    "hours_spent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        verbose_name="hours you spent on this report",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_as", models.CharField(blank=True, max_length=200)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("funder_words", models.TextField(blank=True, verbose_name="what the funder says")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "start_date"), name="one_report_of_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))),
                        name="a_period_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="value")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("source", models.CharField(max_length=200, verbose_name="how you know")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="agreements.measure"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="agreements.report"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "measure"), name="one_value_of_a_measure")],
            },
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["state", "funder"], name="agreements__state_8bb78a_idx"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["provider", "state"], name="agreements__provide_be650e_idx"),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["paid_date", "due_date"], name="agreements__paid_da_47c1e6_idx"),
        ),
    ]
