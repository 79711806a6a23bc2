from django.db import migrations, models
from django.db.models import Q

SIZES = ("few", "some", "many")


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_find_moved_occurrences")]

    operations = [
        migrations.AddField(
            "activity",
            "company",
            models.CharField(
                blank=True,
                choices=[(size, size) for size in SIZES],
                default="",
                help_text="How many usually come",
                max_length=4,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "activity",
            models.CheckConstraint(name="activity_company_is_known", condition=Q(company__in=("", *SIZES))),
        ),
    ]
