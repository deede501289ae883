"""One person answering: on one page, or a part at a time; keeping what is written, and sending it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.limits import refuse_if_too_many
from folkmoot.core.posting import attempt
from folkmoot.engagement import actions, queries
from folkmoot.engagement.forms import AnswerForm
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import AnswerDraft, Channel, Consultation, Response
from folkmoot.engagement.queries import answering
from folkmoot.engagement.surveys.languages import Reading, read_in
from folkmoot.people.models import Organisation

MOST_GUESTS_AN_HOUR = 200  # of one internet connection, on one consultation
CARRIED = ("via", "lang", "draft", "receipt")


def carried(request: HttpRequest, **more: str) -> str:
    """What an address carries on to the next page: the channel, the language, the code of a draft."""
    kept = {name: request.GET[name] for name in CARRIED if request.GET.get(name)} | more
    return f"?{urlencode(kept)}" if kept else ""


@dataclass
class Sitting:
    request: HttpRequest
    consultation: Consultation
    speaker: str
    organisation: Organisation | None
    draft: AnswerDraft | None = None
    earlier: Response | None = None
    form: AnswerForm | None = field(default=None, repr=False)

    @classmethod
    def begun(
        cls, request: HttpRequest, consultation: Consultation, speaker: str, organisation: Organisation | None
    ) -> "Sitting":
        made = cls(request, consultation, speaker, organisation)
        made.draft = answering.draft_of(consultation, request.user, speaker, request.GET.get("draft", ""))
        if speaker == "guest":
            made.earlier = answering.guest_response(consultation, request.GET.get("receipt", ""))
        elif speaker not in ("paper", "meeting"):
            made.earlier = queries.sent_already(consultation, request.user, organisation)
        made.form = made.form_of(made.part, request.POST if request.method == "POST" else None)
        return made

    @cached_property
    def questions(self) -> list[Any]:
        return answering.questions_of(self.consultation)

    @cached_property
    def reading(self) -> Reading:
        wordings = list(self.consultation.wordings.all())
        return read_in(self.consultation, self.request.GET.get("lang", ""), wordings)

    @cached_property
    def typed(self) -> dict[str, Any]:
        return dict(self.draft.fields) if self.draft else answering.written_before(self.earlier)

    @cached_property
    def parts(self) -> list[answering.Part]:
        """The parts that hold a question for whoever has written this much."""
        parts = answering.parts_of(self.consultation, self.questions)
        if len(parts) == 1:
            return parts
        asked = answering.asked_so_far(self.questions, self.typed)
        kept = [[question for question in part.questions if question.pk in asked] for part in parts]
        return [
            answering.Part(at, part.section, some)
            for at, (part, some) in enumerate(
                ((part, some) for part, some in zip(parts, kept, strict=True) if some or part is parts[-1]), 1
            )
        ]

    @cached_property
    def part(self) -> answering.Part:
        number = self.request.GET.get("step", "1")
        at = int(number) if number.isdigit() else 1
        return self.parts[min(max(at, 1), len(self.parts)) - 1]

    @cached_property
    def kept_files(self) -> dict[int, str]:
        return {file.question_id: file.name for file in self.earlier.files.all()} if self.earlier else {}

    def form_of(self, part: answering.Part, data: Any, files: Any = None) -> AnswerForm:
        return AnswerForm(
            data, self.request.FILES if data is not None and files is None else files, initial=self.typed,
            questions=part.questions, speaker=self.speaker, reading=self.reading, is_first=part.number == 1,
            is_last=part.number == len(self.parts), kept_files=self.kept_files,
        )  # fmt: skip

    @property
    def by(self) -> Any:
        return self.request.user if self.request.user.is_authenticated else Guest()

    def address(self, step: int, code: str = "") -> str:
        path = reverse("engagement:answer", args=[self.consultation.pk, self.speaker])
        more = {"step": str(step)} if len(self.parts) > 1 else {}
        return path + carried(self.request, **more, **({"draft": code} if code else {}))

    def save(self) -> HttpResponse | None:
        """Keep what is written; go on when that was asked for and this part is answered rightly."""
        assert self.form is not None
        goes_on = self.request.POST.get("do") == "next"
        if goes_on and not self.form.is_valid():
            return None
        typed = {**self.typed, **self.form.as_typed()}
        kept = attempt(
            self.form, self.within_limits, actions.save_draft, self.consultation, speaker=self.speaker, fields=typed,
            code=self.draft.code if self.draft else "", by=self.by, now=clock.now(),
        )  # fmt: skip
        if not kept:
            return None
        if not goes_on:
            messages.success(self.request, _("Saved. You can finish and send it until the end of the last day."))
        return redirect(self.address(self.part.number + goes_on, kept.code))

    def send(self) -> HttpResponse | None:
        """Send the answers of all parts at once. What is wrong in an earlier part is shown there."""
        assert self.form is not None
        whole = self.form
        if len(self.parts) > 1:
            if not self.form.is_valid():
                return None
            data = answering.as_sent({**self.typed, **self.form.as_typed()})
            everything = answering.Part(1, None, [question for part in self.parts for question in part.questions])
            whole = AnswerForm(
                data, self.request.FILES, questions=everything.questions, speaker=self.speaker, reading=self.reading,
                kept_files=self.kept_files,
            )  # fmt: skip
        if not whole.is_valid():
            self.say_where(whole)
            return None
        channel = Channel.objects.filter(consultation=self.consultation, code=self.request.GET.get("via", "")).first()
        sent = attempt(
            whole, self.within_limits, actions.respond, self.consultation, answers=whole.answers(), organisation=self.organisation,
            channel=channel, language=self.reading.language, earlier=self.earlier,
            draft_code=self.draft.code if self.draft else "", by=self.by, now=clock.now(), **whole.standing(),
        )  # fmt: skip
        if sent:
            return redirect(sent)
        self.say_where(whole)
        return None

    def within_limits(self, action: Callable[..., Any], *args: Any, **words: Any) -> Any:
        """Do it, unless it is one too many of strangers who share a connection. A hall full of people is not too many."""
        if self.speaker == "guest" and not self.earlier and not (self.draft and action is actions.save_draft):
            what = f"{action.__name__} {self.consultation.pk}"
            refuse_if_too_many(self.request, what, most=MOST_GUESTS_AN_HOUR)
        return action(*args, **words)

    def say_where(self, whole: AnswerForm) -> None:
        """Mistakes of other parts, said on this one."""
        if whole is self.form or self.form is None:
            return
        for name, sentences in whole.errors.items():
            for sentence in sentences:
                self.form.add_error(name if name in self.form.fields else None, sentence)

    def context(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "consultation": self.consultation,
            "reading": self.reading,
            "speaker": self.speaker,
            "organisation": self.organisation,
            "earlier": self.earlier,
            "part": self.part,
            "parts": len(self.parts),
            "has_next": self.part.number < len(self.parts),
            "previous": self.address(self.part.number - 1) if self.part.number > 1 else "",
            "has_files": any(question.kind == "upload" for question in self.part.questions),
            "code": self.draft.code if self.draft else "",
        }
