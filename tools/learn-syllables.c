/* learn-syllables: learns the weights of src/core/lang/en/rules.h from words and their syllables.
 *
 *   learn-syllables WORDS learn OUT           learn from all; write the weights and the words that they get wrong to OUT
 *   learn-syllables WORDS cross [FOLD …]      learn without a tenth, and count those of it that are right, ten times or of these folds
 *
 * WORDS has a line a word: its letters, its syllables, how often it is in running text; tabs between.
 *
 * Only the count of a word is known, not which letters begin its nuclei. So each letter gets a probability, by logistic regression
 * over the features of the rules, and the slope of the likelihood of the whole count is, letter by letter, the probability given the
 * count less that without it. Words without a vowel letter are left out: a rule of their own has them.
 * Several networks are learned one by one, each with weights of the runs of its own; the rules have the sum of the networks and the
 * mean of the weights. What the first one takes for the nuclei of a word the others are drawn to, so that they count the same letters.
 * Floating point is that of IEEE 754 in the order that is written here (build without contraction): the same weights everywhere. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../src/core/lang/en/rules.h"

enum {
    NETWORKS = TG__EN_NETWORKS,
    H = TG__EN_HIDDEN / NETWORKS, /* units of one */
    TAPS = 2 * TG__EN_REACH + 1,
    C = TG__EN_CODES,
    TRIPLES = C * C * C,
    GRAMS = 1 << TG__EN_GRAM_BITS,
    HASHES = GRAMS << 8,
    FOLDS = 10,
    LONGEST = 48,
    TRIAL_EPOCHS = 4,
    EPOCHS = 7
};

#define TRIPLE_RATE 0.3f
#define GRAM_RATE 0.15f
#define NET_RATE 0.05f
#define DRAWN 0.5f      /* of a slope: the share of what the first network takes for the nuclei */
#define SURE 0.003f     /* of a triple: less is silent, less from one is a nucleus */
#define SURE_COUNT 15   /* words that a sure triple is in, at least */
#define GRAM_UNIT 16.0f /* of a weight of 1 */
#define LEAST 5         /* of a weight that is kept, in these units: the others only take room */
#define NEAR_UNIT 16.0f /* of the network's, in both layers: its output is in units of 1/256 */

typedef struct word {
    char text[LONGEST + 1];
    uint8_t codes[LONGEST + 2]; /* from 1 */
    int len, count, fold, learned;
    unsigned long often;
    float belief[LONGEST]; /* of the letters that are asked: that it is a nucleus, by the first network and the count */
} word;

static word *words;
static int word_count;

static uint64_t state;

static uint32_t draw(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 32);
}

static float spread(float width) {
    return ((float)(draw() >> 8) / 16777216.0f - 0.5f) * width;
}

/* 1 / (1 + e^-x), to a few parts in a million */
static float sigmoid(float x) {
    float y = -x * 1.44269504f, f, p;
    int n;
    union {
        uint32_t bits;
        float value;
    } power;

    if (y > 30) y = 30;
    if (y < -30) y = -30;
    n = (int)(y < 0 ? y - 1 : y);
    f = y - (float)n;
    p = 1 + f * (0.69314718f + f * (0.24022651f + f * (0.05550411f + f * (0.00961813f + f * 0.00133336f))));
    power.bits = (uint32_t)(n + 127) << 23;
    return 1 / (1 + p * power.value);
}

