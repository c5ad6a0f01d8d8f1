//! Words as they are compared.

/// Signs of Chinese type, and those that mean the same.
const WIDE: &[(char, char)] = &[('。', '.'), ('、', ','), ('【', '['), ('】', ']'), ('\u{3000}', ' ')];

/// Words as they are compared: without surrounding space and colons, white space folded, small letters, and Chinese signs
/// as the others. Chinese has no spaces, so that one beside a Chinese character says nothing.
pub(super) fn normal(text: &str) -> String {
    if text.is_ascii() {
        return normal_ascii(text);
    }
    let text = plain(text).to_lowercase();
    let text = text.trim_matches(|c: char| c.is_whitespace()).trim_end_matches([':', ' ']);
    tight(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same for a text without Chinese: most are, and all words of tables are asked for.
fn normal_ascii(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.trim().trim_end_matches([':', ' ']).split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal.make_ascii_lowercase();
    normal
}

/// A text with each full-width sign as the other one that means the same.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(narrow).collect()
}

fn narrow(c: char) -> char {
    // `！` to `～` stand in the order of `!` to `~`.
    let narrow = match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xff01 + 0x21),
        _ => WIDE.iter().find(|(wide, _)| *wide == c).map(|(_, narrow)| *narrow),
    };
    narrow.unwrap_or(c)
}

/// Without the spaces beside Chinese characters.
pub(super) fn tight(text: &str) -> String {
    let mut tight = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_beside = tight.ends_with(is_han) || chars.peek().copied().is_some_and(is_han);
        if !(c == ' ' && is_beside) {
            tight.push(c);
        }
    }
    tight
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_short_way_is_as_good_as_the_long_one(text in "[ :\\ta-cA-C\\n\\r]{0,12}") {
            // A Chinese sign in front makes it the long one.
            let long = normal(&format!("。{text}"));
            proptest::prop_assert_eq!(format!(".{}", normal(&format!("x{text}")).trim_start_matches('x')), long);
        }
    }

    #[test]
    fn one_text_is_written_in_many_ways() {
        assert_eq!(normal(" Request  Parameters: "), "request parameters");
        assert_eq!(normal("状态码：２００"), "状态码:200");
        assert_eq!(normal("请求 Body 参数"), "请求body参数");
        assert_eq!(normal("请求参数："), "请求参数");
        assert_eq!(normal("IAM项目（Project）"), "iam项目(project)");
        assert_eq!(normal("Solicitação"), "solicitação");
    }
}
