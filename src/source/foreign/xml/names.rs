//! Names with one prefix for each namespace, whatever prefixes a document itself uses.

/// Namespaces without scheme and closing slash, each with our prefix for it. Those of RSS have none.
const NAMESPACES: [(&str, &str); 31] = [
    ("www.w3.org/2005/atom", "atom"),
    ("purl.org/atom/ns", "atom"),
    ("purl.org/rss/1.0", ""),
    ("my.netscape.com/rdf/simple/0.9", ""),
    ("channel.netscape.com/rdf/simple/0.9", ""),
    ("my.netscape.com/publish/formats/rss-0.91.dtd", ""),
    ("backend.userland.com/rss", ""),
    ("backend.userland.com/rss2", ""),
    ("backend.userland.com/rss092", ""),
    ("blogs.law.harvard.edu/tech/rss", ""),
    ("cyber.law.harvard.edu/rss", ""),
    ("www.rssboard.org/rss-specification", ""),
    ("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/slash", "slash"),
    ("purl.org/rss/1.0/modules/syndication", "sy"),
    ("purl.org/dc/elements/1.0", "dc"),
    ("purl.org/dc/elements/1.1", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("search.yahoo.com/mrss", "media"),
    ("www.rssboard.org/media-rss", "media"),
    ("tools.search.yahoo.com/mrss", "media"),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("wellformedweb.org/commentapi", "wfw"),
    ("purl.org/syndication/thread/1.0", "thr"),
    ("www.georss.org/georss", "georss"),
    ("www.w3.org/1999/xhtml", "xhtml"),
    ("www.w3.org/2000/svg", "svg"),
    ("www.w3.org/1998/math/mathml", "math"),
    ("www.w3.org/xml/1998/namespace", "xml"),
];

/// The prefix of names in no namespace that is known.
const OTHER: &str = "other";

/// The name of an element or attribute in a namespace, where the document writes it with `prefix`. A namespace that is
/// misspelled is known by its usual prefix; one that nobody knows and has no prefix counts as none.
pub fn canonical(namespace: &str, prefix: Option<&str>, local: &str) -> String {
    let lower = namespace.trim().to_ascii_lowercase();
    let bare = lower.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches(['/', '#']);
    let known = NAMESPACES.iter().find(|(namespace, _)| *namespace == bare).map(|(_, prefix)| *prefix);
    let prefix = match (known, prefix) {
        (Some(known), _) => known,
        (None, None | Some("")) => "",
        (None, Some(prefix)) => {
            NAMESPACES.iter().find(|(_, usual)| *usual == prefix).map_or(OTHER, |(_, usual)| *usual)
        }
    };
    match prefix {
        "" => local.to_owned(),
        prefix => [prefix, ":", local].concat(),
    }
}

/// The namespace that a prefix usually stands for; one of its own where nobody knows the prefix.
pub fn usual_namespace(prefix: &str) -> String {
    let known = NAMESPACES.iter().find(|(_, usual)| *usual == prefix && !usual.is_empty());
    known.map_or_else(|| ["urn:x-undeclared:", prefix].concat(), |(bare, _)| ["http://", bare].concat())
}

/// The name in a document whose root is Atom, if `is_atom`: its own elements have no prefix there.
pub fn unprefixed(name: String, is_atom: bool) -> String {
    match name.strip_prefix("atom:") {
        Some(local) if is_atom => local.to_owned(),
        _ => name,
    }
}
