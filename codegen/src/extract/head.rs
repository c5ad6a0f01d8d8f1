//! The head of a page: its title, its date, and the name that it gives its operation.
//!
//! In: a [`Document`], or the blocks of one of its operations. Out: text as found.
//! Left out on purpose: notices of a site above the title (that a page was translated by a machine, or is in another
//! language). They say nothing of the operation, and readers take none of them for a title.

use super::section::{Located, Section, words};
use crate::document::{Block, Document, Text};
use crate::vocabulary;

/// Blocks in which the date of a page is looked for.
const HEAD: usize = 4;

/// The first heading, or the line above it where that heading is of a section: a page may have lost the marks of its
/// headings.
pub(super) fn title(document: &Document) -> Text {
    let Some(first) = document.blocks.iter().find_map(Block::heading) else {
        return Text::new(document.stem.as_ref());
    };
    let above = || document.blocks.iter().take_while(|block| block.heading().is_none());
    let below_furniture =
        vocabulary::title_among(above().map(|block| words(block).map_or("", |text| &text.value)));
    let above = match below_furniture {
        Some(title) => above().nth(title).and_then(words),
        None => above().take(HEAD).filter_map(words).find(|text| may_be_title(&text.value)),
    };
    above.filter(|_| first.word.is_some()).unwrap_or(&first.text).clone()
}

/// Neither a date nor a sentence.
fn may_be_title(line: &str) -> bool {
    !vocabulary::is_stamp(line) && !line.ends_with(['.', '。', ':', '：'])
}

/// `Updated on 2025-05-06 GMT+08:00`, above or below the title, or behind the path of the page in its site.
pub(super) fn stamp(document: &Document) -> Option<Text> {
    document.blocks.iter().take(HEAD).find_map(|block| match block {
        Block::Paragraph(text) | Block::Code(text) => {
            let line = text.value.lines().find(|line| vocabulary::is_stamp(line))?;
            Some(Text { value: line.trim().to_owned(), ..text.clone() })
        }
        _ => None,
    })
}

/// The name that the page gives the operation: `CreateTopic` below `API name`, or behind its title.
pub(super) fn name(located: &[Located<'_>], title: &Text) -> Option<Text> {
    labelled(located).or_else(|| behind_title(title))
}

/// An item such as `API name: CreateTopic`, or `CreateTopic` below `API name`, ahead of the line of method and path.
fn labelled(located: &[Located<'_>]) -> Option<Text> {
    let ahead = located.iter().take_while(|place| place.section != Section::Uri);
    let mut is_next = false;
    for text in ahead.filter_map(|place| words(place.block)) {
        let named =
            if is_next { Some(text.value.as_str()) } else { vocabulary::behind_api_name(&text.value) };
        is_next = named.is_some_and(str::is_empty);
        if let Some(name) = named.map(str::trim).filter(|name| is_name(name)) {
            return Some(Text { value: name.to_owned(), ..text.clone() });
        }
    }
    None
}

/// The name that stands behind a title.
fn behind_title(title: &Text) -> Option<Text> {
    let (_, name) = divided(&title.value)?;
    Some(Text { value: name.to_owned(), ..title.clone() })
}

/// The title without the name behind it.
pub(super) fn without_name(title: Text) -> Text {
    let words = divided(&title.value).map(|(words, _)| words.to_owned());
    Text { value: words.unwrap_or(title.value), ..title }
}

/// `Querying a Topic - ShowTopic` as title and name.
fn divided(title: &str) -> Option<(&str, &str)> {
    let (words, name) = title.rsplit_once(['-', '–', '—'])?;
    let is_title = !words.trim().is_empty() && !words.ends_with(|c: char| c.is_ascii_alphanumeric());
    let name = name.trim();
    (is_title && is_name(name)).then_some((words.trim(), name))
}

/// Several words with capitals, joined: `CreateTopic`, `ListV2Topics`.
fn is_name(name: &str) -> bool {
    let humps = name
        .chars()
        .zip(name.chars().skip(1))
        .filter(|(one, next)| one.is_ascii_uppercase() && next.is_ascii_lowercase());
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && humps.count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePage;

    fn found(path: &str, page: &str) -> (String, Option<String>, Option<String>) {
        let page = SourcePage::new(path, page).unwrap();
        let operation = crate::extract::extract(&crate::parse::parse(&page).document).operations.remove(0);
        let text = |text: Option<Text>| text.map(|text| text.value);
        (operation.title.value, text(operation.updated), text(operation.name))
    }

    #[test]
    fn a_page_may_name_its_operation() {
        for head in ["API name\n\nEnrolPupil\n\n", "API name: EnrolPupil\n\n", "接口名称：EnrolPupil\n\n"]
        {
            let page = format!("Adding a Pupil\n\nFunction\n\n{head}URI\n\nPOST /v1/pupils\n");
            let (title, _, name) = found("x/page.txt", &page);
            assert_eq!((title.as_str(), name.as_deref()), ("Adding a Pupil", Some("EnrolPupil")), "{head}");
        }
        let page = "# 查询学生-ShowPupil\n\n## URI\n\nGET /v1/pupils\n";
        let (title, _, name) = found("x/page.md", page);
        assert_eq!((title.as_str(), name.as_deref()), ("查询学生", Some("ShowPupil")));
    }

    #[test]
    fn other_words_are_no_names() {
        for title in ["Stopping - Servers", "Installing - CentOS", "Auto-ScalingGroups", "ShowPupil", ""] {
            assert_eq!(behind_title(&Text::new(title)), None, "{title}");
        }
        assert!(!is_name("API") && !is_name("Pupil") && !is_name("Show Pupil"));
    }

    #[test]
    fn the_date_may_stand_behind_the_path_of_the_page() {
        let page = "Help/ School/ Showing a Pupil\nUpdated on 2025-02-08 GMT+08:00\n\nShowing a Pupil\n\n\
            URI\n\nGET /v1/pupils\n";
        let (title, updated, _) = found("x/page.txt", page);
        assert_eq!(title, "Showing a Pupil");
        assert_eq!(updated.as_deref(), Some("Updated on 2025-02-08 GMT+08:00"));
    }

    #[test]
    fn a_title_may_have_lost_its_mark() {
        let page = "Showing a Pupil\nFunction\nShows a pupil.\nURI\nGET /v1/pupils\n| Parameter | Type |\n|---|---|\n\
            | id | String |\n";
        assert_eq!(found("x/page.md", page).0, "Showing a Pupil");
    }

    #[test]
    fn a_notice_is_no_title() {
        let page = "Ce texte n'existe pas dans votre langue.\n\nShowing a Pupil\n\nUpdated on 2025-02-08 GMT+08:00\n\n\
            URI\n\nGET /v1/pupils\n";
        let (title, updated, _) = found("x/page.txt", page);
        assert_eq!(title, "Showing a Pupil");
        assert_eq!(updated.as_deref(), Some("Updated on 2025-02-08 GMT+08:00"));
        let piped = "Ce texte n'existe pas dans votre langue.\nShowing a Pupil\nURI\nGET /v1/pupils\n\
            |\nParameter |\nType |\n|---|---|\n|\nid |\nString |\n";
        assert_eq!(found("x/page.txt", piped).0, "Showing a Pupil");
        // Where nothing else could be one, a sentence is.
        let page = "Shows a pupil.\n\nURI\n\nGET /v1/pupils\n";
        assert_eq!(found("x/page.txt", page).0, "Shows a pupil.");
    }
}
