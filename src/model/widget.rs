//! What a widget shows, as a site owner asks for it by attributes.

use crate::model::text::digits;
use crate::model::{Filter, Slug, Sort};

/// The attributes of a widget, in the order of its documentation.
pub const ATTRIBUTES: [&str; 16] = [
    "limit", "tag", "category", "author", "query", "sort", "layout", "show", "theme", "accent", "chrome", "lang",
    "height", "refresh", "target", "loading",
];

/// What the loader adds: the language of the host page, for a widget that names none.
pub const PAGE_LANGUAGE: &str = "page-lang";

/// A widget's settings, every one of them valid.
#[derive(Clone, Debug, PartialEq)]
pub struct Widget {
    /// How many articles, 1 to 50.
    pub limit: usize,
    pub filter: Filter,
    pub layout: Layout,
    pub show: Show,
    pub theme: Theme,
    /// A CSS colour, as written; whether it is one, only a browser knows.
    pub accent: Option<String>,
    pub chrome: Chrome,
    /// BCP 47: the edition of this language is shown.
    pub language: Option<String>,
    /// BCP 47: the language of the host page, for when there is no such edition.
    pub page_language: Option<String>,
    /// CSS pixels, 200 to 2000; as high as what is in it when none are given.
    pub height: Option<u32>,
    /// Seconds between two looks for news, 30 to a day; none when it looks only once.
    pub refresh: Option<u32>,
    pub target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    #[default]
    List,
    Cards,
    Compact,
    Ticker,
}

/// What stands beside each title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Show {
    pub time: bool,
    pub views: bool,
    pub image: bool,
    pub lead: bool,
    pub author: bool,
    pub tags: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's device has it.
    #[default]
    Auto,
    Light,
    Dark,
}

/// What is left away around the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Chrome {
    pub no_header: bool,
    pub no_footer: bool,
    pub no_borders: bool,
    pub transparent: bool,
}

/// Where links open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Target {
    #[default]
    Blank,
    Top,
}

impl Default for Widget {
    fn default() -> Self {
        Self {
            limit: 5,
            filter: Filter::default(),
            layout: Layout::default(),
            show: Show { time: true, views: true, ..Show::default() },
            theme: Theme::default(),
            accent: None,
            chrome: Chrome::default(),
            language: None,
            page_language: None,
            height: None,
            refresh: None,
            target: Target::default(),
        }
    }
}

/// So much of a value is told in a complaint, in bytes.
const TOLD: usize = 80;

/// Why a value was not taken as it is.
enum Problem {
    Unknown,
    /// The number that was taken instead.
    OutOfRange(i64),
}

impl Widget {
    /// Reads attributes, each a name and a value. A number out of range is clamped, any other value that is not
    /// understood is the default; the second value has a sentence for each of them.
    pub fn read(attributes: &[(String, String)]) -> (Self, Vec<String>) {
        let (mut widget, mut complaints) = (Self::default(), Vec::new());
        for (name, value) in attributes {
            let mut complain = |problem, value: &str| {
                let value = value.get(..value.floor_char_boundary(TOLD)).unwrap_or_default();
                let what = match problem {
                    Problem::Unknown => "is not understood and was ignored".to_owned(),
                    Problem::OutOfRange(taken) => {
                        ["is out of range; ", &digits(taken.unsigned_abs(), 0), " is used"].concat()
                    }
                };
                complaints.push(["Dateline widget: ", name, "=\"", value, "\" ", &what].concat());
            };
            widget.set(name, value.trim(), &mut complain);
        }
        (widget, complaints)
    }

