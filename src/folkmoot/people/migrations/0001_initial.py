import django.db.models.deletion
import django.utils.timezone
import folkmoot.core.schema
import folkmoot.people.models.person
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('places', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='AnchorSupport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('anchor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='people.organisation')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supported_by', to='people.organisation')),
                        ('since_date', models.DateField()),
                        ('confirmed_by_group_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('anchor', 'group'), name='one_support_link'), models.CheckConstraint(condition=models.Q(('anchor', models.F('group')), _negated=True), name='no_anchor_of_itself')],
                    },
                ),
                migrations.CreateModel(
                    name='ConsentRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consent_requests', to=settings.AUTH_USER_MODEL)),
                        ('guardian_email', models.EmailField(max_length=254)),
                        ('asked_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('person',), name='one_guardian_is_asked_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='ContactPoint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_points', to='people.organisation')),
                        ('post', models.CharField(max_length=120, verbose_name='the post')),
                        ('reach', models.CharField(max_length=200, verbose_name='how to reach it')),
                        ('purpose', models.CharField(choices=[('general', 'anything, when nothing else is named'), ('scheme', 'the citizens’ scheme'), ('compact', 'the Compact'), ('things', 'only what it is named for')], default='things', max_length=8, verbose_name='whom it answers')),
                        ('role', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contact_points', to='people.role')),
                        ('added_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'post'), name='a_post_is_named_once'), models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('purpose', 'things'), _negated=True)), fields=('organisation', 'purpose'), name='one_post_answers_for_each_purpose'), models.CheckConstraint(condition=models.Q(('post', ''), ('reach', ''), _connector='OR', _negated=True), name='a_contact_is_a_post_and_how_to_reach_it')],
                    },
                ),
                migrations.CreateModel(
                    name='GuardianConsent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardian_consents', to=settings.AUTH_USER_MODEL)),
                        ('guardian', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='consents_given', to=settings.AUTH_USER_MODEL)),
                        ('guardian_name', models.CharField(max_length=120)),
                        ('guardian_email', models.EmailField(max_length=254)),
                        ('guardian_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone in an emergency')),
                        ('relationship', models.CharField(blank=True, max_length=60, verbose_name='who they are to the young person')),
                        ('health', models.TextField(blank=True, verbose_name='health or anything else we must know to keep them safe')),
                        ('wording', models.CharField(max_length=40)),
                        ('given_how', models.CharField(choices=[('online', 'by the guardian, signed in'), ('paper', 'on paper or in person, written down by the volunteer centre')], default='paper', max_length=8)),
                        ('given_at', models.DateTimeField()),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Guardianship',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardianships', to=settings.AUTH_USER_MODEL)),
                        ('guardian', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wards', to=settings.AUTH_USER_MODEL)),
                        ('started_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('told_at', models.DateTimeField(blank=True, null=True, verbose_name='when the guardian was told of the 13th birthday')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('child',), name='one_guardian_acts_at_a_time'), models.CheckConstraint(condition=models.Q(('child', models.F('guardian')), _negated=True), name='nobody_is_their_own_guardian')],
                    },
                ),
                migrations.CreateModel(
                    name='Interest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('nature', models.CharField(max_length=200)),
                        ('declared_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Look',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to=settings.AUTH_USER_MODEL)),
                        ('what', models.CharField(max_length=160)),
                        ('seen_as', models.CharField(max_length=200)),
                        ('seen_by', models.CharField(max_length=40)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person', '-at'], name='people_look_person__8e56c5_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='MemberInterest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='member_interests', to=settings.AUTH_USER_MODEL)),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='member_interests', to='people.organisation')),
                        ('kind', models.CharField(choices=[('work', 'job, office, trade or profession'), ('sponsorship', 'sponsorship'), ('contract', 'contract with the council'), ('land', 'land in the area'), ('licence', 'licence to use land in the area'), ('tenancy', 'tenancy from the council'), ('securities', 'shares and securities'), ('other', 'membership, gift or other interest under the code of conduct')], max_length=12, verbose_name='kind')),
                        ('of_partner', models.BooleanField(default=False, verbose_name='it is a spouse’s or partner’s')),
                        ('words', models.TextField(blank=True, verbose_name='the interest')),
                        ('sensitive_words', models.TextField(blank=True, verbose_name='the interest, kept from publication')),
                        ('is_sensitive', models.BooleanField(default=False, verbose_name='publishing it could lead to violence or intimidation')),
                        ('registered_at', models.DateTimeField()),
                        ('ended_date', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['body', 'ended_date'], name='people_memb_body_id_c909a4_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='MemberRole',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='member_roles', to=settings.AUTH_USER_MODEL)),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='member_roles', to='people.organisation')),
                        ('post', models.CharField(choices=[('leader', 'leader of the council'), ('lead_member', 'lead member'), ('chair', 'committee chair'), ('vice_chair', 'committee vice-chair'), ('opposition', 'opposition spokesperson'), ('ward', 'ward councillor'), ('community', 'community leader')], max_length=12, verbose_name='post')),
                        ('of', models.CharField(blank=True, max_length=160, verbose_name='of which ward, committee or portfolio')),
                        ('start_date', models.DateField(verbose_name='from')),
                        ('end_date', models.DateField(blank=True, null=True, verbose_name='until')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('end_date', None), ('end_date__gt', models.F('start_date')), _connector='OR'), name='a_members_post_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('end_date', None), ('post__in', ['leader', 'chair'])), fields=('body', 'post', 'of'), name='one_leader_and_one_chair_of_each')],
                        'indexes': [models.Index(fields=['body', 'start_date'], name='people_memb_body_id_db970b_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='Message',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages_to', to=settings.AUTH_USER_MODEL)),
                        ('channel', models.CharField(choices=[('email', 'by email'), ('letter', 'by letter'), ('text', 'by text message, which says only that there is something to read')], max_length=8)),
                        ('to', models.TextField()),
                        ('copied', models.TextField(blank=True)),
                        ('subject', models.CharField(max_length=200)),
                        ('body', models.TextField()),
                        ('stop_path', models.CharField(blank=True, max_length=400)),
                        ('made_at', models.DateTimeField()),
                        ('begun_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['channel', 'sent_at', 'made_at'], name='people_mess_channel_5d8a96_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='NamedContact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(max_length=100, unique=True)),
                        ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_for', to='people.contactpoint')),
                        ('named_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                        ('topic', models.CharField(max_length=60)),
                        ('title', models.CharField(max_length=300)),
                        ('words', models.TextField(blank=True)),
                        ('path', models.CharField(blank=True, max_length=300)),
                        ('about', models.CharField(blank=True, max_length=100)),
                        ('key', models.CharField(blank=True, max_length=200)),
                        ('due_date', models.DateField(blank=True, null=True)),
                        ('must', models.BooleanField(default=False)),
                        ('stop_path', models.CharField(blank=True, max_length=300)),
                        ('told_at', models.DateTimeField()),
                        ('read_at', models.DateTimeField(blank=True, null=True)),
                        ('posted_at', models.DateTimeField(blank=True, null=True)),
                        ('message', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='people.message')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('person', 'key'), name='told_once')],
                        'indexes': [models.Index(fields=['person', '-told_at'], name='people_noti_person__5338e0_idx'), models.Index(fields=['posted_at', 'person'], name='people_noti_posted__f6ab43_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=300, verbose_name='name')),
                        ('name_key', models.CharField(blank=True, db_index=True, max_length=300)),
                        ('kind', models.CharField(choices=[('council', 'council'), ('nhs', 'NHS body'), ('police', 'police'), ('fire', 'fire service'), ('public', 'other public body'), ('vco', 'voluntary or community organisation'), ('infrastructure', 'infrastructure body (council for voluntary service)'), ('funder', 'funder or foundation'), ('university', 'university'), ('private', 'business'), ('mutual', 'mutual or co-operative'), ('unknown', 'not known')], default='unknown', max_length=20, verbose_name='kind')),
                        ('kind_reason', models.CharField(blank=True, max_length=200, verbose_name='how the kind is known')),
                        ('legal_form', models.CharField(choices=[('association', 'unincorporated association'), ('charity', 'charity'), ('cio', 'charitable incorporated organisation'), ('cic', 'community interest company'), ('guarantee', 'company limited by guarantee'), ('community_benefit', 'community benefit society'), ('cooperative', 'co-operative'), ('company', 'company limited by shares'), ('llp', 'limited liability partnership'), ('sole_trader', 'sole trader'), ('public', 'public body'), ('unknown', 'not known')], default='unknown', max_length=20, verbose_name='legal form')),
                        ('functions', models.JSONField(blank=True, default=list, verbose_name='functions')),
                        ('serves', models.JSONField(blank=True, default=list, verbose_name='whom it is there for')),
                        ('pays_living_wage', models.BooleanField(blank=True, null=True, verbose_name='pays everybody at least the London Living Wage')),
                        ('size', models.CharField(blank=True, choices=[('micro', 'micro (under £10,000 a year)'), ('small', 'small (£10,000 to £100,000 a year)'), ('medium', 'medium (£100,000 to £1 million a year)'), ('large', 'large (over £1 million a year)'), ('', 'not known')], max_length=10, verbose_name='size')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('purpose', models.TextField(blank=True, verbose_name='what it does')),
                        ('website', models.URLField(blank=True, verbose_name='website')),
                        ('is_anchor', models.BooleanField(default=False, verbose_name='is an anchor organisation')),
                        ('is_imported', models.BooleanField(default=False)),
                        ('checked_date', models.DateField(blank=True, null=True, verbose_name='last checked')),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='people.organisation')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'vco'), ('legal_form__in', ['company', 'llp', 'sole_trader']), _negated=True), name='a_for_profit_form_is_not_a_vco'), models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='not_merged_into_itself')],
                        'indexes': [models.Index(fields=['kind', 'name'], name='people_orga_kind_2e672b_idx'), models.Index(condition=models.Q(('merged_into', None)), fields=['name', 'id'], name='directory_by_name'), models.Index(fields=['checked_date'], name='people_orga_checked_4c3dea_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationIdentifier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='people.organisation')),
                        ('scheme', models.CharField(max_length=40)),
                        ('value', models.CharField(max_length=120)),
                        ('strong', models.BooleanField(default=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('scheme', 'value'), name='an_identifier_names_one_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationMerge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('same', models.BooleanField()),
                        ('reasons', models.CharField(max_length=300)),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('kept', 'merged'), name='one_answer_for_two_records')],
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                        ('email', models.EmailField(max_length=254, unique=True, verbose_name='email address')),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('birth_date', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                        ('reference', models.CharField(default=folkmoot.people.models.person.new_reference, editable=False, max_length=40, unique=True)),
                        ('home_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.area')),
                        ('is_active', models.BooleanField(default=True)),
                        ('is_staff', models.BooleanField(default=False)),
                        ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('shows_whole_name', models.BooleanField(default=False, verbose_name='pages may show my whole name')),
                        ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                        ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ResponsibleAdult',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsible_adults', to=settings.AUTH_USER_MODEL)),
                        ('adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responsible_for', to=settings.AUTH_USER_MODEL)),
                        ('start_date', models.DateField()),
                        ('end_date', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('end_date', None)), fields=('person',), name='one_responsible_adult_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Role',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to=settings.AUTH_USER_MODEL)),
                        ('kind', models.CharField(choices=[('commissioner', 'commissioner'), ('officer', 'officer'), ('finance', 'finance officer'), ('councillor', 'councillor'), ('clerk', 'committee clerk'), ('citizen_commissioner', 'citizen commissioner'), ('young_commissioner', 'young commissioner'), ('scheme_manager', 'volunteer centre worker'), ('safeguarding_lead', 'safeguarding lead'), ('vco_worker', 'voluntary organisation worker'), ('provider', "service provider's worker"), ('inquiry_commissioner', 'inquiry commissioner'), ('compact_host', 'Compact host'), ('evaluator', 'evaluator'), ('administrator', 'administrator')], max_length=30, verbose_name='role')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='people.organisation')),
                        ('start_date', models.DateField(verbose_name='from')),
                        ('end_date', models.DateField(blank=True, null=True, verbose_name='until')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('end_date__isnull', True), ('end_date__gt', models.F('start_date')), _connector='OR'), name='role_ends_after_it_starts'), models.UniqueConstraint(fields=('person', 'kind', 'organisation', 'start_date'), name='one_role_from_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Telling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='telling', to=settings.AUTH_USER_MODEL)),
                        ('often', models.CharField(choices=[('weekly', 'once a week'), ('daily', 'once a day'), ('now', 'at once'), ('never', 'not at all: I look here')], default='weekly', max_length=8, verbose_name='how often')),
                        ('channel', models.CharField(choices=[('email', 'by email'), ('letter', 'by letter'), ('text', 'by text message, which says only that there is something to read')], default='email', max_length=8, verbose_name='how')),
                        ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone for text messages')),
                        ('address', models.TextField(blank=True, verbose_name='where letters go')),
                        ('stopped', models.JSONField(blank=True, default=list)),
                        ('last_round_at', models.DateTimeField(blank=True, null=True)),
                        ('calendar_key', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ],
                ),
            ],
        ),
    ]
