//! Every kind of change, whom it breaks, and its explanation, in one table.
//!
//! Names are stable: a name is never given to something else. What is said of requests and of responses is one kind, and
//! two rules (`request-value-removed`, `response-value-removed`), because direction decides whom a change breaks.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::{Class, Direction};

macro_rules! kinds {
    ($($name:ident = $text:literal [$($class:ident)+], $title:literal, $explanation:literal, $example:literal;)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = $title] $name,)* }

        impl Kind {
            /// Every kind, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// One class where no direction matters; else that in requests, and that in responses where they have it.
            fn classes(self) -> &'static [Class] {
                match self { $(Self::$name => &[$(Class::$class,)+],)* }
            }

            /// What it is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// Why it has its class in requests, and what to do.
            fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }

            /// What such a change looks like on a page.
            pub fn example(self) -> &'static str {
                match self { $(Self::$name => $example,)* }
            }
        }
    };
}

kinds! {
    // the service
    ServiceAdded = "service-added" [Compatible], "a service is new",
        "Nobody calls it yet.", "a folder `docs-input/dns` is added";
    ServiceRemoved = "service-removed" [Breaking], "a service is gone",
        "Its folder is gone, and its document and crate go with it.", "the folder `docs-input/dns` is deleted";
    RegionAdded = "region-added" [Compatible], "a region is served",
        "Clients can name the region.", "service.toml: `regions` gets `cn-east-4`";
    RegionRemoved = "region-removed" [Breaking], "a region is not served any more",
        "A client of the region has no host to call.", "service.toml: `regions` loses `cn-north-1`";
    EndpointChanged = "endpoint-changed" [Breaking], "the host of a region is another one",
        "Programs and firewalls that name the old host do not reach the service.", "service.toml: `eg.{region}` -> `eg2.{region}`";
    ErrorCodeAdded = "error-code-added" [Compatible], "an error code is listed",
        "Codes are open: a program meets codes that no page lists.", "a row `EG.0042` is added to the table of error codes";
    ErrorCodeRemoved = "error-code-removed" [Compatible], "an error code is not listed any more",
        "A program that handles the code may never see it again. Codes are open, so it handles others too.", "the row `EG.0042` goes";
    ErrorCodeChanged = "error-code-changed" [Documentation], "an error code is explained otherwise",
        "The message or the remedy has other words.", "the remedy of `EG.0042` is rewritten";

    // the operation
    OperationAdded = "operation-added" [Compatible], "an operation is new",
        "Nobody calls it yet.", "a page `DeleteEventRouterJob` is added";
    OperationRemoved = "operation-removed" [Breaking], "an operation is gone",
        "Its page is gone, or gives no operation. If the page only moved, restore the line with its method and path.", "the page `DeleteEventRouterJob` is deleted";
    OperationRenamed = "operation-renamed" [Documentation], "an operation has another id",
        "Method and path are the same, so no call changes. The crate's method would get another name: names.lock can keep its name.", "the page's title becomes `Creating a Job`";
    OperationMoved = "operation-moved" [Documentation], "an operation stands on another page",
        "Only the place is another one.", "`create_job.html` is now `eg_02_0001.html`";
    OperationDeprecated = "operation-deprecated" [Compatible], "an operation is deprecated",
        "It works still. Callers should look for what takes its place.", "the title gets `(Deprecated)`";
    OperationUndeprecated = "operation-undeprecated" [Compatible], "an operation is not deprecated any more",
        "The documents advise against it no longer.", "the title loses `(Deprecated)`";
    MethodChanged = "method-changed" [Breaking], "an operation has another method",
        "The old call meets no operation.", "`POST /v1/jobs` -> `PUT /v1/jobs`";
    PathChanged = "path-changed" [Breaking], "an operation has another path",
        "The old call meets no operation, unless the service keeps the old path.", "`/v1/jobs` -> `/v2/jobs`";
    PathParameterRenamed = "path-parameter-renamed" [Documentation], "a path parameter has another name",
        "Its name never goes over the wire. The crate's argument gets another name: names.lock can keep its name.", "`/jobs/{id}` -> `/jobs/{job_id}`";
    TokenHeaderChanged = "token-header-changed" [Documentation], "the header of the token is documented differently",
        "Credentials are the same for every operation of the cloud, whether its page lists the header or not.", "the row `X-Auth-Token` is added";
    PermissionsListed = "permissions-listed" [Documentation], "the page lists permissions for the first time",
        "Calls may have needed them all along.", "a table of actions is added";
    PermissionsUnlisted = "permissions-unlisted" [Documentation], "the page does not list permissions any more",
        "The page says less of what is needed.", "the table of actions goes";
    PermissionChanged = "permission-changed" [Documentation], "what a permission covers is listed otherwise",
        "Read the row: types of resources and condition keys decide what a policy can allow.", "the resource type `job` becomes `instance`";
    PermissionAdded = "permission-added" [Breaking], "a further permission is needed",
        "A policy that was enough may not allow the call any more.", "the action `eg:jobs:create` is added to a list of actions";
    PermissionRemoved = "permission-removed" [Compatible], "a permission is not needed any more",
        "A policy that allowed the call allows it still.", "the action `eg:jobs:create` goes";
    PagingAdded = "paging-added" [Compatible], "a list can be read page by page",
        "The crate has a walk for it.", "`marker` and `next_marker` are added";
    PagingRemoved = "paging-removed" [Documentation], "how a list is read to its end is not documented any more",
        "Parameters and members that went are changes of their own. The crate has no walk for the list any more.", "`next_marker` goes";
    PagingDescribed = "paging-described" [Documentation], "more is said, or less, of how a list is read",
        "The pages follow each other as before, as far as both sides say.", "`next_marker` is explained";
    PagingChanged = "paging-changed" [Breaking], "the pages of a list follow each other otherwise",
        "A program that walks by the old rule may miss items, or not end.", "`offset` counts pages, and counted items";
    StatusAdded = "status-added" [Compatible], "an operation has a further status",
        "Programs treat statuses by their hundreds.", "`202` is listed beside `200`";
    SuccessRemoved = "success-status-removed" [Breaking], "a success has another status",
        "A program that asks for the old status takes a success for a failure.", "`200` -> `201`";
    ErrorStatusRemoved = "error-status-removed" [Compatible], "a status of an error is not listed any more",
        "A service may answer with any status of an error.", "the row `409` goes";
    SummaryChanged = "summary-changed" [Documentation], "an operation has another title",
        "Only words changed.", "`Creating a Job` -> `Creating an Event Router Job`";
    NoteChanged = "note-changed" [Documentation], "the words on an operation changed",
        "Read them: prose that Tablature reads no rule from can state one.", "a constraint is added to the function";
    TypeRenamed = "type-renamed" [Documentation], "an object type has another name",
        "Names of types never go over the wire. The crate's type gets another name, too: names.lock can keep its name.", "`Table 5 Filter` -> `Table 5 MessageFilter`";
    SectionChanged = "section-changed" [Documentation], "an operation stands in another section",
        "Only the place in the table of contents is another one.", "`Jobs` -> `Event streams`";

    // bodies
    BodyAdded = "body-added" [Compatible Compatible], "there is a body now",
        "A call without it is still a call; a response may have more than a program reads.", "a table of the body is added";
    MandatoryBodyAdded = "mandatory-body-added" [Breaking], "a body must be sent now",
        "A call without it is refused.", "a table of the body with mandatory members is added";
    BodyRemoved = "body-removed" [Breaking Breaking], "there is no body any more",
        "A program that sends or reads it relies on nothing.", "the table of the body goes";
    BodyBecameMandatory = "body-became-mandatory" [Breaking], "a body must be sent now",
        "A call without it is refused.", "the first mandatory member is added to the body";
    BodyBecameOptional = "body-became-optional" [Compatible], "a body may be left out now",
        "A call with it is still a call.", "the last mandatory member becomes optional";
    MediaTypeChanged = "media-type-changed" [Breaking Breaking], "a body has another form",
        "What the other side reads is not what is sent.", "`application/json` -> `multipart/form-data`";
    ExampleChanged = "example-changed" [Documentation Documentation], "an example is another one",
        "Examples state no rule by themselves.", "a value in an example is corrected";

    // members, parameters and headers
    MemberAdded = "member-added" [Compatible Compatible], "something is new that may be given, or is answered",
        "A call without it is still a call; a program passes over members that it does not know.", "an optional row `description` is added";
    MandatoryMemberAdded = "mandatory-member-added" [Breaking], "something is new that must be given",
        "A call without it is refused.", "a mandatory row `cluster_id` is added";
    MemberRemoved = "member-removed" [Breaking Breaking], "something is not documented any more",
        "What is sent may be refused; what is read may not be there.", "the row `description` goes";
    OptionalMemberRemoved = "optional-member-removed" [Breaking Compatible], "something that may be missing is not documented any more",
        "What is sent may be refused; who reads responses by the documents is ready for its absence.", "the row `description`, Mandatory `No`, goes";
    MemberRenamed = "member-renamed" [Breaking Breaking], "something has another name on the wire",
        "What is sent under the old name may be refused; what is read under it may not be there. If the old name was a misprint, only the documents changed.", "`evnet_id` -> `event_id`";
    MemberBecameMandatory = "member-became-mandatory" [Breaking Compatible], "something must be given, or is always answered",
        "A call without it is refused; who reads it finds it always.", "Mandatory: `No` -> `Yes`";
    MemberBecameOptional = "member-became-optional" [Compatible Breaking], "something may be left out",
        "A call with it is still a call; who reads it may not find it.", "Mandatory: `Yes` -> `No`";
    PresenceStated = "presence-stated" [Documentation Documentation], "the page says for the first time that something is mandatory",
        "It may always have been. The crate asks for it from now on.", "a column `Mandatory` is added";
    PresenceUnstated = "presence-unstated" [Documentation Documentation], "the page does not say any more that something is mandatory",
        "The page says less of what is there.", "the column `Mandatory` goes";
    LocationChanged = "location-changed" [Breaking], "a parameter goes elsewhere",
        "The service looks for it where it is not.", "from the query to the headers";
    ListFormChanged = "list-form-changed" [Breaking], "a list is written otherwise",
        "The service reads another list, or one element.", "`id=a&id=b` -> `id=a,b`";
    TypeChanged = "type-changed" [Breaking Breaking], "the type is another one",
        "The other side cannot read it.", "`String` -> `Integer`";
    TypeWidened = "type-widened" [Compatible Breaking], "the type takes more values",
        "What was sent is still taken; what is answered may not fit what was read.", "`Integer` -> `Number`";
    TypeNarrowed = "type-narrowed" [Breaking Compatible], "the type takes fewer values",
        "What was sent may be refused; what is answered still fits.", "`Number` -> `Integer`";
    TypeDescribed = "type-described" [Documentation Documentation], "an object that was only named is described",
        "The page says more of what was there.", "a table for `filters` is added";
    TypeUndescribed = "type-undescribed" [Documentation Documentation], "an object that was described is only named",
        "The page says less of what is there. If its table lost its caption, the rows may be lost.", "the table of `filters` goes";
    DeprecatedMember = "member-deprecated" [Compatible Compatible], "something is deprecated",
        "It works still.", "`This parameter is deprecated.` is added";
    UndeprecatedMember = "member-undeprecated" [Compatible Compatible], "something is not deprecated any more",
        "The documents advise against it no longer.", "`This parameter is deprecated.` goes";
    BecameReadOnly = "became-read-only" [Breaking Documentation], "only the service sets it",
        "A call that gives it may be refused, or what it gives is passed over.", "`Read-only.` is added";
    BecameWritable = "became-writable" [Compatible Documentation], "callers may set it",
        "A call without it is still a call.", "`Read-only.` goes";
    SecrecyChanged = "secrecy-changed" [Documentation Documentation], "it is a secret, or none any more",
        "Nothing changes on the wire. The crate's type is another one, as secrets are not printed.", "the row becomes `Password of the user`";
    DescriptionChanged = "description-changed" [Documentation Documentation], "the words changed, and no rule with them",
        "Read them: prose that Tablature reads no rule from can state one.", "`Job name` -> `Name of the job`";

    // values
    ValueAdded = "value-added" [Compatible Compatible], "a value is new",
        "Lists of values are open to who reads: a program meets values that no page lists.", "`GZIP, SNAPPY` -> `GZIP, SNAPPY, LZ4`";
    ValueRemoved = "value-removed" [Breaking Compatible], "a value is not listed any more",
        "A call that gives it may be refused.", "`GZIP, SNAPPY` -> `GZIP`";
    ValuesListed = "values-listed" [Documentation Documentation], "values are listed for the first time",
        "There may be others, and may always have been these.", "`such as GZIP` is added";
    ValuesUnlisted = "values-unlisted" [Documentation Documentation], "values are not listed any more",
        "The page says less of what is there.", "`such as GZIP` goes";
    ValuesClosed = "values-closed" [Breaking], "other values are not allowed any more",
        "A call that gives another value is refused.", "`such as GZIP` -> `The value can be GZIP or SNAPPY`";
    ValuesOpened = "values-opened" [Compatible], "other values are allowed",
        "A listed value is still allowed.", "`The value can be GZIP or SNAPPY` -> `such as GZIP`";
    MeaningChanged = "value-meaning-changed" [Documentation Documentation], "a value is explained otherwise",
        "Only words changed. Read them: a value that does something else breaks who gives it.", "`0: off` -> `0: disabled`";

    // limits
    RangeNarrowed = "range-narrowed" [Breaking Compatible], "fewer numbers are allowed",
        "A call with a number outside is refused.", "`0 to 100` -> `1 to 50`";
    RangeWidened = "range-widened" [Compatible Compatible], "more numbers are allowed",
        "What was sent is still taken.", "`1 to 50` -> `0 to 100`";
    LengthNarrowed = "length-narrowed" [Breaking Compatible], "fewer lengths are allowed",
        "A call with a longer or shorter text is refused.", "`1 to 128 characters` -> `1 to 64 characters`";
    LengthWidened = "length-widened" [Compatible Compatible], "more lengths are allowed",
        "What was sent is still taken.", "`1 to 64 characters` -> `1 to 128 characters`";
    CountNarrowed = "count-narrowed" [Breaking Compatible], "a list may have fewer elements, or must have more",
        "A call with another number of elements is refused.", "`at most 50 tags` -> `at most 20 tags`";
    CountWidened = "count-widened" [Compatible Compatible], "a list may have more elements, or fewer",
        "What was sent is still taken.", "`at most 20 tags` -> `at most 50 tags`";
    LimitOfCasesChanged = "limit-of-cases-changed" [Documentation Documentation], "a limit that holds in some cases changed",
        "It is said and never enforced, as the case decides. Read the words.", "`10 to 50 GB for SSD` is added";
    PatternAdded = "pattern-added" [Breaking Compatible], "a text must have a form",
        "A call with a text of another form is refused.", "`Only letters and digits are allowed.` is added";
    PatternRemoved = "pattern-removed" [Compatible Compatible], "a text may have any form",
        "What was sent is still taken.", "`Only letters and digits are allowed.` goes";
    PatternChanged = "pattern-changed" [Breaking Compatible], "a text must have another form",
        "A call with a text of the old form may be refused. Whether one form allows all of the other is not decided.", "`letters and digits` -> `lowercase letters and digits`";
    FormatAdded = "format-added" [Documentation Documentation], "the notation is documented for the first time",
        "It may always have been this one.", "`The value is a UUID.` is added";
    FormatRemoved = "format-removed" [Documentation Documentation], "the notation is not documented any more",
        "The page says less of what is there.", "`The value is a UUID.` goes";
    FormatChanged = "format-changed" [Breaking Breaking], "the notation is another one",
        "The other side reads something else.", "`yyyy-MM-ddTHH:mm:ssZ` -> `milliseconds since 1970`";
    FormatNarrowed = "format-narrowed" [Breaking Compatible], "the notation takes fewer texts",
        "A call with a text of the other notations is refused.", "`IP address` -> `IPv4 address`";
    FormatWidened = "format-widened" [Compatible Breaking], "the notation takes more texts",
        "What was sent is still taken; what is answered may not be what was read.", "`IPv4 address` -> `IP address`";
    UnitAdded = "unit-added" [Documentation Documentation], "the unit is documented for the first time",
        "It may always have been this one.", "`Unit: GB` is added";
    UnitRemoved = "unit-removed" [Documentation Documentation], "the unit is not documented any more",
        "The page says less of what is there.", "`Unit: GB` goes";
    UnitChanged = "unit-changed" [Breaking Breaking], "the unit is another one",
        "The same number means something else.", "`Unit: s` -> `Unit: ms`";
    DefaultAdded = "default-added" [Documentation Documentation], "a default is documented for the first time",
        "It may always have been this one.", "`Default value: 10` is added";
    DefaultRemoved = "default-removed" [Documentation Documentation], "the default is not documented any more",
        "The page says less of what is there.", "`Default value: 10` goes";
    DefaultChanged = "default-changed" [Breaking Documentation], "the default is another one",
        "A call that leaves the value out means something else.", "`Default value: 10` -> `Default value: 20`";

    // conditions
    ConditionAdded = "condition-added" [Breaking Documentation], "something must, or must not, be given in a case",
        "A call of this case that was taken is refused.", "`This parameter is mandatory when type is CLOUD.` is added";
    ConditionRemoved = "condition-removed" [Compatible Documentation], "a rule for a case is gone",
        "What was sent is still taken.", "`This parameter is mandatory when type is CLOUD.` goes";
    DependencyAdded = "dependency-added" [Documentation Documentation], "the page says on what something depends",
        "Nothing is refused by it: it counts for nothing in the other case, or is not answered then.", "`This parameter is valid only when type is CLOUD.` is added";
    DependencyRemoved = "dependency-removed" [Documentation Documentation], "the page does not say any more on what something depends",
        "The page says less of what is there.", "`This parameter is valid only when type is CLOUD.` goes";
}

