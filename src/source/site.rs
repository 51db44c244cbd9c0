//! site.json: the publisher's settings, read tolerantly but never silently.

use crate::model::text::digits;
use crate::model::{EditionSource, Failure, Reason, Site, Source};
use crate::source::address;
use crate::source::fetch::{self, Cache};
use crate::source::json::{self, Value};

/// Asks for the site's settings. What was not understood in them is the second value: a sentence for each thing.
pub async fn load(address: &str) -> Result<(Site, Vec<String>), Failure> {
    let answer = fetch::text(address, Cache::Trusted).await?;
    read(&answer, address)
}

const KEYS: [&str; 5] = ["title", "description", "editions", "refresh_seconds", "time_zone"];
const EDITION_KEYS: [&str; 2] = ["language", "source"];
const SOURCE_KEYS: [&str; 2] = ["format", "url"];

/// Reads site.json that came from `base`.
pub fn read(text: &str, base: &str) -> Result<(Site, Vec<String>), Failure> {
    let wrong = |detail: String| Failure::new(base, Reason::Unreadable(detail));
    let root = json::parse(text, base)?;
    if !root.is_object() {
        return Err(wrong("it is not a JSON object".into()));
    }
    let mut warnings = unknown_keys(&root, &KEYS, "");
    for key in ["title", "description", "refresh_seconds", "time_zone"] {
        let value = root.get(key);
        let is_understood = match key {
            "refresh_seconds" => json::whole(&root, key).is_some(),
            _ => value.as_text().is_some(),
        };
        if !value.is_null() && !is_understood {
            warnings.push(ignored(key, "is not understood"));
        }
    }
    let mut editions: Vec<EditionSource> = Vec::new();
    for (number, edition) in json::list(&root, "editions").iter().enumerate() {
        let name = ["editions[", &digits(number as u64, 0), "]"].concat();
        warnings.extend(unknown_keys(edition, &EDITION_KEYS, &[&name, "."].concat()));
        warnings.extend(unknown_keys(&edition.get("source"), &SOURCE_KEYS, &[&name, ".source."].concat()));
        let edition = read_edition(edition, base).map_err(|detail| wrong([&name, " ", detail.as_str()].concat()))?;
        match editions.iter().any(|earlier| earlier.language.eq_ignore_ascii_case(&edition.language)) {
            true => warnings.push(ignored(&name, "has the language of an earlier one")),
            false => editions.push(edition),
        }
    }
    if editions.is_empty() {
        return Err(wrong("it names no editions".into()));
    }
    let site = Site {
        title: json::text(&root, "title").unwrap_or_else(|| "Dateline".to_owned()),
        description: json::text(&root, "description").unwrap_or_default(),
        editions,
        refresh_seconds: json::whole(&root, "refresh_seconds").unwrap_or(60).clamp(10, 86_400) as u32,
        time_zone: json::text(&root, "time_zone"),
    };
    Ok((site, warnings))
}

fn read_edition(edition: &Value, base: &str) -> Result<EditionSource, String> {
    let source = edition.get("source");
    if source.is_null() {
        return Err("has no source".to_owned());
    }
    let url = json::text(&source, "url").ok_or("has no source.url")?;
    let wrong = |what: &str, value: &str, why: &str| Err(["has the ", what, " \"", value, "\"", why].concat());
    let Some(url) = address::resource(&url, base) else {
        return wrong("source.url", &url, ", which is no http address");
    };
    let format = json::text(&source, "format");
    let language = json::text(edition, "language").unwrap_or_else(|| "en".to_owned());
    if !language.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        return wrong("language", &language, ", which is no language tag");
    }
    Ok(EditionSource { language, source: Source { format, url } })
}

fn unknown_keys(value: &Value, known: &[&str], within: &str) -> Vec<String> {
    let keys = value.keys().into_iter().filter(|key| !known.contains(&key.as_str()));
    keys.map(|key| ignored(&[within, &key].concat(), "is not known")).collect()
}

