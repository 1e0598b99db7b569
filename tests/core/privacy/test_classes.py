"""Privacy classes: their order, their words, and where sealing begins."""

import re

from fengqiao.privacy.classes import PrivacyClass


def test_classes_rise_from_public_figures_to_named_officers() -> None:
    assert [level.name for level in sorted(PrivacyClass)] == ["P0", "P1", "P2", "P3", "P4"]
    assert [int(level) for level in PrivacyClass] == [0, 1, 2, 3, 4]
    assert PrivacyClass(3) is PrivacyClass.P3


def test_a_class_is_personal_from_p2_up() -> None:
    assert [level.is_personal for level in PrivacyClass] == [False, False, True, True, True]


def test_every_class_says_in_chinese_what_it_holds_and_who_sees_it() -> None:
    for level in PrivacyClass:
        assert re.search("[一-鿿]", level.title)
        assert re.search("[一-鿿]", level.seen_by)
    assert len({level.title for level in PrivacyClass}) == len({level.seen_by for level in PrivacyClass}) == 5
