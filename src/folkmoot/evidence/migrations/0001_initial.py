import django.db.models.deletion
import folkmoot.core.schema
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Dataset',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=80, unique=True)),
                        ('title', models.CharField(max_length=200)),
                        ('description', models.TextField(blank=True)),
                        ('publisher', models.CharField(max_length=200)),
                        ('licence', models.CharField(max_length=120)),
                        ('licence_url', models.URLField(blank=True)),
                        ('vintage', models.CharField(max_length=60)),
                        ('geography', models.CharField(max_length=60)),
                        ('source_url', models.URLField(blank=True)),
                        ('attribution', models.TextField(blank=True)),
                        ('small_numbers', models.CharField(blank=True, max_length=300, verbose_name='how the publisher protects small numbers')),
                        ('file_digest', models.CharField(blank=True, max_length=64)),
                        ('imported_at', models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Indicator',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('dataset', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='evidence.dataset')),
                        ('code', models.SlugField(max_length=120, unique=True)),
                        ('title', models.CharField(max_length=200)),
                        ('description', models.TextField(blank=True)),
                        ('theme', models.CharField(choices=[('housing', 'housing'), ('jobs', 'jobs and pay'), ('debt', 'debt and money worries'), ('mental-health', 'mental health'), ('demography', 'who lives here'), ('income', 'income'), ('education', 'learning and skills'), ('health', 'health and disability'), ('crime', 'crime and safety'), ('environment', 'surroundings'), ('services', 'getting to services'), ('overall', 'deprivation overall')], max_length=20)),
                        ('unit', models.CharField(blank=True, max_length=60)),
                        ('decimals', models.PositiveSmallIntegerField(default=0)),
                        ('better', models.CharField(blank=True, choices=[('high', 'higher is better'), ('low', 'lower is better')], max_length=10)),
                        ('is_headline', models.BooleanField(default=False)),
                        ('comparable_group', models.CharField(blank=True, max_length=80)),
                        ('part_of', models.CharField(blank=True, max_length=120, verbose_name='code of the whole it is a part of')),
                        ('is_special', models.BooleanField(default=False, verbose_name='tells of health, faith, ethnicity and the like')),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name='Study',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=200, verbose_name='title')),
                        ('kind', models.CharField(choices=[('numbers', 'numbers'), ('insight', "insight (people's experience)"), ('engagement', 'engagement (what people told us)'), ('evaluation', 'evaluation (what worked)')], max_length=12, verbose_name='kind')),
                        ('source', models.CharField(max_length=200, verbose_name='who made it')),
                        ('method', models.CharField(blank=True, max_length=300, verbose_name='how it was made')),
                        ('published_date', models.DateField(verbose_name='date')),
                        ('summary', models.TextField(verbose_name='what it found')),
                        ('link', models.URLField(blank=True, verbose_name='link')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('added_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Value',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='evidence.indicator')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='places.area')),
                        ('number', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                        ('note', models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('indicator', 'area'), name='one_value_of_an_indicator')],
                    },
                ),
            ],
        ),
    ]
