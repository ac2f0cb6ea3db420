import pytest

from exhibitors.imports.mapping import guess, missing


def test_a_show_list_with_many_columns_is_mapped_by_its_headings():
    columns = [
        "Name",
        "Exh_id",
        "Detail_URL",
        "Booth_Venue",
        "Booth_Number",
        "Booth_Full",
        "Website",
        "Address",
    ]
    columns += ["Product_Categories", "Funding_Amount", "Country"]
    assert guess(columns, []) == {
        "name": "Name",
        "country": "Country",
        "website": "Website",
        "address": "Address",
        "hall": "Booth_Venue",
        "stand": "Booth_Number",
        "category": "Product_Categories",
        "external_id": "Exh_id",
    }


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Firma", "Land", "Standnummer", "Halle"], {"name", "country", "stand", "hall"}),
        (["公司名称", "国家", "展位号", "展馆", "面积"], {"name", "country", "stand", "hall", "net_area_m2"}),
        (["Contact e-mail", "companyName", "E-Mail"], {"contact_email", "name", "email"}),
        (["Exhibitor", "Area (sq ft)", "Total price"], {"name", "net_area_m2", "price"}),
    ],
)
def test_headings_in_three_languages_are_known(columns, expected):
    assert set(guess(columns, [])) == expected


def test_columns_without_headings_are_known_by_their_cells():
    rows = [["1", "Acme", "Peru", "a@acme.com", "www.acme.com"], ["2", "Beta", "Chile", "b@b.com", "b.com"]]
    columns = [f"Column {place}" for place in range(1, 6)]
    guessed = {"name": "Column 2", "country": "Column 3", "website": "Column 5", "email": "Column 4"}
    assert guess(columns, rows) == guessed


def test_pages_of_one_catalogue_are_not_the_exhibitors_websites():
    rows = [["Acme", "https://fair.example/acme"], ["Beta", "https://fair.example/beta"]]
    assert guess(["Name", "Page"], rows) == {"name": "Name"}


def test_a_mapping_without_a_name_column_lacks_one():
    assert missing({"country": "Land"}) == [("name",)]


def test_an_address_and_a_number_behind_the_contacts_name_are_the_contacts():
    guessed = guess(["Company", "Area sqm", "Contact name", "E-mail", "Phone", "Language"], [])
    assert guessed["contact_email"] == "E-mail"
    assert guessed["contact_phone"] == "Phone"
    assert (guessed["net_area_m2"], guessed["language"]) == ("Area sqm", "Language")
    assert "email" not in guessed


@pytest.mark.parametrize("columns", [["E-mail", "Contact name"], ["Contact name", "Company e-mail"]])
def test_an_address_before_the_contact_or_said_to_be_the_companys_is_the_companys(columns):
    assert "email" in guess(["Company", *columns], [])


@pytest.mark.parametrize("heading", ["Area sqm", "sqm", "m2", "m²", "net sqm", "Net area (m²)", "Size [m2]"])
def test_an_area_is_known_with_its_unit(heading):
    assert guess(["Company", heading], []).get("net_area_m2") == heading


def test_german_headings_are_known_with_their_umlauts():
    columns = ["Firma", "Straße", "Standplatz", "Fläche", "Währung", "Fällig am", "Zuständig"]
    fields = ("name", "address", "stand", "net_area_m2", "currency", "due_on", "staff")
    assert guess(columns, []) == dict(zip(fields, columns, strict=True))
