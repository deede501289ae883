import uuid

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models

import folkmoot.funding.models.plan


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("commissioning", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("wrapped", models.TextField()),
                ("master", models.CharField(max_length=12)),
                ("made_at", models.DateTimeField()),
                ("wrapped_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="BankDetails",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("ending", models.CharField(max_length=4)),
                ("confirmed_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bank_details",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12, verbose_name="kind of file")),
                ("file_name", models.CharField(max_length=200)),
                ("path", models.CharField(max_length=300)),
                ("is_dry_run", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting its turn"),
                            ("running", "being read"),
                            ("done", "done"),
                            ("refused", "refused"),
                            ("used", "brought in"),
                            ("discarded", "thrown away"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("rows_read", models.PositiveIntegerField(default=0)),
                ("report", models.JSONField(default=dict)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "started_by",
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
            name="ListedService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="service")),
                ("summary", models.TextField(verbose_name="what it does")),
                (
                    "exclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not left out"),
                            ("regulatory", "the authority must decide it itself, such as licences and inspections"),
                            ("safeguarding", "it protects people from harm"),
                            ("other", "another law leaves it out"),
                        ],
                        max_length=12,
                        verbose_name="is it left out?",
                    ),
                ),
                ("exclusion_reason", models.TextField(blank=True, verbose_name="why it is left out")),
                ("listed_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listed_services",
                        to="people.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("body", "title"), name="a_service_listed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exclusion", ""), models.Q(("exclusion_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="what_is_left_out_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassportFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "accounts",
                                "accounts: the last year's income, spending and reserves, and where to read them",
                            ),
                            ("insurance", "insurance: what for, how much, with whom"),
                            ("safeguarding", "safeguarding: who leads, how people are checked, the date of the policy"),
                            ("equality", "equality: how you welcome everybody, and the date of the policy"),
                            ("data", "data protection: how you keep what people tell you"),
                            ("health", "health and safety"),
                            ("governance", "who runs it: trustees or directors, and how decisions are made"),
                            ("experience", "what you have done before that shows you can"),
                        ],
                        max_length=14,
                    ),
                ),
                ("words", models.TextField()),
                ("runs_out_date", models.DateField(blank=True, null=True, verbose_name="runs out on")),
                ("version", models.PositiveIntegerField(default=1)),
                ("confirmed_at", models.DateTimeField(verbose_name="last confirmed")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passport", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "kind"), name="one_fact_of_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_fact_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, verbose_name="short name")),
                ("position", models.PositiveSmallIntegerField(default=100)),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("grant", "grant"),
                            ("single_outcome", "single outcome agreement with an anchor organisation"),
                            ("light_touch", "light-touch contract for services to people"),
                            ("full", "full procedure for large contracts"),
                            ("notifiable", "below the threshold, with notices"),
                            ("small", "below the threshold, without notices"),
                            ("direct", "direct award"),
                            ("framework", "setting up a framework"),
                            ("call_off", "call-off from a framework"),
                            ("market", "dynamic market"),
                            ("supported", "reserved for supported employment"),
                            ("mutual", "reserved for public service mutuals"),
                            ("local", "reserved for local suppliers"),
                            ("small_or_voluntary", "reserved for small businesses and voluntary organisations"),
                            ("health_a", "health care: direct award A"),
                            ("health_b", "health care: direct award B"),
                            ("health_c", "health care: direct award C"),
                            ("health_suitable", "health care: most suitable provider"),
                            ("health_competitive", "health care: competition"),
                            ("earlier", "bought under earlier law"),
                        ],
                        max_length=20,
                        verbose_name="kind of procedure",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("grant", "grant"),
                            ("negotiated", "negotiated with partners"),
                            ("framework", "framework"),
                            ("competitive", "competition"),
                            ("reserved", "reserved"),
                        ],
                        max_length=12,
                        verbose_name="route",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="name")),
                ("law", models.CharField(max_length=160, verbose_name="under which law")),
                ("plain", models.TextField(verbose_name="what it is, in plain words")),
                (
                    "bodies",
                    models.CharField(
                        choices=[
                            ("local", "councils, NHS bodies and other local bodies"),
                            ("central", "central government"),
                            ("any", "any public body"),
                        ],
                        default="local",
                        max_length=10,
                        verbose_name="who may use it",
                    ),
                ),
                ("services", models.JSONField(default=list, verbose_name="for which services")),
                ("gives", models.BooleanField(default=False, verbose_name="money is given, nothing is bought")),
                (
                    "value_from",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="from this value, VAT included",
                    ),
                ),
                (
                    "value_under",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="under this value, VAT included",
                    ),
                ),
                ("currency", models.CharField(default="GBP", max_length=3)),
                ("providers", models.JSONField(blank=True, default=list, verbose_name="when who could do it")),
                (
                    "special",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No: anyone who fits may take part"),
                            ("call_off", "Ask those on a framework that is in place"),
                            ("set_up", "Set up a framework, to ask its members later"),
                            ("market", "Use a dynamic market, which providers can join at any time"),
                            ("supported", "Keep it for supported employment providers"),
                            ("mutual", "Keep it for public service mutuals"),
                            ("local", "Keep it for suppliers in this area or in the United Kingdom"),
                            ("small_or_voluntary", "Keep it for small businesses and voluntary organisations"),
                        ],
                        max_length=20,
                        verbose_name="list used, or kept for whom",
                    ),
                ),
                (
                    "most_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="longest term in months"),
                ),
                ("notices", models.JSONField(blank=True, default=list, verbose_name="notices owed")),
                (
                    "decider",
                    models.CharField(
                        choices=[
                            ("commissioner", "a commissioner of the body who did not score"),
                            ("named", "a commissioner or committee named in the notice, who did not score"),
                            ("funders", "a commissioner of the body, once every funder of the agreement has agreed"),
                        ],
                        default="commissioner",
                        max_length=12,
                        verbose_name="who decides",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what else to know")),
                ("valid_from", models.DateField(verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until, not included")),
                ("source", models.TextField(verbose_name="source")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code", "valid_from"), name="one_row_of_a_procedure_from_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="a_procedure_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="a_procedure_says_its_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunBy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("disabled", "disabled people"),
                            ("deaf", "Deaf people"),
                            ("ethnic", "Black, Asian and other minoritised communities"),
                            ("travellers", "Gypsies, Roma and Travellers"),
                            ("refugees", "refugees and migrants"),
                            ("women", "women"),
                            ("lgbt", "lesbian, gay, bisexual and transgender people"),
                            ("faith", "people of one faith"),
                            ("older", "older people"),
                            ("young", "children and young people"),
                            ("carers", "carers"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="run_by", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "group"), name="run_by_a_group_once")],
            },
        ),
        migrations.CreateModel(
            name="SizeFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("staff", models.PositiveIntegerField(blank=True, null=True, verbose_name="staff")),
                (
                    "turnover",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="turnover (£)"
                    ),
                ),
                (
                    "balance",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="balance sheet total (£)"
                    ),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="size_fact", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("turnover", None), ("turnover__gte", 0), _connector="OR"),
                            models.Q(("balance", None), ("balance__gte", 0), _connector="OR"),
                        ),
                        name="a_size_is_never_less_than_nothing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialValueCatalogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "source",
                    models.CharField(
                        max_length=300, verbose_name="where it comes from, and on what terms we may use it"
                    ),
                ),
                ("rows", models.JSONField(default=list)),
                ("given_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="social_value_catalogues",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssetNomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="building or land")),
                ("address", models.CharField(max_length=200, verbose_name="where it is")),
                ("use", models.TextField(verbose_name="what it is used for, and how that does people here good")),
                ("members", models.PositiveIntegerField(blank=True, null=True, verbose_name="local members")),
                ("sent_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("ground", models.CharField(blank=True, max_length=12, verbose_name="ground of refusal")),
                ("reasons", models.TextField(blank=True, verbose_name="reasons")),
                ("listed_date", models.DateField(blank=True, null=True)),
                ("noticed_date", models.DateField(blank=True, null=True, verbose_name="owner’s notice received on")),
                ("asked_date", models.DateField(blank=True, null=True)),
                ("ended_words", models.TextField(blank=True, verbose_name="how it ended")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("listed", "listed"),
                            ("not_listed", "not listed"),
                            ("for_sale", "the owner means to sell"),
                            ("asked", "a group asked to bid"),
                            ("ended", "no longer listed"),
                        ],
                        default="nominated",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets_asked_for",
                        to="people.organisation",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets_nominated_to",
                        to="people.organisation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets_nominated",
                        to="people.organisation",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "title"], name="funding_ass_state_520339_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_listed"), _negated=True),
                            models.Q(("ground", ""), ("reasons", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="an_asset_is_refused_on_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["listed", "for_sale", "asked"]), _negated=True),
                            ("listed_date__isnull", False),
                            _connector="OR",
                        ),
                        name="a_listed_asset_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "asked"), _negated=True),
                            models.Q(
                                ("asked_by__isnull", False),
                                ("asked_date__isnull", False),
                                ("noticed_date__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="whoever_asked_to_bid_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChallengeWindow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opens_date", models.DateField(verbose_name="first day")),
                ("closes_date", models.DateField(verbose_name="last day")),
                ("decides_days", models.PositiveSmallIntegerField(verbose_name="most days until the decision")),
                ("reasons", models.TextField(verbose_name="why this time")),
                ("published_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenge_windows",
                        to="people.organisation",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="windows",
                        to="funding.listedservice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_date__gte", models.F("opens_date"))),
                        name="a_window_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opportunity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("summary", models.TextField(verbose_name="what is wanted, in plain words")),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("grant", "grant"),
                            ("negotiated", "negotiated with partners"),
                            ("framework", "framework"),
                            ("competitive", "competition"),
                            ("reserved", "reserved"),
                        ],
                        max_length=12,
                        verbose_name="route",
                    ),
                ),
                ("route_reason", models.TextField(verbose_name="why this route")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("competition", "competition"),
                            ("grant", "grant"),
                            ("negotiation", "negotiated agreement"),
                            ("direct", "direct award"),
                            ("suitable", "most suitable provider"),
                            ("framework", "framework"),
                            ("call_off", "call-off from a framework or market"),
                            ("market", "dynamic market"),
                        ],
                        default="competition",
                        max_length=12,
                        verbose_name="way to fund",
                    ),
                ),
                ("law_date", models.DateField(blank=True, null=True, verbose_name="the day whose law it keeps")),
                (
                    "route_answers",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what was answered when the route was chosen"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="value over the whole term (£)"),
                ),
                ("term_months", models.PositiveSmallIntegerField(verbose_name="months it will run")),
                ("eligibility", models.TextField(verbose_name="who can bid: one condition on each line")),
                ("announced_at", models.DateTimeField(blank=True, null=True)),
                ("no_announcement_reason", models.TextField(blank=True, verbose_name="why it was not announced ahead")),
                ("no_social_value_reason", models.TextField(blank=True, verbose_name="why social value is not scored")),
                ("opens_date", models.DateField(verbose_name="opens on")),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closes_at", models.DateTimeField(verbose_name="closes at")),
                ("decides_date", models.DateField(blank=True, null=True, verbose_name="decided by")),
                (
                    "suits_vco",
                    models.BooleanField(default=True, verbose_name="suits voluntary and community organisations"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="why it was withdrawn")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("announced", "announced ahead"),
                            ("intended", "intention published"),
                            ("talks", "talking with partners"),
                            ("agreed", "offer agreed"),
                            ("named", "one provider named"),
                            ("open", "open for bids"),
                            ("closed", "closed, being scored"),
                            ("joining", "open to join"),
                            ("decided", "decided"),
                            ("ended", "ended"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "needs_citizen",
                    models.BooleanField(default=True, verbose_name="a trained citizen commissioner scores with us"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("terms_version", models.PositiveIntegerField(default=1, verbose_name="version of the terms")),
                ("unsealed_at", models.DateTimeField(blank=True, null=True, verbose_name="bids opened at")),
                (
                    "allows_many_bids",
                    models.BooleanField(
                        default=False, verbose_name="an organisation may be in several bids for one lot"
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("live", "for real"), ("test", "a rehearsal")], default="live", max_length=4
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="commissioning.project",
                    ),
                ),
                (
                    "rehearses",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rehearsals",
                        to="funding.opportunity",
                    ),
                ),
                (
                    "specification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="commissioning.specification",
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_offs",
                        to="funding.opportunity",
                        verbose_name="framework or market it is called off from",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="funding.procedure",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "closes_at"], name="funding_opp_state_697444_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__gt", 0)), name="an_opportunity_is_worth_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "withdrawn"), ("withdrawn_reason", ""), _negated=True),
                        name="a_withdrawal_says_why",
                    ),
                ],
            },
            managers=[
                ("every", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ProcedureClock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tender", "least time for bids"),
                            ("tender_planned", "least time for bids after a planned procurement notice"),
                            ("standstill", "standstill, from the award notice"),
                            ("details", "contract details notice, from signing"),
                        ],
                        max_length=16,
                        verbose_name="period",
                    ),
                ),
                ("length", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[("calendar", "days"), ("working", "working days")],
                        max_length=10,
                        verbose_name="counted in",
                    ),
                ),
                ("counts_first_day", models.BooleanField(default=False, verbose_name="the first day counts")),
                ("is_voluntary", models.BooleanField(default=False, verbose_name="voluntary")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="funding.procedure"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("procedure", "kind"), name="one_clock_of_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="criterion")),
                ("under", models.CharField(blank=True, max_length=160, verbose_name="part of")),
                ("question", models.TextField(verbose_name="what bidders are asked")),
                ("weight", models.PositiveSmallIntegerField(verbose_name="weight out of 100")),
                (
                    "counts",
                    models.CharField(
                        choices=[
                            ("scored", "scored"),
                            ("pass", "passed or not, without a score"),
                            ("information", "for information, without a score"),
                        ],
                        default="scored",
                        max_length=12,
                        verbose_name="what the answer counts",
                    ),
                ),
                ("is_price", models.BooleanField(default=False, verbose_name="this is the price")),
                ("is_social_value", models.BooleanField(default=False, verbose_name="this is social value")),
                ("most_words", models.PositiveSmallIntegerField(default=500, verbose_name="most words in an answer")),
                ("written_at", models.DateTimeField()),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opportunity", "position"), name="one_criterion_at_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counts", "scored"), ("weight__gte", 1), ("weight__lte", 100)),
                            models.Q(
                                models.Q(("counts", "scored"), _negated=True),
                                ("is_price", False),
                                ("is_social_value", False),
                                ("weight", 0),
                            ),
                            _connector="OR",
                        ),
                        name="a_scored_question_weighs_1_to_100_and_another_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_price", False), ("weight__lt", 100), _connector="OR"),
                        name="price_is_never_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentAsked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="document")),
                ("why", models.TextField(verbose_name="what it is needed for")),
                ("is_needed", models.BooleanField(default=False, verbose_name="a bid is not complete without it")),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents_asked",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opportunity", "title"), name="one_document_of_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="a_document_asked_for_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="value over the whole term (£)"),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lots", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opportunity", "number"), name="one_lot_of_a_number"),
                    models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="a_lot_is_worth_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("announced", "announced, not final"), ("final", "final"), ("set_aside", "set aside")],
                        default="announced",
                        max_length=10,
                    ),
                ),
                (
                    "body_name",
                    models.CharField(blank=True, max_length=200, verbose_name="committee or board that decided"),
                ),
                ("minute", models.CharField(blank=True, max_length=200, verbose_name="where it is minuted")),
                ("decided_as", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                ("standstill_ends_date", models.DateField(blank=True, null=True)),
                ("final_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_reason", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "set_aside"), _negated=True),
                        fields=("opportunity",),
                        name="one_award_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("set_aside_reason", ""), ("state", "set_aside"), _negated=True),
                        name="an_award_set_aside_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("ours", "this site"),
                            ("ocds", "contract notices (OCDS)"),
                            ("360giving", "grants (360Giving)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("identifier", models.CharField(max_length=200)),
                ("release", models.CharField(blank=True, max_length=200)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planned", "announced ahead"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("awarded", "awarded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                ("description", models.TextField(blank=True)),
                ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("currency", models.CharField(default="GBP", max_length=3)),
                ("published_date", models.DateField(blank=True, null=True)),
                ("closes_date", models.DateField(blank=True, null=True)),
                ("procedure", models.CharField(blank=True, max_length=200)),
                ("category", models.CharField(blank=True, max_length=200)),
                ("suits_sme", models.BooleanField(blank=True, null=True)),
                ("suits_vco", models.BooleanField(blank=True, null=True)),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("licence", models.CharField(blank=True, max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="people.organisation"
                    ),
                ),
                (
                    "opportunity",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stage", "-published_date"], name="funding_not_stage_0238b6_idx"),
                    models.Index(fields=["body", "stage"], name="funding_not_body_id_6a320f_idx"),
                    models.Index(fields=["-published_date", "-id"], name="funding_not_publish_243167_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "identifier"), name="one_notice_of_an_identifier")
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_as", models.CharField(max_length=200)),
                ("first_at", models.DateTimeField()),
                ("second_as", models.CharField(blank=True, max_length=200)),
                ("second_at", models.DateTimeField(blank=True, null=True)),
                (
                    "first",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opening", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second__isnull", True),
                            models.Q(("second", models.F("first")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_open_bids",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MarketPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="how it fits the conditions")),
                ("asked_at", models.DateTimeField()),
                ("admitted", models.BooleanField(blank=True, null=True, verbose_name="admitted")),
                ("reasons", models.TextField(blank=True, verbose_name="reasons")),
                ("answered_as", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="market_places",
                        to="people.organisation",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("admitted", False), _negated=True),
                        fields=("market", "organisation"),
                        name="one_place_on_a_market",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("admitted__isnull", True), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="a_place_is_answered_with_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictsAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("notice", "before the notice"),
                            ("reading", "once the panel has declared"),
                            ("award", "before the award"),
                            ("end", "when the contract is made"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("asked", models.TextField(verbose_name="who was asked")),
                ("found", models.TextField(verbose_name="what was found, and what is done about it")),
                ("could_seem", models.TextField(blank=True, verbose_name="what could look like a conflict to others")),
                ("made_as", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts_assessments",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["opportunity", "step"], name="funding_con_opportu_d88f80_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked", ""), ("found", ""), _connector="OR", _negated=True),
                        name="a_conflicts_assessment_says_what_was_found",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Clarification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(verbose_name="question, as it was asked")),
                ("asked_at", models.DateTimeField()),
                ("published", models.TextField(blank=True, verbose_name="question, for everyone to read")),
                ("answer", models.TextField(blank=True, verbose_name="answer, for everyone to read")),
                (
                    "returned",
                    models.TextField(blank=True, verbose_name="why it is not answered in public, for who asked"),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["opportunity", "settled_at"], name="funding_cla_opportu_05d8db_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), models.Q(("published", ""), _negated=True), _connector="OR"),
                        name="an_answer_has_its_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("returned", ""), _connector="OR"),
                        name="answered_or_returned_not_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("terms_version", models.PositiveIntegerField()),
                ("what", models.TextField(verbose_name="what changes")),
                ("reasons", models.TextField(verbose_name="why")),
                ("asks_again", models.BooleanField(default=True, verbose_name="bidders confirm again")),
                ("closed_at_before", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("made_as", models.CharField(max_length=200)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), ("reasons", ""), _connector="OR", _negated=True),
                        name="an_amendment_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gte", models.F("closed_at_before"))),
                        name="closing_never_comes_sooner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_citizen", models.BooleanField(verbose_name="sits as a citizen commissioner")),
                ("is_chair", models.BooleanField(default=False, verbose_name="chairs the panel")),
                ("was_trained", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="panel", to="funding.opportunity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="panel_seats",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opportunity", "person"), name="one_panel_seat_each"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_chair", True), ("left_at", None)),
                        fields=("opportunity",),
                        name="one_chair_of_a_panel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_blind",
                    models.BooleanField(default=False, verbose_name="the panel scores without seeing who bids"),
                ),
                ("guidance", models.TextField(blank=True, verbose_name="what members should know before they score")),
                (
                    "opportunity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="panel_plan", to="funding.opportunity"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("summary", models.TextField(verbose_name="what will be wanted, in plain words")),
                (
                    "service_kind",
                    models.CharField(
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
                        verbose_name="kind of service",
                    ),
                ),
                ("quarter_date", models.DateField(verbose_name="first day of the quarter in which bids open")),
                (
                    "value_band",
                    models.CharField(
                        choices=[
                            ("tiny", "under £10,000"),
                            ("small", "£10,000 to £30,000"),
                            ("medium", "£30,000 to £100,000"),
                            ("large", "£100,000 to £500,000"),
                            ("huge", "£500,000 and over"),
                        ],
                        max_length=10,
                        verbose_name="about how much",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("grant", "grant"),
                            ("negotiated", "negotiated with partners"),
                            ("framework", "framework"),
                            ("competitive", "competition"),
                            ("reserved", "reserved"),
                        ],
                        max_length=12,
                        verbose_name="kind of route",
                    ),
                ),
                (
                    "suits_vco",
                    models.BooleanField(default=True, verbose_name="suits voluntary and community organisations"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("became", "became an opportunity"), ("dropped", "dropped")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("dropped_reason", models.TextField(blank=True, verbose_name="why it was dropped")),
                (
                    "no_engagement_reason",
                    models.TextField(blank=True, verbose_name="why nobody outside was talked with first"),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="people.organisation"
                    ),
                ),
                (
                    "opportunity",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan",
                        to="funding.opportunity",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "quarter_date"], name="funding_pla_state_55df3c_idx"),
                    models.Index(fields=["-changed_at", "-id"], name="funding_pla_changed_adc302_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dropped_reason", ""), ("state", "dropped"), _negated=True),
                        name="a_dropped_plan_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opportunity__isnull", False), ("state", "became")),
                            models.Q(models.Q(("state", "became"), _negated=True), ("opportunity__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_plan_became_its_opportunity",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("UK1", "pipeline notice"),
                            ("UK2", "preliminary market engagement notice"),
                            ("UK3", "planned procurement notice"),
                            ("UK4", "tender notice"),
                            ("UK5", "transparency notice"),
                            ("UK6", "contract award notice"),
                            ("UK7", "contract details notice"),
                            ("UK12", "procurement termination notice"),
                        ],
                        max_length=4,
                        verbose_name="notice",
                    ),
                ),
                ("reference", models.CharField(max_length=60, verbose_name="its reference there")),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="its address there")),
                ("published_date", models.DateField(verbose_name="published on")),
                ("noted_as", models.CharField(max_length=200)),
                ("noted_at", models.DateTimeField()),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_notices",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opportunity", "code", "reference"), name="one_notice_of_a_reference"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True, verbose_name="why")),
                ("made_as", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_reason", models.TextField(blank=True, verbose_name="why it was sent back")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendation",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", True), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="a_recommendation_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=120, unique=True)),
                ("tag", models.CharField(max_length=30)),
                ("released_at", models.DateTimeField()),
                ("content", models.JSONField()),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["released_at", "id"], name="funding_rel_release_686b99_idx")],
            },
        ),
        migrations.CreateModel(
            name="RouteStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("intended", "the intention was published"),
                            ("talks", "partners were invited to talk"),
                            ("round", "a round of talks"),
                            ("agreed", "an offer was agreed"),
                            ("named", "one provider was named"),
                            ("joining", "it opened to join"),
                            ("decided", "it was decided"),
                            ("ended", "it ended"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(verbose_name="reasons")),
                ("ground", models.CharField(blank=True, max_length=300, verbose_name="ground in law")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount (£)"
                    ),
                ),
                ("held_date", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("taken_as", models.CharField(max_length=300)),
                ("taken_at", models.DateTimeField()),
                ("invited", models.ManyToManyField(blank=True, related_name="+", to="people.organisation")),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="funding.opportunity"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_step_of_a_way_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingAppraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "chosen",
                    models.CharField(
                        choices=[
                            ("grant", "a grant"),
                            ("contract", "a contract"),
                            ("advance", "payment ahead"),
                            ("outcome", "payment for results"),
                            ("loan", "a loan"),
                            ("in_kind", "help in kind: people, rooms, training"),
                            ("asset", "a building or other asset, lent or given"),
                        ],
                        max_length=10,
                        verbose_name="the way chosen",
                    ),
                ),
                ("reasons", models.TextField(verbose_name="why this way")),
                ("appraised_at", models.DateTimeField()),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="funding_appraisal", to="funding.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MarketEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(max_length=300, verbose_name="where")),
                ("access", models.TextField(verbose_name="how everyone can take part")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                ("called_off_reason", models.TextField(blank=True, verbose_name="why it was called off")),
                ("announced_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="funding.plan"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["starts_at"], name="funding_mar_starts__be8dd1_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="an_event_ends_later"
                    ),
                    models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="an_event_has_places"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("submitted", "submitted"),
                            ("withdrawn", "withdrawn"),
                            ("awarded", "awarded"),
                            ("refused", "not awarded"),
                            ("ruled_out", "ruled out"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("meets", models.JSONField(default=list, verbose_name="which conditions the bidder meets")),
                ("is_eligible", models.BooleanField(default=False, verbose_name="it meets them all")),
                ("started_at", models.DateTimeField()),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="may stand as it is when bids close, since"
                    ),
                ),
                (
                    "confirmed_terms",
                    models.PositiveIntegerField(default=0, verbose_name="version of the terms last confirmed"),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("receipt", models.CharField(blank=True, max_length=70)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bids", to="people.organisation"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bids", to="funding.lot"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bids", to="funding.opportunity"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("lot", "organisation"), name="one_bid_for_a_lot")],
            },
        ),
        migrations.CreateModel(
            name="NoticeAward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=200)),
                ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("currency", models.CharField(default="GBP", max_length=3)),
                ("awarded_date", models.DateField(blank=True, null=True)),
                ("is_to_individual", models.BooleanField(default=False)),
                ("area_code", models.CharField(blank=True, max_length=20)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="awards", to="funding.notice"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice", "identifier", "recipient"), name="one_award_to_a_recipient"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("brings", models.TextField(verbose_name="what you bring")),
                ("seeks", models.TextField(verbose_name="whom you look for")),
                ("posted_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opportunity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="funding.opportunity",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_calls",
                        to="people.organisation",
                    ),
                ),
                (
                    "posted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="funding.plan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["closed_at", "-posted_at"], name="funding_par_closed__2a5f5b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opportunity", None), ("plan", None), _connector="OR"),
                        name="partners_for_one_thing_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(
                        default=folkmoot.funding.models.plan.new_token, editable=False, max_length=40, unique=True
                    ),
                ),
                ("since_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="follows", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="funding.plan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "plan"), name="followed_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("person",),
                        name="all_new_ones_followed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpressionOfInterest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("voluntary", "a voluntary or community body"),
                            ("charity", "a charity"),
                            ("parish", "a parish council"),
                            ("employees", "two or more employees of the authority"),
                        ],
                        max_length=12,
                        verbose_name="who sends it",
                    ),
                ),
                ("partners", models.TextField(blank=True, verbose_name="with whom")),
                ("offer", models.TextField(verbose_name="what you would run, and how")),
                ("good", models.TextField(verbose_name="what good it would do, and for whom")),
                ("able", models.TextField(verbose_name="how you would be able to")),
                ("means", models.TextField(verbose_name="your money and people")),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("decides_date", models.DateField(blank=True, null=True, verbose_name="decided by")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("ground", models.CharField(blank=True, max_length=20, verbose_name="ground of refusal")),
                ("reasons", models.TextField(blank=True, verbose_name="reasons")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unsigned", "waiting for a second employee to sign"),
                            ("sent", "received"),
                            ("deciding", "being decided"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("withdrawn", "taken back"),
                        ],
                        default="unsigned",
                        max_length=10,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expressions",
                        to="people.organisation",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expressions",
                        to="funding.listedservice",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expression",
                        to="funding.plan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "sent_at"], name="funding_exp_state_071030_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(models.Q(("ground", ""), _negated=True), models.Q(("reasons", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_refusal_has_its_ground_and_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True), ("plan__isnull", False), _connector="OR"
                        ),
                        name="what_is_accepted_is_to_be_bought",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "employees"), ("organisation__isnull", True)),
                            models.Q(models.Q(("kind", "employees"), _negated=True), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="employees_or_an_organisation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EngagementNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_date", models.DateField(verbose_name="when")),
                ("who", models.CharField(max_length=300, verbose_name="with which organisations or groups")),
                ("heard", models.TextField(verbose_name="what was said")),
                ("changed", models.TextField(verbose_name="what it changed")),
                ("noted_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="engagement_notes", to="funding.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SocialValueRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("catalogue", models.CharField(max_length=160)),
                ("outcomes", models.JSONField(default=list, verbose_name="outcomes chosen")),
                ("how", models.TextField(verbose_name="how buying it could bring them about")),
                ("asks_people", models.BooleanField(verbose_name="people are asked about it first")),
                ("asking_reason", models.TextField(verbose_name="how, or why not")),
                ("considered_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="social_value_records",
                        to="funding.plan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermsReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term_months", models.PositiveSmallIntegerField(verbose_name="months it will run")),
                ("term_reason", models.TextField(blank=True, verbose_name="why this term")),
                (
                    "payment",
                    models.CharField(
                        choices=[
                            ("advance", "before the work, in parts"),
                            ("milestones", "as steps are reached"),
                            ("arrears", "after the work"),
                            ("results", "partly for results"),
                        ],
                        max_length=12,
                        verbose_name="how it is paid",
                    ),
                ),
                ("advance_percent", models.PositiveSmallIntegerField(default=0, verbose_name="share paid ahead")),
                ("payment_reason", models.TextField(blank=True, verbose_name="why it is paid this way")),
                ("results_percent", models.PositiveSmallIntegerField(default=0, verbose_name="share paid for results")),
                ("lots", models.PositiveSmallIntegerField(default=1, verbose_name="lots")),
                ("lots_reason", models.TextField(verbose_name="why it is divided so, or not divided")),
                ("questions", models.PositiveSmallIntegerField(verbose_name="questions asked")),
                ("words", models.PositiveIntegerField(verbose_name="words asked for in all")),
                ("documents", models.PositiveSmallIntegerField(verbose_name="documents asked for")),
                ("documents_reason", models.TextField(blank=True, verbose_name="what each document is for")),
                (
                    "turnover",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="least yearly income of a bidder (£)"
                    ),
                ),
                (
                    "insurance",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="least insurance of a bidder (£)"
                    ),
                ),
                (
                    "allows_overheads",
                    models.BooleanField(default=True, verbose_name="training and volunteer costs may be in the price"),
                ),
                ("reviewed_at", models.DateTimeField()),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms_review", to="funding.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("advance_percent__lte", 100), ("results_percent__lte", 100)),
                        name="shares_of_a_whole",
                    ),
                    models.CheckConstraint(condition=models.Q(("lots__gte", 1)), name="at_least_one_lot"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("awarded", models.BooleanField(default=False)),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount (£)"
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="reasons, for everyone to read")),
                ("feedback", models.TextField(blank=True, verbose_name="feedback, for the bidder alone")),
                ("version", models.PositiveIntegerField(default=1)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bid",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="summary", to="funding.bid"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("awarded", False), ("amount__gt", 0), _connector="OR"),
                        name="a_proposed_award_has_an_amount",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BidMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed off")),
                ("signed_digest", models.CharField(blank=True, max_length=64)),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="funding.bid"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="joint_bids", to="people.organisation"
                    ),
                ),
                (
                    "signed_by",
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
                    models.UniqueConstraint(fields=("bid", "organisation"), name="one_membership_of_a_bid")
                ],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="what was wrong")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "waiting for an answer"),
                            ("upheld", "upheld"),
                            ("dismissed", "not upheld"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="raised",
                        max_length=10,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="challenges", to="funding.award"
                    ),
                ),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="challenges", to="funding.bid"
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_challenge_says_what_was_wrong"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("state__in", ["upheld", "dismissed"]), _negated=True),
                        name="a_challenge_is_answered_in_words",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "raised")),
                        fields=("award", "bid"),
                        name="one_open_challenge_of_a_bidder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Debrief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(verbose_name="what you would like to know")),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="debriefs", to="funding.bid"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("question", ""), _negated=True), name="a_debrief_asks_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BidDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("kept", "received"), ("held", "held back")], default="kept", max_length=10
                    ),
                ),
                ("sealed_name", models.BinaryField()),
                ("path", models.CharField(blank=True, max_length=120)),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="funding.bid"
                    ),
                ),
                (
                    "asked",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="funding.documentasked",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("path", ""), ("state", "held")),
                            models.Q(("state", "kept"), models.Q(("path", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_file_held_back_is_not_kept",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField()),
                ("saved_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="earlier_parts", to="funding.bid"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bid", "name", "version"), name="one_earlier_part_of_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("awarded", models.BooleanField()),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount (£)"
                    ),
                ),
                ("total_score", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("reasons", models.TextField(verbose_name="reasons, for everyone to read")),
                ("feedback", models.TextField(verbose_name="feedback, for the bidder alone")),
                ("decided_as", models.CharField(max_length=200)),
                ("decided_at", models.DateTimeField()),
                (
                    "bid",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="funding.bid"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), ("feedback", ""), _connector="OR", _negated=True),
                        name="a_funding_decision_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("awarded", False), ("amount__gt", 0), _connector="OR"),
                        name="an_award_has_an_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("grant", "a grant"),
                            ("contract", "a contract"),
                            ("advance", "payment ahead"),
                            ("outcome", "payment for results"),
                            ("loan", "a loan"),
                            ("in_kind", "help in kind: people, rooms, training"),
                            ("asset", "a building or other asset, lent or given"),
                        ],
                        max_length=10,
                        verbose_name="way to fund",
                    ),
                ),
                ("speaks_for", models.TextField(verbose_name="what speaks for it")),
                ("speaks_against", models.TextField(verbose_name="what speaks against it")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="funding.fundingappraisal",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("appraisal", "model"), name="each_way_compared_once")],
            },
        ),
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("find", "finding money that fits us"),
                            ("cost", "working out what it costs"),
                            ("partner", "finding partners"),
                            ("impact", "showing what our work changes"),
                            ("bid", "writing a bid"),
                            ("start", "getting a group started"),
                        ],
                        max_length=10,
                        verbose_name="what with",
                    ),
                ),
                ("question", models.TextField(verbose_name="what you would like to know")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "micro (under £10,000 a year)"),
                            ("small", "small (£10,000 to £100,000 a year)"),
                            ("medium", "medium (£100,000 to £1 million a year)"),
                            ("large", "large (over £1 million a year)"),
                            ("", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                ("paid_people", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="people it pays")),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("found", "we found money to apply for"),
                            ("costed", "we know what it costs"),
                            ("partnered", "we found partners"),
                            ("shown", "we can show what changes"),
                            ("bid", "we sent a bid"),
                            ("started", "our group is set up"),
                            ("nothing", "it did not help"),
                        ],
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                ("outcome_note", models.TextField(blank=True, verbose_name="anything else to say")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waiting for an answer"),
                            ("answered", "being talked over"),
                            ("resolved", "settled"),
                            ("withdrawn", "taken back"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bid",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="helped_by",
                        to="funding.bid",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="help_given", to="people.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="help_asked", to="people.organisation"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="funding.opportunity",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["helper", "state"], name="funding_hel_helper__1eaa04_idx"),
                    models.Index(fields=["organisation", "state"], name="funding_hel_organis_9813cf_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("state", "resolved"), _negated=True),
                        name="what_is_settled_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "start"), _negated=True),
                            models.Q(("paid_people__isnull", False), ("paid_people__lt", 10)),
                            _connector="OR",
                        ),
                        name="help_to_start_is_for_the_smallest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterestDeclaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_conflict", models.BooleanField(verbose_name="I have a conflict of interest")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="what it is")),
                ("declared_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declarations", to="funding.bid"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="funding.panelmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "bid"), name="one_declaration_on_a_bid"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_conflict", False), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="a_conflict_says_what_it_is",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("passes", models.BooleanField(verbose_name="it passes")),
                ("reasons", models.TextField(verbose_name="why")),
                ("judged_as", models.CharField(max_length=200)),
                ("judged_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="funding.bid"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="funding.criterion"
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bid", "criterion"), name="one_judgement_of_an_answer"),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_judgement_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("needs", models.CharField(blank=True, max_length=300, verbose_name="what you need to take part")),
                ("taken_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="funding.marketevent"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "person"), name="one_place_for_each")],
            },
        ),
        migrations.CreateModel(
            name="Moderation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agreed_score", models.DecimalField(decimal_places=1, max_digits=3, verbose_name="agreed score")),
                ("reasons", models.TextField(verbose_name="reasons")),
                ("moderated_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moderations", to="funding.bid"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="funding.criterion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bid", "criterion"), name="one_agreed_score"),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_score__gte", 0), ("agreed_score__lte", 5)),
                        name="an_agreed_score_is_0_to_5",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("presentation", "presentation"), ("interview", "interview"), ("visit", "visit")],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="when")),
                ("place", models.CharField(max_length=300, verbose_name="where")),
                ("questions", models.TextField(verbose_name="what every bidder is asked")),
                ("why_not_all", models.TextField(blank=True, verbose_name="why not every bidder is asked to come")),
                ("notes", models.TextField(blank=True, verbose_name="what was said")),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="funding.bid"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bid", "kind"), name="one_session_of_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_at__isnull", True), models.Q(("notes", ""), _negated=True), _connector="OR"
                        ),
                        name="a_session_held_has_notes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="what you could bring")),
                ("replied_at", models.DateTimeField()),
                ("taken_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="funding.partnercall"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_replies",
                        to="people.organisation",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("call", "organisation"), name="one_reply_of_an_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="PastDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("awarded", models.BooleanField()),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("total_score", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("reasons", models.TextField()),
                ("feedback", models.TextField()),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="past", to="funding.award"
                    ),
                ),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="past_decisions", to="funding.bid"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RuledOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("conflict", "a conflict of interest that nothing can remove"),
                            ("condition", "it does not meet a condition that it said it meets"),
                            ("excluded", "a ground for exclusion in law"),
                            ("question", "its answer to a question that is passed or not does not pass"),
                            ("incomplete", "it is not an answer to what was asked"),
                        ],
                        max_length=12,
                        verbose_name="on what ground",
                    ),
                ),
                ("reasons", models.TextField(verbose_name="reasons")),
                ("ruled_as", models.CharField(max_length=200)),
                ("ruled_at", models.DateTimeField()),
                (
                    "bid",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ruling", to="funding.bid"
                    ),
                ),
                (
                    "ruled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_bid_is_ruled_out_with_reasons"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="score, 0 to 5")),
                ("comment", models.TextField(blank=True, verbose_name="why")),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="funding.bid"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="funding.criterion"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="funding.panelmember"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "bid", "criterion"), name="one_score_of_a_criterion"),
                    models.CheckConstraint(
                        condition=models.Q(("score__isnull", True), ("score__lte", 5), _connector="OR"),
                        name="a_score_is_0_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("locked_at__isnull", True),
                            models.Q(("score__isnull", False), models.Q(("comment", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_locked_score_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="funding.bid"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bid", "name"), name="one_part_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="HelpMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_from_helper", models.BooleanField()),
                ("text", models.TextField(verbose_name="what you want to say")),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="funding.helprequest"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConflictReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("recused", "keeps out of this bid"), ("mitigated", "may score it, with safeguards")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("words", models.TextField(verbose_name="why, and which safeguards")),
                ("reviewed_as", models.CharField(max_length=200)),
                ("reviewed_at", models.DateTimeField()),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declaration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="funding.interestdeclaration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_conflict_review_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SummaryLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("better", models.TextField(verbose_name="what the winner did better")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="funding.criterion"
                    ),
                ),
                (
                    "summary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="funding.assessmentsummary",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("summary", "criterion"), name="one_line_on_a_criterion")
                ],
            },
        ),
    ]
