//! Letters without accents, for words that become names.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Latin letters without their accents: `Criacao` of `Criação`.
pub(crate) fn without_accents(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}
