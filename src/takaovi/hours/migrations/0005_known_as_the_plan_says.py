from django.db import migrations, models


def follow_the_plan(apps, schema_editor):
    """The column was added as true everywhere."""
    layers = apps.get_model('hours', 'Layer').objects
    layers.filter(plan__known=False).update(known=False)
    layers.exclude(plan__known=False).update(known=True)


class Migration(migrations.Migration):

    dependencies = [
        ('hours', '0004_find_damaged_spans'),
    ]

    operations = [
        migrations.RunPython(follow_the_plan, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='layer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('known', False), ('plan__known', False), ('plan__known__isnull', False)), models.Q(('known', True), ('plan__known', True)), models.Q(('known', True), ('plan__known__isnull', True)), _connector='OR'), name='layer_known_as_its_plan_says'),
        ),
    ]
