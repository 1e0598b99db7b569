"""The file of the master key: made once, private, and refused when anything about it is wrong."""

import copy
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fengqiao.privacy import key_file
from fengqiao.privacy.key_file import KeyFileRefused
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.provider import SOFTWARE
from fengqiao.privacy.subject import new_subject, open_subject


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "master.key"


def refusal(path: Path) -> str:
    with pytest.raises(KeyFileRefused) as caught:
        MasterKey.load(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_created_key_loads_and_opens_what_it_wrapped(path: Path) -> None:
    created = MasterKey.create(path)
    subject = new_subject(created)

    loaded = MasterKey.load(path)

    assert loaded.id == created.id
    assert loaded.derive("any") == created.derive("any")
    assert open_subject(loaded, subject.wrapped).secret == subject.secret


def test_the_file_is_one_line_of_four_fields(path: Path) -> None:
    created = MasterKey.create(path)

    name, key_id, secret, checksum = path.read_text().removesuffix("\n").split(" ")

    assert (name, key_id) == ("fengqiao-key-1", created.id)
    assert (len(secret), len(checksum)) == (44, 16)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_the_file_is_its_owner_s_alone_under_any_umask(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        MasterKey.create(path)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o7777 == 0o600


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    MasterKey.create(path)
    before = path.read_bytes()

    with pytest.raises(KeyFileRefused, match="已存在"):
        MasterKey.create(path)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_rename_instead_of_a_link_would_overwrite(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = MasterKey.create(path)
    monkeypatch.setattr(os, "link", os.replace)

    assert MasterKey.create(path).id != first.id


def test_of_many_creators_at_once_exactly_one_succeeds(path: Path) -> None:
    def attempt(_: int) -> str | None:
        try:
            return MasterKey.create(path).id
        except KeyFileRefused:
            return None

    with ThreadPoolExecutor(8) as pool:
        made = [key_id for key_id in pool.map(attempt, range(24)) if key_id]

    assert made == [MasterKey.load(path).id]
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_folder_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyFileRefused, match="目录是否存在"):
        MasterKey.create(tmp_path / "absent" / "master.key")

    assert list(tmp_path.iterdir()) == []


def test_a_write_that_breaks_off_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyFileRefused, match="无法写入"):
        MasterKey.create(path)

    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666, 0o777])
def test_a_file_open_to_others_is_refused_with_the_remedy(path: Path, mode: int) -> None:
    MasterKey.create(path)
    path.chmod(mode)

    assert f"chmod 600 {path}" in refusal(path)


def test_without_the_check_a_file_open_to_others_would_load(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    created = MasterKey.create(path)
    path.chmod(0o644)
    monkeypatch.setattr(key_file, "_refuse_open_to_others", lambda path, status: None)

    assert MasterKey.load(path).id == created.id


def test_a_missing_file_and_a_folder_are_told_apart(path: Path) -> None:
    assert "文件不存在" in refusal(path)
    path.mkdir(mode=0o700)
    assert "不是普通文件" in refusal(path)


def test_a_pipe_in_place_of_the_file_does_not_hang(path: Path) -> None:
    os.mkfifo(path, 0o600)

    assert "不是普通文件" in refusal(path)


def test_every_flipped_bit_of_the_file_is_noticed(path: Path) -> None:
    MasterKey.create(path)
    line = path.read_bytes().removesuffix(b"\n")

    for bit in range(len(line) * 8):
        changed = bytearray(line)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        assert "已损坏" in refusal(path)


def test_a_cut_doubled_empty_or_foreign_file_is_refused(path: Path) -> None:
    MasterKey.create(path)
    line = path.read_bytes()

    for content in (
        b"",
        line[:-5],
        line * 2,
        line + b"x" * 200,
        line + b" " * 200,
        b"fengqiao-key-1",
        "密钥".encode(),
        b"\x00" * 103,
    ):
        path.write_bytes(content)
        assert "已损坏" in refusal(path)


def test_line_ends_of_another_system_do_no_harm(path: Path) -> None:
    created = MasterKey.create(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert MasterKey.load(path).id == created.id


@pytest.mark.parametrize(
    "body",
    [
        "fengqiao-key-1 {other} {secret}",
        "fengqiao-key-2 {id} {secret}",
        "fengqiao-key-1 {id} c2hvcnQ=",
        "fengqiao-key-1 {id} 密钥",
        "fengqiao-key-1 {id} {secret} {secret}",
        "fengqiao-key-1 {id}",
    ],
)
def test_a_right_checksum_does_not_save_a_wrong_line(path: Path, master: MasterKey, body: str) -> None:
    created = MasterKey.create(path)
    secret = path.read_text().split()[2]
    line = body.format(id=created.id, other=master.id, secret=secret)
    path.write_text(f"{line} {SOFTWARE.digest(line.encode())[:8].hex()}\n")

    assert "已损坏" in refusal(path)


def test_the_line_written_by_hand_with_its_checksum_loads(path: Path) -> None:
    created = MasterKey.create(path)
    line = path.read_text().rpartition(" ")[0]
    path.write_text(f"{line} {SOFTWARE.digest(line.encode())[:8].hex()}\n")

    assert MasterKey.load(path).id == created.id


def test_a_damaged_file_s_refusal_shows_nothing_of_the_key(path: Path) -> None:
    MasterKey.create(path)
    secret = path.read_text().split()[2]
    path.write_text(path.read_text().replace("fengqiao-key-1", "fengqiao-key-2"))

    assert secret[:8] not in refusal(path)


def test_the_key_never_shows_in_text_and_cannot_be_copied_away(master: MasterKey) -> None:
    secrets = (master.wrapping_key, master.derive("any"))

    for shown in (repr(master), str(master), f"{master}"):
        assert shown == f"MasterKey(id='{master.id}')"
        assert not any(secret.hex() in shown or repr(secret) in shown for secret in secrets)
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="不得序列化"):
            take(master)


def test_derived_keys_differ_by_label_and_from_the_wrapping_key(master: MasterKey) -> None:
    keys = {master.derive("a"), master.derive("b"), master.derive("")}

    assert len(keys) == 3
    assert all(len(key) == 32 and master.wrapping_key not in key for key in keys)


def test_a_secret_of_another_length_is_no_key() -> None:
    with pytest.raises(ValueError, match="32 字节"):
        MasterKey(b"short")
