/* The native core: what Python does letter by letter, done in C with the same results.

   Every function here has a definition in Python, named beside it, and gives the same answer or declines (a negative number):
   then the definition is asked. Texts come as UTF-8 with lone surrogates let through, as Python's "surrogatepass" writes
   them, and are never trusted to be well-formed. Nothing here knows Python: the functions are called over ctypes, with the
   interpreter's lock held, and keep nothing but what a handle holds. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "unicode.h"

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

typedef int32_t i32;
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

/* What is not done here, by its number. */
enum { TOO_MANY = -1, NO_ROOM = -2, UNKNOWN_CHARACTER = -3, NO_MEMORY = -4, WRONG = -5, MISSED = -100 };

#ifndef SOURCES
#define SOURCES ""
#endif

/* What stands for these sources: whoever loads a library compares it. */
EXPORT const char core_sources[] = SOURCES;

/* -- characters ---------------------------------------------------------------------------------------------------- */

static inline u8 class_of(u32 code) {
    return code < 0x110000 ? classes_of[block_of[code / BLOCK]][code % BLOCK] : 0;
}

/* The code point at `*at` (before `end`), and `*at` behind it. */
static inline u32 next(const u8 *text, i32 end, i32 *at) {
    u32 code = text[(*at)++];
    if (code < 0x80) return code;
    int more = code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : 1;
    code &= 0x3F >> more;
    while (more-- && *at < end) code = code << 6 | (text[(*at)++] & 0x3F);
    return code;
}

/* The code point at `at`, or 0 at the end. */
static inline u32 peek(const u8 *text, i32 end, i32 at) {
    return at < end ? next(text, end, &at) : 0;
}

/* Behind the run of characters of these classes that begins at `at`. */
static i32 run(const u8 *text, i32 end, i32 at, u8 classes) {
    while (at < end) {
        i32 behind = at;
        if (!(class_of(next(text, end, &behind)) & classes)) break;
        at = behind;
    }
    return at;
}

/* Behind this ASCII string where it stands at `at`, else 0 (which is behind nothing). */
static i32 behind(const u8 *text, i32 end, i32 at, const char *string) {
    i32 size = (i32)strlen(string);
    return end - at >= size && memcmp(text + at, string, (size_t)size) == 0 ? at + size : 0;
}

static inline int no_word(const u8 *text, i32 end, i32 at) {
    return at >= end || !(class_of(peek(text, end, at)) & WORD);
}

/* Behind an apostrophe, straight or curly, at `at`; else 0. */
static i32 apostrophe(const u8 *text, i32 end, i32 at) {
    i32 straight = behind(text, end, at, "'");
    return straight ? straight : behind(text, end, at, "\xE2\x80\x99");
}

/* -- words of a sentence: `lint.lexicon.parts.TOKEN` --------------------------------------------------------------- */

/* Behind "s", "re" ... as what an apostrophe contracts, at `at`; else 0. */
static i32 contracted(const u8 *text, i32 end, i32 at) {
    static const char *const ends[] = {"s", "S", "re", "ve", "ll", "d", "m"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        i32 past = behind(text, end, at, ends[i]);
        if (past && no_word(text, end, past)) return past;
    }
    return 0;
}

/* Behind "n't" at `at`; else 0. */
static i32 negation(const u8 *text, i32 end, i32 at) {
    i32 past = behind(text, end, at, "n");
    past = past ? apostrophe(text, end, past) : 0;
    past = past ? behind(text, end, past, "t") : 0;
    return past && no_word(text, end, past) ? past : 0;
}

static i32 abbreviation(const u8 *text, i32 end, i32 at) {
    static const char *const known[] = {"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "No.", "Nos.", "U.S.", "e.g.", "i.e."};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        i32 past = behind(text, end, at, known[i]);
        if (past) return past;
    }
    return 0;
}

/* Behind what joins the parts of a word: a hyphen or an apostrophe that contracts nothing. */
static i32 joiner(const u8 *text, i32 end, i32 at) {
    i32 past = behind(text, end, at, "-");
    if (!past) past = behind(text, end, at, "\xE2\x80\x90");
    if (!past) past = apostrophe(text, end, at);
    return past && !contracted(text, end, past) ? past : 0;
}

static i32 joined(const u8 *text, i32 end, i32 at) {
    at = run(text, end, at, LETTER | MARK | DIGIT);
    for (i32 past; (past = joiner(text, end, at));) {
        i32 more = run(text, end, past, LETTER | MARK | DIGIT);
        if (more == past) break;
        at = more;
    }
    return at;
}

static i32 figure(const u8 *text, i32 end, i32 at) {
    at = run(text, end, at, DIGIT);
    while (at < end && memchr(".,:/-", text[at], 5)) {
        i32 more = run(text, end, at + 1, DIGIT);
        if (more == at + 1) break;
        at = more;
    }
    return run(text, end, at, LETTER);
}

/* Behind the word or mark that begins at `at`, where no space stands. */
static i32 word(const u8 *text, i32 end, i32 at) {
    i32 past = at;
    u8 class = class_of(next(text, end, &past));
    i32 found;
    if (class & LETTER) {
        i32 letters = run(text, end, at, LETTER);
        if (letters - 1 > at && text[letters - 1] == 'n' && negation(text, end, letters - 1)) return letters - 1;
        if ((found = negation(text, end, at)) || (found = abbreviation(text, end, at))) return found;
        return joined(text, end, at);
    }
    if ((found = apostrophe(text, end, at)) && (found = contracted(text, end, found))) return found;
    if (class & DIGIT) return figure(text, end, at);
    if (text[at] == '.') {
        while (past < end && text[past] == '.') past++;
    }
    return past;
}

/* -- tags of a sentence: `lint.lexicon.parts.Tagger` --------------------------------------------------------------- */

typedef struct {
    u32 hash;
    i32 at, size;             /* the word among the letters; a size of -1 is a free place */
    i32 compared_at, compared_size;
    i32 class;
} Word;