    /// Takes one attribute in. An empty value is the default, but for `show`, where it is nothing beside the titles.
    fn set(&mut self, name: &str, value: &str, complain: &mut dyn FnMut(Problem, &str)) {
        let text = || (!value.is_empty()).then(|| value.to_owned());
        match name {
            "show" => self.show = Show::default().with(value, complain),
            _ if value.is_empty() => {}
            "limit" => {
                if let Some(limit) = number(value, 1, 50, complain) {
                    self.limit = limit as usize;
                }
            }
            "tag" => self.filter.tags = value.split_whitespace().filter_map(|word| slug(word, complain)).collect(),
            "category" => self.filter.category = slug(value, complain),
            "author" => self.filter.author = slug(value, complain),
            "query" => self.filter.words = value.to_owned(),
            "sort" => match value {
                "latest" => self.filter.sort = Sort::Latest,
                "popular" => self.filter.sort = Sort::Popular,
                "rising" => self.filter.sort = Sort::Rising,
                _ => complain(Problem::Unknown, value),
            },
            "layout" => match value {
                "list" => self.layout = Layout::List,
                "cards" => self.layout = Layout::Cards,
                "compact" => self.layout = Layout::Compact,
                "ticker" => self.layout = Layout::Ticker,
                _ => complain(Problem::Unknown, value),
            },
            "theme" => match value {
                "auto" => self.theme = Theme::Auto,
                "light" => self.theme = Theme::Light,
                "dark" => self.theme = Theme::Dark,
                _ => complain(Problem::Unknown, value),
            },
            "accent" => self.accent = text(),
            "chrome" => {
                for word in value.split_whitespace() {
                    match word {
                        "noheader" => self.chrome.no_header = true,
                        "nofooter" => self.chrome.no_footer = true,
                        "noborders" => self.chrome.no_borders = true,
                        "transparent" => self.chrome.transparent = true,
                        _ => complain(Problem::Unknown, word),
                    }
                }
            }
            "lang" => self.language = text(),
            PAGE_LANGUAGE => self.page_language = text(),
            "height" if value == "auto" => self.height = None,
            "height" => self.height = number(value, 200, 2000, complain),
            "refresh" if value == "0" => self.refresh = None,
            "refresh" => self.refresh = number(value, 30, 86_400, complain),
            "target" => match value {
                "_blank" => self.target = Target::Blank,
                "_top" => self.target = Target::Top,
                _ => complain(Problem::Unknown, value),
            },
            // What the loader itself acts on.
            "loading" if ["lazy", "eager"].contains(&value) => {}
            _ => complain(Problem::Unknown, value),
        }
    }
}

impl Show {
    /// With the parts that are named; the usual ones when none of the names is known.
    fn with(mut self, names: &str, complain: &mut dyn FnMut(Problem, &str)) -> Self {
        let mut known = names.is_empty();
        for name in names.split_whitespace() {
            let part = match name {
                "time" => &mut self.time,
                "views" => &mut self.views,
                "image" => &mut self.image,
                "lead" => &mut self.lead,
                "author" => &mut self.author,
                "tags" => &mut self.tags,
                _ => {
                    complain(Problem::Unknown, name);
                    continue;
                }
            };
            *part = true;
            known = true;
        }
        if known { self } else { Widget::default().show }
    }
}

fn slug(value: &str, complain: &mut dyn FnMut(Problem, &str)) -> Option<Slug> {
    let slug = Slug::from_name(value);
    if slug.is_none() {
        complain(Problem::Unknown, value);
    }
    slug
}

