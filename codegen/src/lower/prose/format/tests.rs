use super::*;

pub(super) fn notation_of(name: &str, text: &str, examples: &[&str], is_list: bool) -> Notation {
    let examples: Vec<String> = examples.iter().map(|text| (*text).to_owned()).collect();
    let paragraphs: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let field = Field { name, examples: &examples, is_list, is_secret: false };
    read(field, &Description::of(&paragraphs))
}

pub(super) fn format_of(name: &str, text: &str, examples: &[&str]) -> Option<Format> {
    notation_of(name, text, examples, false).format
}

pub(super) fn format(text: &str, examples: &[&str]) -> Option<Format> {
    format_of("x", text, examples)
}

pub(super) fn pattern(text: &str) -> Option<String> {
    notation_of("x", text, &[], false).pattern
}

pub(super) fn number(text: &str) -> Option<Format> {
    let paragraphs: Vec<String> = text.split('\n').map(str::to_owned).collect();
    of_number(&Description::of(&paragraphs))
}

#[test]
fn spanish_and_portuguese_name_formats() {
    for (text, expected) in [
        ("Dirección IP privada de la instancia.", Format::Ip),
        ("ID do recurso em formato UUID.", Format::Uuid),
        ("Dirección de correo electrónico del usuario.", Format::Email),
        ("Hora de creación. El formato es yyyy-MM-ddTHH:mm:ssZ.", Format::DateTime),
    ] {
        assert_eq!(format(text, &[]), Some(expected), "{text}");
    }
}

