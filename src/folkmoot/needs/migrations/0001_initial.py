import django.db.models.deletion
import folkmoot.core.schema
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evidence', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Asset',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='what it is')),
                        ('kind', models.CharField(choices=[('people', 'people and their skills'), ('group', 'a group or club'), ('place', 'a place or building'), ('institution', 'an institution'), ('economy', 'local business and exchange'), ('story', 'culture and stories')], max_length=12, verbose_name='kind')),
                        ('description', models.TextField(verbose_name='what it offers')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assets', to='places.area')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('is_public', models.BooleanField(default=False, verbose_name='the owner agrees that it is shown')),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('added_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Board',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=160, verbose_name='name')),
                        ('purpose', models.TextField(verbose_name='what it is for')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boards', to='places.area')),
                        ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boards_hosted', to='people.organisation')),
                        ('quorum', models.PositiveSmallIntegerField(default=4, verbose_name='members who must take part')),
                        ('residents_needed', models.PositiveSmallIntegerField(default=1, verbose_name='residents who must take part')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('quorum__gte', 1), ('residents_needed__gte', 1)), name='a_board_needs_a_resident')],
                    },
                ),
                migrations.CreateModel(
                    name='BoardMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='needs.board')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='board_seats', to=settings.AUTH_USER_MODEL)),
                        ('sector', models.CharField(choices=[('resident', 'resident'), ('vco', 'voluntary or community organisation'), ('council', 'council'), ('nhs', 'NHS'), ('police_fire', 'police or fire service'), ('funder', 'funder'), ('business', 'business')], max_length=12, verbose_name='sits for')),
                        ('is_chair', models.BooleanField(default=False)),
                        ('start_date', models.DateField()),
                        ('end_date', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('board', 'person'), name='one_seat_each'), models.UniqueConstraint(condition=models.Q(('end_date', None), ('is_chair', True)), fields=('board',), name='one_chair_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Briefing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefings', to='needs.committeearea')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('dated_date', models.DateField(verbose_name='date')),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('written_as', models.CharField(max_length=200)),
                        ('opening', models.TextField(verbose_name='what matters here now')),
                        ('steps', models.TextField(blank=True, verbose_name='what councillors could do')),
                        ('drawn', models.JSONField()),
                        ('written_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('committee', 'number'), name='one_briefing_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='CommitteeArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_areas', to='people.organisation')),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('formed_at', models.DateTimeField()),
                        ('wards', models.ManyToManyField(related_name='committee_areas', through='needs.CommitteeWard', to='places.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('body', 'name'), name='one_committee_area_of_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='CommitteeWard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('committee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='needs.committeearea')),
                        ('ward', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='committee_ward', to='places.area')),
                    ],
                ),
                migrations.CreateModel(
                    name='Need',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=120, verbose_name='in a few words')),
                        ('words', models.TextField(verbose_name='what is needed, in your own words')),
                        ('origin', models.CharField(choices=[('resident', 'a resident'), ('vco', 'a voluntary or community organisation'), ('officer', 'an officer'), ('review', 'the review of an earlier service')], max_length=10, verbose_name='who says so')),
                        ('theme', models.CharField(choices=[('housing', 'housing'), ('jobs', 'jobs and pay'), ('debt', 'debt and money worries'), ('mental-health', 'mental health'), ('demography', 'who lives here'), ('income', 'income'), ('education', 'learning and skills'), ('health', 'health and disability'), ('crime', 'crime and safety'), ('environment', 'surroundings'), ('services', 'getting to services'), ('overall', 'deprivation overall')], max_length=20, verbose_name='about')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='places.area')),
                        ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs_raised', to=settings.AUTH_USER_MODEL)),
                        ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs_raised', to='people.organisation')),
                        ('raised_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('raised', 'raised'), ('considered', 'before a board'), ('agreed', 'part of an agreed priority'), ('declined', 'not taken up this time'), ('withdrawn', 'withdrawn')], default='raised', max_length=12)),
                        ('answer', models.TextField(blank=True, verbose_name='what the board said')),
                        ('support_count', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['state', '-raised_at'], name='needs_need_state_7e279a_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='NeedScore',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='needs.prioritisationround')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='needs.boardmember')),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='needs.need')),
                        ('score', models.PositiveSmallIntegerField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('round', 'member', 'need'), name='one_score_each'), models.CheckConstraint(condition=models.Q(('score__lte', 3)), name='a_score_is_0_to_3')],
                    },
                ),
                migrations.CreateModel(
                    name='NeedSupport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='needs.need')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('need', 'person'), name='one_me_too_each')],
                    },
                ),
                migrations.CreateModel(
                    name='Outcome',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='needs.priority')),
                        ('title', models.CharField(max_length=200, verbose_name='what will be different for people')),
                        ('theme', models.CharField(choices=[('housing', 'housing'), ('jobs', 'jobs and pay'), ('debt', 'debt and money worries'), ('mental-health', 'mental health'), ('demography', 'who lives here'), ('income', 'income'), ('education', 'learning and skills'), ('health', 'health and disability'), ('crime', 'crime and safety'), ('environment', 'surroundings'), ('services', 'getting to services'), ('overall', 'deprivation overall')], max_length=20, verbose_name='about')),
                        ('scope', models.CharField(choices=[('borough', 'the whole borough'), ('area', 'part of the borough')], default='borough', max_length=10, verbose_name='for')),
                        ('effect_elsewhere', models.TextField(blank=True, verbose_name='what it means for the rest of the borough')),
                        ('horizon_months', models.PositiveSmallIntegerField(verbose_name='months until it can show')),
                        ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='evidence.indicator')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('scope', 'borough'), models.Q(('effect_elsewhere', ''), _negated=True), _connector='OR'), name='an_area_outcome_says_what_it_means_elsewhere')],
                    },
                ),
                migrations.CreateModel(
                    name='PrioritisationRound',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='needs.board')),
                        ('question', models.CharField(max_length=200, verbose_name='what the board is asked')),
                        ('state', models.CharField(choices=[('open', 'open for scoring'), ('closed', 'scored, awaiting agreement'), ('agreed', 'agreed'), ('lapsed', 'ended without agreement')], default='open', max_length=10)),
                        ('opened_at', models.DateTimeField()),
                        ('closes_date', models.DateField(verbose_name='scores by')),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('needs', models.ManyToManyField(related_name='rounds', to='needs.need')),
                    ],
                ),
                migrations.CreateModel(
                    name='Priority',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='needs.board')),
                        ('round', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='priority', to='needs.prioritisationround')),
                        ('title', models.CharField(max_length=160, verbose_name='the priority')),
                        ('reasons', models.TextField(verbose_name='why this matters most')),
                        ('agreed_at', models.DateTimeField()),
                        ('members_taking_part', models.PositiveSmallIntegerField()),
                        ('residents_taking_part', models.PositiveSmallIntegerField()),
                        ('disagreement', models.TextField(blank=True, verbose_name='who saw it otherwise, and why')),
                        ('needs', models.ManyToManyField(related_name='priorities', to='needs.need')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('residents_taking_part__gte', 1)), name='a_resident_took_part_in_agreeing')],
                        'indexes': [models.Index(fields=['-agreed_at'], name='needs_prior_agreed__06f198_idx')],
                    },
                ),
            ],
        ),
    ]
