from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from types import GenericAlias
from typing import Any, Generic, Literal, Protocol, TypeVar, final, overload

from typing_extensions import Buffer, Self

from ._types import Columns, CommonWord, CountName, Encoding, Granularity, MetricName, Report, Segment, WordTableOptions

_T_co = TypeVar("_T_co", covariant=True)
_D = TypeVar("_D")
_S_co = TypeVar("_S_co", str, bytes, covariant=True)

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

version: str
unicode_version: str
counts: tuple[CountName, ...]
metrics: tuple[MetricName, ...]

def analyze(
    text: str | Buffer,
    /,
    *,
    profile: Literal["unicode", "classic"] = "unicode",
    language: str = "en",
    encoding: Encoding | None = None,
    top: int = 10,
    counts: Literal["all"] | Iterable[CountName] = "all",
    metrics: Literal["standard", "all"] | Iterable[MetricName] = "standard",
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
    hyphens: Literal["split", "join"] = "split",
    invalid: Literal["replace", "error"] = "replace",
    words_per_minute: float = 238,
    spoken_numbers: bool = False,
) -> Report: ...
def analyze_batch(
    texts: Sequence[str | Buffer | None] | _ArrowArray | _ArrowStream,
    /,
    *,
    profile: Literal["unicode", "classic"] = "unicode",
    language: str = "en",
    encoding: Encoding | None = None,
    counts: Literal["all"] | Iterable[CountName] = "all",
    metrics: Literal["standard", "all"] | Iterable[MetricName] = "standard",
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
    hyphens: Literal["split", "join"] = "split",
    invalid: Literal["replace", "error"] = "replace",
    words_per_minute: float = 238,
    spoken_numbers: bool = False,
) -> Columns: ...
def word_frequencies(
    text: str | Buffer,
    /,
    *,
    ngram: Literal[1, 2, 3, 4, 5] = 1,
    across_sentences: bool = False,
    stop_words: bool | Iterable[str] = False,
    min_length: int = 0,
    case: Literal["fold", "keep"] = "fold",
    numbers: Literal["keep", "drop", "mask"] = "keep",
    max_words: int | None = None,
    profile: Literal["unicode", "classic"] = "unicode",
    language: str = "en",
    encoding: Encoding | None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
    hyphens: Literal["split", "join"] = "split",
    invalid: Literal["replace", "error"] = "replace",
) -> WordTable: ...
@overload
def segment(
    text: str,
    /,
    *,
    granularity: Granularity = "grapheme",
    language: str = "en",
    encoding: None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
) -> Segments[str]: ...
@overload
def segment(
    text: Buffer,
    /,
    *,
    granularity: Granularity = "grapheme",
    language: str = "en",
    encoding: Encoding | None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
) -> Segments[bytes]: ...
def boundaries(
    text: str | Buffer,
    /,
    *,
    granularity: Granularity = "grapheme",
    language: str = "en",
    encoding: Encoding | None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
) -> memoryview: ...
def count_segments(
    text: str | Buffer,
    /,
    *,
    granularity: Granularity = "grapheme",
    language: str = "en",
    encoding: Encoding | None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
) -> int: ...
def count_syllables(
    word: str,
    /,
    *,
    language: str = "en",
    profile: Literal["unicode", "classic"] = "unicode",
    spoken_numbers: bool = False,
) -> int: ...
def detect_language_of(text: str | Buffer, /, *, encoding: Encoding | None = None) -> tuple[str, float]: ...
def language_rows() -> list[tuple[str, str, int]]: ...
def file_analyzer(**options: Any) -> Analyzer: ...
def take_words(analyzer: Analyzer, /) -> WordTable: ...

@final
class Analyzer:
    def __new__(
        cls,
        *,
        profile: Literal["unicode", "classic"] = "unicode",
        language: str = "en",
        encoding: Encoding | None = None,
        top: int = 10,
        counts: Literal["all"] | Iterable[CountName] = "all",
        metrics: Literal["standard", "all"] | Iterable[MetricName] = "standard",
        sentences: Literal["language", "uax29"] = "language",
        line_breaks: Literal["wrap", "break"] = "wrap",
        hyphens: Literal["split", "join"] = "split",
        invalid: Literal["replace", "error"] = "replace",
        words_per_minute: float = 238,
        spoken_numbers: bool = False,
        words: bool | WordTableOptions = False,
    ) -> Self: ...
    @classmethod
    def load(
        cls, state: Buffer, /, *, encoding: Encoding | None = None, invalid: Literal["replace", "error"] = "replace"
    ) -> Self: ...
    def write(self, text: str | Buffer, /, *, encoding: Encoding | None = None) -> Self: ...
    def end_document(self, /) -> Self: ...
    def report(self, /) -> Report: ...
    def words(self, /) -> WordTable: ...
    def merge(self, other: Analyzer, /) -> Self: ...
    def clone(self, /) -> Self: ...
    def save(self, /) -> bytes: ...
    def reset(self, /) -> Self: ...
    def close(self, /) -> None: ...
    def __enter__(self, /) -> Self: ...
    def __exit__(self, /, *exc_info: object) -> None: ...

@final
class WordTable:
    @property
    def size(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def exact(self) -> bool: ...
    @property
    def distinct(self) -> int: ...
    @property
    def words(self) -> memoryview: ...
    @property
    def offsets(self) -> memoryview: ...
    @property
    def counts(self) -> memoryview: ...
    @property
    def errors(self) -> memoryview | None: ...
    def get(self, word: str, /) -> int: ...
    def index_of(self, word: str, /) -> int: ...
    def top(self, n: int = 10, /) -> list[CommonWord]: ...
    def to_dict(self, /) -> dict[str, Any]: ...
    def to_csv(self, /) -> str: ...
    def __len__(self) -> int: ...
    def __contains__(self, word: str, /) -> bool: ...
    def __getitem__(self, index: int, /) -> CommonWord: ...
    def __iter__(self) -> Iterator[CommonWord]: ...

@final
class Segments(Generic[_S_co]):
    def __iter__(self) -> Iterator[Segment[_S_co]]: ...
    def containing(self, index: int = 0, /) -> Segment[_S_co] | None: ...
    def __class_getitem__(cls, item: Any, /) -> GenericAlias: ...

class Measures(Mapping[str, _T_co]):
    def __new__(cls, values: Mapping[str, _T_co]) -> Self: ...
    def __getitem__(self, name: str, /) -> _T_co: ...
    def __len__(self) -> int: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __dir__(self, /) -> list[str]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def keys(self, /) -> KeysView[str]: ...
    def values(self, /) -> ValuesView[_T_co]: ...
    def items(self, /) -> ItemsView[str, _T_co]: ...
    @overload
    def get(self, name: str, default: None = None, /) -> _T_co | None: ...
    @overload
    def get(self, name: str, default: _T_co | _D, /) -> _T_co | _D: ...
    def __class_getitem__(cls, item: Any, /) -> GenericAlias: ...
