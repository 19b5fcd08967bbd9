from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "schakel.register"
    label = "register"
