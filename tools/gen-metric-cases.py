#!/usr/bin/env python3
"""Generate test/c/metric_cases.inc: the metrics of given counts, for test/c/metrics_test.c.

  python3 tools/gen-metric-cases.py                 write it
  python3 tools/gen-metric-cases.py --check         say whether it differs from what would be written, and exit 1
  python3 tools/gen-metric-cases.py --oracles FILE  compare the formulas below with vectors of counts and values in JSON

Every formula stands here a second time, in exact fractions, and in decimals of 60 digits where it has a root or a logarithm:
nothing of src/core has a part in the results, which are rounded once, to the nearest double.
"""
import json
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / 'test/c/metric_cases.inc'
getcontext().prec = 60

# Words, sentences, syllables, letters and digits of words, words of one syllable, of three or more, of more than six letters,
# distinct words. Three round ones, the smallest, a large one, and those of eight short passages.
COUNTS = ['words', 'sentences', 'syllables', 'letters', 'digits', 'mono', 'poly', 'long', 'types']
SAMPLES = [
    (100, 5, 150, 450, 5, 60, 10, 25, 60),
    (14, 4, 21, 58, 0, 9, 2, 2, 14),
    (1, 1, 1, 1, 0, 1, 0, 0, 1),
    (300, 30, 480, 1500, 20, 170, 90, 100, 150),
    (1234567, 56789, 1987654, 5678901, 4321, 812345, 123456, 234567, 45678),
    (148, 5, 196, 590, 0, 110, 6, 20, 92),
    (158, 4, 248, 786, 0, 103, 26, 39, 101),
    (41, 6, 42, 128, 0, 40, 0, 1, 31),
    (203, 13, 257, 820, 0, 161, 12, 21, 59),
    (272, 10, 369, 1149, 0, 201, 19, 37, 138),
    (201, 8, 304, 885, 0, 134, 24, 41, 134),
    (100, 5, 150, 450, 20, 65, 10, 20, 70),
    (10, 2, 10, 30, 2, 10, 0, 0, 10),
]


def f(text):
    """A constant as it is printed."""
    return Fraction(text)


def decimal(x):
    return Decimal(x.numerator) / Decimal(x.denominator) if isinstance(x, Fraction) else Decimal(x)


def root(x):
    return decimal(x).sqrt()


def ln(x):
    return decimal(x).ln()


def add(*terms):
    """A sum of fractions; of decimals, if one is."""
    if any(isinstance(t, Decimal) for t in terms):
        return sum((decimal(t) for t in terms), Decimal(0))
    return sum(terms, Fraction(0))


def times(a, b):
    return decimal(a) * decimal(b) if isinstance(b, Decimal) else a * b


class Text:
    """What formulas are made of."""

    def __init__(self, counts):
        for name, count in zip(COUNTS, counts):
            setattr(self, name, Fraction(count))
        w, s = self.words, self.sentences
        self.asl = w / s  # words of a sentence
        self.asw = self.syllables / w  # syllables of a word
        self.awl = self.letters / w  # letters of a word
        self.strokes = self.letters + self.digits
        self.per = lambda count: 100 * count / w  # of 100 words


def flesch(base, a, b):
    return lambda t: f(base) - f(a) * t.asl - f(b) * t.asw


def cloze(t):
    return f('141.8401') - f('0.214590') * t.per(t.letters) + f('1.079812') * t.per(t.sentences)


def linsear(t):
    points = (t.words - t.poly + 3 * t.poly) / t.sentences
    return points / 2 if points > 20 else (points - 2) / 2


