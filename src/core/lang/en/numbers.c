/* numbers: the rules of docs/LANGUAGES.md for numbers that are read aloud. */
#include "numbers.h"

#define MOST_DIGITS 15 /* up to hundreds of trillions; more are read one by one */
#define OF_SCALE 2u    /* syllables of hundred, thousand, million, billion, trillion alike */
#define OF_POINT 1
#define OF_OH 1

/* zero to nineteen */
static const uint8_t small[20] = {2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2};

/* What is read as one number. */
typedef struct figures {
    uint64_t value;
    uint32_t digits;  /* how many, before the point */
    uint32_t by_one;  /* syllables of them read one by one, zero for 0 */
    uint8_t leads;    /* with a zero, before others */
    uint8_t grouped;  /* by commas */
    uint8_t has_more; /* digits behind a point */
} figures;

static int is_digit(const char *p, size_t len, size_t at) {
    return at < len && p[at] >= '0' && p[at] <= '9';
}

static uint32_t below_hundred(uint32_t n) {
    static const uint8_t tens[10] = {0, 0, 2, 2, 2, 2, 2, 3, 2, 2};

    if (n < 20) return small[n];
    return (uint32_t)tens[n / 10] + (n % 10 ? small[n % 10] : 0u);
}

static uint32_t below_thousand(uint32_t n) {
    uint32_t hundreds = n >= 100 ? (uint32_t)small[n / 100] + OF_SCALE : 0;
    return hundreds + (n % 100 ? below_hundred(n % 100) : 0);
}

static uint32_t cardinal(uint64_t n) {
    uint32_t total = 0, scale = 0;

    if (!n) return small[0];
    for (; n; n /= 1000, scale = OF_SCALE)
        if (n % 1000) total += below_thousand((uint32_t)(n % 1000)) + scale;
    return total;
}

/* nineteen hundred, nineteen oh five, nineteen eighty-four */
static uint32_t year(uint32_t n) {
    uint32_t last = n % 100;

    if (!last) return below_hundred(n / 100) + OF_SCALE;
    return below_hundred(n / 100) + (last < 10 ? OF_OH : 0) + below_hundred(last);
}

static int is_year(const figures *f) {
    return f->digits == 4 && !f->grouped && !f->has_more &&
           ((f->value >= 1100 && f->value <= 1999) || (f->value >= 2010 && f->value <= 2099));
}

/* What an ordinal has more than its cardinal: two, second; twenty, twentieth. */
static uint32_t more_of_ordinal(uint64_t value) {
    uint32_t n = (uint32_t)(value % 100);
    return n != 12 && (n % 10 == 2 || (n >= 20 && n % 10 == 0));
}

/* Is text at an end of a word of letters? */
static int is_over(const char *p, size_t len, size_t at) {
    return at >= len || (!(p[at] >= 'a' && p[at] <= 'z') && !((uint8_t)p[at] & 0x80));
}

static size_t ordinal_at(const char *p, size_t len, size_t at) {
    static const char endings[4][2] = {{'s', 't'}, {'n', 'd'}, {'r', 'd'}, {'t', 'h'}};
    size_t i;

    for (i = 0; i < 4 && len - at >= 2; i++)
        if (!memcmp(p + at, endings[i], 2) && is_over(p, len, at + 2)) return 2;
    return 0;
}

/* 1990s, 1990's */
static size_t plural_at(const char *p, size_t len, size_t at) {
    size_t from = at;

    if (at < len && p[at] == '\'') at++;
    else if (len - at >= 3 && !memcmp(p + at, "\xE2\x80\x99", 3)) at += 3;
    return at < len && p[at] == 's' && is_over(p, len, at + 1) ? at + 1 - from : 0;
}

static void add_digits(const char *p, size_t len, size_t *at, figures *f) {
    for (; is_digit(p, len, *at); (*at)++) {
        uint32_t digit = (uint32_t)(p[*at] - '0');
        if (f->digits < MOST_DIGITS) f->value = f->value * 10 + digit;
        f->by_one += small[digit];
        f->digits++;
    }
}

/* Are a comma and three digits there, and no fourth? */
static int is_group(const char *p, size_t len, size_t at) {
    return at < len && p[at] == ',' && is_digit(p, len, at + 1) && is_digit(p, len, at + 2) &&
           is_digit(p, len, at + 3) && !is_digit(p, len, at + 4);
}

static size_t whole_at(const char *p, size_t len, figures *f) {
    size_t at = 0;

    add_digits(p, len, &at, f);
    f->leads = p[0] == '0' && f->digits > 1;
    if (f->digits > 3 || p[0] == '0') return at;
    while (is_group(p, len, at)) {
        at++;
        add_digits(p, len, &at, f);
        f->grouped = 1;
    }
    return at;
}

static uint32_t whole(const figures *f) {
    if (f->leads || f->digits > MOST_DIGITS) return f->by_one;
    return is_year(f) ? year((uint32_t)f->value) : cardinal(f->value);
}

uint32_t tg__en_number(const char *p, size_t len, size_t *used) {
    figures f = {0, 0, 0, 0, 0, 0}, decimals = {0, 0, 0, 0, 0, 0};
    size_t at = whole_at(p, len, &f), ending;
    uint32_t total;

    if (at < len && p[at] == '.' && is_digit(p, len, at + 1)) {
        at++;
        add_digits(p, len, &at, &decimals);
        f.has_more = 1;
        total = whole(&f) + OF_POINT + decimals.by_one;
    } else if ((ending = ordinal_at(p, len, at)) != 0) {
        *used = at + ending;
        if (f.leads || f.digits > MOST_DIGITS) return f.by_one;
        return cardinal(f.value) + more_of_ordinal(f.value);
    } else {
        total = whole(&f);
    }
    ending = plural_at(p, len, at);
    *used = at + ending;
    if (ending && p[at - 1] == '6' && (at < 2 || p[at - 2] != '1' || f.has_more || f.leads || f.digits > MOST_DIGITS))
        total++; /* sixes */
    return total;
}
