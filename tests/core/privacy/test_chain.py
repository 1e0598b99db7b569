"""The audit chain: one spelling per event, and every change of what was written is found."""

import json
import os
import random
from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import pytest
from fengqiao.privacy import chain
from fengqiao.privacy.chain import GENESIS, UncanonicalEvent, anchor, canonical, link, verify
from hypothesis import given
from hypothesis import strategies as st

Links = list[tuple[str, Mapping[str, Any]]]

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
EVENTS = st.dictionaries(TEXTS, VALUES, max_size=6)


def events(count: int) -> list[dict[str, Any]]:
    return [
        {"seq": seq, "unit": "u1", "action": "update", "row": f"r{seq % 7}", "fields": ["phone"], "ok": True}
        for seq in range(1, count + 1)
    ]


def chained(written: list[dict[str, Any]]) -> Links:
    links: Links = []
    head = GENESIS
    for event in written:
        head = link(head, event)
        links.append((head, event))
    return links


def test_an_event_is_spelt_with_sorted_keys_without_blanks_in_utf_8() -> None:
    assert (
        canonical({"乙": [1, None, True], "a": "甲\n", "B": {}}).decode()
        == '{"B":{},"a":"甲\\n","乙":[1,null,true]}'
    )


@given(event=EVENTS)
def test_an_event_read_back_from_its_spelling_is_spelt_the_same(event: dict[str, Any]) -> None:
    spelling = canonical(event)

    assert canonical(json.loads(spelling)) == spelling
    assert canonical(dict(reversed(event.items()))) == spelling


@given(one=EVENTS, other=EVENTS)
def test_different_events_are_spelt_differently(one: dict[str, Any], other: dict[str, Any]) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)

    assert (canonical(one) == canonical(other)) is same


def test_true_and_one_and_the_texts_of_them_are_four_events() -> None:
    assert len({canonical({"v": value}) for value in (True, 1, "1", "true")}) == 4


def test_numbers_with_names_and_frozen_mappings_are_spelt_as_what_they_are() -> None:
    class Level(IntEnum):
        HIGH = 3

    assert canonical(MappingProxyType({"l": Level.HIGH, "m": MappingProxyType({"t": (1, 2)})})) == canonical(
        {"l": 3, "m": {"t": [1, 2]}}
    )


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), date(2026, 1, 1), b"x", {1, 2}, {"deep": [1.0]}, {1: "x"}]
)
def test_what_has_no_single_spelling_is_refused_by_the_name_of_its_key(value: object) -> None:
    with pytest.raises(UncanonicalEvent, match="count"):
        canonical({"count": value})


def test_a_key_that_is_no_text_is_refused_though_json_would_make_it_one() -> None:
    assert json.dumps({1: "x"}) == json.dumps({"1": "x"})
    with pytest.raises(UncanonicalEvent, match="键只能是文本"):
        canonical({1: "x"})  # type: ignore[dict-item]


def test_half_a_character_is_refused_without_showing_the_text() -> None:
    with pytest.raises(UncanonicalEvent) as caught:
        canonical({"note": "秘密\ud83d"})

    assert "秘密" not in str(caught.value)
    assert caught.value.__context__ is None


