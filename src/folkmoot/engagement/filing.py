"""Files sent with answers: looked at before they are let in, kept under names that say nothing, dropped after commit."""

import hashlib
import uuid
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from folkmoot.core import scanning
from folkmoot.engagement.models import AnswerFile, Question, Response


def keep_file(response: Response, question: Question, name: str, content: bytes, now: datetime) -> AnswerFile:
    """Keep a file in place of the one sent before. One that a scanner knows as harmful is held back, without its bytes."""
    drop_files(response.files.filter(question=question))
    key, infection = uuid.uuid4(), scanning.infection_in(content)
    path = "" if infection else default_storage.save(f"answers/{key.hex}", ContentFile(content))
    return AnswerFile.objects.create(
        key=key, response=response, question=question, name=plain_name(name), path=path, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), is_held=bool(infection), added_at=now,
    )  # fmt: skip


def drop_files(files: QuerySet[AnswerFile]) -> None:
    paths = [path for path in files.values_list("path", flat=True) if path]
    files.delete()
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths])


def plain_name(name: str) -> str:
    return PurePath(name.replace("\\", "/")).name[:150] or "file"
