#!/usr/bin/env python3
"""Prove a downloaded record whole. Needs Python 3.11 and nothing else: `python3 verify.py record.jsonl`.

The file has one JSON object a line: first {"record": name, "entries": n, "head": hash}, then the entries in
order. Each entry's hash is SHA-256 over its fields (canonical JSON, sorted keys), its `previous` the hash of
the entry before, the first one's 64 zeros. Keep the head you were shown: a record cut short by somebody who
also rewrites the first line is whole in itself, and only an earlier head shows the cut.

Exit status 0: whole. 1: not whole, with the first bad entry named. 2: wrong usage.
"""

import hashlib
import json
import sys

GENESIS = "0" * 64
FIELDS = (
    "number", "at", "code", "subject", "capacity", "actor_digest", "rule", "facts", "words_digests", "previous",
)  # fmt: skip


class Broken(Exception):
    pass


def hash_of(entry):
    canonical = json.dumps({name: entry[name] for name in FIELDS}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def parse(line, where):
    try:
        value = json.loads(line)
    except ValueError:
        raise Broken(f"{where} is not JSON: the file is damaged or cut off there.") from None
    if not isinstance(value, dict):
        raise Broken(f"{where} is not an entry.")
    return value


def verify(lines, known_head=None):
    """Return (number of entries, head). Raises Broken with a sentence that names the first bad entry."""
    lines = iter(lines)
    first = parse(next(lines, ""), "The first line")
    if not {"entries", "head"} <= first.keys():
        raise Broken("The first line does not say how many entries there are and what the last hash is.")
    previous, count, seen_known = GENESIS, 0, known_head in (None, GENESIS)
    for count, line in enumerate((line for line in lines if line.strip()), start=1):
        entry = parse(line, f"Entry {count}")
        missing = [name for name in (*FIELDS, "hash") if name not in entry]
        if missing:
            raise Broken(f"Entry {count} has no {missing[0]}.")
        if entry["number"] != count:
            raise Broken(f"Entry {count} is numbered {entry['number']}: one was taken out, put in or moved.")
        if entry["previous"] != previous:
            raise Broken(f"Entry {count} does not follow entry {count - 1}: the chain is broken between them.")
        if hash_of(entry) != entry["hash"]:
            raise Broken(f"Entry {count} ({entry['code']} on {entry['subject']}) was changed after it was written.")
        previous = entry["hash"]
        seen_known = seen_known or previous == known_head
    if count != first["entries"] or previous != first["head"]:
        raise Broken(
            f"The file promises {first['entries']} entries and holds {count}: the end was cut off or added to."
        )
    if not seen_known:
        raise Broken("The head you were shown earlier is nowhere in this record: history was rewritten.")
    return count, previous


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[0] in ("-h", "--help"):
        print("usage: verify FILE [HEAD-SHOWN-EARLIER]", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            count, head = verify(file, *arguments[1:])
    except OSError as error:
        print(f"{arguments[0]} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    except (Broken, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Whole: {count} entries, the last one {head}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
