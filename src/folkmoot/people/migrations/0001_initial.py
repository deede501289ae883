import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import folkmoot.people.models.person


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="email address")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "reference",
                    models.CharField(
                        default=folkmoot.people.models.person.new_reference, editable=False, max_length=40, unique=True
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "home_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuardianConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guardian_name", models.CharField(max_length=120)),
                ("guardian_email", models.EmailField(max_length=254)),
                (
                    "guardian_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telephone in an emergency"),
                ),
                (
                    "relationship",
                    models.CharField(blank=True, max_length=60, verbose_name="who they are to the young person"),
                ),
                (
                    "health",
                    models.TextField(blank=True, verbose_name="health or anything else we must know to keep them safe"),
                ),
                ("wording", models.CharField(max_length=40)),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("online", "by the guardian, signed in"),
                            ("paper", "on paper or in person, written down by the volunteer centre"),
                        ],
                        default="paper",
                        max_length=8,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="consents_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guardian_consents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_key", models.CharField(blank=True, db_index=True, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "council"),
                            ("nhs", "NHS body"),
                            ("police", "police"),
                            ("fire", "fire service"),
                            ("public", "other public body"),
                            ("vco", "voluntary or community organisation"),
                            ("infrastructure", "infrastructure body (council for voluntary service)"),
                            ("funder", "funder or foundation"),
                            ("university", "university"),
                            ("private", "business"),
                            ("mutual", "mutual or co-operative"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("kind_reason", models.CharField(blank=True, max_length=200, verbose_name="how the kind is known")),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("association", "unincorporated association"),
                            ("charity", "charity"),
                            ("cio", "charitable incorporated organisation"),
                            ("cic", "community interest company"),
                            ("guarantee", "company limited by guarantee"),
                            ("community_benefit", "community benefit society"),
                            ("cooperative", "co-operative"),
                            ("company", "company limited by shares"),
                            ("llp", "limited liability partnership"),
                            ("sole_trader", "sole trader"),
                            ("public", "public body"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=20,
                    ),
                ),
                ("functions", models.JSONField(blank=True, default=list, verbose_name="functions")),
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
                        verbose_name="size",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="what it does")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("is_anchor", models.BooleanField(default=False, verbose_name="is an anchor organisation")),
                ("is_imported", models.BooleanField(default=False)),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="last checked")),
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
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "vco"), ("legal_form__in", ["company", "llp", "sole_trader"]), _negated=True
                        ),
                        name="a_for_profit_form_is_not_a_vco",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nature", models.CharField(max_length=200)),
                ("declared_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnchorSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since_date", models.DateField()),
                ("confirmed_by_group_at", models.DateTimeField(blank=True, null=True)),
                (
                    "anchor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="supports", to="people.organisation"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supported_by",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("anchor", "group"), name="one_support_link"),
                    models.CheckConstraint(
                        condition=models.Q(("anchor", models.F("group")), _negated=True), name="no_anchor_of_itself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=120)),
                ("strong", models.BooleanField(default=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "value"), name="an_identifier_names_one_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("same", models.BooleanField()),
                ("reasons", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kept", "merged"), name="one_answer_for_two_records")],
            },
        ),
        migrations.CreateModel(
            name="ResponsibleAdult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_date", models.DateField()),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsible_for",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsible_adults",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("end_date", None)),
                        fields=("person",),
                        name="one_responsible_adult_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("commissioner", "commissioner"),
                            ("officer", "officer"),
                            ("finance", "finance officer"),
                            ("councillor", "councillor"),
                            ("clerk", "committee clerk"),
                            ("citizen_commissioner", "citizen commissioner"),
                            ("young_commissioner", "young commissioner"),
                            ("scheme_manager", "volunteer centre worker"),
                            ("safeguarding_lead", "safeguarding lead"),
                            ("vco_worker", "voluntary organisation worker"),
                            ("provider", "service provider's worker"),
                            ("inquiry_commissioner", "inquiry commissioner"),
                            ("compact_host", "Compact host"),
                            ("evaluator", "evaluator"),
                            ("administrator", "administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                ("start_date", models.DateField(verbose_name="from")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_date__isnull", True), ("end_date__gt", models.F("start_date")), _connector="OR"
                        ),
                        name="role_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "kind", "organisation", "start_date"), name="one_role_from_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guardian_email", models.EmailField(max_length=254)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("person",),
                        name="one_guardian_is_asked_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guardianships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wards", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("child",), name="one_guardian_acts_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("guardian")), _negated=True),
                        name="nobody_is_their_own_guardian",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["kind", "name"], name="people_orga_kind_2e672b_idx"),
        ),
    ]