/// A rule that a change falls under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    /// Its kind.
    pub kind: Kind,
    /// Whether it speaks of requests or of responses. None where that does not matter.
    pub direction: Option<Direction>,
}

impl Rule {
    /// The rule of this kind. A direction is left out where none matters to the kind; where none is given, requests are meant.
    pub(super) fn of(kind: Kind, direction: Option<Direction>) -> Self {
        let direction = direction.or(Some(Direction::Request));
        Self { kind, direction: direction.filter(|_| !kind.is_of_operation()) }
    }

    /// Every rule, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.iter().flat_map(|kind| {
            let directions = [Direction::Request, Direction::Response].map(Some);
            let directions = if kind.is_of_operation() { &[None][..] } else { &directions };
            let directions: Vec<_> = directions.iter().take(kind.classes().len()).copied().collect();
            directions.into_iter().map(|direction| Self { kind: *kind, direction })
        })
    }

    /// Why it has its class, and what to do.
    pub fn explanation(self) -> String {
        let is_harmless_here = self.class() != Class::Breaking && self.direction == Some(Direction::Response);
        let breaks_requests = self.kind.classes().first() == Some(&Class::Breaking);
        if is_harmless_here && breaks_requests {
            let request = Self { direction: Some(Direction::Request), ..self };
            return format!(
                "Who only reads it is not bound by it: no rule is enforced in answers, and lists of values are open there. In \
                 requests it is `{request}`, and breaking. {}",
                self.kind.explanation()
            );
        }
        self.kind.explanation().to_owned()
    }

    /// Whom it concerns.
    pub fn class(self) -> Class {
        let index = usize::from(self.direction == Some(Direction::Response));
        let classes = self.kind.classes();
        // Every kind has a class, and what only requests can have has theirs.
        classes.get(index).or(classes.first()).copied().unwrap_or(Class::Breaking)
    }
}

