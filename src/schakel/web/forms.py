"""How forms are drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms in the product's own components."""

    form_template_name = "components/form.html"
