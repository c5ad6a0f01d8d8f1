//! The id that the title of a page suggests: `Querying Private Zones` is `ListPrivateZones`.

use super::verb;
use crate::accents::without_accents;
use crate::document::Text;
use crate::english;
use crate::model::HttpMethod;

/// How many words of a title make an id. Titles go on for twenty.
const MOST_WORDS: usize = 12;
const ARTICLES: [&str; 3] = ["a", "an", "the"];
const PREPOSITIONS: [&str; 22] = [
    "about", "after", "and", "as", "at", "based", "between", "by", "for", "from", "in", "into", "of", "on",
    "or", "that", "to", "under", "using", "whether", "with", "without",
];
/// Words that say nothing of what is read or written.
const FILLERS: [&str; 5] = ["all", "specified", "specific", "multiple", "list"];

/// What a title says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titled {
    /// Words with their capitals, the verb first: `List`, `Private`, `Zones`.
    pub words: Vec<String>,
    /// Words that the id does without as long as it is the only one of its kind: `Discarded`, `All`.
    pub left_out: Vec<String>,
}

/// Reads a title. None where it names nothing that can be done. `function` says what the operation does: a verb of the title
/// that nobody knows stands there in its plain form.
pub(super) fn read(
    title: &str,
    function: &[Text],
    method: HttpMethod,
    ends_in_parameter: bool,
) -> Option<Titled> {
    let (title, aside) = without_parentheses(title);
    let mut words = words_of(&title);
    let mut left_out = words_of(&aside);
    let batch = take_batch(&mut words);
    if says_third_person(&title)
        && let Some(first) = words.first_mut()
    {
        *first = english::singular(first);
    }
    let at = words.iter().take(2).position(|word| verb::of_gerund(word).is_some());
    let at = at.or_else(|| words.first().and_then(|word| verb::plain(word)).map(|_| 0));
    let (at, verb) = match at {
        Some(at) => (at, verb::plain(words.get(at)?)?.to_owned()),
        None => (0, said_verb(words.first()?, function)?),
    };
    let before: Vec<String> = words.iter().take(at).cloned().collect();
    let mut object = object(words.split_off(at + 1));
    if object.is_empty() {
        return None;
    }
    let verb = match verb.as_str() {
        verb @ ("obtain" | "get" | "check") if method != HttpMethod::Get => verb,
        "obtain" | "get" => reading_verb(&object, ends_in_parameter),
        verb @ ("list" | "show") => verb,
        verb if verb::reads(verb) => reading_verb(&object, ends_in_parameter),
        verb => verb,
    };
    let details = take_leading_details(&mut object);
    drop_fillers(&mut object, verb == "list", &mut left_out);
    object.extend(details);
    let prefix = batch.then(|| "batch".to_owned()).into_iter().chain(before);
    let mut all: Vec<String> =
        prefix.chain([verb.to_owned()]).chain(object).map(|word| capitalised(&word)).collect();
    if all.len() > MOST_WORDS {
        left_out.extend(all.split_off(MOST_WORDS));
    }
    while all.last().is_some_and(|word| is_one_of(word, &PREPOSITIONS)) {
        all.pop();
    }
    Some(Titled { words: all, left_out: left_out.iter().map(|word| capitalised(word)).collect() })
}

/// `Creates a Gate`: a verb in the third person, as an article stands behind it. `Reports List` begins with a noun.
fn says_third_person(title: &str) -> bool {
    let mut words = title.split_whitespace();
    let is_verb = words
        .next()
        .is_some_and(|first| verb::plain(&english::singular(first)).is_some() && english::is_plural(first));
    is_verb && words.next().is_some_and(|next| is_one_of(next, &["a", "an", "the"]))
}

/// `reclaim` of `Reclaiming a Gate`, where the page says that it is used to reclaim a gate.
fn said_verb(gerund: &str, function: &[Text]) -> Option<String> {
    let mut said = function.iter().flat_map(|text| text.value.split(|c: char| !c.is_ascii_alphabetic()));
    // `This API folds a gate.`
    let plain = |word: &str| {
        let forms = [Some(word), word.strip_suffix('s'), word.strip_suffix("es")];
        let verb =
            forms.into_iter().flatten().find(|form| form.len() > 2 && verb::is_gerund_of(gerund, form))?;
        Some(verb.to_ascii_lowercase())
    };
    said.find_map(plain)
}

/// The title, and what it has in parentheses: `(Deprecated)`.
pub(super) fn without_parentheses(title: &str) -> (String, String) {
    let (mut kept, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in title.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 { &mut kept } else { &mut aside }.push(c);
    }
    (kept, aside)
}