impl Kind {
    /// Whether no direction matters to it: its name stands alone.
    fn is_of_operation(self) -> bool {
        self < Self::BodyAdded
    }
}

/// The stable name: `request-value-removed`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.direction {
            None => "",
            Some(Direction::Request) => "request-",
            Some(Direction::Response) => "response-",
        })?;
        f.write_str(self.kind.text())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_a_name_of_its_own_and_all_texts() {
        let names: BTreeSet<String> = Rule::all().map(|rule| rule.to_string()).collect();
        assert_eq!(names.len(), Rule::all().count());
        for kind in Kind::ALL {
            assert!(kind.explanation().ends_with('.') && !kind.title().ends_with('.'), "{kind:?}");
            assert!(!kind.example().is_empty() && kind.classes().len() <= 2, "{kind:?}");
        }
    }

    #[test]
    fn direction_decides() {
        let class = |kind, direction| Rule::of(kind, Some(direction)).class();
        assert_eq!(class(Kind::ValueRemoved, Direction::Request), Class::Breaking);
        assert_eq!(class(Kind::ValueRemoved, Direction::Response), Class::Compatible);
        assert_eq!(Rule::of(Kind::PathChanged, Some(Direction::Request)).to_string(), "path-changed");
        assert_eq!(
            Rule::of(Kind::UnitChanged, Some(Direction::Response)).to_string(),
            "response-unit-changed"
        );
    }
}
