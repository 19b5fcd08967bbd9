"""Keys for the publications and references that are there already; who has references was read, the others are still to do."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from schakel.library.citing.matching import address_key, keys_of

CHUNK = 500


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the keys, a chunk at a time."""
    publications = apps.get_model("library", "Publication")
    references = apps.get_model("library", "Reference")
    keys = apps.get_model("library", "CitationKey")
    names = ("pk", "title", "subtitle", "source_address")
    keys.objects.bulk_create(
        (
            keys(publication_id=key, key=one)
            for key, title, subtitle, address in publications.objects.values_list(*names).iterator(CHUNK)
            for one in sorted(keys_of(title, subtitle, address))
        ),
        batch_size=CHUNK,
    )
    rows = list(references.objects.exclude(address="").values_list("pk", "address"))
    changed = [references(pk=key, address_key=address_key(address)) for key, address in rows]
    references.objects.bulk_update(changed, ["address_key"], batch_size=CHUNK)
    publications.objects.filter(pk__in=references.objects.values("publication")).update(references_read=1)


class Migration(migrations.Migration):
    dependencies = [("library", "0003_citation_keys")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
