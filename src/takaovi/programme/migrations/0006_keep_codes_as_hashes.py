from django.db import migrations, models
from django.db.models import Q

A_PERSON_HAS_AN_END_DATE = "a_person_has_an_end_date"


class Migration(migrations.Migration):
    """Room for the hash of a code where the code was; 0007 hashes what is there. A transaction each."""

    dependencies = [("programme", "0005_take_sign_ups")]

    operations = [
        migrations.RemoveConstraint("signup", A_PERSON_HAS_AN_END_DATE),
        migrations.RenameField("signup", "code", "code_hash"),
        migrations.AlterField("signup", "code_hash", models.CharField(max_length=32, null=True, unique=True)),
        migrations.AlterField(
            "signup",
            "once",
            models.CharField(
                help_text="Hash of the form's own number: sent twice is once", max_length=40, null=True, unique=True
            ),
        ),
        migrations.AddConstraint(
            "signup",
            models.CheckConstraint(
                condition=Q(code_hash__isnull=False, keep_until__isnull=False)
                | Q(code_hash__isnull=True, contact="", keep_until__isnull=True, name="", once__isnull=True),
                name=A_PERSON_HAS_AN_END_DATE,
            ),
        ),
    ]
