"""The organiser's twelve people: what they master, what they learnt, what they wrote down."""

from dataclasses import dataclass

from staff.models import Role, SkillKind

SKILLS = {
    "German": SkillKind.LANGUAGE,
    "Chinese": SkillKind.LANGUAGE,
    "Italian": SkillKind.LANGUAGE,
    "Polish": SkillKind.LANGUAGE,
    "Machine tools": SkillKind.INDUSTRY,
    "Food technology": SkillKind.INDUSTRY,
    "Packaging": SkillKind.INDUSTRY,
    "Stand construction": SkillKind.TECHNICAL,
    "Power and rigging": SkillKind.TECHNICAL,
    "Press and stage": SkillKind.PROCEDURE,
    "Matchmaking": SkillKind.PROCEDURE,
    "Customs and freight": SkillKind.PROCEDURE,
}


@dataclass(frozen=True)
class Colleague:
    """One of ours. `gift` is how well exhibitors fare with this person, in points of a 1-5 answer."""

    name: str
    email: str
    role: Role
    team: str
    job: str
    skills: tuple[str, ...]
    gift: float = 0.0


TEAM = (
    Colleague("Ada Novak", "admin", Role.ADMIN, "Office", "Administrator", ()),
    Colleague(
        "Lena Wagner",
        "manager",
        Role.MANAGER,
        "Office",
        "Head of exhibitor relations",
        ("German", "Matchmaking", "Press and stage"),
        0.3,
    ),
    Colleague(
        "Jun Okoye",
        "organiser",
        Role.ORGANISER,
        "Machinery",
        "Show director",
        ("German", "Machine tools", "Power and rigging", "Stand construction"),
        0.1,
    ),
    Colleague(
        "Maja Lindholm",
        "maja",
        Role.ORGANISER,
        "Food",
        "Show director",
        ("Food technology", "Press and stage"),
    ),
    Colleague(
        "陈美玲",
        "meiling",
        Role.STAFF,
        "Packaging",
        "Account manager",
        ("Chinese", "Packaging", "Matchmaking", "Press and stage"),
        0.45,
    ),
    Colleague(
        "Tomasz Wilk",
        "staff",
        Role.STAFF,
        "Machinery",
        "Account manager",
        ("Polish", "Matchmaking", "Stand construction", "Power and rigging"),
        0.25,
    ),
    Colleague(
        "Sofia Conti",
        "sofia",
        Role.STAFF,
        "Food",
        "Account manager",
        ("Italian", "Food technology", "Matchmaking"),
        0.0,
    ),
    Colleague(
        "David Brandt",
        "david",
        Role.STAFF,
        "Machinery",
        "Technical service",
        ("German", "Power and rigging", "Stand construction", "Machine tools"),
        -0.5,
    ),
    Colleague(
        "Ines Moreau",
        "ines",
        Role.STAFF,
        "Packaging",
        "Account manager",
        ("Packaging", "Press and stage", "Matchmaking"),
        0.05,
    ),
    Colleague(
        "王磊",
        "wanglei",
        Role.STAFF,
        "Packaging",
        "Account manager",
        ("Chinese", "Machine tools", "Power and rigging", "Stand construction"),
        -0.15,
    ),
    Colleague(
        "Emre Aydın",
        "emre",
        Role.STAFF,
        "Food",
        "Account manager",
        ("Customs and freight", "Matchmaking", "Polish"),
        -0.05,
    ),
    Colleague("Klara Busch", "klara", Role.STAFF, "Machinery", "Trainee", ("German",), -0.1),
)
TRAININGS = (
    ("Listening to exhibitors: from wish to goal", "Matchmaking", 6, -210),
    ("Electrical safety on the stand", "Power and rigging", 8, -150),
    ("Working with trade press", "Press and stage", 4, -95),
    ("Complaints as a second chance", None, 6, -60),
    ("Reading the survey results", None, 3, 14),
)
NOTES = (
    (
        "Freight from China before Golden Week",
        "Customs and freight",
        "Pre-alerts reach the forwarder ten days before the holiday.\n\nOtherwise goods come after build-up.",
    ),
    (
        "Corner stands: how to say no and keep the customer",
        None,
        "Offer the meeting room instead: two of three accepted it last year.",
    ),
    (
        "Rigging requests in Hall 4",
        "Power and rigging",
        "Points above row C carry 50 kg only. Ask for the drawing before promising.",
    ),
    (
        "What Polish exhibitors come for",
        "Polish",
        "Distributors, not leads. Book the matchmaking table on the first morning.",
    ),
)
