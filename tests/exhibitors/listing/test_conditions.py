"""A filter finds in the database who it finds in plain Python."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibitors import custom, queries, tags
from exhibitors.custom_kinds import stored
from exhibitors.filters import Filters, from_address
from exhibitors.listing import conditions
from exhibitors.listing.grammar import AND, BadFilter, Condition, Group, written
from tests.factories.companies import (
    ContactFactory,
    CustomFieldFactory,
    ExhibitorFactory,
    ParticipationFactory,
    StandFactory,
    TagFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory, HallFactory

CITIES, COUNTRIES, WORDS = ["Berlin", "Bern", ""], ["DE", "CN", ""], ["gold", "silver"]
NEGATIVE = {"not": "is", "none": "any", "lacks": "has", "empty": "filled"}


def _fits(operator, value, typed):
    return {
        "is": lambda: value == typed[0],
        "any": lambda: value in typed,
        "has": lambda: typed[0].lower() in value.lower(),
        "filled": lambda: True,
        "min": lambda: value >= typed[0],
        "max": lambda: value <= typed[0],
        "before": lambda: value < typed[0],
        "after": lambda: value > typed[0],
        "between": lambda: typed[0] <= value <= typed[1],
    }[operator]()


def holds(node, facts):
    """Whether one exhibitor's values, lists by field, meet the filter."""
    if isinstance(node, Group):
        found = [holds(part, facts) for part in node.parts]
        return all(found) if node.joiner == AND else any(found)
    values, operator = facts[node.field], NEGATIVE.get(node.operator, node.operator)
    typed = [type(values[0])(one) if values else one for one in node.values]
    any_fits = any(_fits(operator, value, typed) for value in values)
    return any_fits != (node.operator in NEGATIVE)


def _conditions(fields, tag_ids):
    text = st.sampled_from([*CITIES[:2], "er", *WORDS])
    number = st.integers(-2, 30).map(str)
    day = st.integers(1, 9).map("2026-05-0{}".format)

    def made(key, operators, values):
        def of(operator):
            if operator in ("empty", "filled"):
                return st.just(Condition(key, operator))
            low, high = (1, 3) if operator in ("any", "none") else (2, 2) if operator == "between" else (1, 1)
            some = st.lists(values, min_size=low, max_size=high)
            return some.map(lambda found: Condition(key, operator, tuple(found)))

        return st.sampled_from(operators).flatmap(of)

    texts = ["is", "not", "any", "none", "has", "lacks", "empty", "filled"]
    numbers = ["is", "not", "min", "max", "between", "empty", "filled"]
    days = ["is", "before", "after", "min", "max", "between", "empty", "filled"]
    choice = ["is", "not", "any", "none", "empty", "filled"]
    return st.one_of(
        made("city", texts, text),
        made("country", choice, st.sampled_from(["DE", "CN", "FR"])),
        made("value", numbers, number),
        made("area", numbers, number),
        made("tag", choice, st.sampled_from([str(one) for one in tag_ids])),
        made("contact", texts, text),
        made("stand", texts, text),
        made(fields["text"], texts, text),
        made(fields["number"], numbers, number),
        made(fields["date"], days, day),
    )


def _trees(conditions):
    return st.recursive(
        conditions,
        lambda parts: st.builds(
            Group, st.sampled_from(["and", "or"]), st.lists(parts, min_size=2, max_size=3).map(tuple)
        ),
        max_leaves=6,
    )


