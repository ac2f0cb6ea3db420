"""Mail that is made to hurt: it is read in moments or not at all."""

import time

from complaints.mailbox import receiving
from complaints.mailbox.cleaning import remote_pictures


def test_pictures_are_counted_in_moments_whatever_is_sent():
    begun = time.process_time()
    for hostile in ("<img " * 100_000, "<img src=" + " " * 400_000):
        assert remote_pictures(hostile) == 0
    assert remote_pictures('<p><img alt="x" src = "https://a.example/x.png"></p>') == 1
    assert time.process_time() - begun < 5


def test_a_bounce_in_a_thousand_layers_is_believed_by_nobody(app):
    layers = "".join(f'Content-Type: multipart/report; boundary="b{n}"\n\n--b{n}\n' for n in range(1_200))
    receiving._believe_bounce(f"From: postmaster@x.example\n{layers}".encode())
