import django.db.models.deletion
import folkmoot.core.schema
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='ChainHead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveBigIntegerField(default=0)),
                        ('hash', models.CharField(max_length=64)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_chain_head')],
                    },
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                        ('at', models.DateTimeField(db_index=True)),
                        ('code', models.CharField(db_index=True, max_length=80)),
                        ('subject', models.CharField(db_index=True, max_length=100)),
                        ('capacity', models.CharField(max_length=200)),
                        ('actor_digest', models.CharField(max_length=64)),
                        ('rule', models.CharField(blank=True, max_length=120)),
                        ('facts', models.JSONField(default=dict)),
                        ('words_digests', models.JSONField(default=dict)),
                        ('previous', models.CharField(max_length=64, unique=True)),
                        ('hash', models.CharField(max_length=64, unique=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='EntryTouch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='touches', to='core.entry')),
                        ('subject', models.CharField(db_index=True, max_length=100)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('entry', 'subject'), name='entry_touches_subject_once')],
                    },
                ),
                migrations.CreateModel(
                    name='EntryWords',
                    fields=[
                        ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='private', serialize=False, to='core.entry')),
                        ('salt', models.CharField(max_length=64)),
                        ('actor_reference', models.CharField(db_index=True, max_length=64)),
                        ('reasons', models.TextField(blank=True)),
                        ('words', models.JSONField(default=dict)),
                    ],
                ),
                migrations.CreateModel(
                    name='Listing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(max_length=100, unique=True)),
                        ('kind', models.CharField(max_length=60)),
                        ('title', models.CharField(max_length=300)),
                        ('body', models.TextField(blank=True)),
                        ('url', models.CharField(max_length=200)),
                        ('audience', models.CharField(db_index=True, max_length=80)),
                        ('knot', models.CharField(blank=True, choices=[('need', 'need'), ('priority', 'priority'), ('outcome', 'outcome'), ('specification', 'specification'), ('agreement', 'agreement'), ('measure', 'measure'), ('result', 'result'), ('lesson', 'lesson')], max_length=20)),
                    ],
                ),
                migrations.CreateModel(
                    name='PendingTurn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(db_index=True, max_length=100)),
                        ('holder', models.CharField(db_index=True, max_length=80)),
                        ('holder_name', models.CharField(blank=True, max_length=200)),
                        ('but_not', models.CharField(blank=True, max_length=200)),
                        ('what', models.CharField(max_length=200)),
                        ('title', models.CharField(max_length=300)),
                        ('url', models.CharField(max_length=200)),
                        ('due_date', models.DateField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Submission',
                    fields=[
                        ('token', models.UUIDField(primary_key=True, serialize=False)),
                        ('url', models.CharField(max_length=300)),
                        ('at', models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Tie',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties_later', to='core.listing')),
                        ('later', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties_earlier', to='core.listing')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('earlier', 'later'), name='one_tie_between_two_knots'), models.CheckConstraint(condition=models.Q(('earlier', models.F('later')), _negated=True), name='a_knot_is_not_tied_to_itself')],
                    },
                ),
            ],
        ),
    ]
