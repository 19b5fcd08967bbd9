from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "schakel.evidence"
    label = "evidence"
