"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from schakel.config.lifeline import watch_keeper

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
watch_keeper()
application = get_wsgi_application()
