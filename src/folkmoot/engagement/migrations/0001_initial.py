import uuid
from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import folkmoot.engagement.models.ballot
import folkmoot.engagement.models.pool


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("commissioning", "0001_initial"),
        ("evidence", "0001_initial"),
        ("needs", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("text", models.TextField(verbose_name="words")),
                ("author_key", models.CharField(blank=True, max_length=40)),
                ("sent_at", models.DateTimeField()),
                (
                    "moderation",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for a moderator"),
                            ("shown", "shown"),
                            ("refused", "not shown"),
                            ("settled", "not shown, after a second look"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("held_because", models.CharField(blank=True, max_length=200, verbose_name="why it is held back")),
                ("fingerprint", models.CharField(max_length=64)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("names_somebody", "It names or points at a person"),
                            ("offensive", "It insults or threatens people"),
                            ("off_topic", "It is about something else"),
                            ("not_clear", "It says several things at once, or cannot be understood"),
                            ("duplicate", "Somebody has said this already"),
                            ("advert", "It sells something, or was sent by a machine"),
                            ("unlawful", "The law does not let us show it"),
                        ],
                        max_length=14,
                        verbose_name="why it is not shown",
                    ),
                ),
                ("reason_words", models.TextField(blank=True, verbose_name="the reason in words")),
                ("appeal", models.TextField(blank=True, verbose_name="why it should be shown")),
                ("appealed_at", models.DateTimeField(blank=True, null=True)),
                ("appeal_decided_at", models.DateTimeField(blank=True, null=True)),
                ("appeal_upheld", models.BooleanField(blank=True, null=True)),
                ("appeal_words", models.TextField(blank=True, verbose_name="what the second moderator said")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="writings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="writings", to="people.organisation"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "near_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="engagement.contribution",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "moderation", "sent_at"], name="engagement__body_id_bff1a5_idx"),
                    models.Index(fields=["fingerprint"], name="engagement__fingerp_8ad891_idx"),
                    models.Index(fields=["author", "sent_at"], name="engagement__author__a75dba_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("moderation", "refused"), _negated=True),
                            models.Q(("reason", ""), ("reason_words", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="not_shown_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assembly",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("question", models.TextField(verbose_name="the question")),
                ("why", models.TextField(verbose_name="why people are asked")),
                ("promise", models.TextField(verbose_name="what the body promises to do with what the assembly says")),
                ("who", models.CharField(max_length=200, verbose_name="who can be drawn")),
                ("support", models.TextField(verbose_name="what members get: payment, travel, care, access")),
                (
                    "day_payment",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, verbose_name="payment for each session, in pounds"
                    ),
                ),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "fairness",
                    models.CharField(
                        choices=[
                            ("leximin", "everybody’s chance as equal as the targets allow (leximin)"),
                            ("maximin", "the smallest chance as large as the targets allow (maximin)"),
                        ],
                        default="leximin",
                        max_length=8,
                        verbose_name="fairness",
                    ),
                ),
                (
                    "adopts_at",
                    models.PositiveSmallIntegerField(
                        verbose_name="share of votes that adopts a recommendation, in per cent"
                    ),
                ),
                (
                    "answer_weeks",
                    models.PositiveSmallIntegerField(verbose_name="weeks in which a recommendation is answered"),
                ),
                ("reply_by_date", models.DateField(verbose_name="last day to say yes")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "being prepared"),
                            ("inviting", "people are invited"),
                            ("ready", "pool closed, lottery published"),
                            ("drawn", "drawn"),
                            ("meeting", "at work"),
                            ("reported", "has made its recommendations"),
                            ("answered", "answered"),
                            ("cancelled", "called off"),
                        ],
                        default="preparing",
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.TextField(blank=True, verbose_name="why it was called off")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assemblies", to="people.organisation"
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assemblies_organised",
                        to="people.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assemblies",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "-begun_at"], name="engagement__state_785987_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("seats__gt", 1)), name="an_assembly_has_seats"),
                    models.CheckConstraint(
                        condition=models.Q(("adopts_at__gte", 50), ("adopts_at__lte", 100)),
                        name="an_assembly_adopts_by_a_majority",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_reason", ""), ("state", "cancelled"), _negated=True),
                        name="an_assembly_called_off_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=200, verbose_name="question")),
                ("words", models.TextField(verbose_name="what members need to know")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("consent", "consent: it goes ahead unless a member objects, with a reason"),
                            ("score", "score: each member gives every option 0 to 5"),
                            ("ranked", "ranked: each member puts the options in order"),
                        ],
                        max_length=8,
                        verbose_name="how it is decided",
                    ),
                ),
                ("options", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("closes_date", models.DateField(verbose_name="last day")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                ("result", models.JSONField(blank=True, default=list)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="needs.board"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("purpose", models.TextField(verbose_name="what the money is for")),
                ("total", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="money to share out")),
                ("least_age", models.PositiveSmallIntegerField(default=16, verbose_name="youngest age to vote")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                ("ideas_until_date", models.DateField(verbose_name="last day for ideas")),
                ("votes_from", models.DateTimeField(verbose_name="voting opens")),
                ("votes_until", models.DateTimeField(verbose_name="voting closes")),
                ("built_by_date", models.DateField(verbose_name="winners are open by")),
                (
                    "electorate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("register", "people on a register"),
                            ("code", "people who were sent a one-time code"),
                            ("declared", "people who declare that they live here"),
                        ],
                        max_length=8,
                        verbose_name="who may vote",
                    ),
                ),
                ("electorate_reason", models.TextField(blank=True, verbose_name="why that rule")),
                (
                    "needs_account",
                    models.BooleanField(default=False, verbose_name="an account is needed to vote online"),
                ),
                (
                    "ballot",
                    models.CharField(
                        choices=[
                            ("approval", "name the projects you want"),
                            ("knapsack", "name projects that fit into the budget together"),
                            ("ranked", "put projects in order"),
                            ("points", "share out points"),
                        ],
                        default="approval",
                        max_length=8,
                        verbose_name="how people vote",
                    ),
                ),
                (
                    "most_choices",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="most projects on one ballot"),
                ),
                ("points", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="points to share out")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("equal-shares", "Equal Shares: every voter has the same share of the money"),
                            ("greedy", "Most votes first, while the money lasts"),
                        ],
                        default="equal-shares",
                        max_length=12,
                        verbose_name="rule of counting",
                    ),
                ),
                (
                    "completion",
                    models.CharField(
                        choices=[
                            ("increase-then-greedy", "shares grow step by step, then most votes first"),
                            ("increase", "shares grow step by step"),
                            ("greedy", "it goes to the projects with most votes that still fit"),
                            ("none", "it is left over"),
                        ],
                        default="increase-then-greedy",
                        max_length=20,
                        verbose_name="money left over",
                    ),
                ),
                (
                    "ties",
                    models.CharField(
                        choices=[
                            ("votes,cheaper", "more votes, then the lower price, then the order of the list"),
                            ("votes,dearer", "more votes, then the higher price, then the order of the list"),
                            ("lot", "a lot drawn from a number published beforehand"),
                        ],
                        default="votes,cheaper",
                        max_length=13,
                        verbose_name="ties",
                    ),
                ),
                ("seed", models.CharField(blank=True, max_length=80, verbose_name="number for lots, drawn in public")),
                ("quorum", models.PositiveIntegerField(default=1, verbose_name="people a project needs")),
                ("rule_fixed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paper",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what is on the ballot, in pence, from its opening on"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "being prepared"),
                            ("ideas", "open for ideas"),
                            ("checking", "ideas being checked"),
                            ("voting", "open for votes"),
                            ("closed", "voting closed, papers being entered"),
                            ("counted", "counted, being built"),
                            ("done", "all of it open"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="preparing",
                        max_length=9,
                    ),
                ),
                ("counted_at", models.DateTimeField(blank=True, null=True)),
                ("awarded", models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                ("published", models.JSONField(blank=True, default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="places.area"
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="needs.board",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="people.organisation"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "votes_until"], name="engagement__state_56f8ae_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("total__gt", 0)), name="a_budget_has_money"),
                    models.CheckConstraint(
                        condition=models.Q(("awarded__lte", models.F("total"))), name="awards_never_exceed_the_budget"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_until__gt", models.F("votes_from"))),
                        name="voting_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("voting", "closed", "counted", "done")), _negated=True),
                            models.Q(("rule_fixed_at__isnull", False), models.Q(("electorate", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="no_vote_before_its_rules",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Community",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("place", "people of one place"),
                            ("interest", "people who share something, wherever they live"),
                        ],
                        max_length=8,
                        verbose_name="what holds it together",
                    ),
                ),
                ("about", models.TextField(verbose_name="who belongs to it, and what it wants")),
                ("started_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="communities",
                        to="places.area",
                    ),
                ),
                (
                    "started_by",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "place"), _negated=True), ("area__isnull", False), _connector="OR"
                        ),
                        name="a_community_of_place_has_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("summary", models.TextField(verbose_name="what it is about")),
                ("why", models.TextField(verbose_name="why your view matters")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("inform", "inform"),
                            ("consult", "consult"),
                            ("involve", "involve"),
                            ("collaborate", "collaborate"),
                            ("empower", "empower"),
                        ],
                        max_length=12,
                        verbose_name="how much say people have",
                    ),
                ),
                ("promise", models.TextField(verbose_name="what you promise to do with the answers")),
                ("can_change", models.TextField(verbose_name="what can still change")),
                ("cannot_change", models.TextField(verbose_name="what cannot change, and why")),
                ("options", models.TextField(verbose_name="the options, with what each costs and means")),
                ("who_decides", models.CharField(max_length=160, verbose_name="who decides")),
                ("is_formal", models.BooleanField(default=True, verbose_name="formal written consultation")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                ("noticed_at", models.DateTimeField(blank=True, null=True)),
                ("no_notice_reason", models.TextField(blank=True, verbose_name="why there was no early notice")),
                ("opens_date", models.DateField(verbose_name="opens on")),
                ("closes_date", models.DateField(verbose_name="last day to answer")),
                (
                    "short_reason",
                    models.TextField(blank=True, verbose_name="why it is shorter than 12 weeks, or informal"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("noticed", "announced"),
                            ("open", "open"),
                            ("closed", "closed, being read"),
                            ("complete", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                ("promise_answer", models.TextField(blank=True, verbose_name="how you kept your promise, or why not")),
                ("nothing_decided", models.BooleanField(default=False, verbose_name="nothing is decided yet")),
                (
                    "without_account",
                    models.BooleanField(default=False, verbose_name="people may answer without an account"),
                ),
                (
                    "step_by_step",
                    models.BooleanField(default=False, verbose_name="one part of the questions at a time"),
                ),
                ("language", models.CharField(default="en", max_length=8, verbose_name="language it is written in")),
                ("what_is_new", models.TextField(blank=True, verbose_name="what is different from the version before")),
                (
                    "gaps",
                    models.JSONField(blank=True, default=list, verbose_name="who was not reached, when it closed"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="commissioning.project",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="engagement.consultation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "closes_date"], name="engagement__state_6cd16b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_date__gt", models.F("opens_date"))),
                        name="a_consultation_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Moderator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shown_as", models.CharField(max_length=120, verbose_name="name shown in public")),
                ("from_date", models.DateField(verbose_name="from")),
                ("until_date", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moderators", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_date__isnull", True)),
                        fields=("body", "person"),
                        name="a_moderator_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date__isnull", True), ("until_date__gte", models.F("from_date")), _connector="OR"
                        ),
                        name="a_moderator_ends_after_the_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipationFramework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("standards", models.TextField(verbose_name="what young people can expect")),
                ("adopted_date", models.DateField(verbose_name="adopted on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participation_frameworks",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=200, verbose_name="question")),
                ("why", models.TextField(verbose_name="what the answers are for")),
                ("choices", models.JSONField(default=list)),
                ("closes_date", models.DateField(verbose_name="last day")),
                ("asked_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="people.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SpendQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assembly", models.CharField(max_length=160, verbose_name="who shares it out")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("words", models.TextField(verbose_name="what the money is for")),
                ("total", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="sum")),
                ("asked_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spend_questions",
                        to="needs.board",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spend_questions",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("total__gt", 0)), name="a_sum_to_share_out")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingPanel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("about", models.TextField(verbose_name="what it is for")),
                ("promise", models.TextField(verbose_name="what is done with the answers")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                (
                    "stays_months",
                    models.PositiveSmallIntegerField(
                        verbose_name="months after which a member is asked whether to stay"
                    ),
                ),
                ("is_open", models.BooleanField(default=True, verbose_name="people can join")),
                ("opened_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_panels",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnswerRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_date", models.DateField(verbose_name="from")),
                ("until_date", models.DateField(blank=True, null=True, verbose_name="until (not included)")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("before", "looked at before they are shown"),
                            ("after", "shown at once, looked at when somebody reports them"),
                        ],
                        default="before",
                        max_length=8,
                        verbose_name="what people write is",
                    ),
                ),
                ("proposal_days", models.PositiveSmallIntegerField(verbose_name="days to answer a proposal")),
                (
                    "petition_days_open",
                    models.PositiveSmallIntegerField(verbose_name="days that a petition can be signed"),
                ),
                ("answered_at", models.PositiveIntegerField(verbose_name="signatures for an answer")),
                (
                    "debated_at",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="signatures for a debate"),
                ),
                ("petition_days", models.PositiveSmallIntegerField(verbose_name="days to answer a petition")),
                ("source", models.CharField(max_length=200, verbose_name="where it was decided")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer_rules",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("body", "from_date"), name="one_answer_rule_from_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("debated_at__isnull", True), ("debated_at__gt", models.F("answered_at")), _connector="OR"
                        ),
                        name="a_debate_needs_more_than_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at__gte", 1)), name="an_answer_needs_a_signature"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameworkLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="level")),
                ("means", models.CharField(max_length=300, verbose_name="what it means")),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="levels",
                        to="engagement.participationframework",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("framework", "position"), name="one_level_at_a_place")],
            },
        ),
        migrations.CreateModel(
            name="AssemblyRecommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="recommendation")),
                ("reasons", models.TextField(verbose_name="why the assembly asks for it")),
                ("put_at", models.DateTimeField()),
                ("adopted", models.BooleanField(blank=True, null=True)),
                ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("votes_against", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("votes_open", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("answer_due_date", models.DateField(blank=True, null=True, verbose_name="answer due by")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("part", "accepted in part"), ("rejected", "rejected")],
                        max_length=10,
                    ),
                ),
                ("answer_reasons", models.TextField(blank=True, verbose_name="why, and what happens next")),
                ("answered_as", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assembly_recommendations",
                        to="people.organisation",
                    ),
                ),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="engagement.assembly",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["adopted", "answer", "answer_due_date"], name="engagement__adopted_4a2f1d_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "number"), name="one_advice_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""), models.Q(("answer_reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="an_answer_to_an_assembly_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssemblySession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("venue", models.CharField(max_length=200, verbose_name="where")),
                ("access", models.TextField(verbose_name="getting in, hearing, seeing, following")),
                ("record", models.TextField(blank=True, verbose_name="what happened")),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="engagement.assembly"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "number"), name="one_assembly_session_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="an_assembly_session_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.JSONField(default=list)),
                ("reasons", models.TextField(blank=True, verbose_name="why")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="engagement.boarddecision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="needs.boardmember"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("decision", "member"), name="one_voice_each")],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "receipt",
                    models.CharField(
                        default=folkmoot.engagement.models.ballot.new_receipt,
                        max_length=20,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=20)),
                ("choices", models.JSONField(blank=True, default=list)),
                ("points", models.JSONField(blank=True, default=list)),
                ("channel", models.CharField(choices=[("online", "online"), ("paper", "on paper")], max_length=6)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="engagement.budget"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["budget", "receipt"], name="engagement__budget__c3efba_idx")],
            },
        ),
        migrations.CreateModel(
            name="BudgetArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "own",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="money of its own"
                    ),
                ),
                (
                    "cap",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="at most"),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="engagement.budget"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("budget", "area"), name="an_area_once_in_a_budget"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cap__isnull", True), ("own__isnull", False)),
                            models.Q(("cap__isnull", False), ("own__isnull", True)),
                            _connector="OR",
                        ),
                        name="own_money_or_a_cap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="category")),
                ("question", models.CharField(max_length=200, verbose_name="how it is asked")),
                ("source", models.CharField(max_length=200, verbose_name="where the figures come from")),
                (
                    "is_special",
                    models.BooleanField(default=False, verbose_name="tells of health, faith, ethnicity and the like"),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "assembly",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="engagement.assembly",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="engagement.standingpanel",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assembly__isnull", False), ("panel__isnull", True)),
                            models.Q(("assembly__isnull", True), ("panel__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_category_belongs_to_one_panel",
                    ),
                    models.UniqueConstraint(fields=("assembly", "name"), name="an_assembly_has_a_category_once"),
                    models.UniqueConstraint(fields=("panel", "name"), name="a_panel_has_a_category_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Petition",
            fields=[
                (
                    "contribution_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="engagement.contribution",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="what we ask for")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open for signatures"),
                            ("closed", "closed"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("closes_date", models.DateField(verbose_name="last day to sign")),
                ("signature_count", models.PositiveIntegerField(default=0)),
                ("reached_at", models.DateTimeField(blank=True, null=True)),
                ("answer_due_date", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("debated_date", models.DateField(blank=True, null=True, verbose_name="day of the debate")),
                ("debated_where", models.CharField(blank=True, max_length=160, verbose_name="where it was debated")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitions",
                        to="places.area",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitions",
                        to="engagement.answerrule",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "answer_due_date"], name="engagement__state_34a631_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_answered_petition_has_an_answer",
                    )
                ],
            },
            bases=("engagement.contribution",),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "contribution_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="engagement.contribution",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="in a few words")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("proposal", "an idea for something new"),
                            ("challenge", "a challenge: something should be done in another way"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for an answer"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("support_count", models.PositiveIntegerField(default=0)),
                ("answer_due_date", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("will_do", "we will do it"),
                            ("in_part", "we will do part of it"),
                            ("try_it", "we will try it out"),
                            ("not_now", "we will not do it"),
                            ("not_ours", "it is for somebody else, and we passed it on"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="places.area",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="engagement.community",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "answer_due_date"], name="engagement__state_5d75aa_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answer", ""), ("outcome", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="an_answered_proposal_has_an_answer",
                    )
                ],
            },
            bases=("engagement.contribution",),
        ),
        migrations.CreateModel(
            name="CommunityLead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("does", models.TextField(verbose_name="what the community leads")),
                ("reach", models.TextField(verbose_name="how the people who need it most are reached")),
                ("agreed_at", models.DateTimeField()),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="engagement.community"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="community_leads",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("community", "project"), name="a_community_leads_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reach", ""), _negated=True), name="a_community_says_whom_it_reaches"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommunityMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_at", models.DateTimeField()),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="engagement.community"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("community", "person"), name="a_member_once")],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="which channel")),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("times_used", models.PositiveIntegerField(default=0, verbose_name="how often the partner used it")),
                ("added_at", models.DateTimeField()),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultation_channels",
                        to="people.organisation",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to="engagement.consultation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="code to come back with, for those without an account"
                    ),
                ),
                ("speaker", models.CharField(max_length=24)),
                ("fields", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="engagement.consultation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consultation", "person", "speaker"), name="one_draft_of_an_answer"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("code",),
                        name="a_code_leads_to_one_draft",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessFormat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="format")),
                ("link", models.URLField(blank=True)),
                ("ready_by_date", models.DateField(blank=True, null=True)),
                ("none_because", models.CharField(blank=True, max_length=200)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="formats",
                        to="engagement.consultation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=160, verbose_name="the question")),
                ("about", models.TextField(verbose_name="what it is about")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("inform", "inform"),
                            ("consult", "consult"),
                            ("involve", "involve"),
                            ("collaborate", "collaborate"),
                            ("empower", "empower"),
                        ],
                        max_length=12,
                        verbose_name="how much say people have",
                    ),
                ),
                ("promise", models.TextField(verbose_name="what you promise to do with it")),
                ("for_young", models.BooleanField(default=False, verbose_name="for young people in particular")),
                ("needs_account", models.BooleanField(default=True, verbose_name="people need an account")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("before", "looked at before they are shown"),
                            ("after", "shown at once, looked at when somebody reports them"),
                        ],
                        default="before",
                        max_length=8,
                        verbose_name="statements are",
                    ),
                ),
                ("closes_date", models.DateField(verbose_name="last day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("open", "open"),
                            ("closed", "closed, to be answered"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, verbose_name="what we did with it")),
                ("answer_due_date", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="needs.board",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="people.organisation",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="engagement.consultation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "closes_date"], name="engagement__state_b30e72_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("project__isnull", False), ("board__isnull", False), _connector="OR"),
                        name="a_conversation_is_of_a_project_or_a_board",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level", ""), _negated=True), name="a_conversation_says_its_level"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostedOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="the option in a few words")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="what it costs a year"
                    ),
                ),
                ("cost_words", models.CharField(blank=True, max_length=200, verbose_name="what it costs, in words")),
                ("good", models.TextField(verbose_name="what would be better")),
                ("bad", models.TextField(verbose_name="what would be worse, and for whom")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costed_options",
                        to="engagement.consultation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost__isnull", False), models.Q(("cost_words", ""), _negated=True), _connector="OR"
                        ),
                        name="an_option_says_what_it_costs",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Effort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.CharField(max_length=160, verbose_name="whom you want to reach")),
                ("method", models.TextField(verbose_name="how")),
                ("result", models.TextField(blank=True, verbose_name="what came of it")),
                ("added_at", models.DateTimeField()),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="efforts",
                        to="engagement.consultation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("marks", models.JSONField(verbose_name="from 1 (not at all) to 5 (fully), by statement")),
                ("words", models.TextField(blank=True, verbose_name="what should be done otherwise next time")),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="engagement.assembly",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="idea")),
                ("words", models.TextField(verbose_name="what should be done, and for whom")),
                ("place", models.CharField(max_length=160, verbose_name="where, in words")),
                ("captured_by", models.CharField(blank=True, max_length=160, verbose_name="taken down by (post)")),
                ("sent_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "to be checked"),
                            ("on_ballot", "can be done"),
                            ("not_feasible", "cannot be done"),
                            ("merged", "joined with another idea"),
                            ("withdrawn", "withdrawn"),
                            ("won", "won"),
                            ("not_funded", "not funded"),
                            ("opened", "open"),
                        ],
                        default="sent",
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="what the check found")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="whole cost"
                    ),
                ),
                ("cost_note", models.TextField(blank=True, verbose_name="how the cost was worked out")),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number on the ballot")),
                ("votes", models.PositiveIntegerField(blank=True, null=True)),
                ("fate", models.TextField(blank=True, verbose_name="why it won or lost")),
                ("opened_date", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="engagement.budget"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="engagement.idea",
                    ),
                ),
                (
                    "not_with",
                    models.ManyToManyField(
                        blank=True, to="engagement.idea", verbose_name="cannot be done together with"
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
                "indexes": [models.Index(fields=["budget", "state", "number"], name="engagement__budget__6a14ad_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("budget", "number"), name="one_idea_with_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_feasible"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_cannot_be_done_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["on_ballot", "won", "not_funded"]), _negated=True),
                            ("cost__isnull", False),
                            _connector="OR",
                        ),
                        name="what_is_voted_on_has_a_cost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("addresses", models.PositiveIntegerField(verbose_name="addresses on the list")),
                ("letters", models.PositiveIntegerField(verbose_name="letters")),
                ("source", models.CharField(max_length=200, verbose_name="which list")),
                ("list_sha256", models.CharField(max_length=64)),
                ("seed", models.CharField(max_length=200, verbose_name="seed")),
                ("drawn_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="engagement.assembly"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "number"), name="one_round_of_invitations_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperSheet",
            fields=[
                (
                    "receipt",
                    models.CharField(
                        default=folkmoot.engagement.models.ballot.new_receipt,
                        max_length=20,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("counted", models.BooleanField(default=False)),
                ("spoilt_because", models.CharField(blank=True, max_length=200, verbose_name="why it cannot be read")),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="engagement.budget"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PollAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choice", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="engagement.poll"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("poll", "person"), name="one_answer_to_a_poll")],
            },
        ),
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("voter", models.CharField(max_length=64)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="register", to="engagement.budget"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("budget", "voter"), name="once_on_a_register")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("names_somebody", "It names or points at a person"),
                            ("offensive", "It insults or threatens people"),
                            ("off_topic", "It is about something else"),
                            ("not_clear", "It says several things at once, or cannot be understood"),
                            ("duplicate", "Somebody has said this already"),
                            ("advert", "It sells something, or was sent by a machine"),
                            ("unlawful", "The law does not let us show it"),
                        ],
                        max_length=14,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="engagement.contribution",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("contribution", "person"), name="one_report_each")],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120, verbose_name="title of this part")),
                ("words", models.TextField(blank=True, verbose_name="what people should know before they answer it")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="engagement.consultation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "position"), name="one_section_at_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="SpendOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="option")),
                (
                    "allocated",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="allocated"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="engagement.spendquestion",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("question", "position"), name="one_option_at_a_place")],
            },
        ),
        migrations.CreateModel(
            name="SpendShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(blank=True, max_length=40, verbose_name="table or member number")),
                ("pence", models.JSONField(default=list)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="engagement.spendquestion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("question", "person"),
                        name="one_share_out_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("table", ""), _negated=True),
                        fields=("question", "table"),
                        name="one_share_out_a_table",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Panellist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("values", models.JSONField(default=dict, verbose_name="answers, by category")),
                ("joined_at", models.DateTimeField()),
                ("stays_until_date", models.DateField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("left_how", models.CharField(blank=True, max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panel_memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="engagement.standingpanel",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True)),
                        fields=("panel", "person"),
                        name="somebody_joins_a_panel_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoterMark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("voter", models.CharField(max_length=64)),
                ("account", models.CharField(blank=True, max_length=64, null=True)),
                ("channel", models.CharField(choices=[("online", "online"), ("paper", "on paper")], max_length=6)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="engagement.budget"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("budget", "voter"), name="one_vote_each"),
                    models.UniqueConstraint(fields=("budget", "account"), name="one_vote_an_account"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VotingCode",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("voter", models.CharField(max_length=64)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="engagement.budget"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("budget", "voter"), name="a_code_once")],
            },
        ),
        migrations.CreateModel(
            name="Wave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("questions", models.JSONField(default=list, verbose_name="questions")),
                ("closes_date", models.DateField(verbose_name="last day to answer")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "being prepared"), ("open", "open"), ("closed", "closed")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("asked", models.PositiveIntegerField(blank=True, null=True, verbose_name="members who were asked")),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("what_changed", models.TextField(blank=True, verbose_name="what was done with the answers")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waves", to="engagement.standingpanel"
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="engagement.wave",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("panel", "number"), name="one_wave_of_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("summary", models.TextField(verbose_name="what it is about")),
                ("promise", models.TextField(blank=True, verbose_name="what is promised")),
                ("questions", models.JSONField(blank=True, default=dict, verbose_name="questions and choices")),
                (
                    "checked_by",
                    models.CharField(max_length=160, verbose_name="who checked it (a post or a body, not a name)"),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="engagement.consultation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "language"), name="one_wording_in_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="CategoryValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=80, verbose_name="value")),
                ("people", models.PositiveIntegerField(verbose_name="people in the place")),
                ("least", models.PositiveSmallIntegerField(default=0, verbose_name="seats, at least")),
                ("most", models.PositiveSmallIntegerField(default=0, verbose_name="seats, at most")),
                ("reason", models.TextField(blank=True, verbose_name="why it differs from the place")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="values", to="engagement.category"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="evidence.indicator",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("least__lte", models.F("most"))), name="a_target_is_a_range_of_seats"
                    ),
                    models.UniqueConstraint(fields=("category", "label"), name="a_value_stands_once_in_its_category"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "contribution_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="engagement.contribution",
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="engagement.proposal"
                    ),
                ),
            ],
            bases=("engagement.contribution",),
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "contribution_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="engagement.contribution",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("is_seed", models.BooleanField(default=False, verbose_name="put in by those who ask")),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="engagement.conversation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "number"), name="one_statement_with_a_number")
                ],
            },
            bases=("engagement.contribution",),
        ),
        migrations.CreateModel(
            name="DrawnMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("drawn_at", models.DateTimeField()),
                ("votes", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("told", models.JSONField()),
                ("counts", models.JSONField()),
                ("points", models.JSONField()),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="map", to="engagement.conversation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hearing", "hearing"),
                            ("conference", "conference"),
                            ("market", "market event"),
                            ("coproduction", "working together on a service"),
                            ("pop_up", "pop-up in the street or a hall"),
                            ("group", "talk with one group"),
                            ("staff", "staff and trade unions"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "led_by",
                    models.CharField(
                        choices=[
                            ("body", "the body that holds it"),
                            ("vco", "a voluntary organisation"),
                            ("residents", "residents"),
                            ("young", "young people"),
                        ],
                        default="body",
                        max_length=10,
                        verbose_name="led by",
                    ),
                ),
                ("summary", models.TextField(verbose_name="what it is about")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("venue", models.CharField(max_length=200, verbose_name="where")),
                ("access", models.TextField(verbose_name="getting in, hearing, seeing, following")),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                ("with_under_18", models.BooleanField(default=False, verbose_name="for people under 18")),
                ("with_children_in_care", models.BooleanField(default=False, verbose_name="for children in care")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("published", "open for booking"),
                            ("held", "held"),
                            ("cancelled", "called off"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("learnt", models.TextField(blank=True, verbose_name="what was learnt")),
                ("follows", models.TextField(blank=True, verbose_name="what happens because of it")),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.TextField(blank=True, verbose_name="why it was called off")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="people.organisation"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="commissioning.project",
                    ),
                ),
                (
                    "safeguarding_lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events_kept_safe",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="engagement.frameworklevel",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "starts_at"], name="engagement__state_51f0ed_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="an_event_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            ("state", "cancelled"),
                            models.Q(("with_children_in_care", False), ("with_under_18", False)),
                            ("safeguarding_lead__isnull", False),
                            _connector="OR",
                        ),
                        name="an_event_with_children_has_a_safeguarding_lead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField(verbose_name="why they belong together")),
                ("offered_at", models.DateTimeField()),
                ("idea_agrees", models.BooleanField(blank=True, null=True)),
                ("into_agrees", models.BooleanField(blank=True, null=True)),
                ("noted", models.TextField(blank=True, verbose_name="how an author without an account agreed")),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="engagement.idea"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers_to_join", to="engagement.idea"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "into"), name="one_offer_to_join"),
                    models.CheckConstraint(
                        condition=models.Q(("idea", models.F("into")), _negated=True), name="not_joined_with_itself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=160, verbose_name="step")),
                ("due_date", models.DateField(verbose_name="to be done by")),
                ("done_date", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("note", models.TextField(blank=True, verbose_name="what happened")),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="engagement.idea"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["done_date", "due_date"], name="engagement__done_da_fc11b3_idx")],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True)),
                ("code", models.CharField(blank=True, max_length=20)),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("said_yes", models.BooleanField(blank=True, null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="engagement.invitationround",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("area", models.CharField(blank=True, max_length=20)),
                ("choices", models.JSONField(blank=True, default=list)),
                ("points", models.JSONField(blank=True, default=list)),
                (
                    "keyed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="engagement.papersheet"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("sheet", "keyed_by"), name="two_people_read_a_paper")],
            },
        ),
        migrations.CreateModel(
            name="ProposalSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="engagement.proposal"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("proposal", "person"), name="one_support_each")],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("hint", models.CharField(blank=True, max_length=300, verbose_name="hint")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "in their own words"),
                            ("choice", "one choice"),
                            ("many", "as many choices as fit"),
                            ("rank", "choices put in order"),
                            ("rate", "a mark on a scale"),
                            ("grid", "one choice for each of several lines"),
                            ("number", "a number"),
                            ("place", "a place on the map"),
                            ("upload", "a file or a picture"),
                        ],
                        max_length=8,
                        verbose_name="answered",
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list)),
                ("lines", models.JSONField(blank=True, default=list, verbose_name="lines of the grid")),
                ("lowest", models.IntegerField(blank=True, null=True, verbose_name="lowest number")),
                ("highest", models.IntegerField(blank=True, null=True, verbose_name="highest number")),
                ("is_required", models.BooleanField(default=False)),
                ("is_home", models.BooleanField(default=False, verbose_name="asks where people live")),
                ("census", models.CharField(blank=True, max_length=20, verbose_name="what it is compared with")),
                (
                    "shown_if_any",
                    models.JSONField(blank=True, default=list, verbose_name="asked of those who chose any of"),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="engagement.consultation",
                    ),
                ),
                (
                    "shown_if",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decides",
                        to="engagement.question",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="engagement.section",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "position"), name="one_question_at_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("represents", models.TextField(blank=True, verbose_name="whom you speak for")),
                (
                    "gathered_how",
                    models.TextField(blank=True, verbose_name="in what capacity, and how you gathered their views"),
                ),
                ("basis", models.TextField(blank=True, verbose_name="on what basis you speak for them")),
                ("groups_asked", models.JSONField(blank=True, default=list, verbose_name="which groups you asked")),
                ("captured_by", models.CharField(blank=True, max_length=160, verbose_name="taken down by (post)")),
                ("is_guest", models.BooleanField(default=False, verbose_name="sent without an account")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("online", "online"),
                            ("paper", "on paper"),
                            ("post", "by post"),
                            ("phone", "by phone"),
                            ("in_person", "in person"),
                            ("meeting", "at a meeting"),
                        ],
                        default="online",
                        max_length=10,
                        verbose_name="how it came",
                    ),
                ),
                (
                    "people_present",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="how many people were there"),
                ),
                ("met_where", models.CharField(blank=True, max_length=160, verbose_name="which meeting, and when")),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="language it was answered in")),
                (
                    "sameness",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="digest of its own words, equal for equal words"
                    ),
                ),
                (
                    "publishing",
                    models.CharField(
                        choices=[
                            ("no", "not to be published"),
                            ("agreed", "may be published, not looked at yet"),
                            ("published", "published"),
                            ("held", "not published, for a reason"),
                        ],
                        default="no",
                        max_length=10,
                    ),
                ),
                ("held_because", models.CharField(blank=True, max_length=300, verbose_name="why it is not published")),
                ("wants_news", models.BooleanField(default=False, verbose_name="wishes to be told what came of it")),
                ("news_email", models.EmailField(blank=True, max_length=254)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("receipt", models.CharField(max_length=20, unique=True)),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="responses",
                        to="engagement.channel",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="engagement.consultation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultation_responses",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
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
                "indexes": [
                    models.Index(fields=["consultation", "sameness"], name="engagement__consult_1bc807_idx"),
                    models.Index(fields=["consultation", "received_at"], name="engagement__consult_42f868_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", True),
                            models.Q(
                                ("represents", ""), ("gathered_how", ""), ("basis", ""), _connector="OR", _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="an_organisation_says_whom_it_represents",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("captured_by", ""), ("organisation__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("consultation", "person"),
                        name="one_response_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("consultation", "organisation"),
                        name="one_response_of_an_organisation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("given_by", models.CharField(max_length=160, verbose_name="given by (a body or a post)")),
                ("words", models.TextField(verbose_name="what it says, in a few sentences")),
                ("link", models.URLField(blank=True, verbose_name="link")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="engagement.assemblysession",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="engagement.petition"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("petition", "person"), name="one_signature_each")],
            },
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(blank=True, max_length=40)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voters", to="engagement.conversation"
                    ),
                ),
                (
                    "person",
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
                        condition=models.Q(("person__isnull", False)),
                        fields=("conversation", "person"),
                        name="one_voter_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("conversation", "key"),
                        name="one_voter_a_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaveAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answers", models.JSONField(default=list)),
                ("values", models.JSONField(default=dict)),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="engagement.wave"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WaveAnswered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answered", to="engagement.panellist"
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answered", to="engagement.wave"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("wave", "member"), name="a_panel_wave_is_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="the answer as words")),
                ("value", models.JSONField(blank=True, null=True, verbose_name="the answer as it is counted")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="engagement.question"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="engagement.response"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "question"), name="one_answer_to_a_question")
                ],
            },
        ),
        migrations.CreateModel(
            name="EventBooking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("resident", "residents"),
                            ("young", "young people"),
                            ("vco", "voluntary and community organisations"),
                            ("council", "council"),
                            ("nhs", "health"),
                            ("public", "police, fire and other public bodies"),
                            ("business", "business"),
                            ("union", "trade unions"),
                            ("university", "universities and schools"),
                            ("other", "others"),
                        ],
                        max_length=10,
                        verbose_name="I come as one of",
                    ),
                ),
                ("access_needs", models.TextField(blank=True, verbose_name="what you need so that you can take part")),
                ("booked_at", models.DateTimeField()),
                ("is_waiting", models.BooleanField(default=False)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bookings", to="engagement.event"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="event_bookings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=("event", "person"),
                        name="one_place_at_an_event",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventOrganiser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="organisers", to="engagement.event"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events_organised",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "person"), name="an_organiser_once")],
            },
        ),
        migrations.CreateModel(
            name="EventOutput",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("words", models.TextField(verbose_name="what it says")),
                ("link", models.URLField(blank=True, verbose_name="link")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outputs", to="engagement.event"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PoolEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(default=folkmoot.engagement.models.pool.new_number, editable=False, max_length=12),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("reach", models.CharField(blank=True, max_length=200, verbose_name="telephone or e-mail")),
                ("values", models.JSONField(default=dict, verbose_name="answers, by category")),
                ("access_needs", models.TextField(blank=True, verbose_name="what you need so that you can take part")),
                ("wording", models.CharField(max_length=40, verbose_name="which words were agreed to")),
                ("agreed_at", models.DateTimeField()),
                ("captured_by", models.CharField(blank=True, max_length=160, verbose_name="taken down by (post)")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pool", to="engagement.assembly"
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entry",
                        to="engagement.invitation",
                    ),
                ),
                (
                    "person",
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
                    models.UniqueConstraint(fields=("assembly", "number"), name="one_pool_entry_of_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("assembly", "person"),
                        name="somebody_is_in_the_pool_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("themes", models.JSONField(default=list, verbose_name="themes heard in it")),
                ("read_at", models.DateTimeField()),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="engagement.response"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "reader"), name="one_reading_of_an_answer_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=150)),
                ("path", models.CharField(blank=True, max_length=120)),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("is_held", models.BooleanField(default=False, verbose_name="held back as harmful")),
                ("added_at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="engagement.question"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="engagement.response"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_held", True), ("path", "")),
                            models.Q(("is_held", False), models.Q(("path", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_answer_file_held_back_is_not_kept",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("resident", "residents"),
                            ("young", "young people"),
                            ("vco", "voluntary and community organisations"),
                            ("council", "council"),
                            ("nhs", "health"),
                            ("public", "police, fire and other public bodies"),
                            ("business", "business"),
                            ("union", "trade unions"),
                            ("university", "universities and schools"),
                            ("other", "others"),
                        ],
                        max_length=10,
                        verbose_name="sector",
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="people")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sign_ins", to="engagement.event"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "sector"), name="a_sector_is_counted_once")],
            },
        ),
        migrations.CreateModel(
            name="StaffEngagement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[("staff", "staff"), ("union", "trade union")], max_length=8, verbose_name="who"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="which staff, or which union")),
                ("held_date", models.DateField(verbose_name="on")),
                ("said", models.TextField(verbose_name="what they said, in words that give nobody away")),
                ("answered", models.TextField(verbose_name="what was answered, or changed")),
                ("recorded_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="staff_engagements",
                        to="engagement.event",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_engagements",
                        to="commissioning.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.SmallIntegerField()),
                (
                    "voter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="engagement.voter"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="engagement.statement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("voter", "statement"), name="one_vote_on_a_statement"),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", [-1, 0, 1])), name="a_vote_is_agree_disagree_or_pass"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssemblyLottery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("seats", models.PositiveSmallIntegerField()),
                ("fairness", models.CharField(max_length=8)),
                ("asked_at", models.DateTimeField()),
                ("is_working", models.BooleanField(default=True)),
                ("refusal", models.JSONField(blank=True, default=list, verbose_name="why it cannot be drawn")),
                (
                    "nearest",
                    models.JSONField(blank=True, default=list, verbose_name="the nearest targets that can be met"),
                ),
                ("lottery_version", models.CharField(blank=True, max_length=10)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("pool_sha256", models.CharField(blank=True, max_length=64)),
                ("panels_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "chances",
                    models.JSONField(blank=True, default=list, verbose_name="how many people have which chance"),
                ),
                ("smallest", models.FloatField(blank=True, null=True)),
                (
                    "possible",
                    models.FloatField(
                        blank=True, null=True, verbose_name="the largest smallest chance that is possible"
                    ),
                ),
                ("proven", models.BooleanField(default=False)),
                ("package", models.BinaryField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("seed", models.CharField(blank=True, max_length=500)),
                ("ticket", models.BigIntegerField(blank=True, null=True)),
                ("panel", models.PositiveIntegerField(blank=True, null=True)),
                ("drawn_at", models.DateTimeField(blank=True, null=True)),
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
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lotteries", to="engagement.assembly"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "number"), name="one_lottery_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("drawn_at__isnull", True), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="a_lottery_is_published_before_it_is_drawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssemblySeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("offered", "asked to confirm"), ("taken", "member"), ("left", "left")],
                        default="offered",
                        max_length=8,
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "left_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("declined", "could not take the seat"),
                            ("ill", "ill, or caring for somebody ill"),
                            ("moved", "moved away"),
                            ("work", "work or study"),
                            ("unhappy", "not happy with the assembly"),
                            ("silent", "could not be reached"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("left_words", models.TextField(blank=True, verbose_name="anything else")),
                ("evaluated", models.BooleanField(default=False)),
                (
                    "lottery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drawn",
                        to="engagement.assemblylottery",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seat", to="engagement.poolentry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("left_because", ""), ("state", "left"), _negated=True),
                        name="whoever_leaves_a_seat_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("witness", models.CharField(max_length=120, verbose_name="who you are (name or post, published)")),
                ("is_inside", models.BooleanField(default=False, verbose_name="works for whoever asks or organises")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="what fell by chance")),
                ("how", models.CharField(blank=True, max_length=120, verbose_name="how it fell (dice, balls, cards)")),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lottery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="engagement.assemblylottery",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("lottery", "person"), name="a_witness_gives_one_part")],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came", models.BooleanField()),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="engagement.assemblyseat",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="engagement.assemblysession",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("session", "seat"), name="one_attendance_at_a_session")
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberCost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payment", "payment for taking part"),
                            ("travel", "travel"),
                            ("care", "care of children or others"),
                            ("access", "interpreter, carer, equipment"),
                        ],
                        max_length=8,
                        verbose_name="for",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("paid_date", models.DateField(verbose_name="paid on")),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="engagement.assemblyseat"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="engagement.assemblysession",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", Decimal("0"))), name="a_member_is_paid_something"
                    ),
                    models.UniqueConstraint(
                        fields=("session", "seat", "kind"), name="a_member_is_paid_once_for_a_thing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("for", "for"), ("against", "against"), ("open", "neither")], max_length=8
                    ),
                ),
                ("captured_by", models.CharField(blank=True, max_length=160, verbose_name="taken down by (post)")),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="engagement.assemblyrecommendation",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="engagement.assemblyseat"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("recommendation", "seat"), name="a_member_votes_once")],
            },
        ),
        migrations.CreateModel(
            name="PublishedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("is_quote", models.BooleanField(default=False, verbose_name="quoted beside a theme")),
                ("published_at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="published", to="engagement.answer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("name", "it names a person"),
                            ("contact", "it says how to reach a person"),
                            ("health", "it tells of somebody's health or private life"),
                            ("harm", "it could harm or insult somebody"),
                            ("other", "another reason, given beside it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="the reason, in words")),
                ("letters", models.PositiveIntegerField(verbose_name="how many letters were taken out")),
                (
                    "published",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redactions",
                        to="engagement.publishedanswer",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="what people said, in a few words")),
                ("you_said", models.TextField(verbose_name="you said")),
                ("acted", models.BooleanField(blank=True, null=True, verbose_name="acted on")),
                ("we_did", models.TextField(blank=True, verbose_name="we did, or will do")),
                ("because", models.TextField(blank=True, verbose_name="because")),
                (
                    "suggested_because",
                    models.TextField(blank=True, verbose_name="why it was suggested by counting words"),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.CharField(blank=True, max_length=80, verbose_name="kind of result, in your own words"),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how far it has come, in per cent"
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="to be done by")),
                ("note", models.TextField(blank=True, verbose_name="what has happened since")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="engagement.consultation"
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "specification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="themes_answered",
                        to="commissioning.specification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acted__isnull", True),
                            ("acted", True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_acted_on_says_because",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__isnull", True), ("progress__lte", 100), _connector="OR"),
                        name="progress_is_a_per_cent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResponseTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("response", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="engagement.response")),
                ("theme", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="engagement.theme")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "theme"), name="a_theme_once_in_a_response")
                ],
            },
        ),
        migrations.AddField(
            model_name="AssemblyLottery",
            name="replaces",
            field=models.ManyToManyField(blank=True, related_name="+", to="engagement.assemblyseat"),
        ),
        migrations.AddField(
            model_name="PublishedAnswer",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="quotes",
                to="engagement.theme",
            ),
        ),
        migrations.AddField(
            model_name="Theme",
            name="responses",
            field=models.ManyToManyField(
                related_name="themes", through="engagement.ResponseTheme", to="engagement.response"
            ),
        ),
    ]