typedef struct {
    i32 tags;                 /* how many there are */
    i32 classes;
    i32 stop;                 /* the tag of what stands before a sentence */
    i32 *begins;              /* where the ways of each class begin; one more than classes */
    u8 *tag_of;
    double *odds_of;
    double *follow;           /* by the tag before and the tag behind it */
    Word *words;
    u32 places, known;        /* places are a power of two */
    u8 *letters;
    size_t used, room;
} Tagger;

#define MOST 256 /* words of a sentence */
#define TAGS 64  /* that a class may have */
#define FIRST_PLACES 4096

static u32 hash_of(const u8 *word, i32 size, int opens) {
    u32 hash = opens ? 2166136261u : 84696351u;
    for (i32 i = 0; i < size; i++) hash = (hash ^ word[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* Where a word stands, or would, among so many places (a power of two, of which one is free). */
static Word *place_of(Word *words, u32 places, const u8 *letters, const u8 *word, i32 size, u32 hash) {
    for (u32 i = hash & (places - 1);; i = (i + 1) & (places - 1)) {
        Word *found = &words[i];
        if (found->size < 0) return found;
        if (found->hash == hash && found->size == size && memcmp(letters + found->at, word, (size_t)size) == 0) return found;
    }
}

static Word *free_places(u32 places) {
    Word *words = malloc(places * sizeof *words);
    for (u32 i = 0; words && i < places; i++) words[i].size = -1;
    return words;
}

EXPORT void tagger_free(Tagger *tagger) {
    if (!tagger) return;
    free(tagger->begins);
    free(tagger->tag_of);
    free(tagger->odds_of);
    free(tagger->follow);
    free(tagger->words);
    free(tagger->letters);
    free(tagger);
}

static void *copied(const void *data, size_t size) {
    void *copy = malloc(size ? size : 1);
    if (copy && size) memcpy(copy, data, size);
    return copy;
}

static int are_sound(i32 tags, i32 classes, const i32 *begins, const u8 *tag_of) {
    for (i32 i = 0; i < classes; i++) {
        if (begins[i + 1] < begins[i] || begins[i + 1] - begins[i] > tags) return 0;
    }
    for (i32 i = 0; i < begins[classes]; i++) {
        if (tag_of[i] >= tags) return 0;
    }
    return begins[0] == 0;
}

/* A tagger: of each class the tags (`tag_of`, `odds_of` from `begins[class]` to `begins[class + 1]`), and which tag follows
   which. Null where there is no memory, or where they say something else. */
EXPORT Tagger *tagger_new(i32 tags, i32 stop, i32 classes, const i32 *begins, const u8 *tag_of, const double *odds_of, const double *follow) {
    size_t ways = (size_t)begins[classes];
    if (tags > TAGS || !are_sound(tags, classes, begins, tag_of)) return NULL;
    Tagger *tagger = calloc(1, sizeof *tagger);
    if (!tagger) return NULL;
    tagger->tags = tags;
    tagger->stop = stop;
    tagger->classes = classes;
    tagger->begins = copied(begins, (size_t)(classes + 1) * sizeof *begins);
    tagger->tag_of = copied(tag_of, ways);
    tagger->odds_of = copied(odds_of, ways * sizeof *odds_of);
    tagger->follow = copied(follow, (size_t)tags * (size_t)tags * sizeof *follow);
    tagger->places = FIRST_PLACES;
    tagger->words = free_places(tagger->places);
    if (!tagger->begins || !tagger->tag_of || !tagger->odds_of || !tagger->follow || !tagger->words) {
        tagger_free(tagger);
        return NULL;
    }
    return tagger;
}

/* Forget all words. */
EXPORT void tagger_forget(Tagger *tagger) {
    for (u32 i = 0; i < tagger->places; i++) tagger->words[i].size = -1;
    tagger->known = 0;
    tagger->used = 0;
}

static int grown(Tagger *tagger) {
    u32 places = tagger->places * 2;
    Word *old = tagger->words, *words = free_places(places);
    if (!words) return 0;
    for (u32 i = 0; i < tagger->places; i++) {
        if (old[i].size < 0) continue;
        u32 at = old[i].hash & (places - 1);
        while (words[at].size >= 0) at = (at + 1) & (places - 1);
        words[at] = old[i];
    }
    free(old);
    tagger->words = words;
    tagger->places = places;
    return 1;
}

/* Learn of a word (that opens a sentence or not) its class and how it is compared. Gives how many are known. */
EXPORT i32 tagger_learn(Tagger *tagger, const u8 *word, i32 size, i32 opens, i32 class, const u8 *compared, i32 compared_size) {
    if (size < 0 || compared_size < 0 || class < 0 || class >= tagger->classes) return WRONG;
    if (tagger->begins[class] == tagger->begins[class + 1]) return WRONG; /* it could have no tag */
    if (2 * (tagger->known + 1) > tagger->places && !grown(tagger)) return NO_MEMORY;
    size_t needed = tagger->used + (size_t)size + (size_t)compared_size;
    if (needed > INT32_MAX) return NO_MEMORY;
    if (needed > tagger->room) {
        u8 *letters = realloc(tagger->letters, needed * 2);
        if (!letters) return NO_MEMORY;
        tagger->letters = letters;
        tagger->room = needed * 2;
    }
    u32 hash = hash_of(word, size, opens);
    Word *place = place_of(tagger->words, tagger->places, tagger->letters, word, size, hash);
    if (place->size < 0) {
        i32 at = (i32)tagger->used;
        if (size) memcpy(tagger->letters + at, word, (size_t)size);
        if (compared_size) memcpy(tagger->letters + at + size, compared, (size_t)compared_size);
        *place = (Word){hash, at, size, at + size, compared_size, class};
        tagger->used = needed;
        tagger->known++;
    }
    return (i32)tagger->known;
}

/* The likeliest row of tags for words of these classes (Viterbi): sums and the first of equals as there. */
static void likeliest(const Tagger *tagger, const i32 *class, i32 words, u8 *tags) {
    u8 came[MOST][TAGS];
    double row[TAGS], values[TAGS];
    const u8 stop = (u8)tagger->stop, *before = &stop;
    i32 many = 1;
    row[0] = 0.0;
    for (i32 at = 0; at < words; at++) {
        i32 begin = tagger->begins[class[at]], ways = tagger->begins[class[at] + 1] - begin;
        for (i32 way = 0; way < ways; way++) {
            u8 tag = tagger->tag_of[begin + way];
            double best = 0.0;
            i32 from = -1;
            for (i32 b = 0; b < many; b++) {
                double value = row[b] + tagger->follow[before[b] * tagger->tags + tag];
                if (from < 0 || value > best) {
                    best = value;
                    from = b;
                }
            }
            came[at][way] = (u8)from;
            values[way] = best + tagger->odds_of[begin + way];
        }
        memcpy(row, values, (size_t)ways * sizeof *row);
        before = tagger->tag_of + begin;
        many = ways;
    }
    i32 best = 0;
    for (i32 b = 1; b < many; b++) {
        if (row[b] > row[best]) best = b;
    }
    for (i32 at = words; at--;) {
        tags[at] = tagger->tag_of[tagger->begins[class[at]] + best];
        best = came[at][best];
    }
}

/* `Tagger.likeliest`: the tags of a row of words by their classes. Gives how many. */
EXPORT i32 tagger_likeliest(const Tagger *tagger, const i32 *class, i32 words, u8 *tags) {
    if (words < 1 || words > MOST) return TOO_MANY;
    for (i32 i = 0; i < words; i++) {
        if (class[i] < 0 || class[i] >= tagger->classes || tagger->begins[class[i]] == tagger->begins[class[i] + 1]) return WRONG;
    }
    likeliest(tagger, class, words, tags);
    return words;
}

/* `Tagger.cut`: cuts a sentence into words. Gives how many there are, their classes, and in `compared` the words as they are
   compared, each with a space behind it; `*size` is what these take. TOO_MANY: more words than `most`; NO_ROOM: `*size` is
   needed; MISSED - n: n words are not known, `missed` has where each begins, its size, and whether it opens the sentence. */
EXPORT i32 tagger_cut(const Tagger *tagger, const u8 *text, i32 end, i32 most, i32 *class, u8 *compared, i32 room, i32 *size, i32 *missed) {
    const Word *found[MOST];
    i32 words = 0, misses = 0, needed = 0;
    if (most > MOST) return TOO_MANY;
    for (i32 at = 0; at < end;) {
        i32 past = at;
        u8 bits = class_of(next(text, end, &past));
        if (!(bits & KNOWN)) return UNKNOWN_CHARACTER;
        if (bits & SPACE) {
            at = past;
            continue;
        }
        if (words == most) return TOO_MANY;
        past = word(text, end, at);
        u32 hash = hash_of(text + at, past - at, words == 0);
        const Word *place = place_of(tagger->words, tagger->places, tagger->letters, text + at, past - at, hash);
        if (place->size < 0) {
            for (i32 c = at; c < past;) {
                if (!(class_of(next(text, end, &c)) & KNOWN)) return UNKNOWN_CHARACTER;
            }
            i32 *miss = missed + 3 * misses++;
            miss[0] = at;
            miss[1] = past - at;
            miss[2] = words == 0;
        } else {
            found[words] = place;
            class[words] = place->class;
            needed += place->compared_size + 1;
        }
        words++;
        at = past;
    }
    if (misses) return MISSED - misses;
    *size = needed;
    if (needed > room) return NO_ROOM;
    for (i32 i = 0; i < words; i++) {
        memcpy(compared, tagger->letters + found[i]->compared_at, (size_t)found[i]->compared_size);
        compared += found[i]->compared_size;
        *compared++ = ' ';
    }
    return words;
}

/* -- whether a pattern of slots may match a sentence: `lint.kinds.tagged.automaton.Automaton` ------------------------ */

typedef struct {
    u64 first, last;          /* positions, as bits: those that a match may begin and end with */
    u64 begins, ends;         /* the beginning and the end of a sentence */
    u64 turned;               /* those that take all words but what is asked there */
    u64 figure;               /* those that take a figure with any tag */
} Slots;

typedef struct {
    Slots slots;
    i32 positions, tags;
    u64 *follow;              /* by a position: those behind it */
    u64 *of_tag, *figure_of;  /* by a tag: those that take it, and a figure with it */
    Word *words;              /* their class is their number */
    u32 places;
    u8 *letters;
    i32 *begins;              /* where what is asked of each word begins; one more than words */
    u8 *tag_of;               /* the tag that the word must have there, or ANY */
    u64 *bits_of;
} Automaton;

#define POSITIONS 64
#define ANY 255

EXPORT void automaton_free(Automaton *automaton) {
    if (!automaton) return;
    free(automaton->follow);
    free(automaton->of_tag);
    free(automaton->figure_of);
    free(automaton->words);
    free(automaton->letters);
    free(automaton->begins);
    free(automaton->tag_of);
    free(automaton->bits_of);
    free(automaton);
}

/* An automaton of so many positions: what follows each, who takes each tag and a figure with it, and of each word (`letters`
   from `starts[word]` to `starts[word + 1]`) what is asked, from `begins[word]` to `begins[word + 1]`. Null where there is no
   memory, or too much of something. */
EXPORT Automaton *automaton_new(const Slots *slots, i32 positions, const u64 *follow, i32 tags, const u64 *of_tag, const u64 *figure_of,
                                i32 words, const u8 *letters, const i32 *starts, const i32 *begins, const u8 *tag_of, const u64 *bits_of) {
    if (positions > POSITIONS || tags > TAGS || words < 0) return NULL;
    Automaton *automaton = calloc(1, sizeof *automaton);
    if (!automaton) return NULL;
    size_t asked = (size_t)begins[words];
    automaton->slots = *slots;
    automaton->positions = positions;
    automaton->tags = tags;
    automaton->follow = copied(follow, (size_t)positions * sizeof *follow);
    automaton->of_tag = copied(of_tag, (size_t)tags * sizeof *of_tag);
    automaton->figure_of = copied(figure_of, (size_t)tags * sizeof *figure_of);
    automaton->letters = copied(letters, (size_t)starts[words]);
    automaton->begins = copied(begins, (size_t)(words + 1) * sizeof *begins);
    automaton->tag_of = copied(tag_of, asked);
    automaton->bits_of = copied(bits_of, asked * sizeof *bits_of);
    for (automaton->places = 4; automaton->places < 2 * (u32)words + 2; automaton->places *= 2) {}
    automaton->words = free_places(automaton->places);
    if (!automaton->follow || !automaton->of_tag || !automaton->figure_of || !automaton->letters || !automaton->begins || !automaton->tag_of ||
        !automaton->bits_of || !automaton->words) {
        automaton_free(automaton);
        return NULL;
    }
    for (i32 i = 0; i < words; i++) {
        i32 size = starts[i + 1] - starts[i];
        u32 hash = hash_of(letters + starts[i], size, 0);
        Word *place = place_of(automaton->words, automaton->places, automaton->letters, letters + starts[i], size, hash);
        *place = (Word){hash, starts[i], size, 0, 0, i};
    }
    return automaton;
}

/* Whether a word is a figure above one, and no year: one to three digits, and groups of three behind commas. */
static i32 is_figure(const u8 *word, i32 size) {
    i32 digits = 0, groups = 0;
    if (size == 1 && word[0] == '1') return 0;
    for (i32 at = 0; at < size;) {
        u32 code = next(word, size, &at);
        if (code == ',') {
            if (groups ? digits != 3 : digits < 1) return 0;
            groups++;
            digits = 0;
        } else if (!(class_of(code) & KNOWN)) {
            return UNKNOWN_CHARACTER;
        } else if (!(class_of(code) & DIGIT) || ++digits > 3) {
            return 0;
        }
    }
    return groups ? digits == 3 : digits > 0;
}

/* The positions that a word may take with some, and with every, of these tags. Gives a negative number where it declines. */
static i32 takers(const Automaton *automaton, const u8 *word, i32 size, const u8 *tags, i32 many, u64 *some, u64 *every) {
    const Word *known = place_of(automaton->words, automaton->places, automaton->letters, word, size, hash_of(word, size, 0));
    i32 begin = 0, end = 0, figure = is_figure(word, size);
    if (figure < 0) return figure;
    if (known->size >= 0) {
        begin = automaton->begins[known->class];
        end = automaton->begins[known->class + 1];
    }
    *some = 0;
    *every = ~(u64)0;
    for (i32 i = 0; i < many; i++) {
        u64 bits = automaton->of_tag[tags[i]];
        if (figure) bits |= automaton->slots.figure | automaton->figure_of[tags[i]];
        for (i32 j = begin; j < end; j++) {
            if (automaton->tag_of[j] == ANY || automaton->tag_of[j] == tags[i]) bits |= automaton->bits_of[j];
        }
        *some |= bits;
        *every &= bits;
    }
    return 0;
}

static u64 reached(const Automaton *automaton, u64 state) {
    u64 out = automaton->slots.first;
    for (i32 i = 0; state; i++, state >>= 1) {
        if (state & 1) out |= automaton->follow[i];
    }
    return out;
}

/* `Automaton.may_match`: whether an automaton accepts a sentence of these words (`compared`, as `tagger_cut` gives them), by
   the tags that their classes may have, or by the one of each in `tags` where these are known. UNKNOWN_CHARACTER: a word has one. */
EXPORT i32 tagger_may_match(const Tagger *tagger, const Automaton *automaton, const u8 *compared, i32 size, const i32 *class, i32 words, const u8 *tags) {
    const Slots *slots = &automaton->slots;
    u64 state = slots->begins & slots->first;
    i32 at = 0;
    if (automaton->tags != tagger->tags) return WRONG;
    for (i32 i = 0; i < words; i++) {
        if (state & slots->last) return 1;
        if (class[i] < 0 || class[i] >= tagger->classes || (tags && tags[i] >= tagger->tags)) return WRONG;
        const u8 *end = at < size ? memchr(compared + at, ' ', (size_t)(size - at)) : NULL;
        if (!end) return WRONG;
        i32 length = (i32)(end - compared) - at, begin = tagger->begins[class[i]];
        const u8 *may = tags ? tags + i : tagger->tag_of + begin;
        u64 some, every;
        i32 told = takers(automaton, compared + at, length, may, tags ? 1 : tagger->begins[class[i] + 1] - begin, &some, &every);
        if (told < 0) return told;
        state = ((some & ~slots->turned) | (slots->turned & ~every)) & reached(automaton, state);
        at += length + 1;
    }
    return (state & slots->last) || (slots->ends & reached(automaton, state) & slots->last);
}

/* -- which patterns the sentences of a text may match: `lint.kinds.tagged.roll.Roll` -------------------------------- */

typedef struct {
    i32 patterns;
    i32 rows, lanes;          /* a row of so many numbers has a bit for each pattern; the first needs of all are in the first row */
    i32 classes;
    u64 *of_class;            /* by a class: the needs that its words meet; behind them those that figures meet */
    Word *words;              /* their class is their number */
    u32 places;
    u8 *letters;
    u64 *of_word;             /* the needs that each meets */
} Roll;

#define ROWS 4
#define LANES 64
#define ROOM 8192 /* for the words of a sentence */

EXPORT void roll_free(Roll *roll) {
    if (!roll) return;
    free(roll->of_class);
    free(roll->words);
    free(roll->letters);
    free(roll->of_word);
    free(roll);
}

/* The needs of so many patterns, in rows of so many numbers: those that each class of words meets, and figures; and each word
   (`letters` from `starts[word]` to `starts[word + 1]`). Null where there is no memory, or too much of something. */
EXPORT Roll *roll_new(i32 patterns, i32 rows, i32 lanes, i32 classes, const u64 *of_class, i32 words, const u8 *letters, const i32 *starts, const u64 *of_word) {
    if (rows < 1 || rows > ROWS || lanes < 1 || lanes > LANES || patterns > 64 * lanes || words < 0) return NULL;
    Roll *roll = calloc(1, sizeof *roll);
    if (!roll) return NULL;
    size_t row = (size_t)(rows * lanes) * sizeof *of_class;
    roll->patterns = patterns;
    roll->rows = rows;
    roll->lanes = lanes;
    roll->classes = classes;
    roll->of_class = copied(of_class, (size_t)(classes + 1) * row);
    roll->letters = copied(letters, (size_t)starts[words]);
    roll->of_word = copied(of_word, (size_t)words * row);
    for (roll->places = 4; roll->places < 2 * (u32)words + 2; roll->places *= 2) {}
    roll->words = free_places(roll->places);
    if (!roll->of_class || !roll->letters || !roll->of_word || !roll->words) {
        roll_free(roll);
        return NULL;
    }
    for (i32 i = 0; i < words; i++) {
        i32 size = starts[i + 1] - starts[i];
        u32 hash = hash_of(letters + starts[i], size, 0);
        *place_of(roll->words, roll->places, roll->letters, letters + starts[i], size, hash) = (Word){hash, starts[i], size, 0, 0, i};
    }
    return roll;
}

static void meet(u64 *met, const u64 *more, i32 lanes) {
    for (i32 i = 0; i < lanes; i++) met[i] |= more[i];
}

/* The patterns all of whose needs a sentence of these words meets, in the first row of `met`; or a negative number. */
static i32 needed(const Roll *roll, const u8 *compared, const i32 *class, i32 words, u64 *met) {
    i32 all = roll->rows * roll->lanes;
    memset(met, 0, (size_t)all * sizeof *met);
    for (i32 i = 0, at = 0; i < words; i++) {
        i32 size = 0;
        while (compared[at + size] != ' ') size++;
        const Word *known = place_of(roll->words, roll->places, roll->letters, compared + at, size, hash_of(compared + at, size, 0));
        i32 first = at;
        if (class[i] >= roll->classes) return WRONG;
        meet(met, roll->of_class + class[i] * all, all);
        if (known->size >= 0) meet(met, roll->of_word + known->class * all, all);
        if (class_of(next(compared, at + size, &first)) & DIGIT) meet(met, roll->of_class + roll->classes * all, all);
        at += size + 1;
    }
    for (i32 row = 1; row < roll->rows; row++) {
        for (i32 i = 0; i < roll->lanes; i++) met[i] &= met[row * roll->lanes + i];
    }
    return 0;
}

typedef struct {
    i32 *at;                  /* sentences and patterns, in turn */
    i32 many, room;
} Pairs;

static int noted(Pairs *pairs, i32 sentence, i32 pattern) {
    if (pairs->many == pairs->room) return 0;
    pairs->at[2 * pairs->many] = sentence;
    pairs->at[2 * pairs->many++ + 1] = pattern;
    return 1;
}

/* `Roll.called`: the sentences of a text, from `starts[sentence]` to `starts[sentence + 1]`, and the patterns that may match each,
   in pairs: all that it meets the needs of where `automata` has none for a pattern; -1 for a sentence that is left to the
   definition. Gives how many pairs there are. NO_ROOM: more than `room`; MISSED - n: n words are not known, `missed` has room
   for so many of them, as those of `tagger_cut`. */
EXPORT i32 roll_called(const Roll *roll, const Tagger *tagger, const Automaton *const *automata, const u8 *text, const i32 *starts, i32 sentences,
                       i32 most, i32 *called, i32 room, i32 *missed, i32 misses_room) {
    Pairs pairs = {called, 0, room};
    i32 class[MOST], size, misses = 0;
    u8 compared[ROOM];
    u64 met[ROWS * LANES];
    for (i32 i = 0; i < sentences && misses + MOST <= misses_room; i++) {
        i32 *fresh = missed + 3 * misses;
        i32 words = tagger_cut(tagger, text + starts[i], starts[i + 1] - starts[i], most, class, compared, ROOM, &size, fresh);
        if (words == TOO_MANY) continue;
        if (words < MISSED) {
            misses += MISSED - words;
            for (; fresh < missed + 3 * misses; fresh += 3) fresh[0] += starts[i];
        } else if (words < 0 || needed(roll, compared, class, words, met) < 0) {
            if (!noted(&pairs, i, -1)) return NO_ROOM;
        } else {
            for (i32 pattern = 0; pattern < roll->patterns; pattern++) {
                u64 left = met[pattern / 64] >> pattern % 64;
                if (!left) pattern |= 63; /* none of these numbers */
                if (!(left & 1) || (automata[pattern] && !tagger_may_match(tagger, automata[pattern], compared, size, class, words, NULL))) continue;
                if (!noted(&pairs, i, pattern)) return NO_ROOM;
            }
        }
    }
    return misses ? MISSED - misses : pairs.many;
}

/* -- right forms near a form: `lint.lexicon.targets.Targets.near`, with `slip`, `skeleton` and `ocr_variants` -------- */

#define LETTERS 40            /* of a form that is asked about */
#define WIDE 64               /* of any form while it is worked on */
#define VARIANTS 64
#define NUMBERS 8192          /* targets that are filed under what is asked */
#define COMPARED 400          /* MAX_TARGETS */
#define LONG_FORM 7           /* LONG */
#define SWAPPED_FAR 8         /* edits._LONG */
#define HEARD_LEAST 3         /* CONSONANTS */
#define FEWEST_APART 3        /* APART */
#define MOST_APART 4

/* Slips by their numbers, as `lint.native.targets.SLIPS` has them; from ASK on the definition is asked about the target, as in
   the first, the second, the third part of `near`. */
enum { NONE, SWAP, DOUBLING, VOWEL, KEY, OTHER, MISSING, EXTRA, MISREAD, SOUND, TWO, HEARD_TWO, FAR, ASK };

typedef struct {
    const u32 *starts, *buckets; /* of the rows; of the keys */
    const uint16_t *keys, *low;
    const u8 *high, *rows;
    i32 targets;
    u32 beside[26];              /* the letters beside each on the keyboard, as bits */
    u32 sums[256];               /* of CRC-32 */
    i32 numbers[NUMBERS];
    i32 many;
} Targets;

typedef struct {
    i32 size;
    u8 at[WIDE];
} Form;

static Form form_of(const u8 *letters, i32 size) {
    Form form;
    form.size = size;
    memcpy(form.at, letters, (size_t)size);
    return form;
}

static int same(const Form *one, const Form *other) {
    return one->size == other->size && !memcmp(one->at, other->at, (size_t)one->size);
}

static int is_vowel(u8 letter) {
    return letter && strchr("aeiouy", letter) != NULL;
}

static Form undoubled(Form form) {
    i32 size = 0;
    for (i32 i = 0; i < form.size; i++) {
        if (!i || form.at[i] != form.at[i - 1]) form.at[size++] = form.at[i]; /* at most the letter itself is written over */
    }
    form.size = size;
    return form;
}

static const char *const CLUSTERS[][2] = {
    {"tsch", "c"}, {"shch", "c"}, {"sch", "c"}, {"tch", "c"}, {"zh", "c"}, {"ch", "c"}, {"sh", "c"}, {"dj", "c"},
    {"kh", "h"}, {"gh", "g"}, {"ph", "f"}, {"th", "t"}, {"dh", "d"}, {"bh", "b"}, {"ck", "k"}, {"qu", "kw"},
};

/* `skeleton`. No cluster is shorter than what is written for it. */
static Form skeleton(Form form) {
    for (size_t c = 0; c < sizeof CLUSTERS / sizeof *CLUSTERS; c++) {
        const char *cluster = CLUSTERS[c][0], *one = CLUSTERS[c][1];
        i32 length = (i32)strlen(cluster), size = 0;
        for (i32 i = 0; i < form.size;) {
            if (i + length <= form.size && !memcmp(form.at + i, cluster, (size_t)length)) {
                for (const char *letter = one; *letter; letter++) form.at[size++] = (u8)*letter;
                i += length;
            } else {
                form.at[size++] = form.at[i++];
            }
        }
        form.size = size;
    }
    i32 size = 0;
    int vowels = 0;
    for (i32 i = 0; i < form.size; i++) {
        u8 letter = form.at[i];
        if (letter == 'h') continue;
        if (letter == 'q' || letter == 'c' || letter == 'x') letter = 'k';
        else if (letter == 'z') letter = 's';
        else if (letter == 'w') letter = 'v';
        else if (letter == 'j') letter = 'y';
        if (is_vowel(letter)) {
            if (!vowels) form.at[size++] = '.';
            vowels = 1;
        } else {
            form.at[size++] = letter;
            vowels = 0;
        }
    }
    if (size > 4) {
        while (size && form.at[size - 1] == '.') size--;
    }
    form.size = size;
    return undoubled(form);
}

static Form consonants(Form form) {
    Form bare = skeleton(form);
    i32 size = 0;
    for (i32 i = 0; i < bare.size; i++) {
        if (bare.at[i] != '.') bare.at[size++] = bare.at[i];
    }
    bare.size = size;
    return undoubled(bare);
}

static int is_beside(const Targets *targets, u8 one, u8 other) {
    return one >= 'a' && one <= 'z' && other >= 'a' && other <= 'z' && (targets->beside[one - 'a'] >> (other - 'a') & 1);
}

static i32 swapped(const Form *found, const Form *right, i32 i) {
    const u8 *f = found->at, *r = right->at;
    i32 j = found->size - 1;
    while (f[j] == r[j]) j--;
    if (f[i] != r[j] || f[j] != r[i] || memcmp(f + i + 1, r + i + 1, (size_t)(j - i - 1))) return NONE;
    if (j == i + 1 || (j == i + 2 && found->size >= SWAPPED_FAR)) return SWAP;
    return is_vowel(f[i]) && is_vowel(f[j]) ? SWAP : NONE;
}

/* `slip`: the sort of the one slip between two forms that differ. */
static i32 slip(const Targets *targets, const Form *found, const Form *right) {
    i32 a = found->size, b = right->size, i = 0, least = a < b ? a : b;
    const u8 *f = found->at, *r = right->at;
    if (a - b > 2 || b - a > 2) return NONE;
    if (f[0] == r[0] && f[a - 1] == r[b - 1]) {
        Form one = undoubled(*found), other = undoubled(*right);
        if (same(&one, &other)) return DOUBLING;
    }
    while (i < least && f[i] == r[i]) i++;
    if (a == b) {
        if (memcmp(f + i + 1, r + i + 1, (size_t)(a - i - 1))) return swapped(found, right, i);
        if (is_vowel(f[i]) && is_vowel(r[i])) return VOWEL;
        return is_beside(targets, r[i], f[i]) ? KEY : OTHER;
    }
    if (a == b + 1 && !memcmp(f + i + 1, r + i, (size_t)(b - i))) {
        return (i && is_beside(targets, f[i], f[i - 1])) || (i < b && is_beside(targets, f[i], r[i])) ? KEY : EXTRA;
    }
    return a == b - 1 && !memcmp(f + i, r + i + 1, (size_t)(a - i)) ? MISSING : NONE;
}

/* The optimal string alignment distance, or `most` + 1 where it is more. */
static i32 distance(const Form *one, const Form *other, i32 most) {
    i32 rows[3][WIDE + 1], a = one->size, b = other->size;
    if (a - b > most || b - a > most) return most + 1;
    i32 *before = rows[0], *last = rows[1], *now = rows[2];
    for (i32 j = 0; j <= b; j++) last[j] = j;
    for (i32 i = 1; i <= a; i++) {
        now[0] = i;
        for (i32 j = 1; j <= b; j++) {
            i32 best = last[j - 1] + (one->at[i - 1] != other->at[j - 1]);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && one->at[i - 1] == other->at[j - 2] && one->at[i - 2] == other->at[j - 1] && before[j - 2] + 1 < best) {
                best = before[j - 2] + 1;
            }
            now[j] = best;
        }
        i32 *old = before;
        before = last;
        last = now;
        now = old;
    }
    return last[b] <= most ? last[b] : most + 1;
}

static void fill_sums(u32 *sums) {
    for (u32 i = 0; i < 256; i++) {
        u32 sum = i;
        for (int bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xEDB88320u ^ sum >> 1 : sum >> 1;
        sums[i] = sum;
    }
}

static u32 crc32_of(const u32 *sums, u8 mark, const u8 *key, i32 size) {
    u32 sum = ~(u32)0;
    if (mark) sum = sums[(sum ^ mark) & 0xFF] ^ sum >> 8;
    for (i32 i = 0; i < size; i++) sum = sums[(sum ^ key[i]) & 0xFF] ^ sum >> 8;
    return ~sum;
}

/* Adds the numbers of the targets that are filed under a key, which `mark` stands before where it is no 0. */
static void look_up(Targets *targets, u8 mark, const u8 *key, i32 size) {
    u32 sum = crc32_of(targets->sums, mark, key, size);
    u32 low = targets->buckets[sum >> 16], end = targets->buckets[(sum >> 16) + 1], high = end, rest = sum & 0xFFFF;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (targets->keys[middle] < rest) low = middle + 1;
        else high = middle;
    }
    for (; low < end && targets->keys[low] == rest; low++) {
        i32 number = (i32)((u32)targets->high[low] << 16 | targets->low[low]);
        if (number < targets->targets && targets->many < NUMBERS) targets->numbers[targets->many++] = number;
    }
}

/* The same for all forms with one letter left out. */
static void look_up_shorter(Targets *targets, u8 mark, const Form *form) {
    u8 key[WIDE];
    for (i32 i = 0; i < form->size; i++) {
        memcpy(key, form->at, (size_t)i);
        memcpy(key + i, form->at + i + 1, (size_t)(form->size - i - 1));
        look_up(targets, mark, key, form->size - 1);
    }
}

static int by_number(const void *one, const void *other) {
    i32 a = *(const i32 *)one, b = *(const i32 *)other;
    return (a > b) - (a < b);
}

/* The numbers in order, each once. */
static void ordered(Targets *targets) {
    i32 many = 0;
    qsort(targets->numbers, (size_t)targets->many, sizeof *targets->numbers, by_number);
    for (i32 i = 0; i < targets->many; i++) {
        if (!many || targets->numbers[i] != targets->numbers[many - 1]) targets->numbers[many++] = targets->numbers[i];
    }
    targets->many = many;
}

/* The form of a target in small letters; one of no letters where it has others than those of ASCII, or very many. */
static Form target_of(const Targets *targets, i32 number) {
    Form form;
    form.size = 0;
    for (u32 at = targets->starts[number]; at < targets->starts[number + 1] && targets->rows[at] != '\t'; at++) {
        u8 letter = targets->rows[at];
        if (letter >= 0x80 || form.size == WIDE) {
            form.size = 0;
            break;
        }
        form.at[form.size++] = letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }
    return form;
}

/* `ocr_variants`. Gives how many, or a negative number where they are too many. */
static i32 variants_of(const Form *form, Form *variants) {
    static const char *const ALIKE[][2] = {{"m", "rn"}, {"rn", "m"}, {"d", "cl"}, {"w", "vv"}, {"h", "li"}, {"li", "h"}, {"cl", "d"}};
    i32 many = 0;
    for (size_t pair = 0; pair < sizeof ALIKE / sizeof *ALIKE; pair++) {
        const char *printed = ALIKE[pair][0], *read = ALIKE[pair][1];
        i32 length = (i32)strlen(read), put = (i32)strlen(printed);
        for (i32 at = 0; at + length <= form->size; at++) {
            if (memcmp(form->at + at, read, (size_t)length)) continue;
            if (many == VARIANTS) return TOO_MANY;
            Form *variant = variants + many++;
            variant->size = form->size - length + put;
            memcpy(variant->at, form->at, (size_t)at);
            memcpy(variant->at + at, printed, (size_t)put);
            memcpy(variant->at + at + put, form->at + at + length, (size_t)(form->size - at - length));
        }
    }
    return many;
}

/* What `Targets._compared` makes of a target. */
static i32 compared(const Targets *targets, const Form *form, const Form *target, const Form *sound, const Form *variants, i32 many, i32 slips) {
    if (same(form, target) || (slips == 2 && distance(form, target, 2) > 2)) return NONE;
    i32 sort = NONE;
    for (i32 i = 0; i < many && !sort; i++) {
        if (same(target, variants + i)) sort = MISREAD;
    }
    if (!sort) sort = slip(targets, form, target);
    if (sort) return slips == 1 ? sort : NONE;
    int alike = 0;
    if (sound->size) {
        Form other = skeleton(*target);
        alike = same(sound, &other);
    }
    if (slips == 2) return alike ? NONE : TWO;
    return alike && distance(form, target, 3) <= 3 ? SOUND : NONE;
}

/* What `Targets._sounding` makes of a target. */
static i32 sounding(const Form *form, const Form *target, const Form *bare) {
    if (form->at[0] != target->at[0]) return NONE;
    i32 apart = distance(form, target, MOST_APART);
    if (apart < 2 || apart > MOST_APART) return NONE;
    if (apart > FEWEST_APART) {
        Form other = consonants(*target);
        if (!same(bare, &other)) return NONE;
    }
    return apart == 2 ? HEARD_TWO : FAR;
}

EXPORT void targets_free(Targets *targets) {
    free(targets);
}

/* The targets of a file, whose parts stay where they are; `beside` as in `Targets`. Null where there is no memory, or where the
   keys and rows are not in order. */
EXPORT Targets *targets_new(const u32 *starts, i32 many, const u32 *buckets, i32 keys_many, const uint16_t *keys, const uint16_t *low, const u8 *high,
                            const u8 *rows, u32 size, const u32 *beside) {
    for (i32 i = 0; i < many; i++) {
        if (starts[i] > starts[i + 1]) return NULL;
    }
    for (i32 i = 0; i < 65536; i++) {
        if (buckets[i] > buckets[i + 1]) return NULL;
    }
    if (starts[many] > size || buckets[65536] > (u32)keys_many) return NULL;
    Targets *targets = calloc(1, sizeof *targets);
    if (!targets) return NULL;
    *targets = (Targets){.starts = starts, .buckets = buckets, .keys = keys, .low = low, .high = high, .rows = rows, .targets = many};
    memcpy(targets->beside, beside, sizeof targets->beside);
    fill_sums(targets->sums);
    return targets;
}

/* `Targets.near` of a form of ASCII: in `found` the numbers of targets, each with its slip, in the order of the definition, but
   for what that finds twice. Gives how many, or a negative number: more than `room`, or too much to be done here. */
EXPORT i32 targets_near(Targets *targets, const u8 *letters, i32 size, i32 *found, i32 room) {
    Form variants[VARIANTS];
    if (size < 1 || size > LETTERS) return TOO_MANY;
    Form form = form_of(letters, size), nothing = form_of(letters, 0), whole = skeleton(form), bare = consonants(form);
    const Form *sound = size > 4 ? &whole : &nothing;
    i32 read = variants_of(&form, variants), out = 0;
    if (read < 0) return TOO_MANY;
    for (int part = 1; part <= 3; part++) {
        if (part == 1) {
            targets->many = 0;
            look_up(targets, 0, form.at, size);
            look_up_shorter(targets, 0, &form);
            if (size > 4) look_up(targets, '~', whole.at, whole.size);
            for (i32 i = 0; i < read; i++) look_up(targets, 0, variants[i].at, variants[i].size);
        } else if (part == 2) {
            if (size < LONG_FORM) continue;
            for (i32 i = 0; i < size; i++) {
                Form shorter = form_of(letters, i);
                memcpy(shorter.at + i, letters + i + 1, (size_t)(size - i - 1));
                shorter.size = size - 1;
                look_up_shorter(targets, 0, &shorter);
            }
        } else {
            targets->many = 0;
            if (bare.size < HEARD_LEAST) continue;
            look_up(targets, '^', bare.at, bare.size);
            if (bare.size > HEARD_LEAST) look_up_shorter(targets, '^', &bare);
        }
        if (targets->many == NUMBERS) return TOO_MANY;
        ordered(targets);
        for (i32 i = 0; i < targets->many && i < COMPARED; i++) {
            Form target = target_of(targets, targets->numbers[i]);
            i32 told = !target.size ? ASK + part - 1
                     : part < 3     ? compared(targets, &form, &target, sound, variants, read, part)
                                    : sounding(&form, &target, &bare);
            if (!told) continue;
            if (2 * out + 2 > room) return NO_ROOM;
            found[2 * out] = targets->numbers[i];
            found[2 * out + 1] = told;
            out++;
        }
    }
    return out;
}

/* -- forms filed under what is one letter away: `lint.lexicon.index.Index.file` -------------------------------------- */

static int by_letter(const void *one, const void *other) {
    return *(const u8 *)one - *(const u8 *)other;
}

static int by_key(const void *one, const void *other) {
    u64 left = *(const u64 *)one, right = *(const u64 *)other;
    return (left > right) - (left < right);
}

/* `index._keys`: the form, without its doubled letters, with its letters in order, and without each of them. Gives how many
   there are, each once. */
static i32 keys_of(const Form *form, Form *keys) {
    i32 many = 0;
    for (i32 i = -3; i < form->size; i++) {
        Form key = i == -2 ? undoubled(*form) : *form;
        if (i == -1) qsort(key.at, (size_t)key.size, 1, by_letter);
        if (i >= 0) memmove(key.at + i, key.at + i + 1, (size_t)(--key.size - i));
        i32 known = 0;
        while (known < many && !same(&keys[known], &key)) known++;
        if (known == many) keys[many++] = key;
    }
    return many;
}

/* Files forms (`letters` from `starts[form]` to `starts[form + 1]`) behind the first ones in `filed`, and puts all in order: the
   checksum of a key in the upper half, the number of its form in the lower. Those of no letters are left out. Gives how many
   there are. */
EXPORT i32 index_file(const u8 *letters, const i32 *starts, i32 forms, u64 *filed, i32 first, i32 room) {
    u32 sums[256];
    Form keys[WIDE + 3];
    fill_sums(sums);
    for (i32 number = 0; number < forms; number++) {
        i32 size = starts[number + 1] - starts[number];
        if (size < 0 || size > WIDE) return WRONG;
        Form form = form_of(letters + starts[number], size);
        i32 many = size ? keys_of(&form, keys) : 0;
        if (many > room - first) return NO_ROOM;
        for (i32 i = 0; i < many; i++) filed[first++] = (u64)crc32_of(sums, 0, keys[i].at, keys[i].size) << 32 | (u32)number;
    }
    if (first) qsort(filed, (size_t)first, sizeof *filed, by_key);
    return first;
}

/* Marks in `bits` the upper part of each checksum: where none is, nothing is filed. */
EXPORT void index_mark(const u32 *sums, i32 many, i32 shift, u8 *bits) {
    for (i32 i = 0; i < many; i++) bits[sums[i] >> shift >> 3] |= (u8)(1 << (sums[i] >> shift & 7));
}
