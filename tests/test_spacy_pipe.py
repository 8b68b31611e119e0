"""The component in real pipelines of spaCy: found, configured, stored, sent to other processes."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import segmenters
from pipeline.audit import audit, rules
from pipeline.errors import EngineError, ParamsError
from pipeline.extraction import extract
from pipeline.graph import appearance
from pipeline.readers import read
from pipeline.schema import NAME_KINDS

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
spacy_pipe = pytest.importorskip("pipeline.spacy_pipe")
ROOT = Path(__file__).parents[1]
TEXT = (
    "云岫市2030年规划\n\n前瞻布局量子信息、区块链等7个未来产业。到2030年，全市地区生产总值达到2.1万亿元。\n\n"
    "前瞻布局量子信息、区块链等9个未来产业，由云岫市工业和信息化局牵头建设云岫数谷。到年，建设绿色工厂家。\n"
)
GROUPS = ("zhengce", "indicators", "counts", "findings")


def pipeline(language: str = "zh", **config: object) -> Any:
    nlp = spacy.blank(language)
    nlp.add_pipe("zhengce", config=config)
    return nlp


def spans(doc: Any) -> dict[str, list[tuple[object, ...]]]:
    return {
        group: [
            (span.start, span.end, span.label_, span.text, span._.quote, span._.record) for span in doc.spans[group]
        ]
        for group in GROUPS
    }


@pytest.fixture(scope="module")
def nlp() -> Any:
    return pipeline()


@pytest.fixture(scope="module")
def doc(nlp: Any) -> Any:
    return nlp(TEXT)


def test_spans_by_kind_with_their_records(doc: Any) -> None:
    names = {(span.text, span.label_, span._.record.entity) for span in doc.spans["zhengce"]}
    assert {("云岫数谷", "CARRIER", "CARRIER:云岫数谷"), ("区块链", "INDUSTRY", "INDUSTRY:区块链")} <= names
    value = doc.spans["indicators"][0]
    assert (value.label_, value._.record.indicator, value._.record.period) == ("INDICATOR", "地区生产总值", "2030")
    assert [(span.text, span.label_, int(span._.record.n)) for span in doc.spans["counts"]] == [
        ("7个未来产业", "COUNT", 7),
        ("9个未来产业", "COUNT", 9),
    ]
    assert (doc._.indicators, doc._.counts) == (doc._.extract.indicators, doc._.extract.counts)
    assert [span._.record for span in doc.spans["zhengce"]] == list(doc._.extract.mentions)


def test_findings_are_those_of_the_one_document(doc: Any) -> None:
    assert ("CNT101", "error") in {(finding.rule, finding.severity) for finding in doc._.findings}
    proof = [span for span in doc.spans["findings"] if span.label_ == "CNT101"]
    assert [span.text for span in proof] == ["7个未来产业", "9个未来产业"]
    assert {span._.record for span in doc.spans["findings"]} == set(doc._.findings)


def test_says_what_the_command_says_of_a_file(nlp: Any) -> None:
    path = ROOT / "corpora/raw/a01-jinan-briefing.txt"
    document = read(path)
    doc = nlp.make_doc(document.text)
    doc.user_data["title"] = document.id
    doc = nlp(doc)
    known = extract(document, segmenters.load("jieba"))
    assert doc._.extract == known
    told = audit([known], rules())
    assert [(finding.id, finding.severity, finding.message) for finding in doc._.findings] == [
        (finding.id, finding.severity, finding.message) for finding in told
    ]
    assert [span._.quote for span in doc.spans["findings"]] == [span.text for each in told for span in each.evidence]
    assert len(doc.spans["zhengce"]) == len(known.mentions) > 0


@pytest.mark.parametrize("language", ["zh", "xx", "en"])
def test_no_name_is_lost_however_the_tokens_lie(language: str, doc: Any) -> None:
    found = pipeline(language)(TEXT)
    assert found._.extract == doc._.extract
    for group in GROUPS:
        assert [span._.quote for span in found.spans[group]] == [span._.quote for span in doc.spans[group]]
        assert all(span._.quote in span.text for span in found.spans[group])


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Plain English words.", "\0", "甲\r\n乙", "\ufeff云岫市建设云岫数谷。 "]
)
def test_texts_without_anything_and_odd_ones(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert set(GROUPS) <= set(doc.spans)
    assert doc._.extract.document.text == doc.text == text
    assert all(text[span.start_char : span.end_char] == span.text for span in doc.spans["zhengce"])


def test_a_text_of_windows_says_the_same(nlp: Any, doc: Any) -> None:
    other = nlp(TEXT.replace("\n", "\r\n"))
    assert [(span.text, span.label_) for span in other.spans["zhengce"]] == [
        (span.text, span.label_) for span in doc.spans["zhengce"]
    ]
    assert [finding.message for finding in other._.findings] == [finding.message for finding in doc._.findings]


def test_pipe_over_several_texts(nlp: Any) -> None:
    texts = [TEXT, "", "临渚区建设沧岭硅谷。", TEXT]
    assert [spans(doc) for doc in nlp.pipe(texts, batch_size=2)] == [spans(nlp(text)) for text in texts]
    assert [context for _, context in nlp.pipe(zip(texts, "甲乙丙丁", strict=True), as_tuples=True)] == list("甲乙丙丁")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_other_processes_say_the_same(nlp: Any) -> None:
    assert [spans(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2)] == [spans(nlp(TEXT))] * 3


def test_entities_on_request(doc: Any) -> None:
    assert not doc.ents
    found = pipeline(ents=True)(TEXT)
    assert [(ent.text, ent.label_) for ent in found.ents] == [(s.text, s.label_) for s in doc.spans["zhengce"]]
    assert [ent._.record for ent in found.ents] == list(found._.extract.mentions)


def test_entities_that_were_there_stay_beside_the_names() -> None:
    nlp = pipeline(ents=True)
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "YEAR", "pattern": "2025"}, {"label": "BIT", "pattern": "数谷"}])
    found = nlp("2025年，由云岫市工业和信息化局牵头建设云岫数谷。")
    assert [ent.label_ for ent in found.ents] == ["YEAR", "ORG", "CARRIER"]


def test_without_audit_there_are_no_findings_rather_than_none_found() -> None:
    doc = pipeline(audit=False)(TEXT)
    assert doc._.findings is None
    assert not doc.spans["findings"]
    assert pipeline()("临渚区建设沧岭硅谷。")._.findings == ()
    assert "CNT101" not in {f.rule for f in pipeline(params={"audit": {"disabled": ["CNT101"]}})(TEXT)._.findings}


def test_a_document_that_never_met_the_component() -> None:
    doc = spacy.blank("zh")("云岫市")
    assert (doc._.extract, doc._.findings, doc._.indicators, doc._.counts) == (None, None, (), ())
    assert (doc[0:2]._.record, doc[0:2]._.quote) == (None, "云岫")


def test_stored_and_loaded_with_its_settings(tmp_path: Path) -> None:
    nlp = pipeline(ents=True, params={"segment": {"engine": "spacy"}, "audit": {"disabled": ["NUM101"]}})
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.get_pipe_config("zhengce") == nlp.get_pipe_config("zhengce")
    assert spans(loaded(TEXT)) == spans(nlp(TEXT))
    assert loaded(TEXT).ents
    again = pipeline(ents=True, params={"audit": {"disabled": ["NUM101"]}}).from_disk(tmp_path / "pipeline")
    assert spans(again(TEXT)) == spans(nlp(TEXT))


def test_a_document_goes_through_bytes(nlp: Any, doc: Any) -> None:
    other = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert spans(other) == spans(doc)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"params": {"segmnt": {}}}, "segmnt"),
        ({"params": {"segment": {"engine": "剪刀"}}}, "engine"),
        ({"params": {"audit": {"disabled": ["XYZ101"]}}}, "没有规则 XYZ101"),
        ({"params": "没有.yaml"}, "没有参数文件 没有.yaml"),
    ],
)
def test_wrong_settings_are_told_when_the_component_is_made(config: dict[str, object], words: str) -> None:
    with pytest.raises(ParamsError, match=words):
        pipeline(**config)


@pytest.fixture
def somebody_elses() -> Iterator[None]:
    from spacy.tokens import Doc

    ours = Doc.remove_extension("findings")
    Doc.set_extension("findings", default=3)
    yield
    Doc.remove_extension("findings")
    Doc.set_extension("findings", getter=ours[2])


@pytest.mark.usefixtures("somebody_elses")
def test_an_extension_of_another_component_is_not_taken_from_it() -> None:
    with pytest.raises(EngineError, match=r"Doc\._\.findings 已被别的组件占用"):
        pipeline()


def test_colours_are_those_of_the_graph(doc: Any) -> None:
    options = spacy_pipe.displacy_options("findings")
    assert options["spans_key"] == "findings"
    told = {label: tuple(bytes.fromhex(colour[1:])) for label, colour in options["colors"].items()}
    for kind in NAME_KINDS:
        colour = appearance.KINDS.get(kind, appearance.OTHER)
        assert told[kind] == (colour["r"], colour["g"], colour["b"])
    conflict = appearance.CONFLICT
    assert {told[rule.code] for rule in rules()} == {(conflict["r"], conflict["g"], conflict["b"])}
    for group in GROUPS:
        assert {span.label_ for span in doc.spans[group]} <= set(told)
        page = spacy.displacy.render(doc, style="span", options=spacy_pipe.displacy_options(group), jupyter=False)
        assert all(options["colors"][span.label_] in page for span in doc.spans[group])


def run(code: str, *path: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*path, ROOT))), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_found_by_its_entry_point_alone(tmp_path: Path) -> None:
    # What an installer writes of pyproject.toml: found first, so an older installation beside it is not asked.
    group = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    info = tmp_path / "zhengce-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: zhengce\nVersion: 0\n", "utf-8")
    points = "".join(f"{name} = {value}\n" for name, value in group.items())
    (info / "entry_points.txt").write_text(f"[spacy_factories]\n{points}", "utf-8")
    code = (
        "import sys, spacy; nlp = spacy.blank('zh'); early = set(sys.modules); nlp.add_pipe('zhengce');"
        "doc = nlp('临渚区建设沧岭硅谷。'); print([span.text for span in doc.spans['zhengce']]);"
        "print('pipeline.spacy_pipe' in early, {'pipeline.linking', 'pipeline.recognisers', 'networkx'} & early)"
    )
    done = run(code, tmp_path, cwd=tmp_path)
    assert done.stdout.splitlines() == ["['沧岭硅谷']", "True set()"], done.stderr


def test_a_project_s_own_tables_count(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/params.yaml").write_text("lexicons: words\n", "utf-8")
    (tmp_path / "own/words").mkdir()
    (tmp_path / "own/words/industries.csv").write_text("word,use\n雾隐纱,free\n", "utf-8")
    code = (
        "import spacy, pipeline.spacy_pipe; nlp = spacy.blank('zh');"
        "nlp.add_pipe('zhengce', config={'params': 'own/params.yaml'});"
        "doc = nlp('全市做强雾隐纱。'); print([(span.text, span.label_) for span in doc.spans['zhengce']]);"
        "spacy.blank('zh').add_pipe('zhengce', config={'params': {'lexicons': 'other'}})"
    )
    (tmp_path / "other").mkdir()
    done = run(code, cwd=tmp_path)
    assert done.stdout == "[('雾隐纱', 'INDUSTRY')]\n", done.stderr
    assert "词表已经读过，不能再换" in done.stderr


def test_without_spacy_it_says_what_to_install(tmp_path: Path) -> None:
    done = run("import sys; sys.modules['spacy'] = None; import pipeline.spacy_pipe", cwd=tmp_path)
    assert "没有安装 spacy；在项目文件夹里运行 pip install '.[engines]'" in done.stderr