static uint32_t fold_of(const char *text) {
    uint32_t hash = 2166136261u;
    for (int i = 0; i < 5 && text[i]; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619u;
    hash ^= hash >> 15;
    hash *= 2654435761u;
    hash ^= hash >> 13;
    return hash % FOLDS;
}

static void read_words(const char *path) {
    FILE *file = fopen(path, "r");
    char line[256], text[128];
    int count, room = 0;
    unsigned long often;

    if (!file) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, file)) {
        word *w;
        if (sscanf(line, "%127s %d %lu", text, &count, &often) != 3 || strlen(text) > LONGEST) continue;
        if (word_count == room) {
            words = realloc(words, (size_t)(room = room ? 2 * room : 1 << 16) * sizeof *words);
            if (!words) exit(1);
        }
        w = &words[word_count++];
        memset(w, 0, sizeof *w);
        strcpy(w->text, text);
        w->len = (int)strlen(text);
        w->count = count;
        w->often = often;
        w->fold = (int)fold_of(text);
        w->learned = strpbrk(text, "aeiouy") != NULL && count > 0;
        for (int i = 0; i < w->len; i++) w->codes[i + 1] = (uint8_t)(text[i] == '\'' ? 27 : text[i] - 'a' + 1);
    }
    fclose(file);
}

/* ── The model in floating point ── */

static tg__en_rules rules; /* triples while learning, all of it then */
static float triple[TRIPLES], triple_sum[TRIPLES];
static float gram[HASHES], gram_sum[HASHES];
static int gram_seen[HASHES];
static int chosen; /* only runs that have their place in the rules are learned */
static float near[TAPS][C][H], bias[H], out[H], shift;
static float gram_total[GRAMS], shift_total; /* of all networks so far */
static int network;                          /* the one at hand */

/* The letters of the word at hand that are asked. */
static int asked[LONGEST], asked_count, settled;
static float chance[LONGEST], slope[LONGEST], hidden[LONGEST][H];
static uint32_t runs[LONGEST][TG__EN_GRAMS];
static size_t run_count[LONGEST];

/* The slope of the log likelihood of `count` nuclei, by each logit. @return is that count possible? */
static int slopes(int n, int count) {
    static float f[LONGEST + 1][LONGEST + 2], b[LONGEST + 1][LONGEST + 2];
    float p[LONGEST];

    if (count < 0 || count > n) return 0;
    for (int i = 0; i < n; i++) p[i] = chance[i] < 1e-5f ? 1e-5f : chance[i] > 1 - 1e-5f ? 1 - 1e-5f : chance[i];
    memset(f[0], 0, sizeof f[0]);
    f[0][0] = 1;
    for (int i = 0; i < n; i++)
        for (int k = 0; k <= count; k++) f[i + 1][k] = f[i][k] * (1 - p[i]) + (k ? f[i][k - 1] * p[i] : 0);
    memset(b[n], 0, sizeof b[n]);
    b[n][0] = 1;
    for (int i = n; i--;)
        for (int k = 0; k <= count; k++) b[i][k] = b[i + 1][k] * (1 - p[i]) + (k ? b[i + 1][k - 1] * p[i] : 0);
    for (int i = 0; i < n; i++) {
        float s = 0;
        for (int k = 0; k < count; k++) s += f[i][k] * b[i + 1][count - 1 - k];
        slope[i] = f[n][count] > 0 ? s * p[i] / f[n][count] - chance[i] : 0;
    }
    return 1;
}

static int is_vowel(unsigned code) {
    return code && code < 27 && strchr("aeiouy", (int)('a' + code - 1)) != NULL;
}

/* ── The first round: what three letters settle ── */

