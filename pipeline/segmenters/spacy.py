"""spaCy 引擎：spaCy 的中文分词器，加上名单合并。

如实说：spaCy 没有自带的中文切词模型。它的中文分词器可选逐字、jieba 或 pkuseg；这里用 jieba 词典（不加名单），
所以切法与 jieba 相近而慢，准确率不会高于它。不同处在名单：PhraseMatcher 在字上找到名称，凡两端与词界相合的，
由 retokenizer 并为一词；词界落在名称之外的，spaCy 不拆词，名称也就不并。
它的用处是让 spaCy 流水线里的词与这里的词一致。
"""

from collections.abc import Iterable

from pipeline.segmenters._engine import exact, needed, pieces
from pipeline.segmenters.jieba import dictionary
from pipeline.sentences import Cut


def load(user_words: Iterable[str]) -> Cut:
    """Cut with spaCy's Chinese tokenizer over jieba, then merge these words where their edges are word edges."""
    spacy = needed("spacy", "engines")
    matchers, tokens, util = (needed(f"spacy.{name}", "engines") for name in ("matcher", "tokens", "util"))
    nlp = spacy.blank("zh")
    # Asked for by config, this segmenter would load jieba's shared dictionary with its cache and its report.
    nlp.tokenizer.segmenter, nlp.tokenizer.jieba_seg = "jieba", dictionary()
    matcher = matchers.PhraseMatcher(nlp.vocab)

    def by_character(text: str) -> object:
        return tokens.Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))

    matcher.add("NAME", [by_character(word) for word in pieces(user_words)])

    def cut(text: str) -> list[str]:
        parsed = nlp.tokenizer(text)
        names = util.filter_spans(matcher(by_character(text), as_spans=True))
        with parsed.retokenize() as retokenizer:
            for name in names:
                # None where an edge falls inside a word.
                if span := parsed.char_span(name.start, name.end):
                    retokenizer.merge(span)
        return [part for token in parsed for part in (token.text, token.whitespace_) if part]

    return exact("spacy", cut)
