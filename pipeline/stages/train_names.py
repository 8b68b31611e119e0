"""Stage train-names: documents and gold → two recognisers of names beside the rules, and what they are worth."""

from functools import partial
from pathlib import Path
from time import perf_counter

import msgspec
from msgspec import Struct

from pipeline import extraction, intake, lessons, manifests, records, segmenters
from pipeline.learning import name_model, name_model_spacy
from pipeline.learning.marked_texts import paired
from pipeline.learning.name_model_worth import surest, worth
from pipeline.lessons import Overlooked, Text
from pipeline.manifests import NAMES, SPACY, TAGGER, Part, Worth
from pipeline.recognisers import _network, _tagging
from pipeline.schema import NAME_KINDS, Document, Reading
from pipeline.tagger import Tagger, labels_of

# By the F1 on the development texts: after 6 rounds 10 are no better; the seed is the first that was tried.
ROUNDS, SEED = 6, 7
SURE = {TAGGER: (0, 400, 800, 1200, 1600, 2000, 2400), SPACY: (0, 300, 500, 700, 900, 970)}
"""From how sure on a recogniser may be believed, to choose from."""
Texts = dict[str, list[Text]]


class Corpus(Struct, frozen=True):
    """Marked texts by their part, and texts without marks."""

    texts: Texts
    others: list[Reading]


class Learner(Struct, frozen=True):
    """A recogniser that was learned: what it finds beside the rules, and without them; seconds of learning."""

    beside: Overlooked
    alone: Overlooked
    seconds: float


def train_names(
    documents: Path, gold: Path, folder: Path, figures: Path, speed: Path, unmarked: Path | None = None
) -> None:
    """Learn from the training texts, choose on the development texts, measure on these and on the test texts.

    Documents without marks, and the texts of the folder `unmarked`, are learned from as far as the rules are sure of
    them. Writes the models to `folder`, what they are worth to `figures`, seconds to `speed`.
    """
    corpus = _corpus(documents, gold, unmarked)
    tagger, tagging = _tagger(corpus)
    learners = {TAGGER: tagging, SPACY: _network_of(corpus, folder / SPACY)}
    parts = {name: _part(learner, corpus.texts, SURE[name]) for name, learner in learners.items()}
    told = [(text.reading.document.text, text.names) for part in ("train", "dev") for text in corpus.texts[part]]
    data = manifests.digest(map(msgspec.json.encode, (*told, *(other.document.text for other in corpus.others))))
    manifests.save(folder, NAMES, {f"{TAGGER}.json": msgspec.json.encode(tagger)}, parts, data)
    manifests.write_figures(figures, NAMES, parts)
    manifests.write_json(speed, {name: _speed(learner, corpus.texts["dev"]) for name, learner in learners.items()})


def _corpus(documents: Path, gold: Path, unmarked: Path | None) -> Corpus:
    cut = segmenters.load("jieba")
    corpus = Corpus({"train": [], "dev": [], "test": []}, [])
    for document, marks in paired(records.read(documents, Document), gold):
        reading = extraction.recognise(document, cut)
        if marks:
            corpus.texts[marks.split].append(Text(reading, marks.mentions))
        else:
            corpus.others.append(reading)
    if unmarked:
        corpus.others.extend(extraction.recognise(document, cut) for document in intake.documents([unmarked], []))
    return corpus


def _tagger(corpus: Corpus) -> tuple[Tagger, Learner]:
    learn = partial(name_model.learn, labels=labels_of(NAME_KINDS), rounds=ROUNDS, seed=SEED)
    train, began = corpus.texts["train"], perf_counter()
    tagger = learn(list(lessons.for_tagger(train, corpus.others)))
    seconds = perf_counter() - began
    untold = learn(list(lessons.for_tagger(map(lessons.bare, train))))
    beside, alone = (partial(_tagging.overlooked, tagger=each) for each in (tagger, untold))
    return tagger, Learner(beside, alone, seconds)


def _network_of(corpus: Corpus, folder: Path) -> Learner:
    train, dev = lessons.for_spacy(corpus.texts["train"], corpus.others), lessons.for_spacy(corpus.texts["dev"])
    began = perf_counter()
    pipeline = name_model_spacy.train(train, dev, folder)
    finds = partial(_network.overlooked, pipeline=pipeline)
    return Learner(finds, finds, perf_counter() - began)


def _part(learner: Learner, texts: Texts, choices: tuple[int, ...]) -> Part:
    tried = {
        part: [lessons.tried(text, learner.beside, learner.alone) for text in texts[part]] for part in ("dev", "test")
    }
    sure = surest(tried["dev"], choices)
    return Part(sure, {part: Worth(*worth(each, sure)) for part, each in tried.items()})


def _speed(learner: Learner, texts: list[Text]) -> dict[str, float]:
    """Seconds of learning, and characters a second that it reads beside the rules."""
    began = perf_counter()
    for text in texts:
        list(learner.beside(text.reading))
    characters = sum(len(text.reading.document.text) for text in texts)
    return {
        "train_seconds": round(learner.seconds, 1),
        "characters_per_second": round(characters / (perf_counter() - began)),
    }
