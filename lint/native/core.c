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
#define LEFT 2

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

/* The same by the tags that the words may have, for sentences one behind the other: of each where its words begin in `compared`
   (`starts`) and its classes in `class` (`firsts`), one more than there are sentences. `found` has for each 0, 1, or LEFT where
   it is left to the definition. */
EXPORT void tagger_may_match_each(const Tagger *tagger, const Automaton *automaton, const u8 *compared, const i32 *starts, const i32 *class, const i32 *firsts,
                                  i32 sentences, u8 *found) {
    for (i32 i = 0; i < sentences; i++) {
        i32 told = tagger_may_match(tagger, automaton, compared + starts[i], starts[i + 1] - starts[i], class + firsts[i], firsts[i + 1] - firsts[i], NULL);
        found[i] = told < 0 ? LEFT : (u8)told;
    }
}
