"""The classes of results and errors. The C core makes their instances: it imports this while it is imported itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Optional, TypedDict, TypeVar

from ._core import Measures

CountName = Literal[
    "bytes",
    "characters",
    "characters_no_spaces",
    "letters",
    "digits",
    "punctuation",
    "symbols",
    "whitespace",
    "graphemes",
    "words",
    "space_words",
    "unique_words",
    "hapax_legomena",
    "word_letters",
    "word_digits",
    "long_words",
    "sentences",
    "paragraphs",
    "lines",
    "newlines",
    "syllables",
    "monosyllables",
    "polysyllables",
    "invalid_sequences",
]
MetricName = Literal[
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog",
    "coleman_liau",
    "automated_readability",
    "lix",
    "rix",
    "type_token_ratio",
    "reading_time",
    "amstad",
    "fernandez_huerta",
    "szigriszt_pazos",
    "kandel_moles",
    "kandel_moles209",
    "flesch_vacca",
    "flesch_vacca1972",
    "douma",
    "brouwer",
    "oborneva",
    "flesch_hungarian",
    "flesch_psk",
    "flesch_kincaid_simplified",
    "gunning_fog_psk",
    "gunning_fog_nri",
    "smog_c",
    "smog_simple",
    "smog_german",
    "coleman_liau_cloze",
    "coleman_liau_grade",
    "automated_readability_simple",
    "automated_readability_nri",
    "linsear_write",
    "forcast",
    "forcast_rgl",
    "coleman1",
    "coleman2",
    "farr_jenkins_paterson",
    "farr_jenkins_paterson_psk",
    "danielson_bryan1",
    "danielson_bryan2",
    "wheeler_smith",
    "strain_index",
    "easy_listening",
    "easy_listening_words",
    "fucks_characters",
    "fucks_syllables",
    "tuldava",
    "wiener_sachtextformel1",
    "wiener_sachtextformel2",
    "wiener_sachtextformel3",
    "wiener_sachtextformel4",
    "dickes_steiwer",
    "gutierrez_polini",
    "crawford",
    "gulpease",
    "harris_jacobson3",
]
Encoding = Literal["utf8", "utf-8", "utf16le", "utf-16-le", "latin1", "latin-1"]
Granularity = Literal["grapheme", "word", "sentence"]


class WordTableOptions(TypedDict, total=False):
    """Which words are in the table that an Analyzer keeps, and what one word is: as for word_frequencies()."""

    ngram: Literal[1, 2, 3, 4, 5]
    across_sentences: bool
    stop_words: bool | Iterable[str]
    min_length: int
    case: Literal["fold", "keep"]
    numbers: Literal["keep", "drop", "mask"]
    max_words: int | None


class Counts(Measures[Optional[int]]):
    """The counts of a report; None is one that the language does not define."""

    __slots__ = ()

    bytes: int
    characters: int
    characters_no_spaces: int
    letters: int
    digits: int
    punctuation: int
    symbols: int
    whitespace: int
    graphemes: int
    words: int
    space_words: int
    unique_words: int
    hapax_legomena: int
    word_letters: int
    word_digits: int
    long_words: int
    sentences: int
    paragraphs: int
    lines: int
    newlines: int
    syllables: int | None
    monosyllables: int | None
    polysyllables: int | None
    invalid_sequences: int


class Readability(Measures[Optional[float]]):
    """The readability of a report: the standard list, or what was asked for.

    None is what is not defined for the text, with a note.
    """

    __slots__ = ()

    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    gunning_fog: float | None
    smog: float | None
    coleman_liau: float | None
    automated_readability: float | None
    lix: float | None
    rix: float | None
    amstad: float | None
    fernandez_huerta: float | None
    szigriszt_pazos: float | None
    kandel_moles: float | None
    kandel_moles209: float | None
    flesch_vacca: float | None
    flesch_vacca1972: float | None
    douma: float | None
    brouwer: float | None
    oborneva: float | None
    flesch_hungarian: float | None
    flesch_psk: float | None
    flesch_kincaid_simplified: float | None
    gunning_fog_psk: float | None
    gunning_fog_nri: float | None
    smog_c: float | None
    smog_simple: float | None
    smog_german: float | None
    coleman_liau_cloze: float | None
    coleman_liau_grade: float | None
    automated_readability_simple: float | None
    automated_readability_nri: float | None
    linsear_write: float | None
    forcast: float | None
    forcast_rgl: float | None
    coleman1: float | None
    coleman2: float | None
    farr_jenkins_paterson: float | None
    farr_jenkins_paterson_psk: float | None
    danielson_bryan1: float | None
    danielson_bryan2: float | None
    wheeler_smith: float | None
    strain_index: float | None
    easy_listening: float | None
    easy_listening_words: float | None
    fucks_characters: float | None
    fucks_syllables: float | None
    tuldava: float | None
    wiener_sachtextformel1: float | None
    wiener_sachtextformel2: float | None
    wiener_sachtextformel3: float | None
    wiener_sachtextformel4: float | None
    dickes_steiwer: float | None
    gutierrez_polini: float | None
    crawford: float | None
    gulpease: float | None
    harris_jacobson3: float | None


class Diversity(Measures[Optional[float]]):
    """The lexical diversity of a report; None is what is not defined for the text, with a note."""

    __slots__ = ()

    type_token_ratio: float | None


class ReadingTime(Measures[Optional[float]]):
    """The reading time of a report."""

    __slots__ = ()

    seconds: float | None


class Columns(Measures[memoryview]):
    """What analyze_batch() measured, an item a text."""

    __slots__ = ()

    bytes: memoryview
    characters: memoryview
    characters_no_spaces: memoryview
    letters: memoryview
    digits: memoryview
    punctuation: memoryview
    symbols: memoryview
    whitespace: memoryview
    graphemes: memoryview
    words: memoryview
    space_words: memoryview
    unique_words: memoryview
    hapax_legomena: memoryview
    word_letters: memoryview
    word_digits: memoryview
    long_words: memoryview
    sentences: memoryview
    paragraphs: memoryview
    lines: memoryview
    newlines: memoryview
    syllables: memoryview
    monosyllables: memoryview
    polysyllables: memoryview
    invalid_sequences: memoryview
    flesch_reading_ease: memoryview
    flesch_kincaid_grade: memoryview
    gunning_fog: memoryview
    smog: memoryview
    coleman_liau: memoryview
    automated_readability: memoryview
    lix: memoryview
    rix: memoryview
    type_token_ratio: memoryview
    reading_time: memoryview
    amstad: memoryview
    fernandez_huerta: memoryview
    szigriszt_pazos: memoryview
    kandel_moles: memoryview
    kandel_moles209: memoryview
    flesch_vacca: memoryview
    flesch_vacca1972: memoryview
    douma: memoryview
    brouwer: memoryview
    oborneva: memoryview
    flesch_hungarian: memoryview
    flesch_psk: memoryview
    flesch_kincaid_simplified: memoryview
    gunning_fog_psk: memoryview
    gunning_fog_nri: memoryview
    smog_c: memoryview
    smog_simple: memoryview
    smog_german: memoryview
    coleman_liau_cloze: memoryview
    coleman_liau_grade: memoryview
    automated_readability_simple: memoryview
    automated_readability_nri: memoryview
    linsear_write: memoryview
    forcast: memoryview
    forcast_rgl: memoryview
    coleman1: memoryview
    coleman2: memoryview
    farr_jenkins_paterson: memoryview
    farr_jenkins_paterson_psk: memoryview
    danielson_bryan1: memoryview
    danielson_bryan2: memoryview
    wheeler_smith: memoryview
    strain_index: memoryview
    easy_listening: memoryview
    easy_listening_words: memoryview
    fucks_characters: memoryview
    fucks_syllables: memoryview
    tuldava: memoryview
    wiener_sachtextformel1: memoryview
    wiener_sachtextformel2: memoryview
    wiener_sachtextformel3: memoryview
    wiener_sachtextformel4: memoryview
    dickes_steiwer: memoryview
    gutierrez_polini: memoryview
    crawford: memoryview
    gulpease: memoryview
    harris_jacobson3: memoryview


class Error(Exception):
    """What went wrong in the work itself; misuse is a TypeError or ValueError.

    code    "ERR_TG_INVALID", "ERR_TG_STATE", "ERR_TG_FORMAT", "ERR_TG_VERSION", "ERR_TG_LIMIT" …
    offset  of ERR_TG_INVALID: where the first ill-formed part is, in code points of a str, bytes otherwise; else None
    index   the text of analyze_batch() that it happened to; else None
    """

    code: str
    offset: int | None
    index: int | None

    def __init__(self, message: str = "", code: str = "", offset: int | None = None, index: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.index = index


class CommonWord(NamedTuple):
    """A word and how often it occurs."""

    word: str
    count: int  # type: ignore[assignment]


class Note(NamedTuple):
    """Why a metric is None, or not to be trusted.

    metric  its name; None: about the whole report
    code    "no-words", "no-sentences", "language", "words-not-segmented", "small-sample", "no-value"; more may come
    reason  one English sentence
    """

    metric: str | None
    code: str
    reason: str


if TYPE_CHECKING:
    TextT = TypeVar("TextT", str, bytes)

    class Segment(NamedTuple, Generic[TextT]):
        segment: TextT
        index: int  # type: ignore[assignment]
        is_word_like: bool | None

else:

    class Segment(NamedTuple):
        """A segment of a text.

        segment       str of a str, bytes otherwise
        index         where it begins: code points of a str, bytes otherwise
        is_word_like  whether a word has a letter or digit; None of graphemes and sentences
        """

        segment: Any
        index: int
        is_word_like: Any


class Report(NamedTuple):
    """What was measured. Immutable, and of Python's own objects: it can be compared, pickled and shared.

    profile       "unicode" or "classic"
    language      that it was made for: "en", or "und" for one that is not known
    counts        by the names of textgauge.counts; None: the language does not define it
    readability   the metrics of readability, by the names of textgauge.metrics; None: not defined, with a note
    diversity     those of lexical diversity
    reading_time  its `seconds`
    top_words     the most common words, by count, then by the bytes of the folded word
    notes         why metrics are None, or not to be trusted

    What was not asked for is absent.
    """

    profile: str
    language: str
    counts: Counts
    readability: Readability
    diversity: Diversity
    reading_time: ReadingTime
    top_words: tuple[CommonWord, ...]
    notes: tuple[Note, ...]

    def to_dict(self) -> dict[str, Any]:
        """The report as dicts, lists and numbers, as json.dumps takes them, without parts that nothing was asked of."""
        parts = ("counts", "readability", "diversity", "reading_time")
        return {
            "profile": self.profile,
            "language": self.language,
            **{part: dict(getattr(self, part)) for part in parts if getattr(self, part)},
            "top_words": [word._asdict() for word in self.top_words],
            "notes": [note._asdict() for note in self.notes],
        }


for _class in (Columns, CommonWord, Counts, Diversity, Error, Note, Readability, ReadingTime, Report, Segment):
    _class.__module__ = "textgauge"  # where everybody finds it, pickle too
