//! The tables that the runtime's macros read: `codegen::object!`, `codegen::open_enum!`, `codegen::request!`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Wider lines are broken.
const WIDTH: usize = 100;

/// A table with a line for each entry. None for any other macro.
pub(super) fn text(invocation: &syn::Macro) -> Option<String> {
    let path: Vec<String> = invocation.path.segments.iter().map(|it| it.ident.to_string()).collect();
    path.first().filter(|first| *first == "codegen")?;
    if let Ok(item) = syn::parse2::<syn::ItemEnum>(invocation.tokens.clone()) {
        return Some(within(&path.join("::"), item));
    }
    let mut text = format!("{}! {{\n", path.join("::"));
    let mut head: Vec<TokenTree> = Vec::new();
    for token in invocation.tokens.clone() {
        if begins_line(&token) && !head.is_empty() {
            text.extend(["    ", &tight(std::mem::take(&mut head)), "\n"]);
        }
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let head = tight(std::mem::take(&mut head));
                text.push_str(&section(&head, &group));
            }
            other => head.push(other),
        }
    }
    if !head.is_empty() {
        text.extend(["    ", &tight(head), "\n"]);
    }
    text.push_str("}\n");
    Some(text)
}

/// An enum with its texts, as the printer lays it out.
fn within(path: &str, item: syn::ItemEnum) -> String {
    let file =
        syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![syn::Item::Enum(item)] };
    let printed = prettyplease::unparse(&file);
    let lines: String = printed.lines().flat_map(|line| ["    ", line, "\n"]).collect();
    format!("{path}! {{\n{lines}}}\n")
}

/// Whether what a section is about, or the answer of a request, begins here. Types are not called so.
fn begins_line(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(name) => {
            ["operation", "required", "given", "optional"].iter().any(|word| name == word)
        }
        other => punct(other) == Some('='),
    }
}

/// `Type { a: String = "a", .. }` with a line for each entry; names alone share one.
fn section(head: &str, group: &Group) -> String {
    let entries = entries(group.stream());
    let line = format!("    {head} {{ {} }}\n", entries.join(", "));
    match entries.as_slice() {
        [] => format!("    {head} {{}}\n"),
        entries if line.len() <= WIDTH && !entries.iter().any(|entry| entry.contains('=')) => line,
        entries => {
            let entries: String = entries.iter().flat_map(|entry| ["        ", entry, ",\n"]).collect();
            format!("    {head} {{\n{entries}    }}\n")
        }
    }
}

/// What stands between the commas that are not within a type.
fn entries(tokens: TokenStream) -> Vec<String> {
    let (mut all, mut entry, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            TokenTree::Punct(punct) if punct.as_char() == ',' && depth == 0 => {
                all.push(tight(std::mem::take(&mut entry)));
                continue;
            }
            _ => {}
        }
        entry.push(token);
    }
    if !entry.is_empty() {
        all.push(tight(entry));
    }
    all
}

/// Tokens as a person writes them: `a: Vec<model::Tag> = "a"`.
fn tight(tokens: impl IntoIterator<Item = TokenTree>) -> String {
    let mut text = String::new();
    let mut joins = true;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let next = tokens.peek().and_then(punct);
        let (before, after) = match (punct(&token), next) {
            // `Post "/v1/jobs" [200]`, `next("jobs", &["next"])`, `Response<A, ()>`.
            (None, _) if is_group(&token, Delimiter::Parenthesis) => (text.ends_with(','), true),
            // `::`, `->`, `=>`, `.total("total")`, `&["next"]`.
            (Some(':'), Some(':')) | (Some('<' | '.'), _) => (false, false),
            (Some(':'), _) if text.ends_with(':') => (false, false),
            (Some('-' | '='), Some('>')) | (Some('&'), _) => (true, false),
            (Some('>'), _) if text.ends_with(['-', '=']) => (false, true),
            (Some('>' | ',' | ':'), _) => (false, true),
            _ => (true, true),
        };
        if before && !joins {
            text.push(' ');
        }
        match &token {
            TokenTree::Group(group) => text.push_str(&enclosed(group)),
            other => text.push_str(&other.to_string()),
        }
        joins = !after;
    }
    text
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// `("a", 1)`
fn enclosed(group: &Group) -> String {
    let inner = tight(group.stream());
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace => format!("{{ {inner} }}"),
        Delimiter::None => inner,
    }
}

fn punct(token: &TokenTree) -> Option<char> {
    match token {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_a_line_for_each_entry() {
        let printed = |tokens: &str| text(&syn::parse_str(tokens).unwrap()).unwrap();
        let object = "codegen::object! { Tag { a: Vec<BTreeMap<String, Tag>> = \"a,:\", type_: u64 = \"type\", } \
                      required TagRequired { a, type_ } rules RULES }";
        let expected = r#"codegen::object! {
    Tag {
        a: Vec<BTreeMap<String, Tag>> = "a,:",
        type_: u64 = "type",
    }
    required TagRequired { a, type_ }
    rules RULES
}
"#;
        assert_eq!(printed(object), expected);
        assert_eq!(printed("codegen::object! { Nothing {} }"), "codegen::object! {\n    Nothing {}\n}\n");
        let request = "codegen::request! { Do operation \"DoIt\" Post \"/it\" [200, 201] required DoRequired { a: String = path \"a\" } \
                       optional { b: Vec<i64> = query \"b\", c: u64 = header \"c\" } => Response<model::A, ()>, members }";
        let expected = r#"codegen::request! {
    Do
    operation "DoIt" Post "/it" [200, 201]
    required DoRequired {
        a: String = path "a",
    }
    optional {
        b: Vec<i64> = query "b",
        c: u64 = header "c",
    }
    => Response<model::A, ()>, members
}
"#;
        assert_eq!(printed(request), expected);
        assert_eq!(
            printed(
                "codegen::request! { Do operation \"DoIt\" Get \"/it\" [] => file Response<A>, Response<B> }"
            ),
            "codegen::request! {\n    Do\n    operation \"DoIt\" Get \"/it\" []\n    => file Response<A>, Response<B>\n}\n"
        );
        let list = r#"codegen::list! { Do of model::A { items: B = b, position = c, paging = Paging::next("b", &["d", "e"]).total("f") } }"#;
        let expected = r#"codegen::list! {
    Do of model::A {
        items: B = b,
        position = c,
        paging = Paging::next("b", &["d", "e"]).total("f"),
    }
}
"#;
        assert_eq!(printed(list), expected);
        let open = "codegen::open_enum! { #[doc = \" The kinds.\"] pub enum Kind { #[doc = \" One.\"] A = \"a,:\" } }";
        let expected = r#"codegen::open_enum! {
    /// The kinds.
    pub enum Kind {
        /// One.
        A = "a,:",
    }
}
"#;
        assert_eq!(printed(open), expected);
        assert_eq!(text(&syn::parse_str("vec! { a }").unwrap()), None);
    }
}
