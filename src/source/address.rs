//! Addresses from outside: made absolute, and let through only with a harmless scheme.

/// `address` seen from `base`, whatever its scheme; `None` when it is no address.
#[cfg(target_arch = "wasm32")]
pub fn resolve(address: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// `address` seen from `base`, whatever its scheme; `None` when it is no address.
#[cfg(not(target_arch = "wasm32"))]
pub fn resolve(address: &str, base: &str) -> Option<String> {
    #[cfg(feature = "ssr")]
    return url::Url::parse(base).and_then(|base| base.join(address)).ok().map(String::from);
    #[cfg(not(feature = "ssr"))]
    panic!("{address} cannot be resolved against {base}: build for the host with the feature `ssr`")
}

/// The absolute address of a link: `http:`, `https:` or `mailto:`.
pub fn link(address: &str, base: &str) -> Option<String> {
    resolve(address, base)
        .filter(|address| ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)))
}

/// The absolute address of something that is loaded: `http:` or `https:`.
pub fn resource(address: &str, base: &str) -> Option<String> {
    resolve(address, base).filter(|address| is_web(address))
}

pub fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

/// The host and port of an absolute web address.
pub fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    Some(&authority[authority.rfind('@').map_or(0, |at| at + 1)..]).filter(|host| !host.is_empty())
}

/// The last part of the path of an absolute address, whatever slashes end it; nothing when it has none.
pub fn last_part(address: &str) -> Option<&str> {
    let path = path(address).trim_end_matches('/');
    Some(&path[path.rfind('/')? + 1..])
}

/// The path of an absolute web address, without query and fragment.
pub fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |start| &rest[start..]);
    &path[..path.find(['?', '#']).unwrap_or(path.len())]
}

/// Whether two absolute web addresses have the same scheme, host and port.
pub fn same_origin(address: &str, other: &str) -> bool {
    let origin = |address: &str| Some((address.split_once("://")?.0.to_owned(), host(address)?.to_owned()));
    origin(address).is_some_and(|own| origin(other) == Some(own))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    const BASE: &str = "https://news.example/data/feed.json";

    #[test]
    fn addresses_are_relative_to_their_file() {
        for (address, wanted) in [
            ("art/moon.svg", Some("https://news.example/data/art/moon.svg")),
            ("/article/x", Some("https://news.example/article/x")),
            ("//cdn.example/a.png", Some("https://cdn.example/a.png")),
            ("http://a.example", Some("http://a.example/")),
            ("http://[", None),
        ] {
            assert_eq!(resource(address, BASE).as_deref(), wanted, "{address}");
        }
    }

    #[test]
    fn only_harmless_schemes_pass() {
        for address in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a/b",
            "file:///etc/passwd",
            "ftp://a.example/",
        ] {
            assert_eq!((link(address, BASE), resource(address, BASE)), (None, None), "{address}");
        }
        assert_eq!(link("mailto:desk@news.example", BASE).as_deref(), Some("mailto:desk@news.example"));
        assert_eq!(resource("mailto:desk@news.example", BASE), None);
    }

    #[test]
    fn the_host_is_told_without_its_user() {
        assert_eq!(host("https://me:secret@video.example:8080/a@b?c"), Some("video.example:8080"));
        assert_eq!(host("mailto:a@b.example"), None);
        assert!(same_origin("https://a.example/x", "https://a.example/y?z"));
        assert!(!same_origin("https://a.example/", "http://a.example/"));
    }
}
