//! What a reader of the written Markdown sees, by the library that rustdoc reads Markdown with.

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markup::{Reader, render};
use super::seen::{OPTIONS, events, rendered, squeezed};
use super::*;

fn one(text: &str) -> String {
    render(&Phrase::quoted(text), true, Reader::Rustdoc)
}

#[test]
fn a_quotation_is_words_and_code() {
    assert_eq!(
        one("See [Tag] and https://a.b/c_d_e. Use topic_regex, or Vec<String> (max_size)."),
        "See \\[Tag] and `https://a.b/c_d_e`. Use `topic_regex`, or Vec\\<String> (`max_size`)."
    );
    assert_eq!(one("请参见https://a.b/c。使用topic_regex。"), "请参见`https://a.b/c`。使用`topic_regex`。");
    assert_eq!(one("www.example.com, ftp://a.b or a.b@c.de"), "`www.example.com`, `ftp://a.b` or `a.b@c.de`");
    assert_eq!(one("Must match ^[a-z]\\d+$"), "Must match ^\\[a-z]\\d+$");
    assert_eq!(one("a ` in user_name"), "a \\` in `user_name`");
    assert_eq!(one("`no_runhttps://a.b/c_d"), "\\`no_`runhttps://a.b/c_d`");
    assert_eq!(one("`user_name`"), "\\`user_name\\`");
}

#[test]
fn what_needs_no_escaping_stays_readable() {
    for words in [
        "Only include letters, digits, periods (.), and hyphens (-). (Max. 128 characters)",
        "Value range: 1 < x < 600 & more",
        "5 MB/s * 2, about ~3 - 4, C:\\temp",
        "1.5 times",
        "R & D, a ` alone",
    ] {
        assert_eq!(one(words), words);
    }
}

#[test]
fn descriptions_of_a_document_read_well_where_nobody_renders_them() {
    let one = |text: &str| render(&Phrase::plain(text), true, Reader::Other);
    for words in [
        "Either this parameter or topic_regex must be specified, not topic_names_all.",
        "See [Tag] and https://a.b/c_d. Matches ^[a-z]\\d+$",
        "gzip: Gzip compression algorithm.",
    ] {
        assert_eq!(one(words), words);
    }
    assert_eq!(one("a|b [x](y) <b>"), "a\\|b [x\\](y) \\<b>");
    let text = Doc::plain(&["One.".to_owned(), " ".to_owned(), "Two\nlines.".to_owned()]);
    assert_eq!(text.commonmark(), Some("One.\n\nTwo lines.".into()));
    assert_eq!(Doc::plain(&[]).commonmark(), None);
}

#[test]
fn what_would_open_a_block_does_not() {
    assert_eq!(one("- item"), "\\- item");
    assert_eq!(one("1. item"), "1\\. item");
    assert_eq!(one("# Heading"), "\\# Heading");
    assert_eq!(one("~~~rust"), "\\~\\~\\~rust");
    assert_eq!(one("<script>x</script>"), "\\<script>x\\</script>");
    let item = Doc::items([Phrase::quoted("- a"), Phrase::quoted("> b")]).markdown();
    assert_eq!(item, "- \\- a\n- \\> b\n");
}

#[test]
fn marks_pair_across_all_that_stands_in_a_phrase() {
    let phrase = Phrase::fill("**{}**: {}", [Phrase::quoted("5 * 2"), Phrase::code("a`b")]);
    assert_eq!(render(&phrase, true, Reader::Rustdoc), "**5 \\* 2**: ``a`b``");
}

#[test]
fn links_lead_to_the_web_or_nowhere() {
    let link = |words, address| render(&Phrase::link(Phrase::quoted(words), address), true, Reader::Rustdoc);
    assert_eq!(link("page", "https://a.b/c d(e)"), "[page](https://a.b/c%20d%28e%29)");
    assert_eq!(link("a] b", "https://a.b/`c`"), "[a\\]\u{0}b](https://a.b/%60c%60)");
    for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "no address", ""] {
        assert_eq!(link("page", address), "page");
    }
}

#[test]
fn links_and_code_with_ticks_are_not_broken() {
    let before = "word ".repeat(17);
    let lines = |end: Phrase| Doc::from(Phrase::fill("{} {}", [Phrase::quoted(&before), end])).lines();
    let link = lines(Phrase::link("Table 6 and Table 18", "https://a.b/c"));
    assert!(link.iter().any(|line| line.contains("[Table 6 and Table 18](")), "{link:?}");
    let code = lines(Phrase::code("rust ``x and more of it than fits"));
    assert!(code.iter().any(|line| line.ends_with("```rust ``x and more of it than fits```")), "{code:?}");
}

#[test]
fn code_holds_anything() {
    let code = |text| render(&Phrase::code(text), true, Reader::Rustdoc).replace(super::markup::TIED, " ");
    assert_eq!(code("a"), "`a`");
    assert_eq!(code("a`b``c"), "```a`b``c```");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(code(" "), "the empty text");
}

#[test]
fn a_fence_is_longer_than_what_it_holds() {
    let block = CodeBlock::printed("no_run", vec!["let x = \"````\";".to_owned()]);
    assert_eq!(Doc::from(block).markdown(), "`````no_run\nlet x = \"````\";\n`````\n");
}

#[test]
fn a_comment_is_one_line() {
    let head = Phrase::fill("from {}.", [Phrase::quoted("a\ninclude!(\"b\");\u{2028}c\u{202e}")]);
    assert_eq!(head.comment(), "from a include!(\"b\"); c\u{fffd}.");
}

