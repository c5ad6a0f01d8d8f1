//! Which section of the page each block stands in, and below which status.
//!
//! Sections are known by their headings; a line such as `Status code: 200` opens a status within a response section.

use crate::document::{Block, Document, Heading, Text};
use crate::raw::ERRORS;
use crate::vocabulary::{self, Answer, SectionWord};

/// A section of an operation page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Section {
    /// What the operation does.
    Function,
    /// Method and path, and the parameters in them.
    Uri,
    /// Request parameters.
    Request,
    /// Response parameters.
    Response,
    /// Examples of requests or of responses.
    Examples(ExampleOf),
    /// Status codes.
    StatusCodes,
    /// Error codes.
    ErrorCodes,
    /// Actions that IAM policies must allow.
    Authorization,
    /// The call in programming languages.
    SampleCode,
    /// Anything else, and what stands before the first heading.
    #[default]
    Other,
}

/// What an example section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExampleOf {
    Request,
    Response,
}

/// A block with its section.
#[derive(Clone, Debug)]
pub(super) struct Located<'d> {
    pub block: &'d Block,
    pub section: Section,
    /// What its words open, where it is a heading, or a paragraph that reads like one.
    pub word: Option<SectionWord>,
    /// The heading of the section. None above the first one.
    pub heading: Option<&'d Heading>,
    /// The status below whose line the block stands, in response sections; [`ERRORS`] for all that a call may fail with.
    pub status: Option<String>,
    /// What the block says of the answers below it, where it says nothing else.
    pub opens: Option<Answer>,
    /// Of a table without a caption: the paragraph right above it, where it reads like one.
    pub caption: Option<&'d Text>,
    /// Whether the block is such a paragraph.
    pub is_caption: bool,
}

impl Located<'_> {
    /// Whether the block is a line that opens answers: `Status code: 200`, `Abnormal response`.
    pub fn opens_answers(&self) -> bool {
        self.opens.is_some()
    }
}

/// Each place with the one before and the one behind it.
pub(super) fn with_neighbours<'l, 'd>(
    located: &'l [Located<'d>],
) -> impl Iterator<Item = (Option<&'l Located<'d>>, &'l Located<'d>, Option<&'l Located<'d>>)> {
    let before = std::iter::once(None).chain(located.iter().map(Some));
    let behind = located.iter().skip(1).map(Some).chain(std::iter::once(None));
    before.zip(located).zip(behind).map(|((before, place), behind)| (before, place, behind))
}

/// The words of a heading or a paragraph.
pub(super) fn words(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(text) => Some(text),
        Block::Heading(heading) => Some(&heading.text),
        Block::Code(_) | Block::Table(_) => None,
    }
}

/// What the words of a block open. A paragraph may read like a heading, in dialects that do not mark headings.
fn word(block: &Block) -> Option<SectionWord> {
    match block {
        Block::Heading(heading) => heading.word,
        Block::Paragraph(text) => vocabulary::section(&text.value),
        Block::Code(_) | Block::Table(_) => None,
    }
}

/// Gives every block its section.
pub(super) fn locate(document: &Document) -> Vec<Located<'_>> {
    let mut reader = Reader::default();
    let mut located: Vec<Located<'_>> = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        let caption = match (block, located.last()) {
            (Block::Table(table), Some(above)) if table.caption.is_none() => caption_above(above),
            _ => None,
        };
        let word = word(block);
        reader.enter(block, word);
        if let (Some(_), Some(above)) = (caption, located.last_mut()) {
            above.section = reader.section;
            above.is_caption = true;
        }
        let Reader { section, heading, status, opens, .. } = &reader;
        let (section, heading, status, opens) = (*section, *heading, status.clone(), opens.clone());
        located.push(Located { block, section, word, heading, status, opens, caption, is_caption: false });
    }
    super::bare::give_sections(&mut located);
    located
}

/// The paragraph or heading above a table, where it is the table's caption.
fn caption_above<'d>(above: &Located<'d>) -> Option<&'d Text> {
    let text = match above.block {
        _ if above.opens_answers() => return None,
        Block::Paragraph(text) => text,
        Block::Heading(heading) if heading.level > 1 && above.word.is_none() => &heading.text,
        _ => return None,
    };
    super::caption::is_caption(&text.value).then_some(text)
}

/// What holds at a place of the page.
#[derive(Default)]
struct Reader<'d> {
    section: Section,
    /// The section of the heading. Examples may be labelled by a mere paragraph within it.
    home: Section,
    /// What the examples right above the heading were of.
    examples: Option<ExampleOf>,
    heading: Option<&'d Heading>,
    status: Option<String>,
    /// What the last block says of the answers below it.
    opens: Option<Answer>,
}