/// Words of ASCII letters and digits. A possessive has none, and what hyphens join is one: `PayPerUse`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let text = without_accents(text).replace("'s ", " ").replace("\u{2019}s ", " ");
    let joined = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| {
        let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [only] => (*only).to_owned(),
            parts => parts.iter().map(|part| capitalised(part)).collect(),
        }
    });
    joined.filter(|word| !word.is_empty()).collect()
}

/// `in Batches`, `in a Batch`, and `Batch` in front.
fn take_batch(words: &mut Vec<String>) -> bool {
    if words
        .first()
        .is_some_and(|word| word.eq_ignore_ascii_case("batch") || word.eq_ignore_ascii_case("batches"))
    {
        words.remove(0);
        return true;
    }
    let is_batch = |word: &String| is_one_of(word, &["batch", "batches"]);
    let Some(at) = words.iter().position(is_batch) else { return false };
    let before = words.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|word| !is_one_of(word, &ARTICLES));
    let is_in = |index: &usize| words.get(*index).is_some_and(|word| word.eq_ignore_ascii_case("in"));
    let Some(start) = start.filter(is_in) else { return false };
    words.drain(start..=at);
    true
}

/// What the verb is about: without articles, other verbs in their plain form.
pub(super) fn object(words: Vec<String>) -> Vec<String> {
    let mut object: Vec<String> = Vec::new();
    for word in words {
        if is_one_of(&word, &ARTICLES) {
            continue;
        }
        let follows_and = object.last().is_some_and(|last| is_one_of(last, &["and", "or"]));
        match verb::of_gerund(&word).filter(|_| follows_and) {
            Some(verb) => object.push(verb.to_owned()),
            None => object.push(word),
        }
    }
    // `the information about keys` is about keys.
    if opens_with(&object, &["information", "list"]) {
        let is_list = object.first().is_some_and(|word| is_one_of(word, &["list"]));
        object.drain(..2);
        if is_list {
            let end = head_end(&object);
            object.insert(end, "list".to_owned());
        }
    }
    object
}

/// Whether words open with one of these, `about`, and what it is about.
fn opens_with(object: &[String], words: &[&str]) -> bool {
    match object {
        [first, about, _, ..] => is_one_of(first, words) && is_one_of(about, &["about", "of", "on"]),
        _ => false,
    }
}

/// `details about flavors` is `flavors details`.
fn take_leading_details(object: &mut Vec<String>) -> Option<String> {
    opens_with(object, &["detail", "details"]).then(|| {
        object.drain(..2);
        "details".to_owned()
    })
}

/// `list` for many, `show` for one.
fn reading_verb(object: &[String], ends_in_parameter: bool) -> &'static str {
    let mut object = object.to_vec();
    take_leading_details(&mut object);
    let head = object.get(..head_end(&object)).unwrap_or_default();
    let says_list = object.iter().any(|word| is_one_of(word, &["list", "all"]));
    let is_many = says_list || head.last().is_some_and(|word| is_plural(word));
    if is_many && (says_list || !ends_in_parameter) { "list" } else { "show" }
}

/// Where the words end that name the thing, and those start that say of what: at `of`, at `Bound` of `APIs Bound`, or at a
/// clause: `Image Is Shared With` of `Accounts Image Is Shared With`.
fn head_end(object: &[String]) -> usize {
    let clause = object.iter().position(|word| is_one_of(word, &["is", "are"])).filter(|verb| *verb > 1);
    let object = object.get(..clause.map_or(object.len(), |verb| verb - 1)).unwrap_or_default();
    let ends = |pair: &[String]| match pair {
        [before, word] => {
            is_one_of(word, &PREPOSITIONS) || (is_plural(before) && english::is_participle(word))
        }
        _ => false,
    };
    object.windows(2).position(ends).map_or(object.len(), |index| index + 1)
}

/// Whether a word of a title names many things. `Details` are those of one.
fn is_plural(word: &str) -> bool {
    english::is_plural(word) && !is_one_of(word, &["details"])
}

/// Takes words that say nothing; `Instance List` becomes `Instances` where the verb says `list` already.
fn drop_fillers(object: &mut Vec<String>, is_list: bool, left_out: &mut Vec<String>) {
    let end = head_end(object);
    let is_filler = |word: &String| is_one_of(word, &FILLERS);
    if let Some([.., head, list]) = object.get_mut(..end)
        && is_list
        && is_one_of(list, &["list"])
        && !is_filler(head)
    {
        if !english::is_plural(head) {
            *head = english::plural(head);
        }
        object.remove(end - 1);
    }
    if object.iter().any(|word| !is_filler(word)) {
        left_out.extend(object.iter().filter(|word| is_filler(word)).cloned());
        object.retain(|word| !is_filler(word));
    }
}

