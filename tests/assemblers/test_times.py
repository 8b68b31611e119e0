"""When a statement holds, from the heading above it, the sentence before it and the document's own year."""

import pytest

from pipeline import extraction
from pipeline.assemblers._moods import moods
from pipeline.dating import document_year, horizon
from pipeline.schema import Block, Document, Indicator, Period
from pipeline.sentences import Cut


def document(*lines: str, date: str = "", title: str = "") -> Document:
    """Lines that begin with # are headings of the first level, with ## of the second; the others are paragraphs."""
    blocks, text = [], ""
    for line in lines:
        words = line.lstrip("#")
        level = len(line) - len(words)
        blocks.append(Block("heading" if level else "paragraph", len(text), len(text) + len(words), level=level))
        text += words + "\n"
    return Document("甲.txt", text, tuple(blocks), title=title, date=date)


def statements(cut: Cut, *lines: str, date: str = "", title: str = "") -> tuple[Indicator, ...]:
    return extraction.extract(document(*lines, date=date, title=title), cut).indicators


@pytest.mark.parametrize(
    ("date", "title", "text", "year"),
    [
        ("2025-01-12", "2024年工作总结", "2023年1月1日", 2025),
        ("", "2025年政府工作报告", "各位代表：", 2025),
        ("", "", "——2021年2月3日在云港市第十七届人民代表大会上", 2021),
        ("", "政府工作报告", "到2035年，基本实现现代化。", None),
        ("", "云港市关于发展氢能的意见", "云政办发〔2026〕6号", 2026),
        ("", "云港市2024年工作总结和2025年工作安排", "各位代表：", 2025),
        ("", "云港市氢能产业行动计划（2026—2028年）", "2024年，产值达到5亿元。", 2026),
        ("", "", "2024年，我们要着力抓好以下工作。", 2024),
        ("", "", "一、2023年工作回顾", 2024),
        ("", "", "截至2020年11月1日零时，常住人口142万人。", None),
        ("", "云港市氢能发展方案", "2025年，全市产值5亿元。到2028年，产值达到9亿元。", 2026),
        ("", "云港市氢能发展方案", "2026年，全市产值达到5亿元。到2026年底，建成投产。", None),
    ],
    ids=[
        "日期",
        "标题",
        "正文中的完整日期",
        "都没有",
        "发文字号",
        "标题中的两年",
        "规划期",
        "要做的事",
        "回顾",
        "截至那天",
        "方案开头的现状",
        "开头就是目标",
    ],
)
def test_the_year_of_a_document(date: str, title: str, text: str, year: int | None) -> None:
    assert document_year(document(text, date=date, title=title)) == year


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("云港市工业“十四五”发展规划", Period(2021, 2025)),
        ("云港市“十五五”规划纲要", Period(2026, 2030)),
        ("云港市国民经济和社会发展第十四个五年规划纲要", Period(2021, 2025)),
        ("云港市氢能产业发展行动计划（2026—2028年）", Period(2026, 2028)),
        ("云港市政府工作报告", None),
    ],
)
def test_the_years_of_a_plan(title: str, years: Period | None) -> None:
    assert horizon(document("正文", title=title)) == years


def test_headings_hand_down_years_and_status(cut: Cut) -> None:
    done, planned = statements(
        cut,
        "#一、2024年工作回顾",
        "工业经济平稳运行，规模以上工业增加值增长8%。",
        "#二、2025年工作安排",
        "推动工业提质增效，规模以上工业增加值增长7%。",
        date="2025-01-12",
    )
    assert (done.period, done.status) == ("2024", "achieved")
    assert (planned.period, planned.status) == ("2025", "target")


def test_what_the_plan_of_a_year_lays_down_is_for_that_year(cut: Cut) -> None:
    found = statements(
        cut,
        "#二、预期目标",
        "要着力扩大内需。力争生产总值增长6%，固定资产投资增长7%。",
        title="云岫县2025年国民经济和社会发展计划",
    )
    assert [(each.period, each.status) for each in found] == [("2025", "target")] * 2


def test_a_year_outlives_the_plan_that_its_sentence_names(cut: Cut) -> None:
    (done,) = statements(
        cut,
        "2024年是新中国成立75周年，是实现“十四五”规划目标任务的关键一年。一年来，各项工作取得新成效。"
        "全年已完成生产总值112.96亿元。",
    )
    assert (done.period, done.status) == ("2024", "achieved")


