from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_derived")]

    operations = [migrations.AlterField(model_name="measure", name="slug", field=models.SlugField(max_length=100, unique=True))]
