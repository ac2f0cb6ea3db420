"""The indexes of the search in the bar over other rooms' tables, which know nothing of it."""

from typing import cast

from sqlalchemy import Table

from complaints.models import Complaint
from exhibitors.contact_search import CONTACTS
from exhibitors.interaction import Interaction
from exhibitors.participation import Stand
from foundation.trigrams import Trigrams

STANDS = Trigrams(cast(Table, Stand.__table__), "number").attach()
TALKS = Trigrams(cast(Table, Interaction.__table__), "summary", "body").attach()
COMPLAINTS = Trigrams(cast(Table, Complaint.__table__), "number", "title").attach()
INDEXES = (CONTACTS, STANDS, TALKS, COMPLAINTS)