# name: the formula, and what --oracles calls it
FORMULAS = {
    'fleschReadingEase': (flesch('206.835', '1.015', '84.6'), 'flesch'),
    'fleschKincaidGrade': (lambda t: f('0.39') * t.asl + f('11.8') * t.asw - f('15.59'), 'flesch_kincaid'),
    'gunningFog': (lambda t: f('0.4') * (t.asl + t.per(t.poly)), 'fog_all_polysyllables'),
    'smog': (lambda t: add(times(f('1.0430'), root(30 * t.poly / t.sentences)), f('3.1291')), 'smog'),
    'colemanLiau': (lambda t: f('0.0588') * t.per(t.letters) - f('0.296') * t.per(t.sentences) - f('15.8'), 'coleman_liau_short'),
    'automatedReadability': (lambda t: f('4.71') * t.strokes / t.words + f('0.5') * t.asl - f('21.43'), 'ari'),
    'lix': (lambda t: t.asl + t.per(t.long), 'lix'),
    'rix': (lambda t: t.long / t.sentences, 'rix'),
    'typeTokenRatio': (lambda t: t.types / t.words, None),
    'readingTime': (lambda t: t.words / 238 * 60, None),
    'amstad': (flesch('180', '1', '58.5'), 'flesch_de_amstad'),
    'fernandezHuerta': (flesch('206.84', '1.02', '60'), 'flesch_es_fernandez_huerta'),
    'szigrisztPazos': (flesch('206.835', '1', '62.3'), 'szigriszt_pazos'),
    'kandelMoles': (flesch('207', '1.015', '73.6'), 'flesch_fr_kandel_moles_207'),
    'kandelMoles209': (flesch('209', '1.15', '68'), 'flesch_fr_koRpus_209'),
    'fleschVacca': (flesch('217', '1.3', '60'), 'flesch_it_vacca_1986'),
    'fleschVacca1972': (flesch('206', '1', '65'), 'flesch_it_vacca_1972_65'),
    'douma': (flesch('206.835', '0.93', '77'), 'flesch_nl_douma'),
    'brouwer': (flesch('195', '2', '67'), 'flesch_nl_brouwer'),
    'oborneva': (flesch('206.835', '1.3', '60.1'), 'flesch_ru_oborneva'),
    'fleschHungarian': (flesch('206.835', '1.015', '58.5'), None),
    'fleschPsk': (lambda t: f('-2.2029') + f('0.0778') * t.asl + f('4.55') * t.asw, 'flesch_psk'),
    'fleschKincaidSimplified': (lambda t: f('0.4') * t.asl + 12 * t.asw - 15, None),
    'gunningFogPsk': (lambda t: f('3.0680') + f('0.0877') * t.asl + f('0.0984') * t.per(t.poly), 'fog_psk'),
    'gunningFogNri': (lambda t: ((t.words - t.poly + 3 * t.poly) / t.sentences - 3) / 2, 'fog_nri'),
    'smogC': (lambda t: add(times(f('0.9986'), root(30 * t.poly / t.sentences + 5)), f('2.8795')), 'smog_c'),
    'smogSimple': (lambda t: add(root(30 * t.poly / t.sentences), 3), 'smog_simple'),
    'smogGerman': (lambda t: add(root(30 * t.poly / t.sentences), -2), 'smog_de'),
    'colemanLiauCloze': (cloze, 'coleman_liau_ecp'),
    'colemanLiauGrade': (lambda t: f('-27.4004') * cloze(t) / 100 + f('23.06395'), 'coleman_liau_grade'),
    'automatedReadabilitySimple': (lambda t: t.asl + 9 * t.strokes / t.words, 'ari_simple'),
    'automatedReadabilityNri': (lambda t: f('0.4') * t.asl + 6 * t.strokes / t.words - f('27.4'), 'ari_nri'),
    'linsearWrite': (linsear, 'linsear_write'),
    'forcast': (lambda t: 20 - t.mono * 150 / t.words / 10, 'forcast'),
    'forcastRgl': (lambda t: f('20.43') - f('0.11') * t.mono * 150 / t.words, 'forcast_rgl'),
    'coleman1': (lambda t: f('1.29') * t.per(t.mono) - f('38.45'), 'coleman_1'),
    'coleman2': (lambda t: f('1.16') * t.per(t.mono) + f('1.48') * t.per(t.sentences) - f('37.95'), 'coleman_2'),
    'farrJenkinsPaterson': (lambda t: f('1.599') * t.per(t.mono) - f('1.015') * t.asl - f('31.517'), 'farr_jenkins_paterson'),
    'farrJenkinsPatersonPsk': (lambda t: f('8.4335') + f('0.0923') * t.asl - f('0.0648') * t.per(t.mono), 'fjp_psk'),
    'danielsonBryan1': (
        lambda t: f('1.0364') * t.strokes / (t.words - 1) + f('0.0194') * t.strokes / t.sentences - f('0.6059'),
        'danielson_bryan_1',
    ),
    'danielsonBryan2': (
        lambda t: f('131.059') - f('10.364') * t.strokes / (t.words - 1) - f('0.194') * t.strokes / t.sentences,
        'danielson_bryan_2',
    ),
    'wheelerSmith': (lambda t: t.asl * 10 * (t.words - t.mono) / t.words, 'wheeler_smith'),
    'strainIndex': (lambda t: f('0.3') * t.syllables / t.sentences, 'strain'),
    'easyListening': (lambda t: (t.syllables - t.words) / t.sentences, 'elf_exsyls'),
    'easyListeningWords': (lambda t: (t.words - t.mono) / t.sentences, 'elf_words2plus'),
    'fucksCharacters': (lambda t: t.strokes / t.sentences, 'fucks_chars'),
    'fucksSyllables': (lambda t: t.syllables / t.sentences, 'fucks_syll'),
    'tuldava': (lambda t: times(t.asw, ln(t.asl)), 'tuldava'),
    'wienerSachtextformel1': (
        lambda t: f('0.1935') * t.per(t.poly) + f('0.1672') * t.asl + f('0.1297') * t.per(t.long) - f('0.0327') * t.per(t.mono) - f('0.875'),
        'wstf1',
    ),
    'wienerSachtextformel2': (
        lambda t: f('0.2007') * t.per(t.poly) + f('0.1682') * t.asl + f('0.1373') * t.per(t.long) - f('2.779'),
        'wstf2',
    ),
    'wienerSachtextformel3': (lambda t: f('0.2963') * t.per(t.poly) + f('0.1905') * t.asl - f('1.1144'), 'wstf3'),
    'wienerSachtextformel4': (lambda t: f('0.2744') * t.per(t.poly) + f('0.2656') * t.asl - f('1.693'), 'wstf4'),
    'dickesSteiwer': (
        lambda t: add(
            f('235.95993'),
            times(f('-73.021'), ln(t.awl + 1)),
            times(f('-12.56438'), ln(t.asl + 1)),
            f('-50.03293') * t.types / t.words,
        ),
        'dickes_steiwer',
    ),
    'gutierrezPolini': (lambda t: f('95.2') - f('9.7') * t.awl - f('0.35') * t.asl, 'gutierrez_polini'),
    'crawford': (lambda t: f('-0.205') * t.per(t.sentences) + f('0.049') * t.per(t.syllables) - f('3.407'), 'crawford'),
    'gulpease': (lambda t: 89 + (300 * t.sentences - 10 * t.letters) / t.words, 'gulpease'),
    'harrisJacobson3': (lambda t: f('0.158') * t.asl + f('0.055') * t.per(t.long) + f('0.355'), None),
}


