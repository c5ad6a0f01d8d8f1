//! Bytes to text.
//!
//! In: the body of an answer, and the charset that its header names. Out: the text, and which charset it was. Labels of
//! charsets are often wrong, and most often on pages that are UTF-8; so bytes that are valid UTF-8 are that, whatever is said
//! of them: hardly any text in another charset is, by chance. Otherwise the first label counts that reads them without an error.

use encoding_rs::{Encoding, UTF_8};
use tablature_codegen::diagnostic::Code;

use super::verdict::Failure;

/// So many bytes are looked through for `<meta charset>`, as browsers do it.
const PRESCAN: usize = 4096;

/// A text, and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The label of the header, where it was wrong.
    pub(super) overruled: Option<String>,
}

/// The text of a body.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> Result<Decoded, Failure> {
    if let Some((encoding, marks)) = Encoding::for_bom(bytes) {
        let text = strictly(encoding, bytes.get(marks..).unwrap_or_default());
        return text.map(|text| Decoded { text, overruled: None }).ok_or_else(|| undecodable(&[encoding]));
    }
    let header = content_type.and_then(of_header);
    let labels = [header, of_meta(bytes)];
    let mut tried: Vec<&'static Encoding> =
        std::iter::once(UTF_8).chain(labels.into_iter().flatten()).collect();
    tried.dedup();
    let read = tried.iter().find_map(|encoding| Some((*encoding, strictly(encoding, bytes)?)));
    let (encoding, text) = read.ok_or_else(|| undecodable(&tried))?;
    // What is ASCII only is the same in nearly all charsets: there no label is wrong.
    let is_wrong = |label: &&'static Encoding| *label != encoding && !bytes.is_ascii();
    Ok(Decoded { text, overruled: header.filter(is_wrong).map(|label| label.name().to_owned()) })
}

/// None where a byte means nothing in the charset, and where the text is none: UTF-16 without a mark is valid UTF-8 full of NUL.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// `text/html; charset=gb2312`
fn of_header(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let label = value.trim().trim_matches(['"', '\'']);
        name.trim().eq_ignore_ascii_case("charset").then(|| Encoding::for_label(label.as_bytes()))?
    })
}

/// `<meta charset="gb2312">`, `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`
fn of_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes)).to_ascii_lowercase();
    let metas = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let mut labels = metas.filter_map(|meta| {
        let (_, value) = meta.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(|c: char| c.is_whitespace() || "\"';/".contains(c)).next()?;
        Encoding::for_label(label.as_bytes())
    });
    // A page whose markup can be read byte by byte is not in UTF-16, whatever it says.
    labels.next().map(Encoding::output_encoding)
}

fn undecodable(tried: &[&'static Encoding]) -> Failure {
    let names: Vec<&str> = tried.iter().map(|encoding| encoding.name()).collect();
    let message = format!("the text cannot be read as {}", names.join(" or as "));
    Failure::new(Code::Undecodable, message, "save the page by hand in UTF-8, and tell the publisher")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], content_type: Option<&str>) -> (String, Option<String>) {
        let Decoded { text, overruled } = decode(bytes, content_type).unwrap();
        (text, overruled)
    }

    fn plain(text: &str) -> (String, Option<String>) {
        (text.to_owned(), None)
    }

    #[test]
    fn a_label_is_followed() {
        let (gbk, ..) = encoding_rs::GBK.encode("表1 路径参数");
        assert_eq!(read(&gbk, Some("text/html; charset=GB2312")), plain("表1 路径参数"));
        let page = [b"<meta charset=\"gbk\"><p>".as_slice(), &gbk].concat();
        assert_eq!(read(&page, Some("text/html")).0, "<meta charset=\"gbk\"><p>表1 路径参数");
        let page =
            [b"<META http-equiv=Content-Type content='text/html; charset=gbk'>".as_slice(), &gbk].concat();
        assert!(read(&page, None).0.ends_with("表1 路径参数"));
        assert_eq!(read(b"na\xEFve", Some("text/plain; charset=\"iso-8859-1\"")), plain("na\u{ef}ve"));
        assert_eq!(read("a\u{e9}".as_bytes(), None), plain("a\u{e9}"));
    }

    #[test]
    fn a_wrong_label_is_overruled_and_told() {
        let expected = ("na\u{ef}ve".to_owned(), Some("windows-1252".to_owned()));
        assert_eq!(read("na\u{ef}ve".as_bytes(), Some("text/html; charset=ISO-8859-1")), expected);
        // The header says UTF-8, the page knows better.
        let page = b"<meta charset=iso-8859-1>na\xEFve";
        assert_eq!(read(page, Some("text/html; charset=utf-8")).0, "<meta charset=iso-8859-1>na\u{ef}ve");
        assert_eq!(read(b"ASCII", Some("text/html; charset=ISO-8859-1")), plain("ASCII"));
        assert_eq!(read(b"ASCII", Some("text/html; charset=no-such")), plain("ASCII"));
    }

    #[test]
    fn marks_are_no_text() {
        assert_eq!(read(b"\xEF\xBB\xBFtext", None), plain("text"));
        assert_eq!(read(b"\xFF\xFEa\0", Some("text/html; charset=utf-8")), plain("a"));
        assert_eq!(read(b"a\0b\0", Some("text/plain; charset=utf-16le")).0, "ab");
    }

    /// With a mark, with a label, or with nothing that says so: read as what it is, or refused, and never read as something else.
    #[test]
    fn every_charset_is_read_or_refused() {
        let text = "表1 パラメータ";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let label = |charset: &str| format!("text/html; charset={charset}");
        assert_eq!(read(&marked(b"\xFF\xFE", &little), None).0, text);
        assert_eq!(read(&marked(b"\xFE\xFF", &big), Some(&label("shift_jis"))).0, text);
        assert_eq!(read(&little, Some(&label("utf-16"))).0, text);
        assert_eq!(read(&big, Some(&label("utf-16be"))).0, text);
        assert!(decode(&little, None).is_err() && decode(&big, None).is_err());
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::GB18030] {
            let (bytes, ..) = encoding.encode(text);
            assert_eq!(read(&bytes, Some(&label(encoding.name()))).0, text, "{}", encoding.name());
            assert!(decode(&bytes, None).is_err(), "{}", encoding.name());
            // A mark of another charset makes nothing of it either.
            assert!(decode(&marked(b"\xEF\xBB\xBF", &bytes), Some(&label(encoding.name()))).is_err());
        }
        for broken in [&b"a\xC3"[..], b"\xED\xA0\x80", b"\xF8\x88\x80\x80\x80", b"\xC0\xAF", b"\xFF\xFEa"] {
            assert!(decode(broken, Some(&label("utf-8"))).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn what_no_charset_reads_is_refused() {
        let failure = decode(b"caf\xE9 \x81", Some("text/html; charset=utf-8")).unwrap_err();
        assert_eq!(
            (failure.code, failure.message.as_str()),
            (Code::Undecodable, "the text cannot be read as UTF-8")
        );
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0", Some("image/png")).is_err());
    }
}
