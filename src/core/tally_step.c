/* tally_step: one code point through every counter and segmenter. What is done in bulk elsewhere gives what this gives. */
#include "tally_inner.h"

/* ── Words ── */

static tg_status take_word(tg__tally *t, tg__props p, int letter) {
    tg__scan *s = &t->scan;
    unsigned what = tg__word_step(&s->word, p);
    tg__span *span;
    tg_status st = TG_OK;

    if (what & TG__WORD_JOIN) st = tg__tally_join_held(t);
    if (what & TG__WORD_CONFIRM) st = tg__tally_confirm_held(t);
    if (st != TG_OK) return st;
    if (what & TG__WORD_BREAK) {
        if ((st = tg__tally_close_word(t, s->at)) != TG_OK) return st;
        s->word_at = s->at;
        memset(&s->span, 0, sizeof s->span);
    }
    if (what & TG__WORD_HOLD) {
        s->held = 1;
        s->held_at = s->at;
        memset(&s->held_span, 0, sizeof s->held_span);
    }
    span = s->held ? &s->held_span : &s->span;
    span->letters += (unsigned)letter;
    span->digits += tg__props_kind(p) == TG__KIND_DIGIT;
    span->like |= (uint8_t)tg__props_word_like(p);
    return TG_OK;
}

static tg_status take_classic_word(tg__tally *t, tg__props p, int letter, uint64_t end) {
    tg__scan *s = &t->scan;

    if (p & TG__P_WHITE_SPACE) {
        tg_status st = TG_OK;
        if (s->span.like) st = tg__tally_close_word(t, s->alnum_end);
        memset(&s->span, 0, sizeof s->span);
        return st;
    }
    if (p & TG__P_ALNUM) {
        if (!s->span.like) s->word_at = s->at;
        s->span.like = 1;
        s->alnum_end = end;
    }
    s->span.letters += (unsigned)letter;
    s->span.digits += tg__props_kind(p) == TG__KIND_DIGIT;
    return TG_OK;
}

/* ── Sentences, lines, characters ── */

void tg__tally_add_sentences(tg__tally *t, unsigned count) {
    unsigned i;

    if (!count) return;
    for (i = 0; i < count; i++) t->counts[TG_COUNT_SENTENCES] += t->scan.sentence.out[i].wordy;
    if (t->plan.within) tg__picks_ends(t, t->scan.sentence.out, count);
}

static void take_classic_sentence(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;

    if (cp == '.' || cp == '!' || cp == '?') {
        t->counts[TG_COUNT_SENTENCES] += s->sentence_text;
        if (t->plan.within) {
            tg__sentence_end here = {s->at + 1, {0, 0}, 0};
            tg__picks_ends(t, &here, 1);
        }
        if (!s->lead) s->lead = s->sentence_text ? 2 : 1;
        s->sentence_text = 0;
    } else if (!(p & TG__P_WHITE_SPACE)) {
        s->sentence_text = 1;
    }
}

static int is_line_break(uint32_t cp) {
    return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static void take_line(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;

    t->counts[TG_COUNT_NEWLINES] += cp == '\n';
    if (s->after_cr && cp == '\n') { /* the CR before has ended the line */
        s->after_cr = 0;
        return;
    }
    s->after_cr = cp == '\r';
    if (is_line_break(cp)) {
        t->counts[TG_COUNT_LINES]++;
        if (!s->line_text || cp == 0x2029) s->paragraph_open = 0;
        s->line_open = s->line_text = 0;
        return;
    }
    s->line_open = 1;
    if (p & TG__P_WHITE_SPACE) return;
    s->line_text = 1;
    t->counts[TG_COUNT_PARAGRAPHS] += t->plan.paragraphs && !s->paragraph_open;
    s->paragraph_open = 1;
}

/* @return 1 if `cp` is a letter of the NFC form that was not there before it */
static int take_character(tg__tally *t, uint32_t cp, tg__props p) {
    tg__scan *s = &t->scan;
    int joined = 0, letter = 0;

    if (p & TG__P_NFC_JOIN) joined = tg__nfc_joins(&s->nfc, cp);
    else s->nfc = cp;
    t->counts[TG_COUNT_CHARACTERS]++;
    if (p & TG__P_WHITE_SPACE) {
        t->counts[TG_COUNT_WHITESPACE]++;
        s->in_space_word = 0;
    } else {
        t->counts[TG_COUNT_SPACE_WORDS] += !s->in_space_word;
        s->in_space_word = 1;
    }
    switch (tg__props_kind(p)) {
    case TG__KIND_LETTER:
        letter = !joined;
        t->counts[TG_COUNT_LETTERS] += (unsigned)letter;
        t->unsegmented += letter && p & TG__P_UNSEGMENTED;
        break;
    case TG__KIND_DIGIT: t->counts[TG_COUNT_DIGITS] += t->plan.kinds; break;
    case TG__KIND_PUNCTUATION: t->counts[TG_COUNT_PUNCTUATION] += t->plan.kinds; break;
    case TG__KIND_SYMBOL: t->counts[TG_COUNT_SYMBOLS] += t->plan.kinds; break;
    case TG__KIND_OTHER:
    case TG__KIND_LETTER_NUMBER: break;
    }
    return letter;
}

tg_status tg__tally_step(tg__tally *t, uint32_t cp, uint64_t end) {
    tg__props p = tg__ucd(cp);
    tg__scan *s = &t->scan;
    int letter = take_character(t, cp, p);

    take_line(t, cp, p);
    if (t->plan.graphemes) t->counts[TG_COUNT_GRAPHEMES] += (unsigned)tg__grapheme_step(&s->grapheme, p);
    if (t->plan.sentences) {
        if (t->plan.classic) take_classic_sentence(t, cp, p);
        else tg__tally_add_sentences(t, tg__sentence_step(&s->sentence, cp, p, s->at, end));
    }
    if (!t->plan.words) return TG_OK;
    return t->plan.classic ? take_classic_word(t, p, letter, end) : take_word(t, p, letter);
}
