//! Lines that say which answer is meant: by its status, or by how the call went.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Phrases};
use super::{is_status, normal, status_line};

/// What a line says of the answers below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They have this status: `Status code: 200`.
    Status(String),
    /// The call went well: `Normal response`.
    Normal,
    /// It failed, with whatever status: `Abnormal response`.
    Errors,
}

static ANSWERS: LazyLock<Lexicon<Answer>> = LazyLock::new(|| {
    Lexicon::of(|of| vec![(Answer::Normal, &of.answers.normal), (Answer::Errors, &of.answers.errors)])
});
static ENDINGS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.answers.endings));
static LABEL: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.status.label));
/// Words before a status that a sentence names as one of many.
static BETWEEN: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.status.between)]));
static INSTANCES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.status.instances));

/// Words between `status code` and the number, at most.
const REACH: usize = 12;

/// What a line says of the answers below it.
pub fn answer(line: &str) -> Option<Answer> {
    if let Some(code) = status_line(line) {
        return Some(Answer::Status(code));
    }
    let folded = normal(line);
    let known = |words: &str| ANSWERS.get_normal(words);
    known(&folded).or_else(|| known(ENDINGS.before(&folded)?.trim_end()))
}

/// Whether a line does nothing but join what stands above it to what stands below: `or`, `Or:`.
pub fn is_joint(line: &str) -> bool {
    BETWEEN.get(line).is_some()
}

/// The statuses of success that sentences name: `the status code is 200. Otherwise, the status code is 201.`
pub fn successes_in(text: &str) -> Vec<String> {
    let folded = normal(text);
    let clauses = folded.split(['.', ';', '。', '；']);
    let mut found: Vec<String> = clauses.flat_map(successes_of).collect();
    found.dedup();
    found
}

/// Those of a clause: the first status in it, and others with nothing but `or` between.
fn successes_of(clause: &str) -> Vec<String> {
    let Some(rest) = LABEL.behind(clause).filter(|_| !INSTANCES.are_within(clause)) else {
        return Vec::new();
    };
    let words = rest.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let numbers = words.take(REACH).skip_while(|word| !is_status(word));
    let listed = numbers.take_while(|word| is_status(word) || BETWEEN.get_normal(word).is_some());
    let codes: Vec<&str> = listed.filter(|word| is_status(word)).collect();
    // The first one tells what the clause is about.
    match codes.first() {
        Some(first) if first.starts_with('2') => {
            codes.iter().filter(|code| code.starts_with('2')).map(|code| (*code).to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_join_two_examples() {
        assert!(is_joint("or") && is_joint("Or:") && is_joint("或") && !is_joint("OK"));
    }

    #[test]
    fn a_line_may_say_how_the_call_went() {
        assert_eq!(answer("Status code: 200"), Some(Answer::Status("200".to_owned())));
        assert_eq!(answer("Normal response"), Some(Answer::Normal));
        assert_eq!(answer("Abnormal response parameters"), Some(Answer::Errors));
        assert_eq!(answer("异常响应："), Some(Answer::Errors));
        assert_eq!(answer("The error response has two members"), None);
        assert_eq!(answer("Response"), None);
    }

    #[test]
    fn sentences_name_statuses() {
        let both = "If it is there already, the status code is 200. Otherwise, the status code is 201.";
        assert_eq!(successes_in(both), ["200", "201"]);
        assert_eq!(successes_in("None (STATUS CODE 204)"), ["204"]);
        assert_eq!(successes_in("If the job is accepted, the system returns status code 202."), ["202"]);
        assert_eq!(successes_in("成功时返回状态码为200。"), ["200"]);
        assert_eq!(successes_in("返回状态码为200或201时表示成功。"), ["200", "201"]);
        assert_eq!(successes_in("The status code is 200 or 202."), ["200", "202"]);
        assert_eq!(successes_in("The status code is 200 or 404."), ["200"]);
        for text in [
            "If a 2xx status code is returned, for example, 200, 202, or 204, the call was successful.",
            "Status code 404 is returned.",
            "For details, see Status Codes. It takes 200 seconds.",
            "At most 200 jobs.",
        ] {
            assert_eq!(successes_in(text), [""; 0], "{text}");
        }
    }
}
