//! Examples within documentation, out of tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::print;
use crate::emit::text::CodeBlock;

/// An example: what it imports, the head of the function around it, and what stands in that.
pub(super) struct Snippet {
    pub imports: TokenStream,
    pub head: TokenStream,
    pub body: TokenStream,
}

impl Snippet {
    /// For rustdoc, which compiles it: what only the compiler needs is hidden.
    pub fn for_rustdoc(&self) -> Option<CodeBlock> {
        let Lines { mut imports, head, body } = self.lines()?;
        imports.push(format!("# {head}"));
        imports.extend(body);
        imports.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
        Some(CodeBlock::printed("no_run", imports))
    }

    /// For readers of Markdown, where nothing can be hidden: all of it. rustdoc compiles it too.
    pub fn for_readers(&self) -> Option<CodeBlock> {
        Some(CodeBlock::printed("rust,no_run", self.program()?.lines().map(str::to_owned).collect()))
    }

    /// All of it, as a file.
    pub fn program(&self) -> Option<String> {
        let Self { imports, head, body } = self;
        let blank = print::blank();
        print::code(quote! { #imports #blank #head { #body Ok(()) } }).ok()
    }

    /// The printed parts. None where the tokens are no Rust, which is a defect that compiling the crate shows.
    fn lines(&self) -> Option<Lines> {
        let Self { imports, head, body } = self;
        let imports = print::code(quote! { #imports }).ok()?;
        let function = print::code(quote! { #head { #body Ok(()) } }).ok()?;
        let mut function: Vec<&str> = function.lines().collect();
        // The last two lines are `Ok(())` and the closing brace.
        function.truncate(function.len().saturating_sub(2));
        let (head, body) = function.split_first()?;
        Some(Lines {
            imports: imports.lines().map(str::to_owned).collect(),
            head: (*head).to_owned(),
            body: body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect(),
        })
    }
}

struct Lines {
    imports: Vec<String>,
    head: String,
    body: Vec<String>,
}

/// Whether a value that a page lists may stand in an example: a word that looks like one. Examples are compiled, and read
/// by people who copy them.
pub(super) fn is_plain(value: &str) -> bool {
    (1..=64).contains(&value.len())
        && value.starts_with(|c: char| c.is_ascii_alphanumeric())
        && value.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_examples_are_words() {
        assert!(is_plain("DISASTER_BACKUP") && is_plain("lz4") && is_plain("en-us") && is_plain("v2.0"));
        for odd in ["", "a b", "`x`", "\"", "-x", "a\u{202e}b", "值", "#[doc]", "x/*"] {
            assert!(!is_plain(odd), "{odd}");
        }
    }
}
