"""The form with which an administrator gives a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.intake.opening import MEGABYTE, limit_megabytes
from folkmoot.funding.importing import KINDS


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of file is it?"),
        widget=forms.RadioSelect,
        choices=[(kind.name, kind.label) for kind in KINDS.values()],
        error_messages={"required": gettext_lazy("Choose what kind of file it is")},
    )
    file = forms.FileField(
        label=gettext_lazy("The file"),
        max_length=200,
        error_messages={
            "required": gettext_lazy("Choose a file"),
            "empty": gettext_lazy("The file is empty. Check that it was saved or downloaded whole."),
        },
    )
    package = forms.FileField(
        label=gettext_lazy("The data package that describes it"),
        help_text=gettext_lazy(
            "Only for figures and boundaries, and only if we do not know the file by its columns: a datapackage.json."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("JSON, CSV, XLSX or GeoJSON, at most %(limit)s megabytes.") % {
            "limit": limit_megabytes()
        }

    def clean_file(self) -> UploadedFile:
        return _within_limit(self.cleaned_data["file"])

    def clean_package(self) -> UploadedFile | None:
        package = self.cleaned_data["package"]
        return _within_limit(package) if package else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = KINDS.get(given.get("kind", ""))
        if kind and given.get("file") and not given["file"].name.casefold().endswith(kind.endings):
            self.add_error(
                "file",
                _("A file of this kind ends in %(endings)s. Choose another file or another kind.")
                % {"endings": ", ".join(kind.endings)},
            )
        if kind and given.get("package") and not kind.has_package:
            self.add_error("package", _("Only figures and boundaries are described by a data package."))
        return given


def _within_limit(file: UploadedFile) -> UploadedFile:
    if (file.size or 0) > limit_megabytes() * MEGABYTE:
        raise forms.ValidationError(
            _("The file is over %(limit)s megabytes, the most this site takes in at once. Split it into smaller files.")
            % {"limit": limit_megabytes()}
        )
    return file
