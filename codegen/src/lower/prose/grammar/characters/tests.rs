use super::super::super::lex;
use super::*;

fn read(sentence: &str) -> Vec<String> {
    let rules = rules(&lex::tokens(sentence), true);
    let each = |classes: Vec<Class>| classes.into_iter().map(Class::expression).collect::<String>();
    let show = |rule| match rule {
        Rule::Only(class) => format!("only {}", class.expression()),
        Rule::Permits(class, count) => format!("permits {count} {}", class.expression()),
        Rule::Requires(classes) => format!("requires {}", each(classes)),
        Rule::RequiresSome(count, classes) => format!("requires {count} of {}", each(classes)),
        Rule::Forbids(class) => format!("forbids {}", class.expression()),
        Rule::Begins(class) => format!("begins {}", class.expression()),
        Rule::Ends(class) => format!("ends {}", class.expression()),
        Rule::Apart(class) => format!("apart {}", class.expression()),
        Rule::Runs(Some(count), class) => format!("runs {count} {}", class.expression()),
        Rule::Runs(None, class) => format!("runs {}", class.expression()),
        Rule::Follows(class, None) => format!("follows {}", class.expression()),
        Rule::Follows(class, Some(count)) => format!("follows {count} {}", class.expression()),
        Rule::NotOnly(class) => format!("not only {}", class.expression()),
        Rule::Beside(one, other) => format!("beside {} {}", one.expression(), other.expression()),
        Rule::Count(count) => format!("count {count}"),
        Rule::Word(WordRule::Prefixes(prefixes)) => format!("prefixes {}", prefixes.join(" ")),
        Rule::Word(WordRule::NoPrefix(prefix)) => format!("no {prefix}"),
        Rule::Word(WordRule::NoSuffix(suffix)) => format!("not at the end {suffix}"),
        Rule::Word(WordRule::Suffixes(suffixes)) => format!("suffixes {}", suffixes.join(" ")),
        Rule::Word(WordRule::Lacks(word)) => format!("lacks {word}"),
        Rule::Unread => "unread".to_owned(),
    };
    rules.into_iter().map(show).collect()
}

#[test]
fn how_many_kinds_may_stand_behind_them() {
    assert_eq!(
        read("必须包含大写字母、小写字母、数字和特殊字符（!@）中的至少三种"),
        ["requires 3 of [A-Z][a-z][0-9][!@]"]
    );
    assert_eq!(read("Angle brackets (< and >) cannot be included"), ["forbids [<>]"]);
    assert_eq!(read("It cannot contain the following ASCII characters:=*<>/,"), ["forbids [*,/<=>]"]);
}

#[test]
fn lists_of_all_that_is_allowed_are_read() {
    for (text, rule) in [
        (
            "Use only letters, digits, percent (%), vertical bars (\\|), hyphens (-), and underscores (_)",
            "only [A-Za-z0-9%_|-]",
        ),
        ("consists of letters, digits, hyphens (-), and underscores (_) only", "only [A-Za-z0-9_-]"),
        (
            "Only digits, letters, hyphens (-), at signs (@), and underscores (_) are allowed",
            "only [A-Za-z0-9@_-]",
        ),
        (
            "Only letters, digits, and special characters (_-!@#$%+/=) are allowed",
            "only [A-Za-z0-9!#$%+/=@_-]",
        ),
        (
            "Only letters, digits, and these special characters are allowed: -_./:()",
            "only [A-Za-z0-9()./:_-]",
        ),
        ("Only lowercase letters are supported", "only [a-z]"),
        (
            "Only letters, digits, and special characters, including hyphens (-) are allowed",
            "only [A-Za-z0-9-]",
        ),
        (
            "Can contain letters, digits, spaces, and special characters _.:=+-@",
            "permits 4 [A-Za-z0-9 +.:=@_-]",
        ),
        (
            "The character set is as follows: A-Z, a-z, 0-9, and Unicode characters (\\u4E00-\\u9FFF)",
            "permits 4 [A-Za-z0-9\\u4e00-\\u9fff]",
        ),
        ("只能由英文字母、数字和下划线（_）组成", "only [A-Za-z0-9_]"),
        ("只能包含小写字母、数字、中划线", "only [a-z0-9-]"),
    ] {
        assert_eq!(read(text), [rule], "{text}");
    }
}