#[test]
fn phrases_are_joined_as_sentences() {
    let items = ["a", "b", "c"].map(Phrase::from);
    assert_eq!(Phrase::list(&items, "or").comment(), "a, b or c");
    assert_eq!(Phrase::list(&items[..1], "or").comment(), "a");
    assert!(Phrase::list(&[], "or").is_empty());
    assert_eq!(Phrase::from("at most").capitalised().comment(), "At most");
    assert_eq!(Phrase::quoted("Done.").ended(|c| c == '.').comment(), "Done.");
    assert_eq!(Phrase::code("x").ended(|c| c == '.').comment(), "x.");
}

/// Text that tries: marks, starts of blocks, entities, tags, what is not seen.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "```",
        "``",
        "`",
        "~~~",
        "~",
        "```rust",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r",
        " ",
        " ",
        " ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12) ",
        "# ",
        "> ",
        "===",
        "---",
        "***",
        "___",
        ":--",
        "|",
        "| a |",
        "|---|",
        "[",
        "]",
        "](",
        "[a]",
        "[a](b)",
        "![a](b)",
        "[^1]",
        "[^1]: ",
        "[a]: b",
        "<",
        ">",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<?",
        "<a ",
        "href=\"javascript:x\"",
        "&lt;",
        "&#60;",
        "&",
        "lt;",
        "\\",
        "*",
        "**",
        "_",
        "__",
        "*/",
        "/*",
        "//",
        "\"",
        "'",
        "{",
        "}",
        "a_b",
        "a.b@c.de",
        "https://a.b/",
        "www.a.b",
        "a",
        "b",
        "é",
        "参",
        "7",
        "\u{202e}",
        "\u{200b}",
        "\u{200d}",
        "\u{2028}",
        "\u{85}",
        "\u{0}",
        "\u{1b}",
        "\u{feff}",
        "\u{ad}",
        "\u{e000}",
        "!",
        "#",
        ":",
        ";",
        "x:",
        "- [ ] ",
        "$",
        "^",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

/// A phrase, and what a reader is to see of it.
fn phrase() -> impl Strategy<Value = (Phrase, String)> {
    let part = (hostile(), 0..4_u8).prop_map(|(text, kind)| match kind {
        0 => (Phrase::quoted(&text), visible(&text)),
        1 if !visible(&text).is_empty() => (Phrase::code(&text), visible(&text)),
        2 => (Phrase::from(7), "7".to_owned()),
        _ => (Phrase::from("of ours: "), "of ours: ".to_owned()),
    });
    prop::collection::vec(part, 1..4).prop_map(|parts| {
        let seen: Vec<String> = parts.iter().map(|(_, seen)| seen.clone()).collect();
        let mut phrase = Phrase::default();
        for (part, _) in parts {
            phrase = Phrase::fill("{}{}", [phrase, part]);
        }
        (phrase, seen.concat())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_sees_the_words_and_nothing_else((phrase, seen) in phrase(), width in 0..120_usize) {
        let lead = "w ".repeat(width / 2);
        let padded = Phrase::fill("{} {}", [Phrase::quoted(&lead), phrase.clone()]);
        let expected = squeezed(&format!("{lead} {seen}"));
        for doc in [Doc::from(padded.clone()), Doc::items([padded])] {
            for written in [doc.markdown(), doc.lines().join("\n")] {
                prop_assert_eq!(rendered(&written).map(|seen| squeezed(&seen)), Some(expected.clone()), "{}", written);
            }
        }
        for doc in [Doc::from(phrase.clone()), Doc::items([phrase])] {
            let written = doc.lines().join("\n");
            prop_assert_eq!(rendered(&written).map(|seen| squeezed(&seen)), Some(squeezed(&seen)), "{}", written);
        }
    }

    #[test]
    fn a_description_is_words(text in hostile()) {
        let written = render(&Phrase::plain(&text), true, Reader::Other).replace(super::markup::TIED, " ");
        let mut seen = String::new();
        for event in Parser::new_ext(&written, OPTIONS) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => prop_assert!(false, "{other:?} in {written}"),
            }
        }
        prop_assert_eq!(seen, visible(&text), "{}", written);
    }

    #[test]
    fn a_quotation_keeps_its_spaces(text in hostile(), width in 0..120_usize) {
        // Between a back-tick, or what is set as code, and the next code, there has to be one more.
        let text = format!("{}x {}", "w ".repeat(width / 2), text.replace(['`', '@'], "a"));
        let lines = Doc::from(Phrase::quoted(&text)).lines().join("\n");
        prop_assert_eq!(rendered(&lines), Some(visible(&text)), "{}", lines);
    }

    #[test]
    fn blocks_stay_apart(texts in prop::collection::vec(hostile(), 1..5)) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !visible(text).is_empty()).collect();
        let count = |doc: &Doc, kind: fn(&Event<'_>) -> bool| {
            events(&doc.lines().join("\n")).iter().filter(|event| kind(event)).count()
        };
        let paragraphs = Doc::quoted(&texts);
        let is_paragraph = |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph));
        prop_assert_eq!(count(&paragraphs, is_paragraph), texts.len(), "{:?}", paragraphs.lines());
        let items = Doc::items(texts.iter().map(|text| Phrase::quoted(text)));
        let is_item = |event: &Event<'_>| matches!(event, Event::Start(Tag::Item));
        prop_assert_eq!(count(&items, is_item), texts.len(), "{:?}", items.lines());
    }

    #[test]
    fn a_comment_never_ends(text in hostile()) {
        let comment = Phrase::quoted(&text).comment();
        let ends = |c: char| c.is_control() || ['\u{2028}', '\u{2029}', '\u{202e}'].contains(&c);
        prop_assert!(!comment.contains(ends), "{comment:?}");
    }
}