static void learn_triples(const int *order, int n) {
    static float sum[TRIPLES];
    static int seen[TRIPLES];

    for (int t = 0; t < TRIPLES; t++) {
        triple[t] = is_vowel((unsigned)(t / C % C)) ? 1.0f : -4.0f;
        triple_sum[t] = 0;
    }
    memset(rules.triples, 0, sizeof rules.triples);
    for (int round = 0; round < 3; round++) {
        memset(sum, 0, sizeof sum);
        memset(seen, 0, sizeof seen);
        for (int x = 0; x < n; x++) {
            const word *w = &words[order[x]];
            size_t at[LONGEST];
            for (int i = 0; i < w->len; i++) {
                at[i] = tg__en_triple_at(w->codes + 1, (size_t)i);
                chance[i] = sigmoid(triple[at[i]]);
            }
            if (!slopes(w->len, w->count)) continue;
            for (int i = 0; i < w->len; i++) {
                sum[at[i]] += chance[i] + slope[i];
                seen[at[i]]++;
                triple_sum[at[i]] += slope[i] * slope[i];
                triple[at[i]] += TRIPLE_RATE * slope[i] / sqrtf(triple_sum[at[i]] + 0.1f);
            }
        }
    }
    for (int t = 0; t < TRIPLES; t++) {
        int vowel = is_vowel((unsigned)(t / C % C));
        float mean = seen[t] ? sum[t] / (float)seen[t] : (float)vowel;
        unsigned say = TG__EN_ASK;
        if (seen[t] < SURE_COUNT) say = vowel || (seen[t] && mean > 0.05f) ? TG__EN_ASK : TG__EN_SILENT;
        else if (mean < SURE) say = TG__EN_SILENT;
        else if (mean > 1 - SURE) say = TG__EN_NUCLEUS;
        rules.triples[t / 4] = (uint8_t)(rules.triples[t / 4] | say << t % 4 * 2);
    }
}

/* ── The second: the letters that they leave open ── */

static void ask(const word *w) {
    asked_count = settled = 0;
    for (int i = 0; i < w->len; i++) {
        unsigned say = tg__en_triple(&rules, w->codes + 1, (size_t)i);
        if (say == TG__EN_ASK) asked[asked_count++] = i;
        else settled += (int)say;
    }
}

/* The taps of a letter that are in the word, or one beyond it. */
static int first_tap(int i) {
    return i + 1 < TG__EN_REACH ? TG__EN_REACH - i - 1 : 0;
}

static int last_tap(const word *w, int i) {
    return w->len - i < TG__EN_REACH ? TG__EN_REACH + w->len - i : 2 * TG__EN_REACH;
}

/* Of every ten units about one is left out at random, so that none relies on another. */
#define DROPPED 26 /* of 256 */

static void guess(const word *w) {
    for (int a = 0; a < asked_count; a++) {
        int i = asked[a];
        uint32_t found[TG__EN_GRAMS];
        float *h = hidden[a], lane[8] = {0}, z = shift;

        run_count[a] = 0;
        for (size_t r = 0, n = tg__en_grams(w->codes + 1, (size_t)w->len, (size_t)i, found); r < n; r++) {
            if (chosen && rules.marks[found[r] >> 8] != (uint8_t)found[r]) continue;
            z += gram[found[r]];
            gram_seen[found[r]]++;
            runs[a][run_count[a]++] = found[r];
        }
        memcpy(h, bias, sizeof bias);
        for (int t = first_tap(i); t <= last_tap(w, i); t++) {
            const float *row = near[t][w->codes[1 + i + t - TG__EN_REACH]];
            for (int k = 0; k < H; k++) h[k] += row[k];
        }
        for (int k = 0; k < H; k += 4) {
            uint32_t bits = draw();
            for (int q = 0; q < 4; q++, bits >>= 8)
                if ((bits & 255) < DROPPED || h[k + q] < 0) h[k + q] = 0;
        }
        for (int k = 0; k < H; k += 8)
            for (int q = 0; q < 8; q++) lane[q] += h[k + q] * out[k + q];
        z += ((lane[0] + lane[4]) + (lane[1] + lane[5])) + ((lane[2] + lane[6]) + (lane[3] + lane[7]));
        chance[a] = sigmoid(z);
    }
}