fn ignored(what: &str, why: &str) -> String {
    ["site.json: ", what, " ", why, " and was ignored"].concat()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    const BASE: &str = "https://news.example/site.json";

    fn reason(text: &str) -> String {
        match read(text, BASE).unwrap_err() {
            Failure { address, reason: Reason::Unreadable(detail) } if address == BASE => detail,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_publisher_says_what_the_site_is() {
        let text = r#"{"title": "UNN", "editions": [{"language": "en", "source": {"format": "json-feed", "url": "data/feed.json"}},
            {"language": "uk", "source": {"url": "https://cdn.example/uk.json"}}], "refresh_seconds": 1, "time_zone": "Europe/Kyiv"}"#;
        let (site, warnings) = read(text, BASE).unwrap();
        assert_eq!(warnings, [""; 0]);
        assert_eq!(
            (site.title.as_str(), site.refresh_seconds, site.time_zone.as_deref()),
            ("UNN", 10, Some("Europe/Kyiv"))
        );
        assert_eq!(site.editions[0].source.url, "https://news.example/data/feed.json");
        assert_eq!(site.prefixes(), ["uk"]);
        assert_eq!(site.edition(Some("uk")).source.url, "https://cdn.example/uk.json");
    }

    #[test]
    fn unknown_keys_are_told_and_ignored() {
        let text = r#"{"titel": "x", "editions": [{"lang": "en", "source": {"url": "a", "kind": 1}}]}"#;
        let (_, warnings) = read(text, BASE).unwrap();
        assert_eq!(
            warnings,
            ["titel", "editions[0].lang", "editions[0].source.kind"]
                .map(|key| format!("site.json: {key} is not known and was ignored"))
        );
    }

    #[test]
    fn values_of_the_wrong_kind_are_told_and_ignored() {
        let site =
            |fields: &str| read(&format!(r#"{{"editions": [{{"source": {{"url": "a"}}}}], {fields}}}"#), BASE).unwrap();
        let (read, warnings) =
            site(r#""title": 1, "description": [], "refresh_seconds": "often", "time_zone": {"name": "UTC"}"#);
        assert_eq!((read.title.as_str(), read.refresh_seconds, read.time_zone), ("Dateline", 60, None));
        assert_eq!(
            warnings,
            ["title", "description", "refresh_seconds", "time_zone"]
                .map(|key| format!("site.json: {key} is not understood and was ignored"))
        );
        for fine in [
            r#""title": null, "description": "", "refresh_seconds": null, "time_zone": null"#,
            r#""refresh_seconds": "90""#,
            r#""refresh_seconds": 1.5"#,
        ] {
            assert_eq!(site(fine).1, [""; 0], "{fine}");
        }
    }

    #[test]
    fn a_language_has_one_edition() {
        let text = r#"{"editions": [{"language": "en", "source": {"url": "a"}},
            {"language": "uk", "source": {"url": "b"}}, {"language": "UK", "source": {"url": "c"}}, {"source": {"url": "d"}}]}"#;
        let (site, warnings) = read(text, BASE).unwrap();
        let languages: Vec<_> = site.editions.iter().map(|edition| edition.language.as_str()).collect();
        assert_eq!(languages, ["en", "uk"]);
        assert_eq!(
            warnings,
            [2, 3].map(|number| format!(
                "site.json: editions[{number}] has the language of an earlier one and was ignored"
            ))
        );
    }

    #[test]
    fn a_broken_site_says_what_is_wrong() {
        for (text, wanted) in [
            ("<html>", "it is not JSON (line 1, column 1)"),
            ("[]", "it is not a JSON object"),
            ("{}", "it names no editions"),
            (r#"{"editions": [{}]}"#, "editions[0] has no source"),
            (
                r#"{"editions": [{"source": {"url": "javascript:x"}}]}"#,
                "editions[0] has the source.url \"javascript:x\", which is no http address",
            ),
            (
                r#"{"editions": [{"language": "../x", "source": {"url": "a"}}]}"#,
                "editions[0] has the language \"../x\", which is no language tag",
            ),
        ] {
            assert_eq!(reason(text), wanted);
        }
    }
}