@given(event=EVENTS)
def test_a_link_is_sm3_over_the_digest_before_and_the_spelling(
    reference_sm3: Callable[[bytes], bytes], event: dict[str, Any]
) -> None:
    before = "ab" * 32
    spelling = json.dumps(event, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    assert link(before, event) == reference_sm3(bytes.fromhex(before) + spelling).hex()


@pytest.mark.parametrize("before", ["", "0" * 63, "0" * 66, "g" * 64, "A" * 64, "00 " * 32])
def test_a_link_needs_a_digest_before_it(before: str) -> None:
    with pytest.raises(ValueError, match="SM3 摘要"):
        link(before, {})


def test_an_untouched_chain_verifies_whole_and_in_parts() -> None:
    links = chained(events(50))

    assert verify(links) is None
    assert verify([]) is None
    assert verify(links[20:], start=links[19][0]) is None


def test_each_kind_of_change_is_found_at_its_place() -> None:
    links = chained(events(9))
    digest, event = links[4]
    flipped = f"{int(digest, 16) ^ 1:064x}"

    assert verify([*links[:4], (digest, {**event, "ok": False}), *links[5:]]) == 4
    assert verify([*links[:4], (flipped, event), *links[5:]]) == 4
    assert verify([*links[:4], *links[5:]]) == 4
    assert verify([*links[:4], (digest, {"seq": 99}), *links[4:]]) == 4
    assert verify([*links[:5], links[4], *links[5:]]) == 5
    assert verify([*links[:4], links[5], links[4], *links[6:]]) == 4
    assert verify(links[1:]) == 0
    assert verify([*links[:4], (digest, {**event, "seq": 5.0}), *links[5:]]) == 4
    assert verify([*links[:4], (digest.upper(), event), *links[5:]]) == 4
    assert verify([*links[:4], (link(links[3][0], {"seq": 0}), {"seq": 0}), *links[5:]]) == 5


def changed(links: Links, dice: random.Random) -> Links:
    at = dice.randrange(len(links) - 1)
    digest, event = links[at]
    match dice.choice(
        ("edit", "add field", "drop field", "bit", "delete", "insert", "double", "swap", "move")
    ):
        case "edit":
            links[at] = digest, {**event, "row": f"{event['row']}x"}
        case "add field":
            links[at] = digest, {**event, "more": None}
        case "drop field":
            links[at] = digest, {key: value for key, value in event.items() if key != "ok"}
        case "bit":
            links[at] = f"{int(digest, 16) ^ 1 << dice.randrange(256):064x}", event
        case "delete":
            del links[at]
        case "insert":
            links.insert(at, (os.urandom(32).hex(), {"seq": at}))
        case "double":
            links.insert(at, links[at])
        case "swap":
            links[at], links[at + 1] = links[at + 1], links[at]
        case "move":
            links.append(links.pop(at))
    return links


def test_ten_thousand_random_changes_are_all_found() -> None:
    dice = random.Random(20_260_101)
    links = chained(events(8))

    assert [trial for trial in range(10_000) if verify(changed(list(links), dice)) is None] == []


def test_without_the_digest_before_deleting_and_swapping_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_digest_bytes", lambda text: b"")
    links = chained(events(9))

    assert verify(links[1:]) is None
    assert verify([links[1], links[0], *links[2:]]) is None


def test_a_cut_tail_and_a_rewritten_chain_verify_but_their_anchor_is_another() -> None:
    links = chained(events(9))
    rewritten = chained([*events(8), {"seq": 9, "ok": False}])
    kept = anchor({"u1": (9, links[-1][0]), "u2": (1, GENESIS)})

    for forged in (links[:-1], rewritten):
        assert verify(forged) is None
        assert anchor({"u1": (len(forged), forged[-1][0]), "u2": (1, GENESIS)}) != kept


def test_an_anchor_depends_on_every_head_and_not_on_their_order() -> None:
    heads = {"u1": (3, "11" * 32), "u2": (5, "22" * 32)}
    digest = anchor(heads)

    assert digest == anchor(dict(reversed(heads.items())))
    for other in (
        {"u1": heads["u1"]},
        {"u1": heads["u2"], "u2": heads["u1"]},
        {"u1": (4, "11" * 32), "u2": heads["u2"]},
        {"u1": heads["u1"], "u3": heads["u2"]},
        {},
    ):
        assert anchor(other) != digest
    with pytest.raises(ValueError, match="SM3 摘要"):
        anchor({"u1": (1, "zz")})


def test_an_anchor_has_a_domain_of_its_own_so_that_it_is_never_taken_for_a_link(
    reference_sm3: Callable[[bytes], bytes],
) -> None:
    spelling = f'fengqiao-anchor-1\n{{"u1":[3,"{GENESIS}"]}}'

    assert anchor({"u1": (3, GENESIS)}) == reference_sm3(spelling.encode()).hex()