static void learn_word(word *w, float rate) {
    ask(w);
    guess(w);
    if (!slopes(asked_count, w->count - settled)) return;
    for (int a = 0; a < asked_count; a++) {
        float e = slope[a], step, back[H];
        int i = asked[a];

        if (!network) w->belief[a] = chance[a] + slope[a];
        else e = DRAWN * (w->belief[a] - chance[a]) + (1 - DRAWN) * slope[a];
        step = e * NET_RATE * rate;
        if (e < 1e-4f && e > -1e-4f) continue;
        for (size_t r = 0; r < run_count[a]; r++) {
            uint32_t g = runs[a][r];
            gram_sum[g] += e * e;
            gram[g] += GRAM_RATE * rate * e / sqrtf(gram_sum[g] + 0.1f);
        }
        for (int k = 0; k < H; k++) {
            back[k] = hidden[a][k] > 0 ? step * out[k] : 0;
            out[k] += step * hidden[a][k];
            bias[k] += back[k];
        }
        for (int t = first_tap(i); t <= last_tap(w, i); t++) {
            float *row = near[t][w->codes[1 + i + t - TG__EN_REACH]];
            for (int k = 0; k < H; k++) row[k] += back[k];
        }
        shift += step;
    }
}

static void shuffle(int *order, int n) {
    for (int i = n; i-- > 1;) {
        int j = (int)(draw() % (uint32_t)(i + 1)), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}

static int rounded(float x, int most) {
    int n = (int)(x < 0 ? x - 0.5f : x + 0.5f);
    return n > most ? most : n < -most ? -most : n;
}

/* The network at hand becomes a part of that of the rules. A tenth of the units was left out while learning. */
static void add_network(void) {
    float kept = 1 - DROPPED / 256.0f;
    int first = network * H;

    for (int g = 0; g < GRAMS; g++) gram_total[g] += gram[g << 8 | rules.marks[g]];
    shift_total += shift;
    for (int t = 0; t < TAPS; t++)
        for (int c = 0; c < C; c++)
            for (int k = 0; k < H; k++) rules.near[t][c][first + k] = (int8_t)rounded(near[t][c][k] * NEAR_UNIT, 127);
    for (int k = 0; k < H; k++) {
        rules.bias[first + k] = (int16_t)rounded(bias[k] * NEAR_UNIT, 2000);
        rules.out[first + k] = (int8_t)rounded(out[k] * kept * NEAR_UNIT, 127);
    }
}

/* The weights of the runs, and the threshold of the sum. */
static void add_runs(void) {
    for (int g = 0; g < GRAMS; g++) {
        int weight = rounded(gram_total[g] / NETWORKS * GRAM_UNIT, 127);
        if (weight < LEAST && weight > -LEAST) weight = rules.marks[g] = 0;
        rules.grams[g] = (int8_t)weight;
    }
    rules.threshold = -rounded(shift_total * NEAR_UNIT * NEAR_UNIT, 1 << 20);
}

/* Of the runs that share a place the one stays that had most to say. */
static void choose(void) {
    for (int g = 0; g < GRAMS; g++) {
        float most = -1;
        for (int mark = 0; mark < 256; mark++) {
            int h = g << 8 | mark;
            float said = gram[h] * gram[h] * sqrtf((float)gram_seen[h]);
            if (said <= most) continue;
            most = said;
            rules.marks[g] = (uint8_t)mark;
        }
    }
}

static void learn_letters(int *order, int n, int epochs) {
    memset(gram, 0, sizeof gram);
    memset(gram_sum, 0, sizeof gram_sum);
    memset(gram_seen, 0, sizeof gram_seen);
    for (int t = 0; t < TAPS; t++)
        for (int c = 0; c < C; c++)
            for (int k = 0; k < H; k++) near[t][c][k] = spread(0.4f);
    for (int k = 0; k < H; k++) {
        out[k] = spread(0.6f);
        bias[k] = 0;
    }
    shift = 0;
    for (int c = 1; c < C; c++) { /* a vowel letter is one to begin with, so that it takes the part of the nucleus */
        uint8_t codes[3] = {0, (uint8_t)c, 0};
        uint32_t hashes[TG__EN_GRAMS];
        tg__en_grams(codes + 1, 1, 0, hashes);
        gram[hashes[0]] = is_vowel((unsigned)c) ? 1.0f : -4.0f;
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
        shuffle(order, n);
        for (int x = 0; x < n; x++)
            learn_word(&words[order[x]], 1 - ((float)epoch + (float)x / (float)n) / (float)epochs);
    }
}

/* Learn from all words but those of a fold (none if -1): what triples settle; which runs matter; their weights. */
static void learn(int fold) {
    int *order = malloc((size_t)word_count * sizeof *order), n = 0;

    if (!order) exit(1);
    state = UINT64_C(88172645463325252);
    for (int x = 0; x < word_count; x++)
        if (words[x].learned && words[x].fold != fold) order[n++] = x;
    shuffle(order, n);
    learn_triples(order, n);
    chosen = network = 0;
    learn_letters(order, n, TRIAL_EPOCHS);
    choose();
    chosen = 1;
    memset(gram_total, 0, sizeof gram_total);
    shift_total = 0;
    for (; network < NETWORKS; network++) {
        learn_letters(order, n, EPOCHS);
        add_network();
    }
    add_runs();
    free(order);
}

static uint32_t found(const word *w) {
    return tg__en_by_rules(&rules, w->codes + 1, (size_t)w->len, 0);
}

static void write_numbers(FILE *file, const char *name, const void *values, size_t n, int wide) {
    fprintf(file, "%s", name);
    for (size_t i = 0; i < n; i++)
        fprintf(file, " %d", wide ? ((const int16_t *)values)[i] : ((const int8_t *)values)[i]);
    fprintf(file, "\n");
}

static int learn_all(const char *path) {
    FILE *file = fopen(path, "w");

    if (!file) return perror(path), 1;
    learn(-1);
    fprintf(file, "triples");
    for (size_t i = 0; i < sizeof rules.triples; i++) fprintf(file, " %u", rules.triples[i]);
    fprintf(file, "\n");
    write_numbers(file, "grams", rules.grams, GRAMS, 0);
    fprintf(file, "marks");
    for (int g = 0; g < GRAMS; g++) fprintf(file, " %u", rules.marks[g]);
    fprintf(file, "\n");
    write_numbers(file, "near", rules.near, sizeof rules.near, 0);
    write_numbers(file, "bias", rules.bias, TG__EN_HIDDEN, 1);
    write_numbers(file, "out", rules.out, TG__EN_HIDDEN, 0);
    fprintf(file, "threshold %d\n", (int)rules.threshold);
    for (int x = 0; x < word_count; x++)
        if (words[x].count && (int)found(&words[x]) != words[x].count)
            fprintf(file, "wrong %s %d\n", words[x].text, words[x].count);
    return fclose(file) ? 1 : 0;
}

/* A line a fold: its number, its words, how many of them are right; then the same of running text. */
static void cross(int fold) {
    unsigned long n = 0, right = 0, running = 0, running_right = 0;

    learn(fold);
    for (int x = 0; x < word_count; x++) {
        const word *w = &words[x];
        int same;
        if (w->fold != fold) continue;
        same = (int)found(w) == w->count;
        n++;
        right += (unsigned long)same;
        running += w->often;
        running_right += same ? w->often : 0;
    }
    printf("%d\t%lu\t%lu\t%lu\t%lu\n", fold, n, right, running, running_right);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc < 3 || (!strcmp(argv[2], "learn") && argc != 4)) {
        fprintf(stderr, "Usage: learn-syllables WORDS learn OUT | WORDS cross [FOLD ...]\n");
        return 2;
    }
    read_words(argv[1]);
    if (!strcmp(argv[2], "learn")) return learn_all(argv[3]);
    for (int i = 3; i < argc; i++) cross(atoi(argv[i]));
    for (int fold = 0; argc == 3 && fold < FOLDS; fold++) cross(fold);
    return 0;
}
