#include <stdint.h>
#include <unicode/uvernum.h>

// ICU's functions carry its version in their names, by macros, which Swift doesn't see. They are declared here as
// <unicode/utrans.h> does, but without that file's types: Foundation has its own ICU of another version, and Swift takes
// types of one name from two modules for one that contradicts itself.
typedef struct cicu_transliterator cicu_transliterator;

cicu_transliterator *_Nullable U_ICU_ENTRY_POINT_RENAME(utrans_openU)(
    const uint16_t *_Nonnull id, int32_t id_length, int direction, const uint16_t *_Nullable rules, int32_t rules_length,
    void *_Nullable parse_error, int *_Nonnull status);
void U_ICU_ENTRY_POINT_RENAME(utrans_close)(cicu_transliterator *_Nullable transliterator);
void U_ICU_ENTRY_POINT_RENAME(utrans_transUChars)(
    const cicu_transliterator *_Nonnull transliterator, uint16_t *_Nonnull text, int32_t *_Nonnull length, int32_t capacity,
    int32_t start, int32_t *_Nonnull limit, int *_Nonnull status);

/// Status: 0 or less is no error (U_ZERO_ERROR and warnings).
static inline cicu_transliterator *_Nullable cicu_open(const uint16_t *_Nonnull id, int32_t length, int *_Nonnull status) {
    return U_ICU_ENTRY_POINT_RENAME(utrans_openU)(id, length, 0, 0, 0, 0, status);
}

static inline void cicu_close(cicu_transliterator *_Nullable transliterator) {
    U_ICU_ENTRY_POINT_RENAME(utrans_close)(transliterator);
}

static inline void cicu_transliterate(
    const cicu_transliterator *_Nonnull transliterator, uint16_t *_Nonnull text, int32_t *_Nonnull length, int32_t capacity,
    int32_t *_Nonnull limit, int *_Nonnull status) {
    U_ICU_ENTRY_POINT_RENAME(utrans_transUChars)(transliterator, text, length, capacity, 0, limit, status);
}

// Plural rules, declared as <unicode/upluralrules.h> does.
typedef struct cicu_plural_rules cicu_plural_rules;

cicu_plural_rules *_Nullable U_ICU_ENTRY_POINT_RENAME(uplrules_open)(const char *_Nonnull locale, int *_Nonnull status);
void U_ICU_ENTRY_POINT_RENAME(uplrules_close)(cicu_plural_rules *_Nullable rules);
int32_t U_ICU_ENTRY_POINT_RENAME(uplrules_select)(
    const cicu_plural_rules *_Nonnull rules, double number, uint16_t *_Nonnull keyword, int32_t capacity,
    int *_Nonnull status);

static inline cicu_plural_rules *_Nullable cicu_plural_open(const char *_Nonnull locale, int *_Nonnull status) {
    return U_ICU_ENTRY_POINT_RENAME(uplrules_open)(locale, status);
}

static inline void cicu_plural_close(cicu_plural_rules *_Nullable rules) { U_ICU_ENTRY_POINT_RENAME(uplrules_close)(rules); }

static inline int32_t cicu_plural_select(
    const cicu_plural_rules *_Nonnull rules, double number, uint16_t *_Nonnull keyword, int32_t capacity,
    int *_Nonnull status) {
    return U_ICU_ENTRY_POINT_RENAME(uplrules_select)(rules, number, keyword, capacity, status);
}