#[test]
fn what_is_forbidden_or_asked_for_is_told_apart() {
    for (text, rules) in [
        (
            "Cannot contain the following characters: \"*\", \"<\", \">\", \"\\\", \",\", \"|\"",
            vec!["forbids [*,<>\\\\|]"],
        ),
        (
            "It cannot contain the following characters: ASCII (0-31), equal signs (=), backslashes (), and slashes (/)",
            vec!["forbids [\\u0000-\\u001f/=\\\\]"],
        ),
        ("255 characters except > and <", vec!["forbids [<>]"]),
        (
            "1,023 characters, excluding special characters such as ;\\|&>'<$, and can be left blank",
            vec!["forbids [$&';<>\\\\|]"],
        ),
        (
            "It cannot contain nonprintable ASCII (0-31) characters and the following special characters:=*<>",
            vec!["forbids [\\u0000-\\u001f*<=>]"],
        ),
        ("Cannot start or end with a space", vec!["begins [^ ]", "ends [^ ]"]),
        ("It must start and end with a lowercase letter or digit", vec!["begins [a-z0-9]", "ends [a-z0-9]"]),
        ("starting with a letter and not ending with a hyphen (-)", vec!["begins [A-Za-z]", "ends [^-]"]),
        (
            "must contain uppercase letters (A to Z), lowercase letters (a to z), digits (0 to 9), and special characters, such as ~!@#%^*-_=+?()$",
            vec!["requires [A-Z][a-z][0-9][ !\"#$%&'()*+,./:;<=>?@\\[\\\\\\]\\^_`{|}~-]"],
        ),
        (
            "It must contain at least two of the following: uppercase letters, lowercase letters, digits",
            vec!["requires 2 of [A-Z][a-z][0-9]"],
        ),
        ("Periods, underscores, and hyphens cannot be placed next to each other", vec!["apart [._-]"]),
        ("A maximum of two consecutive underscores are allowed", vec!["runs 2 _"]),
        ("It cannot contain consecutive periods (.)", vec!["apart [.]"]),
        (
            "密码至少必须包含大写字母、小写字母、数字和特殊字符（!@#）中的三种",
            vec!["requires 3 of [A-Z][a-z][0-9][!#@]"],
        ),
        ("The name must contain letters, digits, and hyphens (-)", vec!["permits 3 [A-Za-z0-9-]"]),
        ("由9位数字组成", vec!["count 9", "only [0-9]"]),
        ("仅支持小写字母、数字、中划线(-),只能是小写字母开头", vec!["only [a-z0-9-]", "begins [a-z]"]),
        ("Cannot start with sys because it indicates a system tag", vec!["no sys"]),
        ("The value cannot start with _sys_.", vec!["no _sys_"]),
        ("It cannot start with CCE-", vec!["no CCE-"]),
        ("API version, which starts with v, for example, v2", vec!["prefixes v"]),
        ("The value cannot contain only asterisks (*)", vec!["not only [*]"]),
        ("Angle brackets (<>) are not allowed", vec!["forbids [<>]"]),
        ("但不能是纯数字", vec!["not only [0-9]"]),
        ("以al开头，后跟22位字母或数字", vec!["prefixes al", "follows 22 [A-Za-z0-9]"]),
        ("可以包含字母、数字或者下划线，不包含其他的特殊字符", vec!["permits 3 [A-Za-z0-9_]"]),
        ("不包含空格", vec!["forbids  "]),
        ("由英文字符开头，只能由英文字母、数字组成", vec!["begins [A-Za-z]", "only [A-Za-z0-9]"]),
        ("且大写字母、小写字母、数字中至少包含两种", vec!["requires 2 of [A-Z][a-z][0-9]"]),
        (
            "必须包含如下四种字符中的三种组合：小写字母、大写字母、数字、特殊字符（!@）",
            vec!["requires 3 of [a-z][A-Z][0-9][!@]"],
        ),
        ("只能包含字母数字下划线", vec!["only [A-Za-z0-9_]"]),
        ("只能包含0-9/a-z/A-Z/_/-或汉字", vec!["only [A-Za-z0-9_\\u4e00-\\u9fff-]"]),
        ("由40位十六进制字符组成", vec!["count 40", "only [A-Fa-f0-9]"]),
        ("multiple consecutive hyphens are allowed", vec!["runs -"]),
    ] {
        assert_eq!(read(text), rules, "{text}");
    }
}

