//! The code that a site owner copies into a page.

/// One line that draws a widget where it stands. `loader` is the address of embed.js.
pub fn script(loader: &str, attributes: &[(String, String)]) -> String {
    let mut code = ["<script async src=\"", &escaped(loader), "\""].concat();
    attributes.iter().for_each(|(name, value)| push_attribute(&mut code, &["data-", name].concat(), value));
    code + "></script>"
}

/// The element, for a page that has the loader in its head. Its content is what is seen until the news is there: a plain
/// link to the site.
pub fn element(site: &str, title: &str, attributes: &[(String, String)]) -> String {
    let mut code = "<dateline-news".to_owned();
    attributes.iter().for_each(|(name, value)| push_attribute(&mut code, name, value));
    [code.as_str(), "><a href=\"", &escaped(site), "\">", &escaped(title), "</a></dateline-news>"].concat()
}

fn push_attribute(code: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\"", &escaped(value), "\""] {
        code.push_str(part);
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes() -> Vec<(String, String)> {
        vec![("limit".into(), "3".into()), ("query".into(), "\"R&D\" <b>".into())]
    }

    #[test]
    fn attributes_are_prefixed_on_a_script_and_escaped_everywhere() {
        let code = script("https://news.example/embed.js", &attributes());
        assert_eq!(
            code,
            "<script async src=\"https://news.example/embed.js\" data-limit=\"3\" \
             data-query=\"&quot;R&amp;D&quot; &lt;b&gt;\"></script>"
        );
    }

    #[test]
    fn an_element_has_a_link_for_content() {
        assert_eq!(
            element("https://news.example/", "A & B", &attributes()[..1]),
            "<dateline-news limit=\"3\"><a href=\"https://news.example/\">A &amp; B</a></dateline-news>"
        );
    }
}
