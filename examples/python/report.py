"""Measures standard input, however long it is: python examples/python/report.py < file"""

import sys

import textgauge

report = textgauge.analyze_file(sys.stdin.fileno(), top=3)

print("words", report.counts.words)
print("grade", round(report.readability.flesch_kincaid_grade or 0, 2))
for note in report.notes:
    print(f"note {note.metric or 'report'}: {note.reason}")
for word, count in report.top_words:
    print(word, count)

# Segments index the text that they are of, and are found as they are asked for.
text = "Rain, rain, go away. Come again another day."
first = next(segment for segment in textgauge.segment(text, granularity="sentence"))
print(f"the first of {textgauge.count_segments(text, granularity='sentence')} sentences:", first.segment.strip())