def value(name, counts):
    """The nearest double; None where the formula has no value."""
    try:
        return float(FORMULAS[name][0](Text(counts)))
    except ZeroDivisionError:
        return None


def text():
    lines = [
        '/* Generated by tools/gen-metric-cases.py: do not edit. */\n\n',
        '/* By samples: counts, in the order of the generator. */\n',
        f'static const uint64_t counted[][{len(COUNTS)}] = {{\n',
        *(f'    {{{", ".join(map(str, counts))}}},\n' for counts in SAMPLES),
        '};\n\n/* By metrics: its value for each of the samples; NAN: none. */\n',
        f'static const struct {{\n    const char *name;\n    double values[{len(SAMPLES)}];\n}} worked[] = {{\n',
    ]
    for name in FORMULAS:
        values = [value(name, counts) for counts in SAMPLES]
        shown = ', '.join('NAN' if v is None else repr(v) for v in values)
        lines.append(f'    {{"{name}", {{{shown}}}}},\n')
    return ''.join([*lines, '};\n'])


def compare(path):
    """Formulas of the file that are not ours, and values that differ by more than 1e-9."""
    keys = {key: name for name, (_, key) in FORMULAS.items() if key}
    status, compared, missing = 0, 0, set()
    for label, vector in json.loads(Path(path).read_text(encoding='utf-8'))['vectors'].items():
        c = vector['counts']
        counts = (c['W'], c['St'], c['Sy'], c['L'], c.get('chars', c['L']) - c['L'], c['mono'], c['w3'], c['w7'], c['types'])
        if counts not in SAMPLES:
            print(f'{label}: not a sample')
            status = 1
        for key, expected in vector['values'].items():
            if key not in keys:
                missing.add(key)
                continue
            found = value(keys[key], counts)
            compared += 1
            if found is None or abs(found - expected) > 1e-9 * max(1, abs(expected)):
                print(f'{label}: {keys[key]} is {found}, not {expected}')
                status = 1
    print(f'{compared} values compared; not here: {", ".join(sorted(missing)) or "none"}')
    return status


def main():
    if sys.argv[1:2] == ['--oracles']:
        return compare(sys.argv[2])
    if sys.argv[1:] != ['--check']:
        OUT.write_text(text(), encoding='utf-8')
    elif OUT.read_text(encoding='utf-8') != text():
        print(f'{OUT.name} differs from what tools/gen-metric-cases.py makes')
        return 1
    return 0


sys.exit(main())
