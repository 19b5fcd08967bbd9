"""The web server's way in."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from schakel.config.lifeline import watch_keeper

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
watch_keeper()
application = get_wsgi_application()

# Every page is loaded now rather than at the first visit, and what is loaded is left out of later garbage collections: these
# would else stop a request for a tenth of a second now and then.
len(get_resolver().url_patterns)
gc.collect()
gc.freeze()


def _begin() -> None:
    from schakel.config.follower import follow
    from schakel.config.warming import warm_up

    follow()
    warm_up()


_begin()
