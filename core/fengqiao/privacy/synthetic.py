"""Identity numbers of people who do not exist, for demonstrations and tests."""

from datetime import date

from fengqiao.privacy.id_numbers import SYNTHETIC_PREFIX, check_character

PER_BIRTHDAY = 10_000_000


def synthetic_id_no(born: date, serial: int) -> str:
    """An identity number with a right check character and a region code (990000 to 999999) given to no place.

    It passes only under ``Rules(synthetic_ids=True)``, so it cannot slip into real data.

    :param serial: 0 to 9,999,999, all different for one birthday; odd for men, even for women.
    :raises ValueError: the serial is out of range.
    """
    if not 0 <= serial < PER_BIRTHDAY:
        raise ValueError(f"合成身份证件号码的序号应在 0 至 {PER_BIRTHDAY - 1} 之间")
    region, order = divmod(serial, 1000)
    digits = f"{SYNTHETIC_PREFIX}{region:04d}{born:%Y%m%d}{order:03d}"
    return digits + check_character(digits)
