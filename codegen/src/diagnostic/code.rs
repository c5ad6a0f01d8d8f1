//! Every code, its severity and its explanation, in one table.
//!
//! Codes are stable: a number is never given to something else. The first digit names the stage; 0 is a run as a whole, and Tablature itself.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;

macro_rules! codes {
    ($($name:ident = $text:literal, $severity:ident, $title:literal, $explanation:literal;)*) => {
        /// A stable code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as printed: `T1001`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// Why it is reported and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }
        }
    };
}

codes! {
    // 0: Tablature itself
    Fault = "T0001", Error, "Tablature failed",
        "A step failed unexpectedly. This is a fault of Tablature, not of the page. Please report it with the page that is named; without that page the service can be generated.";

    // 01: a run as a whole, whatever the documents say
    Unusable = "T0101", Error, "file or folder cannot be used",
        "The system refused to read, write or lock it; the message has its reason. A run that stops there harms nothing: every file is wholly old or wholly new, and the next run does the rest.";
    ForeignFolder = "T0102", Error, "folder was not made by Tablature",
        "The folder for output holds something and has no manifest.json, so no run of Tablature has written it. Name an empty folder, or empty this one.";
    FileInTheWay = "T0103", Error, "file is in the way",
        "A file has to be written where one lies that no run has written, or a folder is needed where a file lies. What is not in the manifest may be somebody's work. Move it away.";
    IrregularOutput = "T0104", Error, "nothing is read or written there",
        "A link, a pipe, a socket, a device or a folder lies where a file of the output has to be. Nothing is read or written through it, as it may lead anywhere. Take it away.";
    UnreadableManifest = "T0105", Error, "manifest of the output cannot be read",
        "manifest.json says which files a run has written, and may replace and delete. What was edited, cut off or written by a newer version says nothing that can be trusted. Restore it from version control, or delete the folder and generate it again.";
    AnotherRun = "T0106", Error, "another run is writing",
        "Two runs never write to a folder at once. Wait for the other one to end.";

    // 1: load and parse
    NotUtf8 = "T1001", Error, "file is not UTF-8",
        "Pages and settings are read as UTF-8. Save the file in that encoding.";
    EmptyPage = "T1002", Error, "page is empty",
        "The file has no content. Fetch it again, or remove it.";
    InvalidSettings = "T1003", Error, "settings cannot be read",
        "service.toml, cloud.toml, corrections.toml and names.lock are TOML with known keys only, so that a misspelt key is found.";
    MissingSettings = "T1004", Error, "settings are missing",
        "A service needs docs-input/<service>/service.toml, and the documents folder needs cloud.toml.";
    UnreadableFile = "T1005", Error, "file cannot be read",
        "The file or folder could not be opened. The message says why.";
    UnknownFile = "T1006", Warning, "unknown kind of file",
        "A service folder holds service.toml, names.lock, corrections.toml and pages (.txt, .html, .htm, .md). Hidden files, editor backups and READMEs are skipped; anything else may be a page with a misspelt extension.";
    InvalidSetting = "T1007", Error, "setting has an invalid value",
        "The key is known and its value has the right type, but it cannot be used: the message says why.";
    NoPages = "T1008", Error, "service has no pages",
        "The folder of a service holds one file an operation. To remove the service, delete its folder.";
    InvalidName = "T1009", Error, "name of a file or folder is refused",
        "The name of a page appears in generated files, in URLs and on terminals. So names are refused that have control characters, invisible characters or characters that another system does not allow, that begin or end with a space, that are names of devices, or that are too long. The message shows the name with escapes. Rename the file.";
    IrregularFile = "T1010", Error, "not a regular file",
        "Pages and settings are read from regular files of the documents folder. A pipe, socket, device or folder is not read, and neither is what a link out of the folder leads to: the link may have come with the pages, and its target would be published.";
    UnsplitRow = "T1101", Warning, "cells of a row are ambiguous",
        "In a flattened table, the paragraphs here could not be divided into cells with certainty. The row may be wrong.";
    RaggedRow = "T1102", Warning, "row has more cells than the header",
        "The cells beyond the header's columns were left out.";
    TruncatedPage = "T1103", Error, "page was cut off",
        "The file ends where no page ends. What is missing cannot be told from what is there.";
    PipesInRow = "T1104", Note, "row has more pipes than columns",
        "In Markdown a pipe within a cell is written `\\|`. Those beyond the columns of the table were read as part of its last cell.";
    PageTooLarge = "T1105", Error, "page is too large",
        "The page has more bytes, tags or parts than any page of an API reference. It is left out. Fetch it again if it was garbled, or divide it.";
    TooDeep = "T1106", Error, "markup is nested too deep",
        "Elements or tables are nested deeper than on any page of an API reference. The page is left out. Fetch it again; most often tags were never closed.";
    TableTooLarge = "T1107", Error, "table is too large",
        "A table, or all tables of the page, have more rows, columns or cells than any page of an API reference. Cells that span many rows and columns count as often as they stand there. The page is left out. Divide it.";
    TextTooLong = "T1108", Error, "text is too long",
        "A paragraph, a cell or an example is longer than any on a page of an API reference. The page is left out. Shorten it, or fetch the page again.";

    // 2: extract
    NotAnOperation = "T2001", Error, "page describes no operation",
        "No section of the page has a line with a method and a path. A page that is no operation page, and lists no error codes, does not belong among the pages of a service.";
    VanishedOperation = "T2002", Error, "page no longer describes an operation",
        "The page gave an operation in the last run. Restore the page, or delete it to remove the operation on purpose.";
    UnknownTable = "T2003", Warning, "purpose of a table is unknown",
        "Neither caption nor section says what the table holds. Its rows are not in the output.";
    UnknownColumns = "T2004", Warning, "table has no column of names",
        "Columns are found by their headers, and none of them is a column of names. The rows of the table are not in the output.";
    SeveralUris = "T2005", Note, "several method and path lines",
        "The page gives more than one method and path. Each becomes an operation of its own: with the page's tables where the lines stand together, with the tables behind it where other sections lie between.";
    TooManyOperations = "T2006", Error, "page has too many operations",
        "The page gives more methods and paths, or longer ones, than any page of an API reference, or so many that what they share would be too much. The page is left out. Divide it.";
    TooManyErrorCodes = "T2007", Error, "page has too many error codes",
        "The page lists more error codes than any page of an API reference. They are left out. Divide the page.";
    UnreadUri = "T2008", Error, "method and path cannot be read",
        "The page has the sections of an operation, but no line that could be read as a method and a path. What the page describes is not in the output. Correct the line that the message quotes.";
    UnknownLanguage = "T2010", Error, "language of the page is unknown",
        "The page has a line with a method and a path, and labels its parts in a language whose words are not known, so that its tables are not read. The words of a language stand in one file of `codegen/languages`.";

    // 3: correct
    UnmatchedCorrection = "T3001", Error, "correction matches nothing",
        "What the correction names is no longer on the page, or has another value. Remove the correction or bring it up to date.";
    InvalidCorrection = "T3002", Error, "correction cannot be applied",
        "An entry names a page, an action, its subject, the old and the new value and the reason, and no key that its action does not have. docs-input/eg/corrections.toml shows one of each.";
    OvertakenCorrection = "T3003", Warning, "correction is no longer needed",
        "The page says by now what the correction would make it say. The output is the same without it. Remove its entry from corrections.toml.";

    // 4: lower
    UnknownType = "T4001", Warning, "unknown type",
        "The words of the type cell are not a known type. The type is that of the examples, where they show one, else any JSON value. Where the words are a type in the language of the page, they belong into `[types]` of its file in `codegen/languages`.";
    UnknownMandatory = "T4002", Warning, "Mandatory is neither Yes nor No",
        "The cell says something else; the field counts as optional.";
    EmptyMandatory = "T4020", Warning, "Mandatory cells are empty",
        "Rows of the table have nothing in their Mandatory cells, as the form of the page may have lost them. The fields count as optional, unless the cells that are left all say No.";
    UndefinedType = "T4003", Warning, "type has no table",
        "The type is named but no table on the page defines it. It is a free-form object.";
    UnusedTable = "T4004", Warning, "table is not used",
        "The table defines a type that no row names. Its rows are not in the output.";
    DuplicateRow = "T4005", Warning, "duplicate name in a table",
        "Two rows of the table have the same name. The first one is used.";
    UnlistedPathParameter = "T4006", Warning, "path parameter has no row",
        "The path has a parameter that no table describes. It is taken as a string.";
    StrayPathParameter = "T4007", Warning, "path parameter is not in the path",
        "A table describes a path parameter that the path does not have. It is left out.";
    DefaultOfOtherType = "T4008", Warning, "default contradicts the type",
        "The default that the prose states is not a value of the documented type. It is kept as text.";
    DefaultNotInWireForm = "T4009", Note, "default is not in wire form",
        "The prose states the default in words whose form on the wire is not sure (`60 seconds` of a string). It is kept as text.";
    UnresolvedCondition = "T4010", Note, "unresolved condition",
        "The prose makes the field mandatory under a condition, but does not name the field and value that it depends on. It is kept as text.";
    DirectionsDiffer = "T4011", Warning, "request and response tables of a type differ",
        "The page documents a type for requests and for responses, and the two tables disagree on a field. They become two types.";
    NoSuccessStatus = "T4012", Warning, "no success status",
        "The page lists statuses, but none of success. 200 is assumed.";
    InvalidPath = "T4013", Error, "path cannot be read",
        "The path of the URI line is not a valid path template. Record a correction for it.";
    NamelessRow = "T4014", Warning, "row has no name",
        "The name cell of the row is empty. The row is not in the output.";
    RepeatedParameter = "T4015", Warning, "parameter is documented twice",
        "Two rows declare a parameter of one name in one place. The first one is used.";
    UnreadableErrorCode = "T4016", Warning, "error code cannot be read",
        "The table has a column of error codes, and what this row has there is not a code that a service sends. The row is not in the output.";
    TypeTooDeep = "T4017", Error, "type is nested too deep",
        "Lists, maps and objects are nested deeper than in any API, in a type cell or through tables that name each other. Any JSON value is accepted there. Record the type in corrections.toml.";
    AssumedStatus = "T4018", Note, "status is assumed",
        "The page names no status: it refers to a list of those of all services, or it was cut off. 200 is assumed.";
    NoAction = "T4019", Warning, "row of authorization names no action",
        "A row of a table of authorization has no action in the column of actions, and none above it that spans the row. The row is not in the output.";
    UncertainTables = "T4021", Warning, "page does not say which table defines a type",
        "The tables have no captions, and neither a name, a number, an example nor their order tells which of them describes what a row names. The fields stay free-form objects, and the tables are not in the output. Give the row the type `Table N object` in corrections.toml, with the number of the table on the page.";
    NestedByExamples = "T4022", Warning, "examples nest what the table lists flat",
        "One table lists an object and its fields side by side, while every example nests them. The examples are followed: a request in the flat form does not work.";
    SeveralVariants = "T4023", Note, "body has several variants",
        "Several tables describe the body, each for another case. All fields are in the output; mandatory are those that are mandatory in all variants.";
    UnreadSentence = "T4024", Note, "unread sentence that looks like a rule",
        "The description has a number, a code, `only`, `cannot`, a default or a condition, and no fact stands on the sentence: no range, list, default or condition of the output is from it. It stays in the description. Where it is a rule that callers have to keep, record it in corrections.toml in words that are read; where it is one of a kind, its words belong into a file of `codegen/languages`. `cargo xtask prose` groups such sentences, the most frequent first.";
    OtherMediaType = "T4025", Warning, "body has another form",
        "The row of `Content-Type` or an example names a media type that clients do not write. The body is sent as JSON, which the service may refuse.";
    ResourceInHost = "T4026", Note, "host may name the resource",
        "The path is `/`, and the page lists the header `Host`: where the operation is about one resource, its name is a part of the host. The client calls the host that it was given.";
    NamedByExample = "T4027", Note, "name is from an example",
        "The name cell of the row is empty, as in forms of pages that lose links, and one member of the examples has no other row and fits this one. The row gets its name, marked as inferred.";
    ShownBody = "T4028", Warning, "body is shown and not described",
        "An example has a body that no table of the page describes; the table may be on another page. The body is any JSON object or list. Generate from a page that has the table to say more.";
    PagingDiffers = "T4029", Warning, "query and response count different things",
        "The query says that the parameter counts items, the response that it counts pages. A client that skips items where pages are meant misses most of the list, so nothing is claimed about paging and the crate does not page through the list. Correct one of the two descriptions in corrections.toml.";
    InvalidHeader = "T4030", Warning, "name cannot be that of a header",
        "The table of headers has a row whose name no header can have: letters, digits and a few marks. The row is not in the output. Record the name in corrections.toml.";
    MissingColumn = "T4031", Warning, "table lacks a column",
        "Tables of its kind say in a column of their own what is mandatory, or of which type a field is. Without one, the fields of a request count as optional, and types are those that the examples show, else any JSON value.";

    // 5: examples
    ExampleSyntax = "T5001", Warning, "example is not valid JSON",
        "The example does not parse as it stands. It was read leniently.";
    ExampleUnreadable = "T5002", Warning, "example cannot be read",
        "The example cannot be read even leniently. It is kept as text only.";
    ExampleKind = "T5003", Warning, "example contradicts the type",
        "The example has a value of another type than the table says. The table wins.";
    ExampleUnknownMember = "T5004", Warning, "example has a member that no table has",
        "The example has a member that the tables do not list. The tables win.";
    ExampleMissingMember = "T5005", Warning, "example lacks a mandatory member",
        "The field is mandatory in the table and missing in the example.";
    ExampleValue = "T5006", Warning, "example has a value outside the documented ones",
        "The example's value is not among those that the prose lists, or outside its range or length.";
    ExampleOpensList = "T5007", Note, "examples show a value that the list lacks",
        "The description lists the values of the field, and the examples of the page show another one. The list counts as open: other values may be sent, and none is refused. If the list is complete, correct the example on the page; if not, add the value to the description in corrections.toml.";
    ExampleCallsOther = "T5008", Warning, "example calls what the page does not declare",
        "The request line of an example has another method or another path than the page declares, such as another version. Host and query are not compared. The declared method and path are in the output.";

    // 6: validate
    LostRow = "T6001", Error, "table row is neither in the model nor in a diagnostic",
        "Every row of an operation page must be accounted for. This is a fault of Tablature.";
    DanglingReference = "T6002", Error, "reference to a type that does not exist",
        "This is a fault of Tablature.";
    DuplicateOperation = "T6003", Error, "two pages describe one operation",
        "Two pages have the same operation id. Remove one of them.";
    PathMismatch = "T6004", Error, "path parameters do not match the path",
        "This is a fault of Tablature.";
    DuplicateParameter = "T6005", Error, "parameter is documented twice",
        "Two rows declare a parameter of one name in one place. Remove one of them in corrections.toml.";
    SharedAddress = "T6006", Note, "two operations of one method and path",
        "Two operations are told apart by their bodies only, or one page describes what another one does already. Both stay; in OpenAPI the later one's path has a fragment, which is no part of a request. If one of them is a copy, remove its page.";
    BodyOfHead = "T6007", Warning, "response to HEAD has a body",
        "The page describes the body of a response to HEAD, which has none in HTTP. The document keeps it; the client reads no body.";

    // 7: name
    LockName = "T7001", Error, "name in names.lock is not an identifier",
        "A name was edited by hand, and Rust does not accept it. Make it an identifier.";
    LockSyntax = "T7002", Error, "names.lock cannot be read",
        "The file is TOML, one `\"origin\" = \"name\"` a line, or a list of the name and those that it had before. Restore it from version control.";
    SplitName = "T7003", Warning, "one name for two things",
        "What had one name in earlier runs is documented as two different things now. The one whose line in names.lock is older keeps the name.";
    MergedName = "T7004", Warning, "two names for one thing",
        "What had two names in earlier runs is documented as one thing now. The name whose line in names.lock is older stays.";
    LockTaken = "T7005", Error, "name in names.lock is taken",
        "A name was edited by hand into one that is taken in its scope, or that generated code uses itself. Choose another one.";

    // 8: emit
    InvalidOutput = "T8001", Error, "generated code is not valid Rust",
        "This is a fault of Tablature.";
    Unnamed = "T8002", Error, "something has no name",
        "The crate needs a name that the name stage has not given. This is a fault of Tablature.";

    // 9: fetch
    Unfetched = "T9001", Error, "page could not be fetched",
        "The server was asked as often as is polite and gave no page. What was fetched before stays as it is; all other pages were asked for. Run `cargo xtask fetch` again: it asks only for what has changed or is not there.";
    GonePage = "T9002", Error, "page is gone from its address",
        "The server says that there is no such page any more. A page that was fetched before is kept. Where it moved, give the new address in service.toml; where the operation is gone for good, delete the page, its entry in fetch.lock and its address.";
    RedirectRefused = "T9003", Error, "redirect is not followed",
        "Pages are fetched only from the hosts that service.toml names, never unencrypted after an encrypted request, and through a few redirects at most. Where the page has moved to another host for good, give its new address, or name the host in `hosts` of `[fetch]`.";
    RobotsForbid = "T9004", Error, "robots.txt does not allow the address",
        "The site asks programs not to fetch this address, or could not say whether they may: a robots.txt that cannot be read counts as a no, one that is not there as a yes (RFC 9309). Ask the publisher, or save the page by hand.";
    CutOffBody = "T9005", Error, "body is incomplete or endless",
        "The body is shorter than the server said, ends within its markup, or is longer or slower than any page. Nothing was written. Run `cargo xtask fetch` again.";
    Undecodable = "T9006", Error, "text cannot be decoded",
        "Neither the charset that the server or the page names nor UTF-8 reads the bytes without an error. Nothing was written, since a wrong character in a name would be one in the crate.";
    EditedPage = "T9007", Warning, "page was edited since it was fetched",
        "The page differs from what fetch.lock says was written, and the site still serves what was fetched. The page is left as it is. What a page says wrongly is settled in corrections.toml; `--force` fetches it anew.";
    EditedAndChanged = "T9008", Error, "page was edited here and has changed on the site",
        "Writing the new page would lose what somebody wrote. Move the edit to corrections.toml, and run with `--force`.";
    PageInTheWay = "T9009", Error, "page in the way was not fetched",
        "A page of this name is in the folder and fetch.lock does not know it, so somebody put it there. Move it away; `--force` replaces one that is called exactly like the new one.";
    LockWithoutPage = "T9010", Error, "fetch.lock has an entry without its page",
        "The page was fetched and somebody deleted or renamed it. Nothing was changed, because it may be missing by mistake: restore it from version control. To remove it on purpose, delete its entry in fetch.lock and its address, too; `--force` fetches it anew.";
    FetchLockSyntax = "T9011", Error, "fetch.lock cannot be read",
        "`cargo xtask fetch` writes the file, and nobody else does. Restore it from version control. Nothing was fetched for the service.";
    NotInFetchLock = "T9012", Error, "page and fetch.lock do not agree",
        "`--frozen` holds the folder against fetch.lock and uses no network: each address of service.toml has an entry there, each entry its page, and each page an entry. Run `cargo xtask fetch`, and commit what it wrote.";
    UnlistedPage = "T9013", Warning, "page is no longer listed",
        "Neither service.toml nor the index names the address that the page was fetched from. It is kept, and not asked for. To remove it, delete the page and its entry in fetch.lock.";
    NoContent = "T9014", Error, "content of the page is not found",
        "The selector `content` of service.toml matches nothing on the page, or the page is behind a bound. Nothing was written.";
    OperationLost = "T9015", Error, "fetched page describes no operation",
        "The page gives an operation, and what its address serves now gives none: a notice, a form to log in, or another page. The one that was fetched before is kept. Look at the address; `--force` takes what is there.";
    OneFileForTwo = "T9016", Error, "two addresses for one file",
        "The file is called like the last part of the address. Name one of the two in `[fetch.named]`.";
    EmptyIndex = "T9017", Error, "index links to no page",
        "No link of the index leads to an address that is followed. A site that makes its links by a script has none on the page; then list the pages, or give another index, such as a site map in Markdown.";
    PassedOver = "T9018", Note, "page of the index is no operation",
        "The index links to a page that describes no operation and lists no error codes, so it is no input and was not kept. It is asked for again only where it changes. A page that is wanted nevertheless is listed in `pages`.";
}

impl Code {
    /// Whether it says that something is behind a bound of [`crate::limits`].
    pub fn is_bound(self) -> bool {
        matches!(
            self,
            Self::PageTooLarge
                | Self::TooDeep
                | Self::TableTooLarge
                | Self::TextTooLong
                | Self::TooManyOperations
                | Self::TooManyErrorCodes
                | Self::TypeTooDeep
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text)).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_say_what_they_mean() {
        let texts: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.explanation().len() > 20, "{code}");
            assert_eq!(code.as_str().parse(), Ok(*code));
        }
    }
}