#[test]
fn ends_identifiers_and_kinds_are_told_by_their_words() {
    for (text, rules) in [
        ("以字母开头", vec!["begins [A-Za-z]"]),
        ("并且不能以-开头", vec!["begins [^-]"]),
        ("不能以“.”、“/”或“.lock”结尾", vec!["ends [^./]", "not at the end .lock"]),
        ("，以“-----BEGIN CERTIFICATE-----”开头", vec!["prefixes -----BEGIN CERTIFICATE-----"]),
        ("，后缀为in07，长度为36个字符", vec!["suffixes in07"]),
        ("cannot include any form of the word \"default\"", vec!["lacks default"]),
        ("且不能包含任何形式的单词“default”", vec!["lacks default"]),
        ("ID of the project: 32 lowercase letters and digits", vec!["count 32", "only [a-z0-9]"]),
        ("，32位小写十六进制字符，不带中划线", vec!["count 32", "only [a-f0-9]", "forbids -"]),
        ("a string of 40 or 64 hexadecimal characters is allowed", vec!["only [A-Fa-f0-9]"]),
        ("The value must contain a period (.)", vec!["requires [.]"]),
        ("The address begins with http:// or https:// , e.g. https://a", vec!["prefixes http:// https://"]),
        ("必须带有“http://”或“https://”", vec!["prefixes http:// https://"]),
        (
            "名称包含以下4种字符：大写字母、小写字母、数字、特殊字符包含-、.、_、空格和中文",
            vec!["permits 8 [A-Za-z0-9 ._\\u4e00-\\u9fff-]"],
        ),
        (
            "只能包含大写字母、小写字母和数字，且至少包含以上类型中的两种",
            vec!["only [A-Za-z0-9]", "requires 2 of [A-Z][a-z][0-9]"],
        ),
        (
            "密码至少包含大写字母，小写字母，数字三类中的两类，其中可输入的特殊字符为：~!@",
            vec!["requires 2 of [A-Z][a-z][0-9]", "unread"],
        ),
        (
            "The table name can contain only digits, letters, and underscores (\\_), but cannot contain only digits or start with an underscore (\\_)",
            vec!["only [A-Za-z0-9_]", "not only [0-9]", "begins [^_]"],
        ),
        (
            "只能包含大写字母、小写字母、数字和特殊符号!@，且四种字符至少存在三种",
            vec!["only [A-Za-z0-9!@]", "requires 3 of [A-Z][a-z][0-9][!@]"],
        ),
        ("但不能以.git、.atom或.结尾", vec!["ends [^.]", "not at the end .git", "not at the end .atom"]),
        ("Only allow uppercase and lowercase letters, digits, and hyphens (-)", vec!["only [A-Za-z0-9-]"]),
        ("字符集：A-Z，a-z ， 0-9，‘-’，‘_’", vec!["permits 5 [A-Za-z0-9_-]"]),
        (
            "is comprised of letters and digits, begins with a letter or digit, and is 1 to 255 bytes long",
            vec!["only [A-Za-z0-9]", "begins [A-Za-z0-9]"],
        ),
        ("不能以数字开头", vec!["begins [^0-9]"]),
    ] {
        assert_eq!(read(text), rules, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_unread() {
    for text in [
        "It can only contain letters, digits, and special characters",
        "It can only contain letters, digits, and emojis",
    ] {
        assert_eq!(read(text), ["unread"], "{text}");
    }
    for text in [
        "Only administrators are allowed",
        "It can be changed",
        "Number of characters",
        "must start with one of the configured prefixes",
        "MRS automatically creates a security group, whose name starts with mrs_{cluster_name}",
        "Only UUIDs are supported",
        "It contains 2 letters and 8 digits of the number",
        "The URL can begin with http://",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn signs_in_a_row_are_a_set() {
    assert_eq!(read("不能包含<>()\"&等特殊字符"), ["forbids [\"&()<>]"]);
    assert_eq!(read("不支持空格及 [ ~ ^ : ? * 这些字符"), ["forbids [ *:?\\[\\^~]"]);
    assert_eq!(read("只能由数字、字母和“-\\_”组成"), ["only [A-Za-z0-9_-]"]);
}

#[test]
fn texts_that_are_counted_are_made_of_what_is_counted() {
    assert_eq!(read("Guest password, which is a string of 4 to 16 digits"), ["only [0-9]"]);
    assert_eq!(read("a string of 4 to 16 characters"), [""; 0]);
    assert_eq!(read("下划线最多允许连续两个"), ["runs 2 _"]);
    assert_eq!(read("小数点、下划线、中划线不能直接相连"), ["apart [._-]"]);
}

#[test]
fn a_number_of_characters_is_exact_where_nothing_says_otherwise() {
    let exact = ["count 32".to_owned(), "only [a-z0-9]".to_owned()];
    for sentence in [
        "32 lowercase letters and digits",
        "ID of the project: 32 lowercase letters and digits",
        "It consists of 32 lowercase letters and digits",
        "The ID is a string of 32 lowercase letters and digits",
        "exactly 32 lowercase letters and digits",
        "由32位小写字母和数字组成",
    ] {
        assert_eq!(read(sentence), exact, "{sentence}");
    }
    for sentence in [
        "No more than 64 letters",
        "At most 64 letters",
        "Up to 64 letters",
        "A maximum of 64 letters",
        "The value can contain no more than 64 letters",
        "At most 64 digits",
        "Fewer than 64 letters",
        "Shorter than 64 letters",
        "Approximately 64 letters",
        "Not exceeding 64 letters",
        "不超过64位数字",
    ] {
        assert!(
            !read(sentence).iter().any(|rule| rule.starts_with("count")),
            "{sentence}: {:?}",
            read(sentence)
        );
    }
}
