"""Ways into a survey without a mail: a card on each stand, one short link, a tablet at the show."""