/// A whole number from `least` to `most`.
fn number(value: &str, least: i64, most: i64, complain: &mut dyn FnMut(Problem, &str)) -> Option<u32> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        complain(Problem::Unknown, value);
        return None;
    }
    // What is too long for a number is out of every range.
    let number = value.parse().unwrap_or(if digits == value { i64::MAX } else { i64::MIN });
    let within = number.clamp(least, most);
    if within != number {
        complain(Problem::OutOfRange(within), value);
    }
    u32::try_from(within).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(attributes: &[(&str, &str)]) -> (Widget, Vec<String>) {
        let owned: Vec<_> = attributes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Widget::read(&owned)
    }

    #[test]
    fn a_widget_without_attributes_is_the_documented_default() {
        let (widget, complaints) = read(&[("tag", ""), ("limit", " ")]);
        assert_eq!((widget.clone(), complaints), (Widget::default(), vec![]));
        assert_eq!((widget.limit, widget.height, widget.refresh), (5, None, None));
    }

    #[test]
    fn every_attribute_is_understood() {
        let all = [
            ("limit", "12"),
            ("tag", "sea sky"),
            ("category", "War"),
            ("author", "jo-doe"),
            ("query", "old moon"),
            ("sort", "rising"),
            ("layout", "cards"),
            ("show", "image lead"),
            ("theme", "dark"),
            ("accent", "teal"),
            ("chrome", "noheader transparent"),
            ("lang", "uk"),
            ("height", "400"),
            ("refresh", "60"),
            ("target", "_top"),
            ("loading", "eager"),
        ];
        assert_eq!(all.map(|(name, _)| name), ATTRIBUTES);
        let (widget, complaints) = read(&all);
        assert_eq!(complaints, [""; 0]);
        let slug = |name| Slug::from_name(name).unwrap();
        let wanted = Widget {
            limit: 12,
            filter: Filter {
                tags: vec![slug("sea"), slug("sky")],
                category: Some(slug("war")),
                author: Some(slug("jo-doe")),
                words: "old moon".into(),
                sort: Sort::Rising,
                ..Filter::default()
            },
            layout: Layout::Cards,
            show: Show { image: true, lead: true, ..Show::default() },
            theme: Theme::Dark,
            accent: Some("teal".into()),
            chrome: Chrome { no_header: true, transparent: true, ..Chrome::default() },
            language: Some("uk".into()),
            page_language: None,
            height: Some(400),
            refresh: Some(60),
            target: Target::Top,
        };
        assert_eq!(widget, wanted);
    }

    #[test]
    fn numbers_out_of_range_are_clamped_and_told() {
        for (name, value, taken) in [
            ("limit", "0", "1"),
            ("limit", "-3", "1"),
            ("limit", "99", "50"),
            ("limit", "99999999999999999999", "50"),
            ("height", "10", "200"),
            ("height", "9000", "2000"),
            ("refresh", "5", "30"),
            ("refresh", "99999999", "86400"),
        ] {
            let (_, complaints) = read(&[(name, value)]);
            let wanted = format!("Dateline widget: {name}=\"{value}\" is out of range; {taken} is used");
            assert_eq!(complaints, [wanted]);
        }
    }

    #[test]
    fn what_is_not_understood_is_the_default_and_told() {
        for (name, value) in [
            ("limit", "many"),
            ("sort", "best"),
            ("layout", "List"),
            ("theme", "sepia"),
            ("show", "pictures"),
            ("chrome", "none"),
            ("height", "50%"),
            ("refresh", "often"),
            ("target", "_self"),
            ("loading", "soon"),
            ("colour", "red"),
            ("tag", "!!"),
            ("category", "…"),
            ("author", "-"),
        ] {
            let (widget, complaints) = read(&[(name, value)]);
            assert_eq!(widget, Widget::default(), "{name}");
            assert_eq!(complaints, [format!("Dateline widget: {name}=\"{value}\" is not understood and was ignored")]);
        }
    }

    #[test]
    fn show_can_be_nothing_and_keeps_what_it_knows() {
        assert_eq!(read(&[("show", "")]).0.show, Show::default());
        let (widget, complaints) = read(&[("show", "image colour")]);
        assert_eq!((widget.show, complaints.len()), (Show { image: true, ..Show::default() }, 1));
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_is_within_bounds(pairs in prop::collection::vec((prop::sample::select(ATTRIBUTES.to_vec()), ".*"), 0..6)) {
            let owned: Vec<_> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let (widget, _) = Widget::read(&owned);
            prop_assert!((1..=50).contains(&widget.limit));
            prop_assert!(widget.height.is_none_or(|height| (200..=2000).contains(&height)));
            prop_assert!(widget.refresh.is_none_or(|seconds| seconds >= 30));
        }
    }
}
