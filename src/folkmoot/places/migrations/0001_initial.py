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
                    name='Area',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('kind', models.CharField(choices=[('lsoa', 'neighbourhood of about 1,500 people (LSOA)'), ('ward', 'ward'), ('neighbourhood', 'neighbourhood'), ('borough', 'borough'), ('region', 'region')], max_length=20, verbose_name='kind')),
                        ('vintage', models.CharField(blank=True, max_length=40, verbose_name='vintage')),
                        ('borough', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='areas_in_borough', to='places.area')),
                        ('ward', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='areas_in_ward', to='places.area')),
                        ('geometry', models.JSONField(blank=True, null=True, verbose_name='boundary (GeoJSON geometry, WGS84)')),
                        ('geometry_source', models.CharField(blank=True, max_length=200)),
                        ('label', models.CharField(blank=True, max_length=4, verbose_name='short label')),
                        ('tile_x', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('tile_y', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['kind', 'name'], name='places_area_kind_b94778_idx')],
                    },
                ),
            ],
        ),
    ]
