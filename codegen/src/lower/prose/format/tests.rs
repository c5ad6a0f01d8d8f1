use super::*;

fn format_of(name: &str, text: &str, examples: &[&str]) -> Option<Format> {
    let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
    read(name, &Description::of(&[text.to_owned()]), &examples, false)
}

fn format(text: &str, examples: &[&str]) -> Option<Format> {
    format_of("x", text, examples)
}

#[test]
fn a_time_has_a_notation_only_where_it_is_shown() {
    let text = "UTC time when the event source is created.";
    assert_eq!(format(text, &[]), Some(Format::Time));
    assert_eq!(format(text, &["2024-05-16T11:46:07Z"]), Some(Format::DateTime));
    assert_eq!(format(text, &["2024-05-16 11:46:07"]), Some(Format::Time));
    assert_eq!(format("UTC time. The format is YYYY-MM-DDTHH:MM:SSZ.", &[]), Some(Format::DateTime));
    let clock = "Creation time. Format: yyyy-MM-ddTHH:mm:ss";
    assert_eq!(format(clock, &[]), Some(Format::Time));
    assert_eq!(format(clock, &["2024-05-16T11:46:07Z"]), Some(Format::Time));
    assert_eq!(format("Expiration date. The format is yyyy-MM-dd.", &[]), Some(Format::Date));
    assert_eq!(
        format("Specifies the time when it was created, for example, 2018-01-17T03:03:32Z.", &[]),
        Some(Format::DateTime)
    );
}

#[test]
fn a_page_that_speaks_of_offsets_leaves_the_notation_open() {
    let text =
        "Time when an image was updated. It is the UTC standard time. Users need to calculate the offset.";
    assert_eq!(format(text, &["2024-05-16T11:46:07Z"]), Some(Format::Time));
    let text = "Creation time. The format is yyyy-MM-ddTHH:mm:ssZ. Z indicates the time zone offset.";
    assert_eq!(format(text, &[]), Some(Format::Time));
}

#[test]
fn spans_of_time_are_no_times() {
    for text in [
        "Retry interval upon connection failure. The default value is 60 seconds.",
        "Time zone of the task.",
        "Timeout duration.",
        "Number of times the job runs.",
    ] {
        assert_eq!(format(text, &[]), None, "{text}");
    }
}

#[test]
fn identifiers_need_a_claim_or_an_example() {
    let shown = "0d1799e1-116e-4551-92dc-02dd8a860072";
    assert_eq!(format("Vault ID in UUID format.", &[]), Some(Format::Uuid));
    assert_eq!(format("Vault UUID.", &[]), None);
    assert_eq!(format("Vault UUID.", &[shown]), Some(Format::Uuid));
    assert_eq!(format("Project ID in UUID format.", &[]), None);
    assert_eq!(format("Vault ID in UUID format.", &["0d1799e1116e455192dc02dd8a860072"]), None);
    assert_eq!(format("The value is 0 or a string in UUID format with hyphens (-).", &[]), None);
}

#[test]
fn addresses_are_read() {
    assert_eq!(format("Callback URL.", &["https://example.com/x"]), Some(Format::Uri));
    assert_eq!(format("Callback URL.", &[]), Some(Format::Uri));
    assert_eq!(format("Callback URL.", &["/a"]), None);
    assert_eq!(format("Specifies the MAC address.", &[]), Some(Format::Mac));
    assert_eq!(format("CIDR block of the subnet.", &[]), Some(Format::Cidr));
    assert_eq!(format("Private IP address of the node.", &[]), Some(Format::Ip));
    assert_eq!(format("IP address list ID.", &[]), None);
    assert_eq!(format("Update time, which is a 13-bit timestamp.", &[]), Some(Format::EpochMilliseconds));
    assert_eq!(format("Kafka address.", &["21.22.0.58:9092"]), None);
    assert_eq!(format("Specifies the private IPv4 address.", &[]), Some(Format::Ipv4));
    assert_eq!(format("IPv4 address or CIDR block.", &[]), None);
    assert_eq!(format("Specifies the IPv6 address.", &["10.0.0.1"]), None);
    assert_eq!(format("Script. It must be encoded using Base64.", &[]), Some(Format::Base64));
    assert_eq!(format_of("email", "Email address of the user.", &[]), Some(Format::Email));
}
