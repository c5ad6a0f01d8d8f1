//! What may belong to a flattened table: the paragraphs between its header and the next table, and what each of them
//! looks like where it stands.

use std::collections::{HashMap, HashSet};

use super::group::Group;
use super::header::{self, Start};
use super::look::Look;
use super::paragraph::{Lead, Paragraph, Stands};
use crate::document::Text;
use crate::type_cell;
use crate::vocabulary::{self, CaptionWord, Turn};

/// Reads the paragraphs up to the next table: more of them cannot belong to this one. `indent` is how far its header is
/// from the margin, `types` are the names of types that captions of the page have.
pub(super) fn read(groups: &[Group<'_>], indent: usize, types: &HashSet<String>) -> Vec<Paragraph> {
    let next = (0..groups.len())
        .find_map(|index| Some((index, header::start(groups.get(index..).unwrap_or_default())?)));
    let end = next.as_ref().map_or(groups.len(), |(index, _)| *index);
    let is_announced = next.as_ref().is_some_and(|(index, start)| announces(groups, *index, start));
    let end = end - usize::from(is_announced);
    let mut is_above_table = next.is_some();
    let mut leads_in = next.filter(|(_, start)| start.caption.is_none()).map(|_| Lead::Table);
    let mut paragraphs = Vec::with_capacity(end);
    let mut rest = groups.get(..end).unwrap_or_default();
    while let Some((group, above)) = rest.split_last() {
        let (text, taken) = typed(rest).map_or_else(|| (group.text(), 1), |text| (text, 2));
        let look = Look::of(&text.value, group.is_code());
        let is_next = is_above_table && paragraphs.is_empty();
        let opens_status = paragraphs.last().is_some_and(|behind: &Paragraph| behind.turn == Turn::Status);
        let opens_next = (is_next && crate::parse::opens_table(&text.value)
            || (is_next || opens_status) && is_labelled_part(&text.value))
            && !above.last().is_some_and(is_before_description);
        let is_empty_part = || {
            let is_none = paragraphs.last().is_some_and(|behind| vocabulary::is_none(&behind.text.value));
            is_none && vocabulary::is_page_label(&text.value)
        };
        // Nothing would stand in the section that it opens, and nothing would describe the row above.
        let is_last_cell = || {
            above.last().is_some_and(is_before_description)
                && paragraphs.last().is_some_and(|behind| behind.turn == Turn::Heading)
        };
        let turn = match vocabulary::turn(&text.value) {
            _ if opens_next || is_empty_part() => Turn::Heading,
            Turn::Heading if is_last_cell() => Turn::None,
            turn => turn,
        };
        is_above_table &= !matches!(turn, Turn::Heading | Turn::Status);
        paragraphs.push(Paragraph {
            text,
            groups: taken,
            look,
            is_item: group.is_item(),
            is_outdented: group.indent() < indent,
            stands: Stands::Plainly,
            turn,
            leads_in,
            is_above_table,
        });
        leads_in = group.is_code().then_some(Lead::Code);
        rest = if taken > 1 { above.split_last().map_or(&[][..], |(_, above)| above) } else { above };
    }
    paragraphs.reverse();
    mark_types(&mut paragraphs, types);
    mark_flags(&mut paragraphs);
    mark_names(&mut paragraphs);
    mark_lists(&mut paragraphs);
    paragraphs
}

/// Whether a line is the heading of a part, written as a label: `Response Parameters:`.
fn is_labelled_part(line: &str) -> bool {
    let words = line.trim_end_matches([':', '：']);
    words.len() < line.len() && words.contains(' ') && crate::parse::opens_table(words)
}

/// Whether what stands below a cell may be all that describes its row.
fn is_before_description(group: &Group<'_>) -> bool {
    let look = group.line().map(|line| Look::of(line, false));
    matches!(look, Some(Look::Type | Look::SmallType | Look::Flag))
}

/// Whether the line above a table has the words of its caption and no number, so that it is the heading of the table.
fn announces(groups: &[Group<'_>], table: usize, start: &Start) -> bool {
    let words =
        |caption: &Text| vocabulary::numbered(&caption.value).map(|(_, words)| words.trim().to_owned());
    let line = table.checked_sub(1).and_then(|above| groups.get(above)?.line());
    line.is_some() && line == start.caption.as_ref().and_then(words).as_deref()
}

/// The names of types in the captions of a page: `leg` of `Table 7 Parameter description of field leg`.
pub(super) fn captioned(groups: &[Group<'_>]) -> HashSet<String> {
    let caption = |group: &Group<'_>| vocabulary::caption(vocabulary::numbered(group.line()?)?.1);
    let name = |group| match caption(group)? {
        CaptionWord::TypeName(name) => Some(name),
        _ => None,
    };
    groups.iter().filter_map(name).collect()
}

/// The type that stands in the last two paragraphs: `Array of`, `KafkaTopicMapping objects`.
fn typed(groups: &[Group<'_>]) -> Option<Text> {
    let [.., first, second] = groups else { return None };
    let (start, end) = (first.line()?, second.line()?);
    let value = type_cell::whole(start, end)?;
    let span = first.text().span.zip(second.text().span).map(|(first, second)| first.to(second));
    Some(Text { value, span, links: Vec::new() })
}

/// Marks short words that no list of types has and that stand as types stand: behind what may be a name, above what may
/// describe it. Without a flag between, only such as come several times, or as captions name, for values of a description
/// stand so, too.
fn mark_types(paragraphs: &mut [Paragraph], types: &HashSet<String>) {
    let mut candidates: Vec<usize> = Vec::new();
    for (index, trio) in paragraphs.windows(3).enumerate() {
        let [above, paragraph, below] = trio else { continue };
        let is_behind_name =
            matches!(above.look, Look::Identifier | Look::Word | Look::SmallType | Look::Flag);
        // `fail_code` behind `fail_code` is no prose, where a caption names it: `Error code` below it opens no section.
        let is_told = above.text.value == paragraph.text.value && types.contains(&above.text.value);
        let is_described = matches!(below.look, Look::Sentence | Look::Phrase | Look::Label | Look::Flag)
            && (below.turn == Turn::None || is_told);
        if is_behind_name && is_described && is_type_like(paragraph) {
            candidates.push(index + 1);
        }
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    let kind = |paragraph: &Paragraph| kind_of_type(&paragraph.text.value);
    for paragraph in candidates.iter().filter_map(|index| paragraphs.get(*index)) {
        *counts.entry(kind(paragraph)).or_default() += 1;
    }
    let flagged: HashSet<usize> =
        candidates.iter().copied().filter(|index| is_behind_flag(paragraphs, *index)).collect();
    for index in candidates {
        if let Some(paragraph) = paragraphs.get_mut(index) {
            let comes_often = counts.get(&kind(paragraph)).is_some_and(|count| *count > 1);
            let has_flag = flagged.contains(&index);
            let is_captioned = types.contains(&paragraph.text.value);
            if comes_often || has_flag || is_captioned || ends_with_type(&paragraph.text.value) {
                paragraph.stands = Stands::AsType;
            }
        }
    }
}

/// Marks flags between what may be a name and a type, and the types behind them.
fn mark_flags(paragraphs: &mut [Paragraph]) {
    let mut found = Vec::new();
    for (index, trio) in paragraphs.windows(3).enumerate() {
        let [name, flag, type_] = trio else { continue };
        let is_name = matches!(name.look, Look::Identifier | Look::Word);
        let is_type = matches!(type_.look, Look::Type | Look::SmallType) || type_.stands == Stands::AsType;
        if is_name && is_flag(flag) && is_type {
            found.push(index + 1);
        }
    }
    for index in found {
        if let Some(flag) = paragraphs.get_mut(index) {
            flag.stands = Stands::AsFlag;
        }
        let type_ = paragraphs.get_mut(index + 1);
        if let Some(type_) = type_.filter(|type_| type_.stands == Stands::Plainly) {
            type_.stands = Stands::BehindFlag;
        }
    }
}

/// Marks labels that are names: `Description` above a type and what describes it.
fn mark_names(paragraphs: &mut [Paragraph]) {
    let is_name = |trio: &[Paragraph]| match trio {
        [label, type_, below] => {
            label.look == Look::Label
                && type_cell::is_name(&label.text.value)
                && matches!(type_.look, Look::Type | Look::SmallType)
                && matches!(below.look, Look::Sentence | Look::Phrase)
        }
        _ => false,
    };
    let found: Vec<usize> =
        paragraphs.windows(3).enumerate().filter(|(_, trio)| is_name(trio)).map(|(index, _)| index).collect();
    for index in found {
        if let Some(label) = paragraphs.get_mut(index) {
            label.stands = Stands::AsName;
        }
    }
}

/// Whether a paragraph says `Yes` or `No`. `true` and `false` are values more often.
fn is_flag(paragraph: &Paragraph) -> bool {
    paragraph.look == Look::Flag && vocabulary::flag(&paragraph.text.value).is_some()
}

/// Marks types and flags that are values of a list: words alone below a label, with more of them below. `N/A` answers a
/// label, and lists nothing.
fn mark_lists(paragraphs: &mut [Paragraph]) {
    let is_word = |paragraph: &Paragraph| {
        !paragraph.text.value.contains(char::is_whitespace)
            && !matches!(
                paragraph.look,
                Look::Label | Look::Sentence | Look::Phrase | Look::Code | Look::Nothing
            )
    };
    let mut is_in_list = false;
    let mut listed: Vec<bool> = Vec::with_capacity(paragraphs.len());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        is_in_list = paragraph.look == Look::Label || is_in_list && is_word(paragraph);
        // What is described is the type of a row. A label may describe, too, but less likely a name in small letters.
        let goes_on = paragraphs.get(index + 1).is_none_or(|next| {
            is_word(next)
                || next.turn == Turn::Heading
                || next.look == Look::Label && paragraph.look == Look::SmallType
        });
        listed.push(is_in_list && is_word(paragraph) && goes_on);
    }
    for (paragraph, is_listed) in paragraphs.iter_mut().zip(listed) {
        if is_listed && matches!(paragraph.look, Look::Type | Look::SmallType | Look::Flag) {
            paragraph.stands = Stands::InList;
        }
    }
}

/// Whether a name and a flag stand above a paragraph.
fn is_behind_flag(paragraphs: &[Paragraph], index: usize) -> bool {
    let above = |count: usize| index.checked_sub(count).and_then(|above| paragraphs.get(above));
    let is_name = |name: &Paragraph| matches!(name.look, Look::Identifier | Look::Word);
    above(1).is_some_and(is_flag) && above(2).is_some_and(is_name)
}

/// Whether it could be a type for all that its form says.
fn is_type_like(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text.value;
    let is_short = text.split_whitespace().count() <= 3 && !text.contains(['.', '。', ':', '：', '-']);
    !paragraph.is_item
        && is_short
        && matches!(
            paragraph.look,
            Look::Word | Look::Token | Look::Phrase | Look::Identifier | Look::Sentence
        )
}

/// A type without its length: `string` of `String(64)`.
fn kind_of_type(text: &str) -> String {
    text.split_once(['(', '（']).map_or(text, |(kind, _)| kind).trim().to_lowercase()
}

/// `Long integer`, `String(64)`: the last word, without a length, is one of types.
fn ends_with_type(text: &str) -> bool {
    let kind = kind_of_type(text);
    kind.split(' ').next_back().is_some_and(type_cell::is_type)
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    #[test]
    fn a_part_in_which_nothing_stands_is_no_cell() {
        let turns = |page: &str| -> Vec<Turn> {
            let groups = split::groups(page);
            read(&groups, 0, &HashSet::new()).iter().map(|paragraph| paragraph.turn).collect()
        };
        assert_eq!(turns("legs\n\nParameter description\n\nNone"), [Turn::None, Turn::Heading, Turn::None]);
        assert_eq!(turns("legs\n\nParameter description\n\nString"), [Turn::None; 3]);
    }

    #[test]
    fn the_last_cell_may_have_the_words_of_a_heading() {
        let turn = |page: &str| read(&split::groups(page), 0, &HashSet::new()).get(2).map(|cell| cell.turn);
        assert_eq!(turn("error_code\n\nString\n\n错误码\n\n请求示例\n\nGET /"), Some(Turn::None));
        assert_eq!(turn("error_code\n\nString\n\n错误码\n\n请参见错误码"), Some(Turn::Heading));
        assert_eq!(turn("eyes\n\nThe eyes.\n\n错误码\n\n请求示例\n\nGET /"), Some(Turn::Heading));
    }

    /// The paragraphs that are read as types without being known as such.
    fn types(page: &str) -> Vec<String> {
        let groups = split::groups(page);
        let paragraphs = read(&groups, 0, &captioned(&groups));
        let types = paragraphs.into_iter().filter(|paragraph| paragraph.stands == Stands::AsType);
        types.map(|paragraph| paragraph.text.value).collect()
    }

    #[test]
    fn types_that_nobody_knows_are_known_by_where_they_stand() {
        assert_eq!(types("born_at\n\nTiny integer\n\nDay of birth"), ["Tiny integer"]);
        assert_eq!(
            types("legs\n\ntinyint\n\nNumber of legs\n\neyes\n\ntinyint\n\nNumber of eyes"),
            ["tinyint", "tinyint"]
        );
    }

    #[test]
    fn captions_name_types() {
        let legs = "walks\n\nleg_resp\n\nThe legs.";
        assert!(types(legs).is_empty());
        let page = format!("{legs}\n\nTable 2 Parameter description of field leg_resp\n\nParameter\n\nType");
        assert_eq!(types(&page), ["leg_resp"]);
    }

    #[test]
    fn values_are_no_types() {
        assert!(types("order\n\nString\n\nOrder:\n\nname\n\nBy name\n\nage\n\nBy age").is_empty());
    }

    #[test]
    fn a_type_may_stand_in_two_paragraphs() {
        let paragraphs =
            read(&split::groups("legs\n\nArray of\n\nAnimalLeg objects\n\nThe legs."), 0, &HashSet::new());
        let found: Vec<(&str, usize)> =
            paragraphs.iter().map(|paragraph| (paragraph.text.value.as_str(), paragraph.groups)).collect();
        assert_eq!(found, [("legs", 1), ("Array of AnimalLeg objects", 2), ("The legs.", 1)]);
        // A sentence is none, though it breaks off there.
        assert_eq!(read(&split::groups("A list of\n\nnames"), 0, &HashSet::new()).len(), 2);
    }
}
