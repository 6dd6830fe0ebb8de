//! The walks of unicode-segmentation, for bench/peers/unicode_segmentation.c: offsets into a batch that is written over.
use unicode_segmentation::UnicodeSegmentation;

const BATCH: usize = 4096;

/// # Safety
/// `text` points to `len` bytes of well-formed UTF-8.
unsafe fn text_of<'a>(text: *const u8, len: usize) -> &'a str {
    unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(text, len)) }
}

fn walk<'a>(segments: impl Iterator<Item = (usize, &'a str)>) -> u64 {
    let mut starts = [0usize; BATCH];
    let mut total = 0;
    for (start, _) in segments {
        starts[total % BATCH] = start;
        total += 1;
    }
    std::hint::black_box(&starts);
    total as u64
}

/// # Safety
/// As `text_of`.
#[no_mangle]
pub unsafe extern "C" fn us_words(text: *const u8, len: usize) -> u64 {
    walk(unsafe { text_of(text, len) }.split_word_bound_indices())
}

/// # Safety
/// As `text_of`.
#[no_mangle]
pub unsafe extern "C" fn us_sentences(text: *const u8, len: usize) -> u64 {
    walk(unsafe { text_of(text, len) }.split_sentence_bound_indices())
}

/// # Safety
/// As `text_of`.
#[no_mangle]
pub unsafe extern "C" fn us_graphemes(text: *const u8, len: usize) -> u64 {
    walk(unsafe { text_of(text, len) }.grapheme_indices(true))
}
