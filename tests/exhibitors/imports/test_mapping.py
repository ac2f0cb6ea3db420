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
