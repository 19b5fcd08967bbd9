"""Settings: everything that differs between installations comes from the environment (see docs, administrators)."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from schakel.config.database import database_settings
from schakel.config.embeddings import embedding_settings
from schakel.config.environment import hosts, one_of, theme
from schakel.config.language_model import language_model_settings
from schakel.config.paths import data_folder, index_folder, own_looks
from schakel.config.secret import secret_key

PACKAGE = Path(__file__).resolve().parents[1]
DATA = data_folder()

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = hosts()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "schakel.register",
    "schakel.parties",
    "schakel.library",
    "schakel.agenda",
    "schakel.evidence",
    "schakel.overlap",
    "schakel.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "schakel.register.middleware.ViewerMiddleware",
    "schakel.register.middleware.NotFoundMiddleware",
    "schakel.api.middleware.ApiMiddleware",
]

ROOT_URLCONF = "schakel.config.urls"
WSGI_APPLICATION = "schakel.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "schakel.web.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "schakel.web.forms.Renderer"

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What readers who may not see all find, kept while the library stays the same: room for a few agendas of hundreds of questions.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2_000}},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {10: "info", 20: "info", 25: "ok", 30: "warning", 40: "error"}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
COMMAND_LANGUAGE = one_of("SCHAKEL_LANGUAGE", [code for code, _name in LANGUAGES])
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / name / "locale" for name in ("cli", "api", "example")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("SCHAKEL_STATIC") or None
WHITENOISE_USE_FINDERS = True
LANGUAGE_MODEL = language_model_settings()  # off unless the environment says where it is
EMBEDDINGS = embedding_settings()  # the same

THEME = theme()  # "ours" adds static/theme/ours.css in the data folder
STATICFILES_DIRS = own_looks(DATA)
MEDIA_ROOT = DATA / "files"
INDEX_ROOT = index_folder(DATA)
FILE_UPLOAD_HANDLERS = [
    "schakel.library.oversize.StopAtMost",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if one_of("SCHAKEL_HTTPS", ("0", "1")) == "1":
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

LOGGING_CONFIG = "schakel.config.logs.configure"
LOGGING = {"level": os.environ.get("SCHAKEL_LOG") or "warning"}
