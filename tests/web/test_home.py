from folkmoot.web.words import read_words


def test_it_works_in_an_empty_place(site, db):
    page = site.get("/", most=30)
    headings = [" ".join("".join(h.itertext()).split()) for h in page.all("h2")]
    order = ["Take part now", "Decided lately, and why", "Owed an answer", "The map", "Commitments kept and broken"]
    assert [heading for heading in headings if heading in order] == order


def test_the_map_has_33_boroughs_and_no_boundary_file(site, db):
    page = site.get("/")
    assert "Barking and Dagenham" in page.text and "Sutton" in page.text


def test_help_accessibility_and_privacy(site, db):
    for url in ("/help/", "/accessibility/", "/privacy/", "/search/", "/search/?q=compact"):
        site.get(url, most=12)


def test_my_work_is_for_people_signed_in(site, cast):
    site.refuses("/my-work/", cast.stranger)
    assert "Nothing is waiting for you" in site.get("/my-work/", by=cast.resident, most=12).text


def test_words_are_read():
    assert read_words("# Words\n## People\n- **VCO**: a group.\n") == [("People", [("VCO", "a group.")])]
