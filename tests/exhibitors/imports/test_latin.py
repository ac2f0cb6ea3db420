"""A short list in a Latin code page is read in the right one of three that differ in few letters."""

import pytest

from exhibitors.imports.encodings import decode


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Åkerdal Livs AB\nÅsa Öberg", "cp1252"),
        ("Müller GmbH, Köln", "cp1252"),
        ("Compañía Española\nMuñoz", "cp1252"),
        ("Indústria São Paulo\nAÇOS", "cp1252"),
        ("Inovações Ltda", "cp1252"),
        ("Ørsted A/S\nMærsk", "cp1252"),
        ("Würth AB £500", "cp1252"),
        ("Żywiec Łódź\nPrzedsiębiorstwo Gdańsk", "cp1250"),
        ("Škoda Auto\nČeské Budějovice", "cp1250"),
        ("Győr Kőolaj\nSzűcs és Társa", "cp1250"),
        ("Şişecam Türkiye İş Bankası\nKağıthane", "cp1254"),
    ],
)
def test_short_lists_in_latin_letters(text, page):
    assert decode(f"Name\n{text}\n".encode(page)) == (f"Name\n{text}\n", page)
