import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.repair import repair


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("GORA&#381;DE", "GORAŽDE"),
        ("Jane&amp;amp;#39;s", "Jane's"),
        ("Gm\xadbH", "GmbH"),
        ("\ufeffAcme\u200b", "Acme"),
        ("  Acme\xa0\r\n Ltd\t", "Acme Ltd"),
        ("Acme\x00", "Acme"),
        ("Aero â€“ Group", "Aero – Group"),
        ("Aero â\x80\x93 Group", "Aero – Group"),
        ("SociÃ©tÃ© GÃ©nÃ©rale", "Société Générale"),
        ("Ã–sterreich", "Österreich"),
        ("HÃ”TEL", "HÔTEL"),
        ("ACMEÂ®", "ACME®"),
        ("LÃ³dÅº", "Lódź"),
        ("è‹\x8få·ž", "苏州"),
        ("\ud800Acme", "\ufffdAcme"),
    ],
)
def test_damage_is_repaired(damaged, right):
    assert repair(damaged) == right


@pytest.mark.parametrize(
    "right",
    [
        "VÍŠEK",
        "AVIAÇÃO",
        "CAFÉ”",
        "CAFFÈ™",
        "AVELÃ™",
        "café”…",
        "Škoda Plzeň",
        "R&D; Partners",
        "AT&T &co",
        "苏州大学",
        "مرحبا",
        "👩‍🚀 Labs",
        "SÃO “PAULO”",
    ],
)
def test_right_text_is_left_alone(right):
    assert repair(right) == right


def test_lost_text_stays_marked_as_lost():
    assert repair("Fa\ufffdade") == "Fa\ufffdade"


@given(st.text("abcdeäöüéèñçõåøíóúáâêß", min_size=1))
def test_latin_words_read_as_the_wrong_encoding_come_back(right):
    assert repair(right.encode().decode("latin-1")) == right


@given(st.text())
def test_no_text_breaks_the_repair(text):
    assert repair(text).strip() == repair(text)
