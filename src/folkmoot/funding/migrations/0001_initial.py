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
                            ("open", "open for bids"),
                            ("closed", "closed, being scored"),
                            ("decided", "decided"),
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
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="commissioning.project",
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
            ],
            options={
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
                "constraints": [
                    models.UniqueConstraint(fields=("source", "identifier"), name="one_notice_of_an_identifier")
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
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="criterion")),
                ("question", models.TextField(verbose_name="what bidders are asked")),
                ("weight", models.PositiveSmallIntegerField(verbose_name="weight out of 100")),
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
                        condition=models.Q(("weight__gte", 1), ("weight__lte", 100)), name="a_weight_is_1_to_100"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_price", False), ("weight__lt", 100), _connector="OR"),
                        name="price_is_never_all",
                    ),
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
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("meets", models.JSONField(default=list, verbose_name="which conditions the bidder meets")),
                ("is_eligible", models.BooleanField(default=False, verbose_name="it meets them all")),
                (
                    "price",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="price (£)"
                    ),
                ),
                ("outcome_plan", models.TextField(blank=True, verbose_name="how you will bring about the outcome")),
                ("started_at", models.DateTimeField()),
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
                "constraints": [
                    models.UniqueConstraint(fields=("lot", "organisation"), name="one_bid_for_a_lot"),
                    models.CheckConstraint(
                        condition=models.Q(("price__isnull", True), ("price__gte", 0), _connector="OR"),
                        name="a_price_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_citizen", models.BooleanField(verbose_name="sits as a citizen commissioner")),
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
                "constraints": [models.UniqueConstraint(fields=("opportunity", "person"), name="one_panel_seat_each")],
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
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.PositiveSmallIntegerField(verbose_name="score, 0 to 5")),
                ("comment", models.TextField(verbose_name="why")),
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
                    models.CheckConstraint(condition=models.Q(("score__lte", 5)), name="a_score_is_0_to_5"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BidAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                (
                    "bid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="funding.bid"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="funding.criterion"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bid", "criterion"), name="one_answer_to_a_criterion")],
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
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["state", "closes_at"], name="funding_opp_state_697444_idx"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["stage", "-published_date"], name="funding_not_stage_0238b6_idx"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["body", "stage"], name="funding_not_body_id_6a320f_idx"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["-published_date", "-id"], name="funding_not_publish_243167_idx"),
        ),
    ]
