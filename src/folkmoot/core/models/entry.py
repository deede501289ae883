"""The record: entries chained by hash, and, apart from them, the private words they stand for."""

from django.db import models


class ChainHead(models.Model):
    """The last link of the chain. Its one row is locked by whoever writes the next entry."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_chain_head")]

    class Privacy:
        public = "id number hash"

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"


class Entry(models.Model):
    """The public part of one act: roles, references and digests, no names and no words.

    Never updated and never deleted: the database refuses (migration 0002).
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    code = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=100, db_index=True)
    capacity = models.CharField(max_length=200)
    actor_digest = models.CharField(max_length=64)
    rule = models.CharField(max_length=120, blank=True)
    facts = models.JSONField(default=dict)
    words_digests = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Privacy:
        public = "number at code subject capacity actor_digest rule facts words_digests previous hash"

    def __str__(self) -> str:
        return f"{self.number} {self.code} {self.subject}"


class EntryTouch(models.Model):
    """Which subjects an entry concerns, so that each case can show its timeline."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="touches")
    subject = models.CharField(max_length=100, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "subject"], name="entry_touches_subject_once")]

    class Privacy:
        members = "id entry subject"

    def __str__(self) -> str:
        return f"{self.entry_id} {self.subject}"


class EntryWords(models.Model):
    """What an entry's digests stand for. May be erased; the entry stays provable without it.

    `reasons` were given in public and are shown on the timeline; `words` are private.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="private")
    salt = models.CharField(max_length=64)
    actor_reference = models.CharField(max_length=64, db_index=True)
    reasons = models.TextField(blank=True)
    words = models.JSONField(default=dict)

    class Privacy:
        public = "reasons"
        private = "entry salt actor_reference words"

    def __str__(self) -> str:
        return f"words of entry {self.entry_id}"