#[test]
fn what_is_said_of_one_notation_is_no_claim_on_the_field() {
    assert_eq!(format("消息内容编码格式，base64格式仅支持透传模式。", &[]), None);
    assert_eq!(format("消息内容，base64格式。", &[]), Some(Format::Base64));
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

#[test]
fn an_address_is_the_noun_of_its_definition() {
    for text in [
        "ID of the IP address.",
        "IP address pool name.",
        "Type of the IP address.",
        "IP address or domain name.",
        "Domain name or IP address",
        "IP address and port.",
        "IP address whitelist.",
        "Number of IP addresses on a subnet.",
        "Whether an IP address is bound.",
        "IP addresses of the nodes, separated by commas.",
        "Specifies the URL prefix.",
        "Specifies the ECS image ID or URL.",
        "Threshold of the number of pending URL requests.",
        "Specifies the security group ID, which is specified in the URI.",
        "弹性IP地址的ID。",
        "IP地址，或者cidr格式",
        "取值范围：IP地址，或者cidr格式",
        "IP地址池的名称。",
        "是否绑定IP地址。",
        "多个IP地址用逗号分隔。",
        "Name. Contact a@b.com for its email address.",
        "IP address of the client, in the format of IP:port.",
        "Specifies the URL of the image file in the format of Bucket name:File name.",
        "Binary object URL. The URL must start with s3a:// or /.",
        "Remote IP address. The value can be in the CIDR format or IP addresses.",
        "Group ID. The source is the IP address of the node.",
        "OBS path URL.\nExample: /obs/a/b",
    ] {
        assert_eq!(format(text, &[]), None, "{text}");
    }
    for (text, expected) in [
        ("Specifies the idle IP address of the node.", Format::Ip),
        ("Private IP address for connecting to the DB instance", Format::Ip),
        ("EIP to be bound. The value must be in the standard IP address format.", Format::Ip),
        ("负载均衡器的IPv4虚拟IP地址。该地址必须包含在所在子网的网段内。", Format::Ipv4),
        ("弹性IP地址。", Format::Ip),
        ("公网IP 地址", Format::Ip),
        ("The value is an IPv4 address. IPv6 is not supported.", Format::Ip),
        (
            "Primary DNS IP address. The value must be a valid IP address. IPv6 addresses are not supported.",
            Format::Ip,
        ),
        ("Redirection URL\nFormat: protocol://host:port/path?query", Format::Uri),
        ("Specifies the image URL.", Format::Uri),
        ("Data source URL", Format::Uri),
        ("Callback. It must start with http:// or https://.", Format::Uri),
        ("回调地址，必须以http://或https://开头，长度不超过1024个字符。", Format::Uri),
        ("回调地址，必须以http(s)://开头。", Format::Uri),
        ("约束：必须是cidr格式，例如：192.168.0.0/16。", Format::Cidr),
        (
            "Specifies the destination address. The address is in CIDR format, such as 192.168.0.0/24.",
            Format::Cidr,
        ),
        ("功能说明：端口的MAC地址", Format::Mac),
        ("IAM用户邮箱地址，需符合邮箱格式，长度小于等于255个字符。", Format::Email),
        ("事件过滤规则，取值为JSON格式的字符串，最多支持嵌套3层。", Format::Json),
        ("Plug-in content in JSON format.", Format::Json),
        ("Signature value, which is encoded using Base64", Format::Base64),
        ("user_data的值为base64编码之后的内容。", Format::Base64),
        ("Private key (Base64-encoded) of the client.", Format::Base64),
    ] {
        assert_eq!(format(text, &[]), Some(expected), "{text}");
    }
    let list = |text| notation_of("x", text, &[], true).format;
    assert_eq!(list("IPv4 CIDR blocks from which console access is allowed."), Some(Format::Cidr));
    assert_eq!(list("List of IP addresses."), Some(Format::Ip));
}

#[test]
fn what_is_turned_into_a_notation_has_none() {
    for text in [
        "Source data structure that defines JSON and CSV formats.",
        "JSON attribute name of the user data.",
        "Request body in JSON or YAML format for importing APIs.",
        "The value can be JSON (no compression) or GZIP (compression).",
        "ID. The certificate file must be in JSON format.",
        "Content. If the type is 1, the value must be in JSON format.",
        "URL. The value must be in the standard URL format, for example, /admin.",
    ] {
        assert_eq!(format(text, &[]), None, "{text}");
    }
}

#[test]
fn uuids_are_claimed_or_counted() {
    for text in [
        "The key ID used for disk encryption. The string must comply with UUID regular expression rules.",
        "Value. The value is the enterprise ID. It is a 36-digit UUID.",
        "Trace ID. The value is the UUID generated by the system.",
        "Zone ID, which is a UUID used to identify the zone",
        "VPC的ID,UUID格式。",
        "用于磁盘加密的密钥ID，严格UUID正则规则校验。",
    ] {
        assert_eq!(format(text, &[]), Some(Format::Uuid), "{text}");
    }
    for text in [
        "The 32-character UUID of the resource.",
        "Resource ID, a UUID without hyphens.",
        "参数解释: 项目的32位uuid。",
    ] {
        let found = notation_of("x", text, &[], false);
        assert_eq!((found.format, found.pattern.as_deref()), (None, Some("^[0-9a-fA-F]{32}$")), "{text}");
    }
}

#[test]
fn numbers_are_points_in_time_where_a_unit_says_so() {
    for text in [
        "会话过期时间，Unix时间戳，单位：秒。",
        "Start time of job execution, which is a 10-bit timestamp.",
        "Expiration time. The value is a timestamp expressed in the number of seconds since 00:00:00 UTC on January 1, 1970.",
    ] {
        assert_eq!(number(text), Some(Format::EpochSeconds), "{text}");
    }
    for text in [
        "日志流创建时间，毫秒级时间戳。",
        "查询起始时间戳（毫秒）",
        "UTC时间，自1970-01-01 00:00:00起的毫秒数",
        "The time in milliseconds since the epoch.",
        "恢复数据的时间点，UNIX时间戳格式，单位是毫秒，时区是UTC。",
        "Start time of the query. The time is a UNIX timestamp and the unit is ms.",
        "Start time. The format is UNIX timestamp, in milliseconds.",
        "Expiration time, which is a timestamp. The default unit is millisecond.",
        "Timestamp when the certificate expires (unit: ms).",
        "UTC millisecond timestamp of the query end time. The value contains 13 digits.",
        "Update time, which is a UNIX timestamp\nUnit: ms",
        "Restoration timestamp, accurate to milliseconds.",
        "Time (UNIX, in millisecond) when the latest consumed message was stored.",
        "End time, expressed in milliseconds. The data type is Long.",
    ] {
        assert_eq!(number(text), Some(Format::EpochMilliseconds), "{text}");
    }
    for text in [
        "Timestamp when the rule was created.",
        "Time for a SQL statement to execute, accurate to milliseconds",
        "Execution time, in milliseconds.",
        "Start time. It is accurate to the millisecond.",
        "Time when the job was created. It is deleted within 5 seconds.",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
    let text = "Start time in UTC, accurate to milliseconds. The format is yyyy-mm-ddThh:mm:ssZ.";
    assert_eq!(format(text, &[]), Some(Format::DateTime));
}

#[test]
fn only_what_is_called_a_secret_is_a_password() {
    let secret = |name: &str, text: &str| {
        let paragraphs = [text.to_owned()];
        let field = Field { name, examples: &[], is_list: false, is_secret: true };
        read(field, &Description::of(&paragraphs)).format
    };
    assert_eq!(secret("x", "Specifies the database password."), Some(Format::Password));
    assert_eq!(secret("user_pwd", "Character string to be validated"), Some(Format::Password));
    assert_eq!(secret("x", "云服务器管理员账户初始登录密码。"), Some(Format::Password));
    assert_eq!(secret("import_token", "CMK import token in Base64 format."), Some(Format::Base64));
    for (name, text) in
        [("cookie", "Session tag."), ("auth_token", "用户Token。"), ("authorization", "携带的鉴权信息。")]
    {
        assert_eq!(secret(name, text), None, "{text}");
    }
}

#[test]
fn what_may_be_a_block_is_no_address() {
    assert_eq!(format("功能说明：远端IP地址\n取值范围：IP地址，或者cidr格式", &[]), None);
    assert_eq!(format("IP address or CIDR block.", &[]), None);
    assert_eq!(format("远端IP地址", &[]), Some(Format::Ip));
}
