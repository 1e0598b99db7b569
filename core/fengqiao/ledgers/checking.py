"""What a schema cannot know: codes of this installation, personal values, the ledger's own rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.fields import FieldSpec, list_code_of
from fengqiao.ledgers.vault import Vault
from fengqiao.privacy.values import PersonalValueError

# A refusal names codes to choose from; past this many it would no longer be read.
_MOST_NAMED = 30


def completed(ledger: Ledger, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with every field and part of the ledger, defaults filled in."""
    record = {spec.name: values.get(spec.name, spec.default) for spec in ledger.fields}
    for part in ledger.parts:
        record[part.name] = [
            {"id": line.get("id")} | {spec.name: line.get(spec.name, spec.default) for spec in part.fields}
            for line in values.get(part.name, ())
        ]
    return record


def normalise(ledger: Ledger, record: dict[str, Any], vault: Vault) -> Iterator[Fault]:
    """Bring the personal values of a record to their one spelling, in place; yield what is wrong with them."""
    yield from _normalise(ledger.personal, record, vault, "", "")
    for part in ledger.parts:
        for place, line in enumerate(record[part.name]):
            yield from _normalise(part.personal, line, vault, f"{part.name}.{place}.", part.place(place))


def _normalise(
    fields: tuple[FieldSpec, ...], record: dict[str, Any], vault: Vault, path: str, title: str
) -> Iterator[Fault]:
    for spec in fields:
        if record[spec.name] is not None:
            try:
                record[spec.name] = vault.normalised(spec, record[spec.name])
            except PersonalValueError as error:
                yield Fault(path + spec.name, title + spec.title, error.reason, error.remedy)


def broken_rules(ledger: Ledger, record: Mapping[str, Any], state: str, codes: CodeBook) -> Iterator[Fault]:
    """Yield everything a complete record breaks: unknown codes, the ledger's rules, what its state demands."""
    yield from _unknown_codes(ledger.coded, record, codes, "", "")
    for part in ledger.parts:
        for place, line in enumerate(record[part.name]):
            yield from _unknown_codes(part.coded, line, codes, f"{part.name}.{place}.", part.place(place))
        yield from _repeated(part, record[part.name])
    here = ledger.lifecycle.state(state)
    if here is None:
        yield Fault("state", "状态", f"没有状态“{state}”", "请从状态表中选择")
        return
    for rule in (*ledger.rules, *here.requires):
        fault = rule(record)
        if fault is not None:
            yield fault


def _repeated(part: Part, lines: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Yield the lines that are the same as an earlier one in what makes a line unique."""
    first: dict[tuple[Any, ...], int] = {}
    for place, line in enumerate(lines) if part.unique else ():
        key = tuple(line[name] for name in part.unique)
        if None not in key and first.setdefault(key, place) != place:
            name = part.unique[0]
            title = next(spec.title for spec in part.fields if spec.name == name)
            field = f"{part.name}.{place}.{name}"
            reason = f"与{part.title}第{first[key] + 1}行相同"
            yield Fault(field, part.place(place) + title, reason, "请合并为一行,或更正其中一行")


def _unknown_codes(
    coded: tuple[FieldSpec, ...], record: Mapping[str, Any], codes: CodeBook, path: str, title: str
) -> Iterator[Fault]:
    for spec in coded:
        value = record[spec.name]
        entries = codes.entries(list_code_of(spec))
        if value is not None and value not in entries:
            known = "、".join(f"{code}({entry.title})" for code, entry in list(entries.items())[:_MOST_NAMED])
            yield Fault(path + spec.name, title + spec.title, f"没有代码“{value}”", f"可用的代码:{known}")
