"""Numerals: writings that are read, writings that are not guessed, and the round trip through a writer."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numeral_writer import DIGITS, banked, in_ten_thousands, mixed, neighbours, traditional, written

from pipeline.numerals import HAN, bounds, magnitude, parse, plain
from pipeline.sentences import view

READ = {
    "零": "0",
    "〇": "0",
    "半": "0.5",
    "十": "10",
    "十二": "12",
    "一百二十": "120",
    "两百五十三": "253",
    "一百零三": "103",
    "一百一": "110",
    "两千三": "2300",
    "两千零三": "2003",
    "两千三百五": "2350",
    "三万五": "35000",
    "三万零五": "30005",
    "一百万零五百": "1000500",
    "四千零五万": "40050000",
    "一亿三千万": "130000000",
    "一万五千亿": "1500000000000",
    "四万亿": "4000000000000",
    "四万万": "400000000",
    "一亿亿": "10000000000000000",
    "五兆": "5000000000000",
    "千万": "10000000",
    "万亿": "1000000000000",
    "廿": "20",
    "廿一": "21",
    "卅": "30",
    "一百廿五": "125",
    "壹佰贰拾叁": "123",
    "玖仟玖佰": "9900",
    "二〇二五": "2025",
    "二零三五": "2035",
    "二○一○": "2010",
    "一九四九": "1949",
    "三点一四": "3.14",
    "十五点七": "15.7",
    "零点零五": "0.05",
    "三千点五": "3000.5",
    "百分之三": "3",
    "百分之三十点五": "30.5",
    "百分之百": "100",
    "百分之12.5": "12.5",
    "千分之五": "0.005",
    "四分之三": "0.75",
    "五分之一": "0.2",
    "2025": "2025",
    "0.5": "0.5",
    "1,234.5": "1234.5",
    "12,345,678": "12345678",
    "1.5万亿": "1500000000000",
    "3百万": "3000000",
    "2千亿": "200000000000",
    "1.20万": "12000",
    "10万万": "1000000000",
    "负五": "-5",
    "負三十二": "-32",
    "-5": "-5",
    "−2.5": "-2.5",
    "负零": "0",
    "百分之负三点八": "-3.8",
    "兩千三百五": "2350",
    "貳佰陸拾": "260",
    "八點五億": "850000000",
    "一点五亿": "150000000",
    "半百": "50",
    "一又二分之一": "1.5",
    "3又一千分之23": "3.023",
    "3/5": "0.6",
    "1 3/5": "1.6",
    "1万2千": "12000",
    "5亿1万4千6百": "500014600",
    "3万4000": "34000",
    "2千零30万": "20300000",
    "1千零1": "1001",
    "1百01": "101",
    "3千万亿": "3000000000000000",
    "1,2345": "12345",
    "1,2345,6789": "123456789",
    "2.5e3": "2500",
    "1.2E-3": "0.0012",
}
NOT_READ = {
    "是词不是数": "统一 两会 一带一路 三农 万众 半个 两两 成千上万 千方百计".split(),
    "约数不取其一": "七八 三五 二三 十几 数百 近百 三四十 一二万 十五六".split(),
    "列举不是数": "一二三 一二".split(),
    "次序颠倒": "百百 十十 五百千 二百一千 一千百 三百五十百 廿十 亿万 万千 五十十".split(),
    "两数相连": "十五十六 二十三十".split(),
    "残缺": "三点 点五 百分之 分之五 .5 5. 1.2.3 1,23 12,34 一百零 负 - --5 负-5 e5 2e 1/ /2 又二分之一 5又3".split(),
    "分母为零": ["零分之五", "0分之5"],
    "除不尽": ["三分之一", "七分之二", "1/3", "一又三分之一"],
    "两读": ["1万5", "3千2", "2亿3"],
    "数量级之后不接小数": ["1.5万2千", "10.1万零100"],
    "年份并列": ["2024,2025"],
    "斤两": ["三万两", "十两"],
    "空白": ["", " ", "1 2"],
}


@pytest.mark.parametrize(("text", "value"), READ.items(), ids=READ)
def test_reads(text: str, value: str) -> None:
    assert str(parse(text)) == value


@pytest.mark.parametrize("text", [pytest.param(t, id=f"{why}:{t}") for why, texts in NOT_READ.items() for t in texts])
def test_does_not_guess(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    {
        10: "十",
        110: "一百一十",
        1003: "一千零三",
        10_010: "一万零一十",
        100_000: "十万",
        20_300_400: "二千零三十万零四百",
        100_000_005: "一亿零五",
        15 * 10**11: "一万五千亿",
    }.items(),
)
def test_the_writer_writes_as_people_do(number: int, text: str) -> None:
    assert written(number) == text


LOOK_ALIKE = st.text(st.sampled_from(HAN + "点分之又半0123456789.,/eE-+ 负几多余"), max_size=60)
NUMBERS = st.integers(0, 10**16 - 1) | st.integers(0, 15).flatmap(lambda n: st.integers(0, 10).map(lambda k: k * 10**n))


@given(NUMBERS)
def test_what_is_written_is_read(number: int) -> None:
    assume(number < 10**16)
    assert parse(written(number)) == number


@given(NUMBERS, st.text(DIGITS, min_size=1, max_size=6))
def test_decimals_are_read_digit_by_digit(number: int, decimals: str) -> None:
    assume(number < 10**16)
    expected = Decimal(f"{number}." + "".join(str(DIGITS.index(sign)) for sign in decimals))
    assert parse(f"{written(number)}点{decimals}") == expected


@given(NUMBERS)
def test_every_script_is_the_same_number(number: int) -> None:
    assume(number < 10**16)
    said = written(number)
    assert parse(banked(said)) == parse(traditional(said)) == parse(traditional(banked(said))) == number


@given(NUMBERS)
def test_minus_turns_the_sign(number: int) -> None:
    assume(number < 10**16)
    assert parse(f"负{written(number)}") == parse(f"-{number}") == -number


@given(st.integers(0, 10**12 - 1))
def test_figures_and_signs_of_magnitude_mix(number: int) -> None:
    assert parse(mixed(number)) == number


@given(st.integers(0, 10**15))
def test_commas_group_by_three_and_by_four(number: int) -> None:
    assert parse(f"{number:,}") == number
    fours = in_ten_thousands(number)
    # 2024,2025 are two years.
    assert parse(fours) == (None if fours[4:5] == "," else number)


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(0, 6), st.integers(0, 6))
def test_a_fraction_is_read_where_it_is_a_decimal(whole: int, top: int, twos: int, fives: int) -> None:
    bottom = 2**twos * 5**fives
    assume(bottom != 100)
    part = Decimal(top) / bottom
    assert parse(f"{written(bottom)}分之{written(top)}") == part == parse(f"{top}/{bottom}")
    assert parse(f"{written(whole)}又{written(bottom)}分之{written(top)}") == whole + part
    assert parse(f"{written(3 * bottom)}分之一") is None


@given(st.integers(0, 10**6))
def test_per_cent_counts_hundredths(number: int) -> None:
    assert parse(f"百分之{written(number)}") == number == parse(f"百分之{number}")


@given(st.integers(1, 10**12), st.sampled_from("多余几餘幾"), st.sampled_from(["", "万", "亿"]))
def test_and_some_opens_upward(number: int, odd: str, sign: str) -> None:
    assert bounds(f"{number}{odd}{sign}") == (number * magnitude(sign), None)
    assert bounds(f"{odd}{sign}") is None


@given(st.integers(1, 8), st.sampled_from(["十", "百", "千", "万", "十万", "百亿", "千万亿"]))
def test_neighbours_are_an_interval(digit: int, sign: str) -> None:
    text = neighbours(digit, sign)
    assert bounds(text) == (digit * magnitude(sign), (digit + 1) * magnitude(sign))
    assert parse(text) is None


@given(NUMBERS)
def test_blanks_in_a_numeral_are_no_part_of_it(number: int) -> None:
    assume(number < 10**16)
    text = written(number)
    assume(len(text) > 2)
    assert view(" ".join(text))[0] == text


@given(st.text() | LOOK_ALIKE)
def test_bounds_agree_with_the_number(text: str) -> None:
    value, interval = parse(text), bounds(text)
    assert value is None or interval == (value, value)
    assert interval is None or interval[1] is None or interval[0] <= interval[1]


@given(st.integers(0, 9999))
def test_a_year_is_read_digit_by_digit(year: int) -> None:
    assert parse("".join(DIGITS[int(d)] for d in f"{year:04}")) == year


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "百", "千", "万", "亿", "万亿", "十万", "百万", "千亿"]))
def test_mixed_writing_multiplies(value: Decimal, sign: str) -> None:
    assert parse(f"{value}{sign}") == value * magnitude(sign)
    assert parse(f"{value:,}{sign}") == value * magnitude(sign)


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "万", "亿", "万亿"]))
def test_values_print_as_people_write_them(value: Decimal, sign: str) -> None:
    printed = str(parse(f"{value}{sign}"))
    assert "E" not in printed
    assert "." not in printed or not printed.endswith("0")


@given(st.text() | LOOK_ALIKE)
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = parse(text)
    assert value is None or (value.is_finite() and plain(value) == value)
    assert value is None or value >= 0 or any(sign in text for sign in "负-")


@pytest.mark.parametrize("text", ["9" * 5000, "一" * 5000, "9" * 38 + "亿", "零点" + "三" * 38, "9" * 35 + "分之7"])
def test_long_digits_do_no_harm(text: str) -> None:
    value = parse(text)
    assert value is None or plain(value) == value


def test_magnitudes_multiply() -> None:
    assert [str(magnitude(text)) for text in ("", "十", "十万", "千亿", "万亿")] == [
        "1",
        "10",
        "100000",
        "100000000000",
        "1000000000000",
    ]
