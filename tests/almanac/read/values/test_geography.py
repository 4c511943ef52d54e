import pytest

from almanac.read.fault import Fault
from almanac.read.values.geography import check_country


@pytest.mark.parametrize(
    ("country", "point"),
    [
        pytest.param("PL", (50.2652, 19.0269), id="Katowice"),
        pytest.param("IN", (22.24, 68.97), id="India's western end, whose one zone is named after Kolkata"),
        pytest.param("US", (21.3, -157.9), id="Honolulu"),
        pytest.param("CL", (-27.1, -109.4), id="Easter Island"),
        pytest.param("CN", (39.5, 76.0), id="Kashgar"),
        pytest.param("XK", (42.7, 21.2), id="a country without a zone of its own"),
    ],
)
def test_a_point_in_the_country_is_accepted(country, point):
    check_country(country, point)


@pytest.mark.parametrize(
    ("country", "point", "hint"),
    [
        pytest.param("PL", (19.0, 50.2), "did you mean `latitude: 50.2`, `longitude: 19.0`?", id="swapped"),
        pytest.param(
            "AU", (33.8, 151.2), "did you mean `latitude: -33.8`, `longitude: 151.2`?", id="south without its sign"
        ),
        pytest.param(
            "US", (40.7, 74.0), "did you mean `latitude: 40.7`, `longitude: -74.0`?", id="west without its sign"
        ),
        pytest.param(
            "PL",
            (-1.29, 36.8),
            "north and east are positive, south and west negative; or is it another country?",
            id="Nairobi is not in Poland",
        ),
    ],
)
def test_a_point_far_from_the_country_says_what_was_probably_meant(country, point, hint):
    with pytest.raises(Fault) as caught:
        check_country(country, point)
    assert hint == caught.value.hint
