//! In which encoding an answer is written.

/// How much of a document is looked at for its declaration, in bytes.
const HEAD: usize = 200;

/// The label of the encoding that the first bytes of an answer, its header (`kind`) or its XML declaration tell, in this
/// order (RFC 7303 §3). Empty when none does.
pub fn label(bytes: &[u8], kind: &str) -> String {
    let head = bytes.iter().skip_while(|byte| byte.is_ascii_whitespace()).take(HEAD);
    let head: String = head.map(|&byte| char::from(byte)).collect();
    let declared = || head.starts_with("<?xml").then(|| value(&head, "encoding")).flatten();
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => "utf-8".to_owned(),
        [0xff, 0xfe, ..] => "utf-16le".to_owned(),
        [0xfe, 0xff, ..] => "utf-16be".to_owned(),
        _ => value(&kind.to_ascii_lowercase(), "charset").or_else(declared).unwrap_or_default(),
    }
}

/// What stands after `name` and `=` in `text`, with or without quotes.
fn value(text: &str, name: &str) -> Option<String> {
    let value = text.split_once(name)?.1.trim_start().trim_start_matches('=').trim_start();
    let value = value.trim_start_matches(['"', '\'']).split(['"', '\'', ';', ' ', '?', '>']).next();
    value.filter(|value| !value.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_told_by_bytes_header_or_declaration() {
        for (text, kind, wanted) in [
            ("<?xml version='1.0' encoding='windows-1251'?><rss>", "", "windows-1251"),
            ("\n  \t<?xml version=\"1.0\" encoding = \"koi8-u\" ?>", "text/xml", "koi8-u"),
            ("<?xml encoding='a'?>", "text/xml; charset=UTF-8", "utf-8"),
            ("<?xml encoding='a'?>", "text/xml; Charset=\"b\"; x=y", "b"),
            ("<?xml encoding='a'?>", "text/xml; charset=", "a"),
            ("<?xml encoding='a'?>", "text/xml; charset=\"\"", "a"),
            ("<?xml encoding='a'?>", "text/xml; charset=; x=y", "a"),
            ("<?xml encoding=''?>", "", ""),
            ("<rss encoding='a'>", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(label(text.as_bytes(), kind), wanted, "{text} {kind}");
        }
        assert_eq!(label(b"\xef\xbb\xbf<?xml encoding='a'?>", "text/xml; charset=b"), "utf-8");
        assert_eq!(label(b"\xff\xfe<\0", "text/xml; charset=b"), "utf-16le");
    }
}
