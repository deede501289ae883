"""Settings. Everything a place changes comes from the environment; the defaults run a demonstration on SQLite."""

from pathlib import Path

import environ
import structlog

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env("FOLKMOOT_VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

MODE = env("FOLKMOOT_MODE", default="demo")
if MODE not in ("demo", "production", "test"):
    raise SystemExit(f"FOLKMOOT_MODE is {MODE!r}; it must be demo, production or test.")
FOLKMOOT_DEMO = MODE == "demo"
DEBUG = False


def secret_key() -> str:
    """The key from the environment; otherwise, outside production, one made once and kept in var/."""
    if key := env("FOLKMOOT_SECRET_KEY", default=""):
        return key
    if MODE == "production":
        raise SystemExit("FOLKMOOT_SECRET_KEY is not set. Give it a long random text before serving the public.")
    kept = VAR_DIR / "secret-key"
    if not kept.exists():
        from django.core.management.utils import get_random_secret_key

        kept.write_text(get_random_secret_key())
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("FOLKMOOT_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("FOLKMOOT_ORIGINS", default=[])

# The site's own name, colour, logo and place.
FOLKMOOT_SITE_NAME = env("FOLKMOOT_SITE_NAME", default="Folkmoot")
FOLKMOOT_BRAND_COLOUR = env("FOLKMOOT_BRAND_COLOUR", default="")
FOLKMOOT_LOGO = env("FOLKMOOT_LOGO", default="")
FOLKMOOT_HOME_AREA = env("FOLKMOOT_HOME_AREA", default="E09000029")
FOLKMOOT_SUPPRESS_UNDER = env.int("FOLKMOOT_SUPPRESS_UNDER", default=5)
FOLKMOOT_SUPPRESS_SPECIAL_UNDER = env.int("FOLKMOOT_SUPPRESS_SPECIAL_UNDER", default=10)
FOLKMOOT_IMPORT_LIMIT_MB = env.int("FOLKMOOT_IMPORT_LIMIT_MB", default=100)
FOLKMOOT_FEEDBACK_WEEKS = env.int("FOLKMOOT_FEEDBACK_WEEKS", default=12)
FOLKMOOT_BIDS_OPEN_DAYS = env.int("FOLKMOOT_BIDS_OPEN_DAYS", default=20)
FOLKMOOT_ANNOUNCED_DAYS_AHEAD = env.int("FOLKMOOT_ANNOUNCED_DAYS_AHEAD", default=14)
FOLKMOOT_READING_GRADE = env.int("FOLKMOOT_READING_GRADE", default=10)
FOLKMOOT_DIRECTORY_MONTHS = env.int("FOLKMOOT_DIRECTORY_MONTHS", default=12)
FOLKMOOT_QUESTION_DAYS = env.int("FOLKMOOT_QUESTION_DAYS", default=5)
FOLKMOOT_INTENTION_DAYS = env.int("FOLKMOOT_INTENTION_DAYS", default=14)
FOLKMOOT_AMENDED_DAYS = env.int("FOLKMOOT_AMENDED_DAYS", default=7)
FOLKMOOT_BID_FILE_MB = env.int("FOLKMOOT_BID_FILE_MB", default=10)
FOLKMOOT_CLAMAV = env("FOLKMOOT_CLAMAV", default="")
# GOV.UK Notify sends emails and texts only where its key is given.
FOLKMOOT_NOTIFY_KEY = env("FOLKMOOT_NOTIFY_KEY", default="")
FOLKMOOT_NOTIFY_EMAIL_TEMPLATE = env("FOLKMOOT_NOTIFY_EMAIL_TEMPLATE", default="")
FOLKMOOT_NOTIFY_TEXT_TEMPLATE = env("FOLKMOOT_NOTIFY_TEXT_TEMPLATE", default="")
# Bids are sealed with these keys, newest first, or with those in the file; neither is in the database.
FOLKMOOT_SEAL_KEYS = env.list("FOLKMOOT_SEAL_KEYS", default=[])
FOLKMOOT_SEAL_KEY_FILE = env("FOLKMOOT_SEAL_KEY_FILE", default=str(VAR_DIR / "seal-key"))
FOLKMOOT_MODE = MODE
FOLKMOOT_OCID_PREFIX = env("FOLKMOOT_OCID_PREFIX", default="ocds-unregistered")
FOLKMOOT_360GIVING_PREFIX = env("FOLKMOOT_360GIVING_PREFIX", default="360G-unregistered")
FOLKMOOT_CONTACT = env("FOLKMOOT_CONTACT", default="the person who runs this site")

INSTALLED_APPS = [
    "folkmoot.core",
    "folkmoot.design",
    "folkmoot.places",
    "folkmoot.people",
    "folkmoot.commitments",
    "folkmoot.evidence",
    "folkmoot.needs",
    "folkmoot.commissioning",
    "folkmoot.citizens",
    "folkmoot.engagement",
    "folkmoot.funding",
    "folkmoot.agreements",
    "folkmoot.inquiries",
    "folkmoot.network",
    "folkmoot.openness",
    "folkmoot.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "csp",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "folkmoot.core.kept.keep_for_strangers",
]

ROOT_URLCONF = "folkmoot.config.urls"
WSGI_APPLICATION = "folkmoot.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "folkmoot.design.context.look",
                "folkmoot.web.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "folkmoot.design.forms.Renderer"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'folkmoot.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that will write waits its turn at once instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Drawn pages, kept by each process for itself: core/kept.py says for whom and how long.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "web:my_work"
LOGOUT_REDIRECT_URL = "web:home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "folkmoot.web.accounts.AccountAdapter"
ACCOUNT_FORMS = {"signup": "folkmoot.web.accounts.SignupForm"}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if MODE == "production":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Whoever is limited is told apart by where they come from, which the nearest proxy alone knows.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("FOLKMOOT_PROXIES", default=1)
    SECURE_HSTS_SECONDS = env.int("FOLKMOOT_HSTS_SECONDS", default=31_536_000)

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://" if MODE == "demo" else "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("FOLKMOOT_EMAIL_FROM", default="Folkmoot <folkmoot@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("look", VAR_DIR / "look")]
(VAR_DIR / "look").mkdir(exist_ok=True)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "files")},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "folkmoot.design.views.csrf_refused"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": env("FOLKMOOT_LOG_LEVEL", default="WARNING")},
}
