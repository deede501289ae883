"""Taking in a file without letting its bytes lie anywhere unsealed, and without reading more than may come."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from folkmoot.core.scanning import most_bytes

SLACK = 64 * 1024  # the form's other fields and the lines between them


def is_far_too_large(request: HttpRequest, files: int = 1) -> bool:
    """True when what is about to come is larger than what may come. Nothing of it has been read yet."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > files * most_bytes() + SLACK
    except ValueError:
        return True


class InMemory(FileUploadHandler):
    """Keeps each file in memory and never on the disk; stops at the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.pieces: list[bytes] = []
        self.length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.length += len(raw_data)
        if self.length > most_bytes() + SLACK:
            raise SkipFile
        self.pieces.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.file_name or "file", b"".join(self.pieces))
