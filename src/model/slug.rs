//! Slugs: the readable part of an address.

use std::sync::Arc;

/// The readable, unique part of an address: letters and digits of any script, and hyphens. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Makes a name safe for an address: lower case, letters and digits of any script, one hyphen for all else.
    /// `None` when nothing is left of the name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut slug = String::with_capacity(name.len());
        for letter in name.chars().flat_map(char::to_lowercase) {
            match letter {
                letter if letter.is_alphanumeric() || is_combining(letter) => slug.push(letter),
                _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
        let slug = slug.trim_end_matches('-');
        match slug {
            "" => None,
            slug => Some(Self(slug.into())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, to be shared.
    pub fn text(&self) -> &Arc<str> {
        &self.0
    }
}

/// Vowel signs and accents written after their letter, which `char::is_alphanumeric` does not count as letters.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug(name: &str) -> Option<String> {
        Slug::from_name(name).map(|slug| slug.as_str().to_owned())
    }

    #[test]
    fn names_of_any_script_become_slugs() {
        for (name, wanted) in [
            ("Deposit Guarantee Fund", "deposit-guarantee-fund"),
            ("  “Forum of regions” ", "forum-of-regions"),
            ("Нова Зеландія", "нова-зеландія"),
            ("C++ & Rust", "c-rust"),
            ("a--b__c", "a-b-c"),
            ("القمر", "القمر"),
            ("ÉCLAIR", "éclair"),
        ] {
            assert_eq!(slug(name).as_deref(), Some(wanted), "{name}");
        }
    }

    #[test]
    fn a_name_without_letters_has_no_slug() {
        assert_eq!(slug(" — !?"), None);
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug(name in "\\PC*") {
            if let Some(once) = slug(&name) {
                prop_assert_eq!(slug(&once), Some(once.clone()));
                prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains(['/', '?', '#', ' ']));
            }
        }
    }
}