def test_a_deeper_heading_keeps_the_status_of_the_one_above(cut: Cut) -> None:
    (done,) = statements(
        cut, "#一、过去五年工作回顾", "##（一）加快建设现代产业体系", "高新技术企业达到3000家。", date="2026-01-12"
    )
    assert done.status == "achieved"


def test_a_paragraph_does_not_hand_its_years_to_the_next(cut: Cut) -> None:
    first, second = statements(cut, "到2025年，工业营业收入达到5000亿元。", "研发投入强度达到3%。")
    assert (first.period, second.period) == ("2025", None)


def test_a_nearer_year_counts_more_than_one_handed_down(cut: Cut) -> None:
    near, _ = statements(
        cut, "#二、2025年工作安排", "到2030年，工业营业收入达到8000亿元。今年工业投资增长10%。", date="2025-01-12"
    )
    assert near.period == "2030"
    assert statements(cut, "#二、2025年工作安排", "今年工业投资增长10%。", date="2025-01-12")[0].period == "2025"


def test_without_any_year_there_is_none(cut: Cut) -> None:
    (said,) = statements(cut, "规模以上工业增加值增长8%。")
    assert said.period is None


def test_relative_years_need_the_year_of_the_document(cut: Cut) -> None:
    assert statements(cut, "去年，工业投资增长8%。", date="2025-01-12")[0].period == "2024"
    assert statements(cut, "去年，工业投资增长8%。")[0].period is None


@pytest.mark.parametrize(
    ("text", "status"),
    {
        "累计建成5G基站3万个。": "achieved",
        "工业增加值同比增长8%。": "achieved",
        "成功获批国家级园区3个。": "achieved",
        "力争工业增加值增长8%。": "target",
        "确保粮食产量达到50万吨。": "target",
        "要新建学校10所。": "target",
        "计划新建学校10所。": "target",
    }.items(),
)
def test_a_clause_says_whether_it_is_done(cut: Cut, text: str, status: str) -> None:
    (said,) = statements(cut, text)
    assert said.status == status


def test_expected_results_of_a_time_that_is_over_are_achieved(cut: Cut) -> None:
    (said,) = statements(cut, "#一、2024年工作回顾", "预计全市地区生产总值增长6%左右。", date="2025-01-12")
    assert (said.period, said.status) == ("2024", "achieved")


def test_a_lost_year_is_not_replaced_by_another(cut: Cut) -> None:
    (said,) = statements(cut, "到年，工业营业收入达到5000亿元。", title="云港市工业“十四五”发展规划")
    assert said.period is None


def test_a_plan_hands_down_its_years(cut: Cut) -> None:
    flow, stock = statements(
        cut, "新建智能工厂60家。", "研发投入强度达到3%以上。", title="云港市氢能产业发展行动计划（2026—2028年）"
    )
    assert (flow.period, stock.period) == ("2026-2028", "2028")


def test_a_difference_to_a_named_year_is_over_the_years_since(cut: Cut) -> None:
    (said,) = statements(cut, "2025年，高技术制造业占比比2020年提高6个百分点。")
    assert said.period == "2021-2025"


def test_what_things_rose_from_stood_before_the_years(cut: Cut) -> None:
    start, end = statements(cut, "#过去五年工作回顾", "研发投入强度由1.9%提高到2.6%。", date="2026-01-12")
    assert (start.period, end.period) == ("2020", "2025")


def test_the_same_words_are_a_plan_or_a_result_by_what_stands_around_them(cut: Cut) -> None:
    told, planned = statements(
        cut,
        "过去一年，改革取得积极进展，营商环境持续优化，获批国家试点。新增学位1.2万个。群众获得感明显增强。",
        "下一步，要抓紧推进重点项目，力争早日见效。新增学位1.5万个。加快补齐短板，确保按期完成。",
    )
    assert (told.status, planned.status) == ("achieved", "target")


@pytest.mark.parametrize(
    ("text", "wanted"),
    {
        "计划到2027年，数据集突破800个，规模年均增长20%。": ["target", "target"],
        "截至8月底，建成智能工厂38家，设备联网率达到68%。": ["achieved", "achieved"],
        "去年，新引进企业19家，总产值增长4.6%。下一步，力争再引进20家。": ["achieved", "achieved", "target"],
        "今年将新建基地2.2万亩，其中云港9000亩。": ["target", "target"],
        "建成后年外送电量400亿千瓦时。": ["target"],
        "人均收入由2002年7703元增加到2007年13786元。": ["achieved", "achieved"],
    }.items(),
)
def test_what_dates_a_sentence_holds_for_all_that_follows(cut: Cut, text: str, wanted: list[str]) -> None:
    assert [said.status for said in statements(cut, text, "现有企业5家。")][: len(wanted)] == wanted


