from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DemoState",
            fields=[
                ("name", models.CharField(default="demo", max_length=10, primary_key=True, serialize=False)),
                ("week", models.DateField()),
                (
                    "digest",
                    models.CharField(help_text="Of the sheets in data/ it was loaded from", max_length=32),
                ),
                (
                    "facts",
                    models.JSONField(default=list, help_text="Ids of the invented questions in the journal"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", "demo")), name="there_is_one_demo")
                ],
            },
        ),
    ]