/// `Vpc` of `VPC`, `Eips` of `EIPs`, `Ecs` of `ECSs`, and `AppSecret` as it is.
pub(super) fn capitalised(word: &str) -> String {
    let word = english::without_plural_of_initials(word);
    let starts_low = word.chars().take_while(char::is_ascii_uppercase).count() < 2;
    let is_camel = starts_low && word.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let rest = if is_camel { rest.to_owned() } else { rest.to_ascii_lowercase() };
    format!("{}{rest}", first.to_ascii_uppercase())
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(title: &str, method: HttpMethod, ends_in_parameter: bool) -> String {
        read(title, &[], method, ends_in_parameter)
            .map_or_else(|| "none".to_owned(), |titled| titled.words.concat())
    }

    #[test]
    fn an_unknown_verb_is_said_below() {
        let read = |function: &str| {
            let titled = read("Reclaiming a Gate", &[Text::new(function)], HttpMethod::Post, false);
            titled.map(|titled| titled.words.concat())
        };
        assert_eq!(read("This API is used to reclaim a gate.").as_deref(), Some("ReclaimGate"));
        assert_eq!(read("This API reclaims a gate.").as_deref(), Some("ReclaimGate"));
        assert_eq!(read("This API takes a gate back."), None);
    }

    #[test]
    fn words_have_no_accents() {
        assert_eq!(words_of("Criação de uma caixa"), ["Criacao", "de", "uma", "caixa"]);
    }

    #[test]
    fn real_titles_make_ids() {
        let (get, post, put) = (HttpMethod::Get, HttpMethod::Post, HttpMethod::Put);
        for (title, method, ends_in_parameter, wanted) in [
            ("Creating a VPC", post, false, "CreateVpc"),
            ("Creates a VPC", post, false, "CreateVpc"),
            ("Listing the Details List", get, false, "ListDetails"),
            ("Querying Private Zones", get, false, "ListPrivateZones"),
            ("Querying a Private Zone", get, true, "ShowPrivateZone"),
            ("Querying Name Servers in a Private Zone", get, false, "ListNameServersInPrivateZone"),
            ("Listing Details About ECSs", get, false, "ListEcsDetails"),
            ("Querying Details About an ECS Flavor", get, true, "ShowEcsFlavorDetails"),
            ("Querying EIPs", get, false, "ListEips"),
            ("Querying Maintenance Time Windows", get, false, "ListMaintenanceTimeWindows"),
            ("Querying Readers a Book Is Lent To", get, false, "ListReadersBookIsLent"),
            ("Querying Whether a Book Is Lent", get, true, "ShowWhetherBookIsLent"),
            ("Querying the List of CMKs", post, false, "ListCmks"),
            ("Obtaining the Share Member List", get, false, "ListShareMembers"),
            ("Querying a Role List", get, false, "ListRoles"),
            ("Querying the Information About a CMK", post, false, "ShowCmk"),
            ("Querying Access Control Details About an App", get, false, "ShowAccessControlDetailsAboutApp"),
            ("Obtaining a Token", post, false, "ObtainToken"),
            ("Resetting the AppSecret of an App", put, true, "ResetAppSecretOfApp"),
            ("Restarting ECSs in a Batch", post, false, "BatchRestartEcs"),
            ("Batch Adding Tags for the Specified EVS Disk", post, false, "BatchAddTagsForEvsDisk"),
            ("Adding or Deleting Resource Tags in Batches", post, false, "BatchAddOrDeleteResourceTags"),
            ("Cold Migrating an ECS", post, false, "ColdMigrateEcs"),
            ("Querying Networks (Discarded)", get, false, "ListNetworks"),
            ("Querying APIs Bound with a Plug-in", get, false, "ListApisBoundWithPlugIn"),
            ("Creating a Gateway (Pay-Per-Use)", post, false, "CreateGateway"),
            ("Query API version", get, true, "ShowApiVersion"),
        ] {
            assert_eq!(id(title, method, ends_in_parameter), wanted, "{title}");
        }
    }

    #[test]
    fn titles_without_a_verb_make_none() {
        for title in ["Asset Fingerprint - Account Information", "查询实例", "Querying", ""] {
            assert_eq!(id(title, HttpMethod::Get, false), "none", "{title}");
        }
    }

    #[test]
    fn what_an_id_does_without_is_kept() {
        let titled = read("Querying All Disks (Deprecated)", &[], HttpMethod::Get, false).unwrap_or_default();
        assert_eq!(titled.left_out, ["Deprecated", "All"]);
    }
}
