//! Mutations of text: what cuts, typing errors, broken fetches and malice do to a page, whatever is written in it.

use fastrand::Rng;

/// Text that readers trip over, put in anywhere.
const ODD: &[&str] = &[
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{a0}",
    "\u{3000}",
    "\u{fb01}",
    "\u{130}",
    "\u{1e9e}",
    "\u{10ffff}",
    "\u{301}",
    "é",
    "，",
    "、",
    "：",
    "；",
    "（",
    "）",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "`",
    "\\",
    "|",
    "\r",
    "\r\n",
    "\t",
    "<",
    ">",
    "&",
    "&lt;",
    "&#0;",
    "<!--",
    "-->",
    "]]>",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "*/",
    "/*",
    "//",
    "#",
    "$",
    "%",
    "...",
    "…",
    "–",
    "—",
    "-",
    "--",
    "---",
    "~",
    "^",
    "@",
    ":",
    ";",
    ",",
    ".",
    "=",
    "+",
];
/// Words that join the items of a list, or open one.
const JOINING: &[&str] = &[
    " or ",
    " and ",
    " to ",
    ", or ",
    ", and ",
    " or or ",
    " and and ",
    ", or, or ",
    ", ",
    "; ",
    " from ",
    " between ",
    " if ",
    " not ",
    " only ",
    " the ",
    "或",
    "和",
    "到",
    "、",
    " default ",
    " value ",
    " values ",
    " range: ",
    " e.g. ",
    " or, ",
];
/// Numbers where others stood.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "00",
    "1.5",
    "-0.0",
    "1e309",
    "1e-400",
    "9223372036854775807",
    "-9223372036854775809",
    "18446744073709551616",
    "99999999999999999999999999999999999999",
    "4294967296",
    "2147483648",
    "１２",
    "0x10",
    "1,000",
    "1000000",
];
/// Markup without its other half.
const TAGS: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td colspan=\"900\">",
    "<td rowspan=\"65535\">",
    "<th>",
    "<thead>",
    "<div>",
    "</div>",
    "<p>",
    "<pre>",
    "</pre>",
    "<ul>",
    "<li>",
    "<a href=\"#table-2\">",
    "<b>",
    "<h1>",
    "<h4 class=\"sectiontitle\">",
    "<caption>",
    "<svg>",
    "<select>",
    "<template>",
    "<body>",
    "</html>",
    "> ",
    "- ",
    "    ",
    "```\n",
    "# ",
    "|---|---|\n",
    "---|---|\n",
    "| ",
    "Array of ",
    "List<",
    "Map<String,",
    " object",
    " objects",
    "Array<",
    "\n\n",
    "\n",
];

/// A page after a few mutations. `other` is a page of which pieces may come.
pub(super) fn mutate(page: &str, other: &str, random: &mut Rng) -> String {
    let mut page = page.to_owned();
    for _ in 0..random.usize(1..=8) {
        page = match random.u32(0..14) {
            0..4 => lines(&page, other, random),
            4..7 => words(&page, random),
            7 => insert(&page, pick(ODD, random), random),
            8 => insert(&page, pick(JOINING, random), random),
            9 => insert(&page, pick(TAGS, random), random),
            10 => numbers(&page, random),
            11 => brackets(&page, random),
            12 => repeat(&page, random),
            _ => splice(&page, other, random),
        };
    }
    page
}

fn pick<'a>(choices: &[&'a str], random: &mut Rng) -> &'a str {
    random.choice(choices).copied().unwrap_or_default()
}

/// Deletes, repeats, swaps or cuts lines, or puts one of another page in.
fn lines(page: &str, other: &str, random: &mut Rng) -> String {
    let mut lines: Vec<&str> = page.lines().collect();
    if lines.is_empty() {
        return page.to_owned();
    }
    let (a, b) = (random.usize(..lines.len()), random.usize(..lines.len()));
    match random.u32(0..6) {
        0 => drop(lines.remove(a)),
        1 => lines.insert(b, lines[a]),
        2 => lines.swap(a, b),
        3 if random.u32(0..8) == 0 => lines.truncate(a),
        3 => drop(lines.drain(a.min(b)..a.max(b).min(a.min(b) + 9))),
        4 => lines[a] = lines[b],
        _ => {
            let others: Vec<&str> = other.lines().collect();
            lines.insert(a, random.choice(others).unwrap_or_default());
        }
    }
    lines.join("\n")
}

/// Deletes, repeats or swaps words of a line.
fn words(page: &str, random: &mut Rng) -> String {
    let mut lines: Vec<&str> = page.lines().collect();
    if lines.is_empty() {
        return page.to_owned();
    }
    let line = random.usize(..lines.len());
    let mut words: Vec<&str> = lines[line].split(' ').collect();
    let (a, b) = (random.usize(..words.len()), random.usize(..words.len()));
    match random.u32(0..4) {
        0 => drop(words.remove(a)),
        1 => words.insert(b, words[a]),
        2 => words.swap(a, b),
        _ => words.insert(a, pick(JOINING, random).trim()),
    }
    let line_of_words = words.join(" ");
    lines[line] = &line_of_words;
    lines.join("\n")
}

/// A place between two characters.
fn place(page: &str, random: &mut Rng) -> usize {
    page.floor_char_boundary(random.usize(..=page.len()))
}

fn insert(page: &str, what: &str, random: &mut Rng) -> String {
    let mut page = page.to_owned();
    let count = if random.u32(0..10) == 0 { random.usize(2..300) } else { 1 };
    let at = place(&page, random);
    page.insert_str(at, &what.repeat(count));
    page
}

/// Puts another number where one stands.
fn numbers(page: &str, random: &mut Rng) -> String {
    let from = place(page, random);
    let (before, behind) = page.split_at(from);
    let Some(start) = behind.find(|c: char| c.is_ascii_digit()) else { return page.to_owned() };
    let rest = behind[start..].trim_start_matches(|c: char| c.is_ascii_digit());
    [before, &behind[..start], pick(NUMBERS, random), rest].concat()
}

/// Deletes or doubles a bracket.
fn brackets(page: &str, random: &mut Rng) -> String {
    let from = place(page, random);
    let (before, behind) = page.split_at(from);
    let Some(at) = behind.find(['(', ')', '[', ']', '{', '}', '<', '>', '（', '）', '"']) else {
        return page.to_owned();
    };
    let (until, rest) = behind.split_at(at);
    let mut chars = rest.chars();
    let bracket = chars.next().map(String::from).unwrap_or_default();
    let count = if random.bool() { 0 } else { random.usize(2..6) };
    [before, until, &bracket.repeat(count), chars.as_str()].concat()
}

/// Repeats a piece of the page, where that does not make it too large.
fn repeat(page: &str, random: &mut Rng) -> String {
    const MOST: usize = 300_000;
    let start = place(page, random);
    let end = page.floor_char_boundary((start + random.usize(1..400)).min(page.len()));
    let Some(piece) = page.get(start..end) else { return page.to_owned() };
    let count = if random.u32(0..6) == 0 { random.usize(2..2000) } else { random.usize(2..12) };
    let count = count.min(MOST / piece.len().max(1));
    [&page[..end], &piece.repeat(count), &page[end..]].concat()
}

/// Puts a piece of another page in.
fn splice(page: &str, other: &str, random: &mut Rng) -> String {
    let at = place(page, random);
    let start = place(other, random);
    let end = other.floor_char_boundary((start + random.usize(1..2000)).min(other.len()));
    [&page[..at], other.get(start..end).unwrap_or_default(), &page[at..]].concat()
}