def test_a_section_that_begins_with_a_year_is_of_it(cut: Cut) -> None:
    first, second = statements(cut, "#（八）改善民生", "2026年，集中力量办好实事，新增学位1万个。", "新增托位3000个。")
    assert (first.period, second.period) == ("2026", "2026")


def test_the_day_of_a_meeting_is_no_year_of_the_results(cut: Cut) -> None:
    (said,) = statements(cut, "#——2025年2月18日在云港县人民代表大会上", "2024年，是不寻常的一年。", "税收增长7.4%。")
    assert said.period == "2024"


def test_the_years_in_a_title_are_not_those_of_the_text(cut: Cut) -> None:
    (said,) = statements(cut, "《云港市能源方案（2026—2030年）》已印发。截至2025年10月末，装机1874万千瓦。")
    assert said.period == "2025"


def test_another_speaker_does_not_go_on_with_the_years_of_the_last(cut: Cut) -> None:
    text = "到2030年，装机达到2600万千瓦。\n每户增收2万元。\n"
    blocks = (Block("paragraph", 0, 18, speaker="陆明远"), Block("paragraph", 19, 28, speaker="沈云舟"))
    first, second = extraction.extract(Document("甲.txt", text, blocks), cut).indicators
    assert (first.period, second.period) == ("2030", None)


def test_what_is_announced_as_aims_is_planned_whatever_its_words(cut: Cut) -> None:
    found = statements(
        cut,
        "“十三五”期间，工业增加值年均增长7.4%，产业结构持续优化。",
        "《规划》提出了“十四五”工业高质量发展的五大重点目标：",
        "规模效益实现新提升。工业开票销售达9000亿元，创新转型实现新业绩，建成企业技术中心400家。",
    )
    assert [(each.status, each.period) for each in found] == [
        ("achieved", "2016-2020"),
        ("target", "2025"),
        ("target", "2021-2025"),
    ]


def test_the_aims_of_a_year_open_what_is_done_in_it(cut: Cut) -> None:
    found = statements(
        cut,
        "2023年经济社会发展主要预期目标是：地区生产总值增长7%。围绕上述目标，重点抓好五方面工作：",
        "##（一）打造产业集群",
        "力争新增规上工业企业25家。",
    )
    assert [(each.status, each.period) for each in found] == [("target", "2023"), ("target", "2023")]


def test_in_a_text_of_no_year_the_year_to_be_reached_is_ahead(cut: Cut) -> None:
    found = statements(
        cut,
        "##（一）主要目标",
        "###1.总量和效益实现跃升",
        "到2015年，全市工业总产值突破3000亿元，利润总额超过100亿元。",
    )
    assert {each.status for each in found} == {"target"}


def test_figures_to_the_decimal_are_found_and_round_ones_planned(cut: Cut) -> None:
    exact, whole = (
        moods(extraction.recognise(document(text), cut))[0]
        for text in ("统筹惠企资金16.35亿元，贷款占6.2%，投资占12.7%。", "统筹惠企资金20亿元，贷款占6%，投资占10%。")
    )
    assert exact - whole == pytest.approx(0.3 + 0.6 + 0.6 + 0.3 + 0.3 + 0.3)


def test_what_came_from_one_figure_to_another_is_found_unless_it_is_to_come(cut: Cut) -> None:
    grown, ahead = (
        [each.status for each in statements(cut, text)]
        for text in (
            "推动设施建设，通车里程从63万公里增加到89万公里。",
            "推动设施建设，力争通车里程从63万公里增加到89万公里。",
        )
    )
    assert (grown, ahead) == (["achieved", "achieved"], ["achieved", "target"])


def test_years_that_something_stands_out_in(cut: Cut) -> None:
    told = statements(
        cut,
        "#一、2025年工作回顾",
        "社会消费品零售总额增长5%，增幅为近五年最高，居民收入增长6%。改造老旧小区10万户。",
        title="2026年云岫省政府工作报告",
    )
    assert [one.period for one in told] == ["2025", "2025", "2025"]
