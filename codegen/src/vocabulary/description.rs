//! Labels that divide a description into parts: `Definition`, `Constraints`, `Range`, `Default Value`.

use crate::model::PartKind;

/// The words of labels. One that starts another stands behind it.
const PARTS: &[(PartKind, &[&str])] = &[
    (PartKind::Definition, &["definition", "参数解释", "definición", "definição"]),
    (
        PartKind::Constraints,
        &["constraints", "constraint", "restrictions", "约束限制", "restricciones", "restrições"],
    ),
    (
        PartKind::Range,
        &[
            "value range",
            "range",
            "取值范围",
            "rango de valores",
            "rango",
            "intervalo de valores",
            "intervalo",
        ],
    ),
    (
        PartKind::Default,
        &[
            "default value",
            "默认取值",
            "默认值",
            "缺省值",
            "valor predeterminado",
            "valor por defecto",
            "valor padrão",
        ],
    ),
];

/// The words of labels of parts, longest first where one starts another.
pub fn part_words() -> impl Iterator<Item = (&'static str, PartKind)> {
    PARTS.iter().flat_map(|(kind, words)| words.iter().map(|word| (*word, *kind)))
}

/// What a line that is nothing but a label opens: `Range`, `取值范围：`. A label starts with a capital where it has any.
pub fn part_label(line: &str) -> Option<PartKind> {
    let words = super::normal(line);
    let is_title = !line.trim_start().starts_with(char::is_lowercase);
    part_words().find(|(word, _)| is_title && *word == words).map(|(_, kind)| kind)
}

/// Whether what stands under a label says that there is nothing: `N/A`, `不涉及。`, `Not applicable.`
pub fn is_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "not applicable",
        "not involved",
        "no default value",
        "no constraint",
        "no constraints",
        "no restriction",
        "no restrictions",
        "null",
        "空",
        "无默认值",
        "暂无",
        "no aplica",
        "ninguno",
        "ninguna",
        "não aplicável",
        "nenhum",
        "nenhuma",
    ];
    let words = super::normal(text);
    let words = words.trim_end_matches(['.', '。', '，', ',', ';', '；']).trim_end();
    super::is_none(words) || words == "--" || words == "n.a" || NOTHING.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_alone_and_starts_with_a_capital() {
        assert_eq!(part_label("Value Range"), Some(PartKind::Range));
        assert_eq!(part_label("约束限制："), Some(PartKind::Constraints));
        assert_eq!(part_label("range"), None);
        assert_eq!(part_label("Range of the ports"), None);
    }

    #[test]
    fn nothing_is_said_in_the_words_of_labels() {
        for text in ["N/A", "不涉及。", "Not applicable.", "无默认值", "None", "No default value"] {
            assert!(is_nothing(text), "{text}");
        }
        assert!(!is_nothing("None of the ports") && !is_nothing("0") && !is_nothing("空间"));
    }
}
