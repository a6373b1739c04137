"""What did not change is not done again, and what changed is."""

from __future__ import annotations

from pathlib import Path

from eval_support import writer

from eval.cache import Cache, key_of


def test_a_folder_that_did_not_change_costs_nothing(folder: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = writer(cache).brief(folder)

    def refuse(prompt: object, candidate: int) -> str:
        raise AssertionError("the model was asked again")

    second = writer(cache, refuse).brief(folder)
    assert second.page == first.page
    assert (first.new, second.new) == (True, False)


def test_another_article_is_another_case(folder: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = writer(cache).brief(folder)
    (folder / "1.txt").write_text((folder / "1.txt").read_text().replace("14 tonnes", "15 tonnes"))
    second = writer(cache).brief(folder)
    assert second.new
    assert "15 tonnes" in str(second.page)
    assert second.page != first.page


def test_drafts_are_kept_when_only_what_is_done_with_them_changed(folder: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = writer(cache)
    written = first.brief(folder)
    for file in (tmp_path / "cache").glob("*.json"):
        if '"page"' in file.read_text():
            file.unlink()

    def refuse(prompt: object, candidate: int) -> str:
        raise AssertionError("the model was asked again")

    again = writer(cache, refuse).brief(folder)
    assert again.page == written.page
    assert (written.seconds is None, again.seconds) == (False, None)  # what was not measured is not said


def test_a_cut_off_file_is_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", {"a": 1})
    assert cache.get("key") == {"a": 1}
    (tmp_path / "key.json").write_text('{"a": ')
    assert cache.get("key") is None


def test_no_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put("key", 1)
    assert cache.get("key") is None


def test_keys_do_not_depend_on_order() -> None:
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1}) != key_of({"a": 2, "b": 1})
