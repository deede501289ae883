"""The settings of the program, and one address more: the empty page that every other page is measured beside."""

from folkmoot.config.settings import *  # noqa: F403

ROOT_URLCONF = "measuring.urls"
