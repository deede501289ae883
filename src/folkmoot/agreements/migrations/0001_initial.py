from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("citizens", "0001_initial"),
        ("commissioning", "0001_initial"),
        ("funding", "0001_initial"),
        ("needs", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
                            ("pooled", "pooled outcome agreement"),
                            ("linked", "linked contract, sharing one specification"),
                            ("alliance", "alliance"),
                            ("asset", "community management of an asset"),
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
                    "relationship",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("partner", "partner"),
                            ("trusted", "trusted supplier"),
                            ("navigator", "navigator, who helps people find their way"),
                        ],
                        max_length=10,
                        verbose_name="what the provider is to the funder",
                    ),
                ),
                (
                    "extension_months",
                    models.PositiveSmallIntegerField(default=0, verbose_name="months by which it may be made longer"),
                ),
                (
                    "serves_at_risk",
                    models.BooleanField(default=False, verbose_name="serves children or adults at risk"),
                ),
                ("is_learning", models.BooleanField(default=False, verbose_name="learning cycles instead of targets")),
                (
                    "needs_certifier",
                    models.BooleanField(
                        default=False, verbose_name="a second person at the provider certifies each report"
                    ),
                ),
                (
                    "cost_of_hour",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=7,
                        null=True,
                        verbose_name="what an hour of the provider's office time costs (£)",
                    ),
                ),
                ("obligations", models.TextField(blank=True, verbose_name="what the manager of the asset takes on")),
                ("no_award_reason", models.TextField(blank=True, verbose_name="why there was no award")),
                (
                    "beside_reason",
                    models.TextField(blank=True, verbose_name="why there are two for one service in one area"),
                ),
                ("risks_approved_at", models.DateTimeField(blank=True, null=True)),
                ("risks_approved_as", models.CharField(blank=True, max_length=200)),
                (
                    "risks_approved_reason",
                    models.TextField(blank=True, verbose_name="why the provider may carry this much risk"),
                ),
                (
                    "sent_back_because",
                    models.TextField(blank=True, verbose_name="what must change before the provider signs"),
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
                    "asset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="needs.asset",
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
                    "reports_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="served_by_one_report",
                        to="agreements.agreement",
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
                "indexes": [
                    models.Index(fields=["state", "funder"], name="agreements__state_8bb78a_idx"),
                    models.Index(fields=["provider", "state"], name="agreements__provide_be650e_idx"),
                    models.Index(fields=["-start_date", "-id"], name="agreements__start_d_a64b23_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))),
                        name="an_agreement_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__gt", 0),
                            models.Q(("value", 0), models.Q(("kind", "asset"), ("state", "ended"), _connector="OR")),
                            _connector="OR",
                        ),
                        name="an_agreement_is_worth_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "asset"), _negated=True),
                            models.Q(("asset__isnull", False), models.Q(("obligations", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="managing_an_asset_names_it_and_what_is_taken_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reports_with__isnull", True),
                            models.Q(("reports_with", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="no_agreement_reports_through_itself",
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
            name="ColumnMapping",
            fields=[
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.organisation",
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="AnchorChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("closes_date", models.DateField(verbose_name="last day on which groups may say")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "groups are naming whom they trust"),
                            ("chosen", "chosen by the groups, not answered yet"),
                            ("undecided", "no anchor was chosen"),
                            ("accepted", "chosen and willing"),
                            ("declined", "chosen and not willing"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="what the organisation says to it")),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "chosen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chosen_as_anchor",
                        to="people.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anchor_choices",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chosen__isnull", True), ("state__in", ["open", "undecided"])),
                            models.Q(("chosen__isnull", False), ("state__in", ["chosen", "accepted", "declined"])),
                            _connector="OR",
                        ),
                        name="an_anchor_is_chosen_by_a_choice",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("project",), name="one_open_choice_of_an_anchor"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankDetails",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_on_account", models.CharField(max_length=120, verbose_name="name on the account")),
                ("last_four", models.CharField(max_length=4)),
                ("digest", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts_paid_to",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("organisation",),
                        name="one_account_of_an_organisation",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyFeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("works", models.TextField(verbose_name="what it does well")),
                ("could", models.TextField(verbose_name="what it could do better")),
                ("given_at", models.DateTimeField()),
                ("given_as", models.CharField(max_length=200)),
                ("answer_by_date", models.DateField()),
                ("answer", models.TextField(blank=True, verbose_name="what the body answers")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback_received",
                        to="people.organisation",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback_given",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "-given_at"], name="agreements__body_id_2fd90b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("body", models.F("giver")), _negated=True), name="nobody_rates_itself"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60, verbose_name="short name")),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("flow_down", "the Compact is passed on to everybody who does the work"),
                            ("recognition", "saying in public that public money pays for it"),
                            ("safeguarding", "keeping people safe"),
                            ("data", "looking after people's data"),
                            ("change", "change and ending"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="what it is about",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("text", models.TextField(verbose_name="the words")),
                (
                    "is_gagging",
                    models.BooleanField(
                        default=False, verbose_name="keeps somebody from speaking, campaigning or following its mission"
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True, verbose_name="why it is there, or what changed since the last version"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "number"), name="one_clause_of_a_version")],
            },
        ),
        migrations.CreateModel(
            name="ContractFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=200)),
                ("path", models.CharField(max_length=300)),
                ("titles", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "given, not tried yet"),
                            ("tried", "tried, nothing changed"),
                            ("used", "brought in"),
                            ("discarded", "thrown away"),
                        ],
                        default="given",
                        max_length=10,
                    ),
                ),
                ("report", models.JSONField(default=dict)),
                ("given_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "given_by",
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
            name="ContractLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=80, verbose_name="the body’s own number")),
                ("title", models.CharField(max_length=300, verbose_name="contract")),
                ("start_date", models.DateField(verbose_name="starts on")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="ends before")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="value (£)"
                    ),
                ),
                ("department", models.CharField(blank=True, max_length=160, verbose_name="department")),
                ("brought_in_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contract_lines",
                        to="people.organisation",
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_supplied",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "-start_date", "-id"], name="agreements__body_id_27a466_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "reference"), name="one_contract_of_a_reference"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_date__isnull", True), ("end_date__gt", models.F("start_date")), _connector="OR"
                        ),
                        name="a_contract_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", True), ("value__gte", Decimal("0")), _connector="OR"),
                        name="a_contract_is_worth_nothing_or_more",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fund",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pooled", "pooled fund of several funders"),
                            ("local_giving", "local giving, looked after by a foundation"),
                        ],
                        default="pooled",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="name of the fund")),
                ("purpose", models.TextField(verbose_name="what the money is for")),
                (
                    "administration_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=14,
                        verbose_name="what looking after it costs in a year (£)",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "administrator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funds_administered",
                        to="people.organisation",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="funds", to="places.area"
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funds_hosted",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("administration_cost__gte", 0)),
                        name="looking_after_a_fund_costs_nothing_or_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "pooled"), ("administrator__isnull", False), _connector="OR"),
                        name="somebody_carries_the_cost_of_local_giving",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GovernanceCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "heading",
                    models.CharField(
                        choices=[
                            ("trustees", "who runs it: trustees, their skills and interests"),
                            ("accounts", "its money: accounts, reserves, controls"),
                            ("people", "keeping people safe: safeguarding, complaints, data"),
                            ("cover", "its cover: policies and insurance"),
                        ],
                        max_length=10,
                        verbose_name="what you looked at",
                    ),
                ),
                ("passed", models.BooleanField(verbose_name="is it in good order?")),
                ("checked_date", models.DateField(verbose_name="looked at on")),
                ("expires_date", models.DateField(verbose_name="good until")),
                ("note", models.TextField(blank=True, verbose_name="what you saw")),
                ("checked_at", models.DateTimeField()),
                ("checked_as", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="governance_checks",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation", "heading", "-checked_date", "-id"],
                        name="agreements__organis_6eb430_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_date__gt", models.F("checked_date"))),
                        name="a_check_of_governance_lasts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Perspective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the order")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perspectives",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("body", "name"), name="one_perspective_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="SafeguardingCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("passed", models.BooleanField(verbose_name="it passed")),
                ("checked_date", models.DateField(verbose_name="checked on")),
                ("until_date", models.DateField(verbose_name="holds until")),
                ("seen", models.TextField(verbose_name="what was looked at")),
                ("checked_as", models.CharField(max_length=200)),
                (
                    "checked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safeguarding_checks",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "-checked_date"], name="agreements__organis_9f2a06_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_date__gt", models.F("checked_date"))),
                        name="a_safeguarding_check_holds_for_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("address", models.URLField(max_length=400, verbose_name="web address")),
                (
                    "shows_recognition",
                    models.BooleanField(
                        default=False, verbose_name="shows that the work is paid for with public money"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="agreements.agreement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200, verbose_name="1. What will you do?")),
                ("whom", models.TextField(verbose_name="2. For whom, and about how many people?")),
                ("where", models.TextField(verbose_name="3. Where and when?")),
                ("cost", models.TextField(verbose_name="4. What does it cost?")),
                ("asked_amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("difference", models.TextField(verbose_name="5. How will you know that it helped?")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount (£)"
                    ),
                ),
                ("paid", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("has_flow_down", models.BooleanField(default=False, verbose_name="the Compact holds between you too")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("offered", "offered, not accepted yet"),
                            ("live", "agreed"),
                            ("ended", "ended"),
                            ("refused", "not offered"),
                            ("declined", "not accepted"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="what the anchor says")),
                ("asked_at", models.DateTimeField()),
                ("offered_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "anchor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations_made",
                        to="people.organisation",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations_held",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agreement", "state"], name="agreements__agreeme_beb7a5_idx"),
                    models.Index(fields=["group", "state"], name="agreements__group_i_9aa5b3_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("anchor", models.F("group")), _negated=True),
                        name="nobody_allocates_to_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["offered", "live"]), _negated=True),
                            ("amount__gt", 0),
                            _connector="OR",
                        ),
                        name="an_allocation_is_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid", 0), models.Q(("paid__gt", 0), ("paid__lte", models.F("amount"))), _connector="OR"
                        ),
                        name="no_more_is_passed_on_than_allocated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["live", "ended"]), _negated=True),
                            ("has_flow_down", True),
                            _connector="OR",
                        ),
                        name="the_compact_flows_down",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnualReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("due_date", models.DateField(verbose_name="due by")),
                ("provider_words", models.TextField(blank=True, verbose_name="what the provider says")),
                ("provider_as", models.CharField(blank=True, max_length=200)),
                (
                    "user_voices",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="people who use it and were heard"),
                ),
                ("changes_made", models.TextField(blank=True, verbose_name="what changed because of them")),
                ("works", models.TextField(blank=True, verbose_name="whether the work does what it should")),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("held_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annual_reviews",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agreement", "number"), name="one_review_of_a_year")],
            },
        ),
        migrations.CreateModel(
            name="BankCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.CharField(max_length=300, verbose_name="how you made sure")),
                ("checked_at", models.DateTimeField()),
                ("checked_as", models.CharField(max_length=200)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "details",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="agreements.bankdetails"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("details", "funder"), name="one_check_of_an_account")],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("saving", "money saved: a budget is smaller"),
                            ("avoided", "cost avoided: something dearer did not happen"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("year", models.PositiveSmallIntegerField(verbose_name="financial year that begins in")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("method", models.TextField(blank=True, verbose_name="how it was worked out")),
                ("noted_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="benefits", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "saving"), models.Q(("method", ""), _negated=True), _connector="OR"
                        ),
                        name="an_avoided_cost_has_a_method",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_benefit_is_more_than_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("override_reason", models.TextField(blank=True, verbose_name="the legal reason why it must stand")),
                ("overridden_at", models.DateTimeField(blank=True, null=True)),
                ("overridden_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="agreements.agreement"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="agreements.clause"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agreement", "clause"), name="a_clause_stands_once")],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("giver", models.CharField(blank=True, max_length=160, verbose_name="who gave it")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("drawn", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("start_date", models.DateField(verbose_name="may be spent from")),
                ("end_date", models.DateField(verbose_name="may be spent before")),
                (
                    "only_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("behaviour_change", "helping people change habits"),
                            ("early_intervention", "early help and prevention"),
                            ("isolation", "loneliness and isolation"),
                            ("care", "care and support"),
                            ("advice", "advice"),
                            ("environment", "streets, parks and waste"),
                            ("internal", "services inside the body"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                        verbose_name="only for",
                    ),
                ),
                (
                    "only_voluntary",
                    models.BooleanField(default=False, verbose_name="only for voluntary and community organisations"),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="any other condition, in words")),
                ("given_at", models.DateTimeField()),
                ("given_as", models.CharField(max_length=200)),
                (
                    "only_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="people.organisation",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="agreements.fund"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_contribution_is_more_than_nothing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drawn__gte", 0), ("drawn__lte", models.F("amount"))),
                        name="no_more_is_drawn_than_was_contributed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))),
                        name="a_contribution_can_be_spent_some_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("giver", ""), ("partner__isnull", False)),
                            models.Q(("partner__isnull", True), models.Q(("giver", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_contribution_comes_from_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("advocate", "health advocate in a surgery"),
                            ("navigator", "care navigator"),
                            ("mentor", "peer mentor"),
                            ("campaign", "leads a campaign that helps people to live well"),
                            ("link_worker", "link worker, who connects people with groups"),
                            ("volunteer", "volunteer in another part"),
                        ],
                        max_length=12,
                        verbose_name="what kind of role",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what they do")),
                ("place", models.CharField(max_length=160, verbose_name="where they work")),
                ("supervisor", models.CharField(max_length=160, verbose_name="whose post supervises them")),
                (
                    "safeguarding",
                    models.CharField(
                        choices=[
                            ("none", "never alone with anybody at risk: no check"),
                            ("basic", "basic check"),
                            ("standard", "standard check"),
                            ("enhanced", "enhanced check"),
                            ("barred", "enhanced check with the barred lists"),
                        ],
                        max_length=10,
                        verbose_name="which check they need",
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(verbose_name="how many do it")),
                ("noted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery_roles",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people__gt", 0)), name="a_delivery_role_is_done_by_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supervisor", ""), _negated=True), name="a_delivery_role_is_supervised"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[("end", "end it"), ("reduce", "reduce it")],
                        max_length=6,
                        verbose_name="what is thought of",
                    ),
                ),
                (
                    "support",
                    models.CharField(
                        choices=[
                            ("money", "money"),
                            ("space", "rent-free space"),
                            ("officer_time", "officers' time"),
                            ("other", "other help"),
                        ],
                        max_length=12,
                        verbose_name="what kind of help",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what exactly would end or shrink")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("performance", "how the work went"),
                            ("money", "the funder has less money"),
                            ("need", "the need has changed"),
                            ("other", "something else"),
                        ],
                        max_length=12,
                        verbose_name="because of",
                    ),
                ),
                ("why", models.TextField(verbose_name="why it is thought of")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("talking", "being talked about"),
                            ("decided", "decided, no notice sent yet"),
                            ("noticed", "written notice sent"),
                            ("done", "carried out"),
                            ("dropped", "not going ahead"),
                        ],
                        default="talking",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("opened_as", models.CharField(max_length=200)),
                ("respond_by_date", models.DateField(verbose_name="the provider may answer until")),
                ("responded_at", models.DateTimeField(blank=True, null=True)),
                ("responded_as", models.CharField(blank=True, max_length=200)),
                ("beneficiaries", models.TextField(blank=True, verbose_name="what it would do to the people it helps")),
                ("users", models.TextField(blank=True, verbose_name="what it would do to those who use the service")),
                ("volunteers", models.TextField(blank=True, verbose_name="what it would do to volunteers")),
                (
                    "reallocate",
                    models.BooleanField(
                        null=True, verbose_name="should the money go to another body that helps the same people?"
                    ),
                ),
                ("reallocate_reason", models.TextField(blank=True, verbose_name="why, or why not")),
                ("assessed_at", models.DateTimeField(blank=True, null=True)),
                ("assessed_as", models.CharField(blank=True, max_length=200)),
                ("decision", models.TextField(blank=True, verbose_name="the decision and its reasons")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_as", models.CharField(blank=True, max_length=200)),
                ("notice", models.TextField(blank=True, verbose_name="the notice")),
                ("notice_as", models.CharField(blank=True, max_length=200)),
                ("sent_date", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("effective_date", models.DateField(blank=True, null=True, verbose_name="takes effect on")),
                (
                    "new_value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="new value (£)"
                    ),
                ),
                (
                    "exceptional_reason",
                    models.TextField(blank=True, verbose_name="why the notice is shorter than three months"),
                ),
                ("exceptional_as", models.CharField(blank=True, max_length=200)),
                ("exceptional_at", models.DateTimeField(blank=True, null=True)),
                ("told_how", models.TextField(blank=True, verbose_name="how users and the public were told")),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="agreements.agreement"
                    ),
                ),
                (
                    "notice_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["talking", "decided", "noticed"])),
                        fields=("agreement", "support"),
                        name="one_open_ending_of_a_kind_of_help",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_at__isnull", True),
                            models.Q(
                                ("assessed_at__isnull", False),
                                ("assessed_at__lt", models.F("decided_at")),
                                models.Q(
                                    ("beneficiaries", ""),
                                    ("users", ""),
                                    ("volunteers", ""),
                                    _connector="OR",
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="impact_is_assessed_before_the_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_date__isnull", True),
                            models.Q(
                                ("effective_date__gt", models.F("sent_date")), models.Q(("notice", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_notice_takes_effect_after_it_was_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(verbose_name="what it asks")),
                ("method", models.TextField(verbose_name="how it finds out")),
                (
                    "burden_hours",
                    models.DecimalField(
                        decimal_places=1, max_digits=6, verbose_name="hours it will take of the provider"
                    ),
                ),
                ("independence", models.TextField(verbose_name="what makes the evaluator independent")),
                ("from_date", models.DateField(verbose_name="from")),
                ("until_date", models.DateField(verbose_name="until")),
                ("planned_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "evaluator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_date__gt", models.F("from_date"))), name="an_evaluation_takes_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("independence", ""), _negated=True),
                        name="an_evaluation_says_who_is_independent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("users", models.TextField(verbose_name="where the people who use it go next, and who goes with them")),
                ("telling", models.TextField(verbose_name="who is told what, and when")),
                (
                    "redundancy",
                    models.TextField(verbose_name="staff: who may lose work, redundancy pay, help to find other work"),
                ),
                (
                    "volunteers",
                    models.TextField(verbose_name="volunteers: how they are thanked and where they can go on"),
                ),
                (
                    "data",
                    models.TextField(
                        verbose_name="records about people: who passes on what, with whose consent, what is destroyed when"
                    ),
                ),
                ("things", models.TextField(verbose_name="rooms, things and leases")),
                ("knowledge", models.TextField(verbose_name="how what was learnt is handed over, and to whom")),
                (
                    "small_groups",
                    models.TextField(verbose_name="small groups that depend on it, and what becomes of them"),
                ),
                ("written_at", models.DateTimeField()),
                ("written_as", models.CharField(max_length=200)),
                ("handed_over_at", models.DateTimeField(blank=True, null=True)),
                ("handed_over_as", models.CharField(blank=True, max_length=200)),
                ("handed_over", models.TextField(blank=True, verbose_name="what was handed over")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exit_plan", to="agreements.agreement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FunderNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="the note")),
                ("written_at", models.DateTimeField()),
                ("written_as", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="agreements.agreement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HealthCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("opened_as", models.CharField(max_length=200)),
                ("closes_date", models.DateField(verbose_name="answers until")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="health_checks",
                        to="agreements.agreement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImprovementPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("trouble", models.TextField(verbose_name="what is not going well")),
                ("help_offered", models.TextField(verbose_name="what help the funder gives")),
                ("until_date", models.DateField(verbose_name="looked at again on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "being agreed"),
                            ("agreed", "agreed and under way"),
                            ("worked", "it worked"),
                            ("did_not_work", "it did not work"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=14,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("proposed_as", models.CharField(max_length=200)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_as", models.CharField(blank=True, max_length=200)),
                ("outcome", models.TextField(blank=True, verbose_name="how it turned out")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="improvement_plans",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "agreed"])),
                        fields=("agreement",),
                        name="one_open_improvement_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["worked", "did_not_work"]), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_closed_plan_says_how_it_turned_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("officer_time", "officer time"),
                            ("space", "rent-free space"),
                            ("goods", "goods or equipment"),
                            ("advice", "advice or training"),
                            ("other", "something else"),
                        ],
                        max_length=14,
                        verbose_name="what kind of help",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what it is")),
                ("quantity", models.DecimalField(decimal_places=1, max_digits=10, verbose_name="how much")),
                ("unit", models.CharField(max_length=40, verbose_name="counted in")),
                ("start_date", models.DateField(verbose_name="from")),
                ("end_date", models.DateField(verbose_name="until")),
                ("given_at", models.DateTimeField()),
                ("given_as", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_kind",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_kind",
                        to="agreements.fund",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_kind_given",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)), name="help_in_kind_is_more_than_nothing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))), name="help_in_kind_lasts_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement__isnull", True), ("fund__isnull", False)),
                            models.Q(("agreement__isnull", False), ("fund__isnull", True)),
                            _connector="OR",
                        ),
                        name="help_in_kind_goes_to_a_fund_or_an_agreement",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LearningCycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_date", models.DateField(verbose_name="by")),
                ("learnt", models.TextField(blank=True, verbose_name="what was learnt")),
                ("changed", models.TextField(blank=True, verbose_name="what is done differently now")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("done_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cycles", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "by_date"), name="one_cycle_on_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at__isnull", True),
                            models.Q(("learnt", ""), ("changed", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="a_cycle_says_what_was_learnt_and_changed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LearningQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=300, verbose_name="the question")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="agreements.agreement"
                    ),
                ),
            ],
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
                (
                    "owner",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="who answers for the aim (a post or a body)"
                    ),
                ),
                ("months_between", models.PositiveSmallIntegerField(default=6, verbose_name="asked every … months")),
                ("stopped_date", models.DateField(blank=True, null=True, verbose_name="no longer asked from")),
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
                (
                    "perspective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="measures",
                        to="agreements.perspective",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["perspective", "agreement"], name="agreements__perspec_c817b3_idx")],
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("target", None),
                            models.Q(("title", ""), ("unit", ""), ("owner", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="an_aim_has_a_metric_and_an_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="what is done by then")),
                ("evidence", models.CharField(max_length=300, verbose_name="how everyone can see it")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("expected_date", models.DateField(verbose_name="expected by")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_milestone_pays_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="MonitoringVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visited_date", models.DateField(verbose_name="on which day")),
                ("saw", models.TextField(verbose_name="what you saw")),
                ("heard", models.TextField(verbose_name="what people told you")),
                ("people_met", models.PositiveSmallIntegerField(verbose_name="how many people you spoke with")),
                ("suggests", models.TextField(blank=True, verbose_name="what you suggest")),
                ("written_at", models.DateTimeField()),
                ("written_as", models.CharField(max_length=200)),
                ("answer", models.TextField(blank=True, verbose_name="what the provider says")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="agreements.agreement"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="citizens.assignment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reasons", models.TextField(blank=True, verbose_name="why you trust it")),
                ("said_at", models.DateTimeField()),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nominations",
                        to="agreements.anchorchoice",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("choice", "group"), name="one_nomination_of_a_group"),
                    models.CheckConstraint(
                        condition=models.Q(("group", models.F("nominee")), _negated=True),
                        name="nobody_nominates_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomePrice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tier", models.PositiveSmallIntegerField(verbose_name="tier")),
                ("people", models.CharField(max_length=200, verbose_name="for whom")),
                ("outcome", models.CharField(max_length=200, verbose_name="what has changed for them")),
                ("price", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="price of each (£)")),
                ("most", models.PositiveIntegerField(verbose_name="paid for at most")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcome_prices",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "tier"), name="one_price_of_a_tier"),
                    models.CheckConstraint(
                        condition=models.Q(("most__gt", 0), ("price__gt", 0)), name="an_outcome_is_paid_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overlap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("people", models.PositiveIntegerField(verbose_name="people counted by both")),
                ("how_known", models.CharField(max_length=200, verbose_name="how that is known")),
                ("noted_at", models.DateTimeField()),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overlaps_with",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overlaps_of",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="one_overlap_of_two_agreements"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="an_overlap_is_of_two_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("funder", "on the funder's side"), ("provider", "on the provider's side")],
                        max_length=8,
                        verbose_name="side",
                    ),
                ),
                ("part", models.CharField(max_length=300, verbose_name="what it brings or does")),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("signed_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="agreements.agreement"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_parts",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "agreement"], name="agreements__organis_040ae8_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "organisation"), name="a_body_is_in_an_agreement_once")
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
                ("start_date", models.DateField(blank=True, null=True, verbose_name="pays from")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="pays until")),
                ("invoiced_date", models.DateField(blank=True, null=True, verbose_name="invoice received on")),
                ("due_date", models.DateField(verbose_name="due by")),
                ("paid_date", models.DateField(blank=True, null=True, verbose_name="paid on")),
                ("late_reason", models.TextField(blank=True, verbose_name="why it was late")),
                ("disputed_date", models.DateField(blank=True, null=True, verbose_name="in dispute since")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="agreements.agreement"
                    ),
                ),
                (
                    "paid_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agreements.bankdetails",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["paid_date", "due_date"], name="agreements__paid_da_47c1e6_idx"),
                    models.Index(
                        condition=models.Q(("paid_date__gt", models.F("due_date"))),
                        fields=["-paid_date"],
                        name="payments_made_late",
                    ),
                    models.Index(
                        condition=models.Q(("disputed_date__isnull", False)),
                        fields=["disputed_date"],
                        name="payments_in_dispute",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="one_payment_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_payment_is_more_than_nothing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_date__isnull", True), ("end_date__gt", models.F("start_date")), _connector="OR"
                        ),
                        name="a_payment_pays_for_a_day_or_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_date__isnull", True), ("disputed_date__isnull", True), _connector="OR"
                        ),
                        name="what_is_disputed_is_not_paid",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referrals",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("route", models.CharField(max_length=160, verbose_name="from where")),
                ("month", models.DateField(verbose_name="month")),
                ("people", models.PositiveIntegerField(verbose_name="people referred")),
                ("noted_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="agreements.agreement"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referred_to",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "route", "group", "month"), name="one_count_of_a_months_referrals"
                    )
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
                ("voices_changed", models.TextField(blank=True, verbose_name="what changed because of what they said")),
                (
                    "equality_help",
                    models.TextField(blank=True, verbose_name="how the work helps people to be treated fairly"),
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
                ("certified_at", models.DateTimeField(blank=True, null=True)),
                ("certified_as", models.CharField(blank=True, max_length=200)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("funder_words", models.TextField(blank=True, verbose_name="what the funder says")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="agreements.agreement"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="what could go wrong")),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "small"), (2, "middling"), (3, "large")], verbose_name="how likely it is"
                    ),
                ),
                (
                    "harm",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "small"), (2, "middling"), (3, "large")], verbose_name="how much harm it would do"
                    ),
                ),
                ("reason", models.TextField(verbose_name="why it is best placed to carry it")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="agreements.agreement"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks_carried",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("harm__range", (1, 3)), ("likelihood__range", (1, 3))),
                        name="a_risk_weighs_one_to_nine",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_risk_says_why_it_is_whose"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("citizens", "residents and groups"), ("state", "public bodies")],
                        max_length=8,
                        verbose_name="who brings it",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what they bring or do")),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="hours in a year, where it is time",
                    ),
                ),
                ("noted_at", models.DateTimeField()),
                ("noted_as", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_work",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hours__isnull", True), ("hours__gt", Decimal("0")), _connector="OR"),
                        name="shared_work_takes_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("social", "social"), ("environmental", "environmental"), ("economic", "economic")],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("claim", models.CharField(max_length=300, verbose_name="what good it does")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="put into money (£)"
                    ),
                ),
                ("method", models.TextField(verbose_name="how that is known")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("claimed", "claimed, not shown yet"),
                            ("told", "people tell of it"),
                            ("counted", "counted by the provider"),
                            ("compared", "compared with people who did not have it"),
                            ("evaluated", "evaluated by somebody independent"),
                        ],
                        default="claimed",
                        max_length=10,
                        verbose_name="how well it is shown",
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="what shows it")),
                ("claimed_at", models.DateTimeField()),
                ("evidenced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="social_values",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("method", ""), _negated=True), name="a_value_claim_has_a_method"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade", "claimed"), models.Q(("evidence", ""), _negated=True), _connector="OR"
                        ),
                        name="a_shown_value_has_evidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TroubleNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="what may go wrong")),
                ("sent_at", models.DateTimeField()),
                ("sent_as", models.CharField(max_length=200)),
                ("acknowledge_by_date", models.DateField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_as", models.CharField(blank=True, max_length=200)),
                ("answer", models.TextField(blank=True, verbose_name="what the funder says")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trouble_notices",
                        to="agreements.agreement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="account",
                        serialize=False,
                        to="agreements.agreement",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("planned", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("paid", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("drawn", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("allocated", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="an_account_is_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("planned"))),
                        name="no_more_is_paid_than_planned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("planned__lte", models.F("value"))), name="no_more_is_planned_than_agreed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drawn__gte", 0), ("drawn__lte", models.F("value"))),
                        name="no_more_is_drawn_than_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("allocated__gte", 0), ("allocated__lte", models.F("value"))),
                        name="no_more_is_allocated_than_agreed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentPlan",
            fields=[
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="plan",
                        serialize=False,
                        to="agreements.agreement",
                    ),
                ),
                (
                    "value_statement",
                    models.TextField(blank=True, verbose_name="why paying so much in advance is good value"),
                ),
                ("outcome_reason", models.TextField(blank=True, verbose_name="why so much is paid by outcome")),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("approved_as", models.CharField(blank=True, max_length=200)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sharing",
            fields=[
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="sharing",
                        serialize=False,
                        to="agreements.agreement",
                    ),
                ),
                ("words", models.TextField(verbose_name="what the money is for, to the groups")),
                ("closes_date", models.DateField(blank=True, null=True, verbose_name="last day to ask")),
                ("opened_at", models.DateTimeField()),
                ("goes_on_until", models.DateField(blank=True, null=True, verbose_name="goes on until")),
                ("goes_on_because", models.TextField(blank=True, verbose_name="why it goes on")),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharings",
                        to="agreements.anchorchoice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnchorQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(verbose_name="your question")),
                ("asked_at", models.DateTimeField()),
                ("asked_as", models.CharField(max_length=200)),
                ("answer", models.TextField(blank=True, verbose_name="your answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.allocation",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anchor_questions",
                        to="agreements.agreement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("charged", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                ("fits_because", models.TextField(blank=True)),
                ("drawn_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draws", to="agreements.agreement"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draws", to="agreements.contribution"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "contribution"), name="one_draw_of_a_contribution"),
                    models.CheckConstraint(
                        condition=models.Q(("charged__gte", 0), ("charged__lte", models.F("amount"))),
                        name="no_more_is_charged_than_drawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EndingPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("point", "a point about the plan"),
                            ("alternative", "another way to do it"),
                            ("vulnerable", "what it means for people in hard situations, and how to soften it"),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                ("words", models.TextField(verbose_name="what you say")),
                ("said_at", models.DateTimeField()),
                ("said_as", models.CharField(max_length=200)),
                ("reply", models.TextField(blank=True, verbose_name="the funder's reply")),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                ("replied_as", models.CharField(blank=True, max_length=200)),
                (
                    "ending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="points", to="agreements.ending"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HealthAnswer",
            fields=[
                ("number", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "heard",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "not at all"), (2, "a little"), (3, "mostly"), (4, "fully")],
                        verbose_name="we are heard when things are decided",
                    ),
                ),
                (
                    "independent",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "not at all"), (2, "a little"), (3, "mostly"), (4, "fully")],
                        verbose_name="we can speak and act for ourselves",
                    ),
                ),
                (
                    "fair_share",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "not at all"), (2, "a little"), (3, "mostly"), (4, "fully")],
                        verbose_name="work, money and risk are shared fairly",
                    ),
                ),
                (
                    "worth_it",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "not at all"), (2, "a little"), (3, "mostly"), (4, "fully")],
                        verbose_name="working together is worth what it takes",
                    ),
                ),
                (
                    "check_asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="agreements.healthcheck"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HealthVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "check_asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="agreements.healthcheck"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("check_asked", "organisation"), name="a_body_answers_a_check_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("reason", models.TextField(verbose_name="why it must change")),
                ("by_funder", models.BooleanField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_as", models.CharField(max_length=200)),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                ("answer", models.TextField(blank=True, verbose_name="what the other side says")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="agreements.measure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_measure_changes_for_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("measure",),
                        name="one_open_change_of_a_measure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedOn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("paid_date", models.DateField(verbose_name="paid on")),
                (
                    "allocation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on",
                        to="agreements.allocation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="something_is_passed_on")
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("count", models.PositiveIntegerField(blank=True, null=True, verbose_name="how many")),
                ("reference", models.CharField(blank=True, max_length=60, verbose_name="your invoice number")),
                ("evidence", models.TextField(blank=True, verbose_name="how everyone can see it")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount (£)")),
                ("sent_date", models.DateField()),
                ("sent_at", models.DateTimeField()),
                ("sent_as", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "received"),
                            ("disputed", "disputed"),
                            ("settled", "settled"),
                            ("paid", "paid"),
                            ("refused", "not owed"),
                        ],
                        default="sent",
                        max_length=10,
                    ),
                ),
                ("disputed_amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("dispute_reason", models.TextField(blank=True, verbose_name="what you dispute, and why")),
                ("dispute_answer", models.TextField(blank=True, verbose_name="your answer")),
                ("outcome", models.TextField(blank=True, verbose_name="how it was settled")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="agreements.agreement"
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="agreements.milestone",
                    ),
                ),
                (
                    "price",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="agreements.outcomeprice",
                    ),
                ),
                (
                    "disputed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="disputed_claims",
                        to="agreements.payment",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="agreements.payment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_claim_is_for_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("count__isnull", True), ("price__isnull", True)),
                            models.Q(("count__gt", 0), ("price__isnull", False)),
                            _connector="OR",
                        ),
                        name="outcomes_are_claimed_by_count",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("milestone__isnull", True), ("price__isnull", True), _connector="OR"),
                        name="a_claim_is_for_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300, verbose_name="what is done")),
                ("by_funder", models.BooleanField(default=False, verbose_name="the funder does it")),
                ("by_date", models.DateField(verbose_name="by")),
                ("done_date", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="how it went")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="agreements.improvementplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EqualityCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("age", "age"),
                            ("disability", "disability"),
                            ("gender-reassignment", "gender reassignment"),
                            ("marriage", "marriage and civil partnership"),
                            ("pregnancy", "pregnancy and maternity"),
                            ("race", "race"),
                            ("religion", "religion or belief"),
                            ("sex", "sex"),
                            ("sexual-orientation", "sexual orientation"),
                            ("care-experience", "care experience"),
                            ("carers", "carers"),
                            ("low-income", "people on low incomes"),
                        ],
                        max_length=20,
                        verbose_name="asked about",
                    ),
                ),
                ("answer", models.CharField(max_length=20, verbose_name="answer")),
                ("people", models.PositiveIntegerField(verbose_name="people")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="equality_counts",
                        to="agreements.report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "group", "answer"), name="one_count_of_an_answer")
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
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True, verbose_name="the story")),
                (
                    "told_by",
                    models.CharField(blank=True, max_length=120, verbose_name="who tells it, as they wish to be known"),
                ),
                ("consent", models.CharField(max_length=200, verbose_name="how they agreed")),
                ("may_publish", models.BooleanField(default=False, verbose_name="they agree that everyone reads it")),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stories", to="agreements.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True), models.Q(("told_by", ""), ("words", "")), _connector="OR"
                        ),
                        name="a_story_taken_back_is_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent", ""), _negated=True), name="a_story_has_consent"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Variation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField(verbose_name="what changes")),
                ("reason", models.TextField(verbose_name="why")),
                ("viability", models.TextField(verbose_name="what it does to the provider's staying afloat")),
                ("old_end_date", models.DateField()),
                ("old_value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("new_end_date", models.DateField(blank=True, null=True, verbose_name="new end")),
                (
                    "new_value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="new value (£)"
                    ),
                ),
                ("by_funder", models.BooleanField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "waits for an answer"),
                            ("accepted", "accepted by both sides"),
                            ("refused", "not accepted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("proposed_as", models.CharField(max_length=200)),
                ("answer", models.TextField(blank=True, verbose_name="what the other side says")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variations",
                        to="agreements.annualreview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("viability", ""), _connector="OR", _negated=True),
                        name="a_variation_says_why_and_what_it_does",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_value__isnull", True), ("new_value__gt", 0), _connector="OR"),
                        name="a_variation_leaves_some_money",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")), fields=("agreement",), name="one_open_variation"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="agreements.draw"
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="agreements.payment"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("payment", "draw"), name="one_charge_of_a_payment"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_charge_is_more_than_nothing"),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuintileResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quintile", models.PositiveSmallIntegerField(verbose_name="fifth")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="figure")),
                ("people", models.PositiveIntegerField(verbose_name="people it rests on")),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quintiles", to="agreements.result"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("result", "quintile"), name="one_figure_of_a_fifth"),
                    models.CheckConstraint(
                        condition=models.Q(("quintile__range", (1, 5))), name="a_fifth_is_one_of_five"
                    ),
                ],
            },
        ),
    ]
