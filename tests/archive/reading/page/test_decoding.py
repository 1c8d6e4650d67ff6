"""Decoding: bytes become text, or one sentence says why not."""

import pytest

from archive.reading.page.decoding import MAX_BYTES, decode
from archive.reading.record import Unreadable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_decoded_whatever_its_encoding(encoding):
    assert decode("La señora llegó — “ayer”.".encode(encoding)) == "La señora llegó — “ayer”."


def test_a_declared_charset_is_believed():
    assert "Жара" in decode('<html><meta charset="windows-1251"><p>Жара</p></html>'.encode("cp1251"))


def test_line_ends_become_unix_ones():
    assert decode(b"one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_mojibake_is_repaired_and_curly_quotes_stay_curly():
    assert decode("â€œMÃ©ridaâ€\x9d rained".encode()) == "“Mérida” rained"
    assert decode("“Mérida”".encode()) == "“Mérida”"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The page is empty."),
        (b" \n\t ", "The page is empty."),
        (b"\xef\xbb\xbf", "The page is empty."),
        (b"words\x00words", "The page holds NUL bytes: it is not text."),
        ("words\x00".encode("utf-16"), "The page holds NUL characters: it is not text."),
        (b"%PDF-1.7 words", "The page is a PDF, not a page of text."),
        (b"\x01\x02\x03\x04" * 50, "The page is full of control characters: it is not text."),
        (b"\xff\xfea", "The page says that it is UTF-16, but can't be decoded as that."),
        (b"a" * (MAX_BYTES + 1), "The page is larger than 4 MB."),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert str(refused.value) == sentence
