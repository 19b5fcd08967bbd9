"""How forms are drawn."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Forms in the product's own components: a label, a hint, the mistake, the field; mistakes summed up on top."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
