//! What is known of a text already: pages repeat their sentences, and many readers ask the same of one.
//!
//! In: a text, and whoever answers. Out: the answer, which is asked for once. Each thread remembers for itself, a bounded amount, so
//! that nothing depends on what was read before, and no page fills the memory.

use std::cell::RefCell;
use std::collections::HashMap;
use std::thread::LocalKey;

/// So many bytes of texts and answers are remembered of a question, about. Behind them, it begins anew.
const BYTES: usize = 2 * 1024 * 1024;

/// The texts of which one question was asked.
#[derive(Debug)]
pub(super) struct Memo<A> {
    known: HashMap<Box<str>, A>,
    bytes: usize,
}

/// A memo of a thread.
pub(super) type OfThread<A> = LocalKey<RefCell<Memo<A>>>;

impl<A> Default for Memo<A> {
    fn default() -> Self {
        Self { known: HashMap::new(), bytes: 0 }
    }
}

impl<A> Memo<A> {
    /// What is known of a text.
    pub(super) fn get(&self, text: &str) -> Option<&A> {
        self.known.get(text)
    }

    /// Keeps an answer of so many bytes.
    pub(super) fn keep(&mut self, text: &str, answer: A, bytes: usize) {
        let bytes = text.len() + bytes;
        if bytes > BYTES {
            return;
        }
        if self.bytes + bytes > BYTES {
            *self = Self::default();
        }
        self.bytes += bytes;
        self.known.insert(text.into(), answer);
    }
}

/// The answer to a question that takes little room.
pub(super) fn answered<A: Copy>(memo: &'static OfThread<A>, text: &str, ask: impl FnOnce(&str) -> A) -> A {
    if let Some(answer) = memo.with_borrow(|memo| memo.get(text).copied()) {
        return answer;
    }
    let answer = ask(text);
    memo.with_borrow_mut(|memo| memo.keep(text, answer, size_of::<A>()));
    answer
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local!(static LENGTHS: RefCell<Memo<usize>> = RefCell::default());

    #[test]
    fn a_question_is_asked_once() {
        let asked = Cell::new(0);
        let ask = |text: &str| {
            answered(&LENGTHS, text, |text| {
                asked.set(asked.get() + 1);
                text.len()
            })
        };
        assert_eq!([ask("one"), ask(""), ask("one"), ask("three"), ask("")], [3, 0, 3, 5, 0]);
        assert_eq!(asked.get(), 3);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut memo = Memo::default();
        for number in 0..200_000 {
            let text = format!("sentence {number}");
            memo.keep(&text, number, 4);
            assert!(memo.bytes <= BYTES);
            assert_eq!(memo.get(&text), Some(&number));
        }
        assert!(memo.known.len() < 200_000);
        let long = "a".repeat(BYTES + 1);
        memo.keep(&long, 0, 4);
        assert_eq!(memo.get(&long), None);
    }
}