def _exhibitor(number, edition, hall, own, tagged):
    """Store one of 24 exhibitors that differ in everything; return its number and its values by field."""
    city, country, value = CITIES[number % 3], COUNTRIES[number // 3 % 3], number * 100
    area = None if number % 4 == 0 else float(number)
    one = ExhibitorFactory(city=city or None, country=country or None, value_minor=value)
    facts = {"city": [city] if city else [], "country": [country] if country else [], "value": [number]}
    facts |= {"area": [], "stand": [], "contact": [], "tag": []}
    if number % 5:
        taken = ParticipationFactory(exhibitor=one, edition=edition, net_area_m2=area)
        facts["area"] = [] if area is None else [area]
        if number % 2:
            StandFactory(participation=taken, hall=hall, number=WORDS[number % 4 == 1])
            facts["stand"] = [WORDS[number % 4 == 1]]
    for name in CITIES[: number % 3]:
        ContactFactory(exhibitor=one, name=name)
        facts["contact"].append(name)
    facts["tag"] = [tag for place, tag in enumerate(tagged) if number >> place & 1]
    tags.set_tags(one.id, facts["tag"])
    typed = {"text": WORDS[number % 2] if number % 3 else "", "number": str(number) if number % 2 else ""}
    typed["date"] = f"2026-05-0{number % 9 + 1}" if number % 4 else ""
    custom.store(one.id, {own[kind].id: stored(kind, text) for kind, text in typed.items()})
    for kind, text in typed.items():
        value = {"number": float}.get(kind, str)
        facts[f"f{own[kind].id}"] = [value(text)] if text else []
    return one.id, facts


def test_any_tree_finds_the_same_as_plain_python(app):
    edition, hall, tagged = EditionFactory(), HallFactory(), [TagFactory().id for _ in range(2)]
    own = {kind: CustomFieldFactory(kind=kind) for kind in ("text", "number", "date")}
    everybody = dict(_exhibitor(number, edition, hall, own, tagged) for number in range(1, 25))
    keys = {kind: f"f{field.id}" for kind, field in own.items()}

    @settings(deadline=None, max_examples=100)
    @given(tree=_trees(_conditions(keys, tagged)))
    def compare(tree):
        filters = Filters(edition.id, where=tree)
        expected = [one for one, facts in everybody.items() if holds(tree, facts)]
        assert sorted(queries.first_ids(filters)) == expected, written(tree)
        assert sorted(row.id for row in queries.exhibitors(filters).rows) == expected, written(tree)

    compare()


def found(where, **values):
    return [row.name for row in queries.exhibitors(from_address({"where": where}, None, **values)).rows]


def test_a_filter_finds_many_as_it_finds_few(app, monkeypatch):
    tag = TagFactory()
    for name in "abc":
        tags.set_tags(ExhibitorFactory(name=name, name_key=name).id, [tag.id] if name != "b" else [])
    monkeypatch.setattr(conditions, "RARE", 1)
    assert found(f"tag is {tag.id}") == ["a", "c"]
    assert found(f"tag not {tag.id}") == ["b"]


def test_me_is_who_looks(app):
    me = PersonFactory()
    ExhibitorFactory(name="mine", owner_id=me.id)
    ExhibitorFactory(name="other", owner_id=PersonFactory().id)
    assert found("owner is me", person_id=me.id) == ["mine"]
    assert found("owner not me", person_id=me.id) == ["other"]


def test_days_begin_at_midnight_of_the_deployment(app):
    app.config["TIME_ZONE"], before = "Asia/Shanghai", app.config["TIME_ZONE"]
    ExhibitorFactory(name="late", created_at=datetime(2026, 5, 11, 17, tzinfo=UTC))
    ExhibitorFactory(name="early", created_at=datetime(2026, 5, 11, 15, tzinfo=UTC))
    assert found("added is 2026-05-12") == found("added min 2026-05-12") == ["late"]
    assert found("added before 2026-05-12") == found("added max 2026-05-11") == ["early"]
    app.config["TIME_ZONE"] = before


@pytest.mark.parametrize(
    "where, reason",
    [
        ("f99 is 1", "unknown"),
        ("country has D", "operator_of"),
        ("value min much", "value_of"),
        ("class is gold", "value_of"),
        ("added is 2026-13-01", "value_of"),
        ("owner is 99999999999999999999", "value_of"),
        (f"city is {'x' * 201}", "value_of"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(app, where, reason):
    with pytest.raises(BadFilter) as raised:
        found(where)
    assert raised.value.reason == reason


def test_the_page_says_what_is_wrong(sign_in):
    field = CustomFieldFactory(name="Tier")
    field.remove()
    answer = sign_in("staff").get(f"/exhibitors/?where=f{field.id}+is+x")
    assert (answer.status_code, "“Tier”" in answer.text) == (400, True)
