"""Forecasts: a horizon and a word of the future in one clause; its span, its condition, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading import Unreadable
from tests.archive.reading.made_up import body

WORDS = st.sampled_from(
    "The mill will may close if unless without should by before until in within next two 5-10 years months 2030 ( ) “ ” , ; : . — "
    "the end of year spring March 3 it said that según podría cerrará en para antes de próximos año si no".split()
)


@pytest.mark.parametrize(
    "text",
    [
        "The last six months were wet.",
        "It will rain.",
        "In the next room it rained.",
        "## The next six months will be wet\n\nSo.",
        "The millers met in the past two years.",
        "Will prices fall by 2030?",
        "¿Bajarán los precios antes de 2030?",
        "By 2024 prices will have fallen, the plan said.",
        "The wells were expected to run dry by 2019.",
        "The tariff was to rise to 30% in August, but it did not.",
        "The bridge was due to open next year, but the plan was dropped.",
        "By next year the mill would have closed, had the council not paid.",
        "“In five years we will have no debt,” the mayor said in 2003.",
        "In 1998 the board warned that the lake would be gone within ten years.",
        "It was the driest winter in ten years, and it will be remembered.",
        "For the first time in two years, the mill will reopen.",
        "The mill will close two years after the vote.",
        "Prices will match those of two years ago.",
        "Free will has been debated by scholars in two years of seminars.",
        "The millers, with all their might, met in 2026.",
        "In May 2026 the board met.",
        "The council must decide by 2030.",
        "Governments should ban the pump by 2030.",
        "The 2030 Agenda will matter.",
        "The long-term consequences could be profound.",
        "The next summit is due in Ankara in July 2026.",
        "Millers elect a board on 31 May 2026.",
        "In November the board created a fund, and that will help.",
        "The summit is the first of several in 2026 that count, which, as all know, will be held in Rain City.",
        "What the board said earlier this month is that it would rain.",
        "It differs from what the board said in December of last year, and may rain.",
        "El molino cerró en los últimos seis meses.",
        "La secretaría de Irán abrió en 2026.",
        "El molino habría cerrado en dos años.",
        "Estaba previsto que la obra terminara en 2020.",
        "Within two years of its founding the mill was closed.",
        "The following year the mill closed.",
    ],
)
def test_nothing_is_foreseen(text):
    language = "es" if any(letter in text for letter in "áéíóú¿") else "en"
    assert body(text, language=language).forecasts == ()


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Looking ahead, the next six months will be wet.", "the next six months will be wet"),
        ("Estimates suggest that it will be wet for the next decade.", "it will be wet for the next decade"),
        ("However, the river will fall by 2030.", "the river will fall by 2030"),
        ("Third, over the next decade the river may move.", "over the next decade the river may move"),
        ("Second, the board expects that, unless it rains, wells will be dry by 2035.", "unless it rains, wells will be dry by 2035"),
        ("According to the Water Board, wells will be dry by 2035.", "wells will be dry by 2035"),
        ("According to Ada Roe, a miller in Rain City, wells will be dry by 2035.", "wells will be dry by 2035"),
        ("The mill will close within a year, the board warned in September.", "The mill will close within a year"),
        ("Delays should end before the weekend, the port authority said.", "Delays should end before the weekend"),
        ("The mill will close within a year, said Ada Roe, a miller.", "The mill will close within a year"),
        ("The mill will close within a year, according to the board.", "The mill will close within a year"),
        ("“The mill will close within a year,” said Ada Roe.", "The mill will close within a year"),
        ('"The mill will close within a year," Ada Roe said.', "The mill will close within a year"),
        ("Ada Roe said: “The mill will close within a year.”", "The mill will close within a year"),
        ("VENKAT: The mill will close within a year.", "The mill will close within a year"),
        (
            "If it rains, lobbyists on both sides say, the mill will close within a year.",
            "If it rains, lobbyists on both sides say, the mill will close within a year",
        ),
        (
            "Over the next decade the pressure may come from home: the valley lost four harvests.",
            "Over the next decade the pressure may come from home",
        ),
        (
            "Over the next six months the likeliest course is parallel work: two mills, two dams.",
            "Over the next six months the likeliest course is parallel work: two mills, two dams",
        ),
        ("- The mill will close within a year.", "The mill will close within a year"),
        ("The mill will close within a year [1].", "The mill will close within a year [1]"),
        ("(The mill will close within a year.)", "The mill will close within a year"),
        ("The mill was sold; it will close within a year.", "it will close within a year"),
    ],
)
def test_the_forecast_is_the_clause_that_looks_ahead(text, exact):
    assert [one.exact for one in body(text).forecasts] == [exact]


def test_a_semicolon_parts_two_forecasts():
    found = body("If it rains, wells will fill by 2030, the board projects; without rain they may run dry within two years.").forecasts
    assert [(one.exact, one.horizon, one.condition) for one in found] == [
        ("If it rains, wells will fill by 2030", "by 2030", "If it rains"),
        ("without rain they may run dry within two years", "two years", "without rain"),
    ]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the dam holds, the next six months will be dry.", "If the dam holds"),
        ("If the dam holds, or if it rains, the next six months will be dry.", "If the dam holds, or if it rains"),
        ("The next six months will be dry unless the dam breaks.", "unless the dam breaks"),
        ("The next six months will be dry, provided that the dam holds.", "provided that the dam holds"),
        ("The next six months will be dry as long as the dam holds, officials say.", "as long as the dam holds"),
        ("Without a new dam, the next six months will be dry.", "Without a new dam"),
        ("Without it the quarrel will go on for another 5–10 years.", "Without it"),
        ("Should the dam fail, the next six months will be wet.", "Should the dam fail"),
        ("Should talks fail, the board will close the mill by 2030.", "Should talks fail"),
        ("The next six months, if the dam holds, will be dry.", "if the dam holds"),
        ("Unless it rains, the next six months will be dry.", "Unless it rains"),
        ("Assuming the dam holds, the next six months will be dry.", "Assuming the dam holds"),
        ("In the event of a flood, the mill will close within a year.", "In the event of a flood"),
        ("Only if it rains will the mill reopen within a year.", "Only if it rains"),
        ("The next six months will be dry.", None),
        ("The next six months will show if the dam holds.", None),
        ("It will look as if nothing happened in the next six months.", None),
        ("The next six months will pass without incident.", None),
        ("Some, if not all, mills will close within a year.", None),
        ("Si no llueve, en los próximos seis meses faltará agua.", "Si no llueve"),
        ("En los próximos seis meses faltará agua a menos que llueva.", "a menos que llueva"),
        ("En los próximos seis meses faltará agua, siempre que no llueva.", "siempre que no llueva"),
        ("De no llover, en los próximos seis meses faltará agua.", "De no llover"),
        ("De confirmarse la sequía, en los próximos seis meses faltará agua.", "De confirmarse la sequía"),
        ("Sin un nuevo pozo, en los próximos seis meses faltará agua.", "Sin un nuevo pozo"),
    ],
)
def test_a_condition_is_kept(text, condition):
    language = "es" if "próximos" in text else "en"
    assert [one.condition for one in body(text, language=language).forecasts] == [condition]


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("If both chambers pass it next year, delays will fall by the end of 2028.", "by the end of 2028"),
        ("If both chambers pass it in 2027, delays could fall for the first time.", "in 2027"),
        ("Si no llueve antes de julio, en los próximos seis meses faltará agua.", "próximos seis meses"),
    ],
)
def test_the_horizon_of_the_main_clause_goes_before_the_conditions(text, horizon):
    assert [one.horizon for one in body(text, language="es" if "Si " in text else "en").forecasts] == [horizon]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The mill won’t reopen within a year.", "won’t"),
        ("You’ll see two more mills in the next six months.", "’ll"),
        ("The mill is likely to close within a year.", "likely"),
        ("The mill is poised to close within a year.", "poised"),
        ("The mill is projected to close within a year.", "projected"),
        ("The mill looks set to close within a year.", "set"),
        ("The mill is to close by 2030.", "is to"),
        ("The mill plans to close by 2030.", "plans"),
        ("The board expects the mill to close by 2030.", "expects"),
        ("Expect the mill to close within a year.", "Expect"),
        ("The mill is going to close within a year.", "going to"),
        ("The mill may close within a year.", "may"),
        ("There is a risk that the mill closes within a year.", "risk"),
        ("Se prevé que el molino cierre en los próximos dos años.", "prevé"),
        ("El molino va a cerrar en los próximos dos años.", "va a"),
        ("El molino regresará en los próximos dos años.", "regresará"),
        ("El molino tendría que cerrar en los próximos dos años.", "tendría"),
    ],
)
def test_the_word_of_the_future_is_named(text, sign):
    language = "es" if "próximos" in text else "en"
    found = body(text, language=language).forecasts
    assert len(found) == 1
    assert f"“{sign}”" in found[0].why
    assert f"“{found[0].horizon}”" in found[0].why


def test_the_reason_is_one_short_phrase():
    found = body("If the dam holds, the next six months will be dry.").forecasts[0]
    assert found.why == "horizon “next six months” with the future word “will”"
    assert len(body("The mill " + "very " * 300 + "surely will close by 2030.").forecasts[0].why) <= 200


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.sampled_from(["2026-03-03", "2026-02", "2024", None]))
def test_any_words_give_sound_forecasts_and_events(text, published_on):
    try:
        record = body(text, published_on=published_on)
    except Unreadable:
        return
    for one in (*record.forecasts, *record.events):
        assert record.body[one.start : one.end] == one.exact != ""
        assert one.starts_on is None or one.ends_on is None or one.starts_on <= one.ends_on
        assert 0 < len(one.why) <= 200
