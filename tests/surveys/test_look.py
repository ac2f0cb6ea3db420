"""The organiser's own logo and colour: readable or refused, small, and nothing but a picture."""

import io
from email import message_from_bytes
from email.policy import default

import pytest
from PIL import Image, ImageFile

from foundation import clock
from foundation.database import db
from foundation.letter import write
from surveys.look import colour, logo
from surveys.look.letters import dressed
from surveys.look.models import change, shown
from tests.factories.surveys import InvitationFactory


def picture(kind="PNG", size=(900, 300)):
    made = io.BytesIO()
    Image.new("RGB", size, "#aa2200").save(made, kind, comment=b"<script>alert(1)</script>")
    return made.getvalue()


def test_contrast_is_that_of_the_guidelines():
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("accent", ["#000000", "#00004d", "#0b6f6a", "#b3372e", "#767676", "#8000ff"])
def test_every_shade_of_a_colour_that_is_taken_can_be_read(accent):
    colour.check(accent)
    for shades, ground in ((colour.on_light(accent), colour.WHITE), (colour.on_dark(accent), colour.NIGHT)):
        assert colour.contrast(colour.WHITE, shades.fill) >= colour.TEXT
        assert colour.contrast(shades.fill, ground) >= colour.SHAPE
        assert min(colour.contrast(shades.mark, behind) for behind in (shades.tint, ground)) >= colour.TEXT


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can():
    with pytest.raises(colour.Unreadable) as refused:
        colour.check("#ffcc00")
    colour.check(refused.value.nearest)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_drawn_anew_small_and_without_what_else_was_in_the_file(kind):
    drawn = logo.drawn(picture(kind))
    with Image.open(io.BytesIO(drawn)) as made:
        assert (made.format, made.width <= logo.WIDEST, made.height <= logo.HIGHEST) == ("PNG", True, True)
    assert (b"script" in drawn, len(drawn) <= logo.HEAVIEST) == (False, True)


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", picture("GIF"), picture()[:60]])
@pytest.mark.parametrize("after_a_pdf", [False, True])
def test_what_is_no_picture_is_refused(content, after_a_pdf, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", after_a_pdf)
    with pytest.raises(logo.NoPicture):
        logo.drawn(content)


def test_managers_choose_it_and_answer_pages_show_it_within_their_weight(client, sign_in):
    invitation = InvitationFactory()
    browser = sign_in("manager")
    sent = {"accent": "#7A1FA2", "picture": (io.BytesIO(picture()), "logo.png")}
    assert browser.post("/look/", data=sent).status_code == 302
    page, digest = client.get(f"/s/{invitation.token}"), shown().digest
    assert f"/look/colours.css?v={digest}" in page.text
    assert f"/look/logo.png?v={digest}" in page.text
    drawn, rules = client.get("/look/logo.png"), client.get("/look/colours.css")
    assert (drawn.mimetype, drawn.headers["Content-Security-Policy"][:28]) == (
        "image/png",
        "default-src 'none'; sandbox;",
    )
    assert "--fill: light-dark(#7a1fa2" in rules.text
    with open("static/survey.css", "rb") as sheet:
        assert sum(map(len, (page.data, drawn.data, rules.data, sheet.read()))) < 40_000


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"accent": "#ffcc00"}, "cannot be read"),
        ({"accent": "red;}"}, "six signs"),
        ({"picture": (b"<svg/>", "logo.svg")}, "PNG or JPEG"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(sign_in, sent, said):
    if "picture" in sent:
        sent = {"picture": (io.BytesIO(sent["picture"][0]), sent["picture"][1])}
    answer = sign_in("manager").post("/look/", data=sent)
    assert (answer.status_code, said in answer.text, shown()) == (422, True, None)


def test_the_logo_can_be_taken_off_again(app):
    change("#0b6f6a", logo.drawn(picture()), keep_logo=True)
    change(None, None, keep_logo=True)
    assert shown().has_logo
    change(None, None, keep_logo=False)
    db.session.commit()
    assert (shown().has_logo, shown().accent) == (False, None)


def test_survey_mail_goes_out_in_html_beside_the_text_with_the_logo_and_nothing_from_elsewhere(app):
    change("#7a1fa2", logo.drawn(picture()), keep_logo=False)
    body = "张女士，您好：\n<b>请看</b>\n\nhttps://house.example/s/abc.\n"
    told = write(
        "us@x.example", "a@x.example", "展会", body, message_id="<1@x>", date=clock.now(), dress=dressed(body)
    )
    message = message_from_bytes(told.text, policy=default)
    html = message.get_body(("html",)).get_content()
    assert ("&lt;b&gt;请看" in html, 'href="https://house.example/s/abc"' in html) == (True, True)
    assert message.get_body(("plain",)).get_content().split() == body.split()
    assert 'lang="zh-Hans"' in html
    (image,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert (image["Content-ID"], 'src="cid:logo"' in html, html.count("src=")) == ("<logo>", True, 1)
    assert told.text.isascii()


def test_without_a_logo_mail_is_text_alone(app):
    change("#7a1fa2", None, keep_logo=False)
    assert dressed("Hello") is None
