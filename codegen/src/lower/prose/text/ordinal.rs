//! Marks that stand before the lines of a list: numbers (`1、ROUND_ROBIN：...`) and quotes (`> For details, ...`).
//!
//! In: the lines of a section. Out: the lines without them. Numbers that nobody counted with are values: only codes that are
//! numbered from 1 on, one after the other, lose theirs.

use super::word::{is_code, is_constant};

/// Takes the numbers off an ordered list of codes.
pub(super) fn strip(lines: &mut [&str]) {
    let mut start = 0;
    while start < lines.len() {
        let run = lines.iter().skip(start).zip(1..).map_while(|(line, number)| item(line, number)).count();
        if run > 1 {
            for (line, number) in lines.iter_mut().skip(start).take(run).zip(1..) {
                *line = item(line, number).unwrap_or(line);
            }
        }
        start += run.max(1);
    }
}

/// What stands behind a number of an ordered list, where that begins with a code.
fn item(line: &str, number: usize) -> Option<&str> {
    let rest = line.strip_prefix(&number.to_string())?;
    let rest = rest.strip_prefix(['、', ')', '）', '.', '．'])?.trim_start();
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_-".contains(c))).unwrap_or(rest.len());
    let code = rest.get(..end)?;
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let is_sure = code.len() > 1 && code.contains(is_letter) && (is_constant(code) || is_code(code));
    let ends = rest.get(end..)?.trim_start();
    (is_sure && (ends.is_empty() || ends.starts_with([':', '：', '(', '（', '，', ',']))).then_some(rest)
}

/// Without the mark of a quote, which is no comparison: `> 选择5、6时，...`.
pub(super) fn unquoted(line: &str) -> &str {
    let quoted = line.strip_prefix('\\').unwrap_or(line).strip_prefix("> ");
    quoted.map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let mut lines = lines.to_vec();
        strip(&mut lines);
        lines
    }

    #[test]
    fn ordered_lists_of_codes_lose_their_numbers() {
        assert_eq!(
            stripped(&["取值：", "1、ROUND_ROBIN：轮询", "2、SOURCE_IP：源IP", "说明"]),
            ["取值：", "ROUND_ROBIN：轮询", "SOURCE_IP：源IP", "说明"]
        );
        for lines in [["1、2、3", "2、3"], ["1. Letters", "2. Digits"], ["2、SSD：x", "3、SAS：y"]] {
            assert_eq!(stripped(&lines), lines);
        }
    }

    #[test]
    fn the_mark_of_a_quote_is_no_comparison() {
        assert_eq!(unquoted("\\> 选择5、6时"), "选择5、6时");
        assert_eq!(unquoted(">=：大于等于"), ">=：大于等于");
        assert_eq!(unquoted("> 5"), "5");
    }
}
