"""The life cycles as a page of the docs: a diagram of each, and whose turn it is in each state."""

from folkmoot.core.states import LIVES, Life

HEAD = """# Life cycles

Written by `./do folkmoot diagrams` from the tables in each room's `states.py`. Do not edit: change the table, then run
the command again. Nothing moves from one state to another except along an arrow.
"""


def page() -> str:
    """The whole page, as Markdown with Mermaid diagrams."""
    lives = sorted(LIVES.values(), key=lambda life: life.name)
    return "\n".join([HEAD, *(section(life) for life in lives)])


def section(life: Life) -> str:
    title = life.name[0].upper() + life.name[1:]
    return f"## {title}\n\n{diagram(life)}\n\n{table(life)}\n"


def diagram(life: Life) -> str:
    """The life as a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    direction LR"]
    lines += [f'    state "{state.label}" as {state.value}' for state in life.lived()]
    lines.append(f"    [*] --> {life.start.value}")
    for state in life.lived():
        lines += [f"    {state.value} --> {after.value}" for after in life.moves[state]]
        if not life.moves[state]:
            lines.append(f"    {state.value} --> [*]")
    return "\n".join([*lines, "```"])


def table(life: Life) -> str:
    """Each state, what may follow it, and who holds the pen."""
    lines = ["| state | may become | whose turn |", "| --- | --- | --- |"]
    for state in life.lived():
        after = ", ".join(str(one.label) for one in life.moves[state]) or "nothing: it is an end"
        lines.append(f"| {state.label} | {after} | {life.turn.get(state, 'nobody’s')} |")
    return "\n".join(lines)