impl<'d> Reader<'d> {
    fn enter(&mut self, block: &'d Block, word: Option<SectionWord>) {
        self.opens = self.answers(block);
        if let Some(answer) = &self.opens {
            self.status = match answer {
                Answer::Status(code) => Some(code.clone()),
                Answer::Errors => Some(ERRORS.to_owned()),
                Answer::Normal => None,
            };
            match block {
                // `Normal response` in place of `Response`.
                Block::Heading(found)
                    if found.level == 2
                        && !self.is_among_answers()
                        && !matches!(answer, Answer::Status(_)) =>
                {
                    (self.section, self.home) = (Section::Response, Section::Response);
                    self.heading = Some(found);
                }
                _ if matches!(self.section, Section::Examples(_)) => {
                    self.section = Section::Examples(ExampleOf::Response);
                }
                _ => {}
            }
            return;
        }
        match block {
            Block::Heading(found) if found.level == 1 => {}
            Block::Heading(found) => {
                self.examples = match self.section {
                    Section::Examples(of) => Some(of),
                    _ => None,
                };
                self.section = within(self.home, found);
                if !(self.is_in_parameters() && is_mere_label(found)) {
                    self.home = self.section;
                }
                self.heading = Some(found);
                self.status = None;
            }
            Block::Paragraph(text) => {
                if let Some(of) = self.labelled_example(&text.value, word) {
                    self.section = Section::Examples(of);
                }
            }
            // A table ends examples that stand in the midst of a section.
            Block::Table(_) => {
                self.section = self.home;
                self.examples = None;
            }
            Block::Code(_) => self.go_on_with_examples(),
        }
    }

    /// `Request body` among examples of requests is a label of what is sent, no section.
    fn go_on_with_examples(&mut self) {
        match (self.section, self.examples) {
            (Section::Request, Some(of @ ExampleOf::Request))
            | (Section::Response, Some(of @ ExampleOf::Response)) => self.section = Section::Examples(of),
            _ => {}
        }
    }

    /// What a heading or a paragraph says of the answers below it. Words are heard among answers and examples, and where
    /// they head a section; a status is heard everywhere.
    fn answers(&self, block: &Block) -> Option<Answer> {
        let level = match block {
            Block::Heading(heading) => heading.level,
            _ => u8::MAX,
        };
        let text = words(block).filter(|_| level > 1)?;
        let is_place = level == 2 || self.is_among_answers() || matches!(self.section, Section::Examples(_));
        vocabulary::answer(&text.value).filter(|answer| is_place || matches!(answer, Answer::Status(_)))
    }

    fn is_among_answers(&self) -> bool {
        matches!(self.home, Section::Response | Section::Examples(ExampleOf::Response))
            || self.section == Section::Examples(ExampleOf::Response)
    }

    fn is_in_parameters(&self) -> bool {
        matches!(self.home, Section::Uri | Section::Request | Section::Response)
    }

    /// `Example request` as a paragraph.
    fn labelled_example(&self, line: &str, word: Option<SectionWord>) -> Option<ExampleOf> {
        match word.or_else(|| numbered_example(line)) {
            Some(SectionWord::ExampleRequest) => Some(ExampleOf::Request),
            Some(SectionWord::ExampleResponse) => Some(ExampleOf::Response),
            _ if !vocabulary::is_examples(line) => None,
            _ if self.home == Section::Response => Some(ExampleOf::Response),
            _ => Some(ExampleOf::Request),
        }
    }
}

/// What the words before the number of an example open: `Example request 2: Setting action to count`.
fn numbered_example(line: &str) -> Option<SectionWord> {
    let head = line.split([':', '：']).next()?.trim_end();
    let words = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = words.len() < head.len();
    vocabulary::section(words).filter(|_| is_numbered)
}

/// Whether a heading announces an example in the midst of a section: tables behind it belong to the section.
fn is_mere_label(heading: &Heading) -> bool {
    let is_of_one_side =
        matches!(heading.word, Some(SectionWord::ExampleRequest | SectionWord::ExampleResponse));
    vocabulary::is_examples(&heading.text.value) || is_of_one_side && heading.level > 2
}

/// The section that a heading opens. A sub-heading that says nothing known stays in the section above it.
fn within(current: Section, heading: &Heading) -> Section {
    match heading.word {
        Some(SectionWord::Function) => Section::Function,
        Some(SectionWord::Uri) => Section::Uri,
        Some(SectionWord::Request) => Section::Request,
        Some(SectionWord::Response) => Section::Response,
        Some(SectionWord::ExampleRequest) => Section::Examples(ExampleOf::Request),
        Some(SectionWord::ExampleResponse) => Section::Examples(ExampleOf::Response),
        Some(SectionWord::StatusCodes) => Section::StatusCodes,
        Some(SectionWord::ErrorCodes) => Section::ErrorCodes,
        Some(SectionWord::Authorization) => Section::Authorization,
        Some(SectionWord::SampleCode) => Section::SampleCode,
        None if vocabulary::is_function_heading(&heading.text.value) && heading.level == 2 => {
            Section::Function
        }
        None if vocabulary::is_examples(&heading.text.value) => Section::Examples(ExampleOf::Request),
        None => part(&heading.text.value).unwrap_or(if heading.level > 2 { current } else { Section::Other }),
        Some(SectionWord::Prose) => Section::Other,
    }
}

/// The section of a part that has a heading of its own: `Query Parameters`, `Response Body`.
fn part(words: &str) -> Option<Section> {
    use vocabulary::CaptionWord;
    match vocabulary::caption(words)? {
        CaptionWord::PathParameters | CaptionWord::UriParameters | CaptionWord::QueryParameters => {
            Some(Section::Uri)
        }
        CaptionWord::RequestHeaders | CaptionWord::RequestBody | CaptionWord::FormFields => {
            Some(Section::Request)
        }
        CaptionWord::ResponseHeaders | CaptionWord::ResponseBody => Some(Section::Response),
        _ => None,
    }
}
