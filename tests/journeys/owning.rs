//! What a reader makes their own, on their device: saved articles, marks of what was read, muted words, the way time is
//! told, and the keys.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Journey;
use crate::clock;
use crate::edition::{EVERYTHING, FERRY, Feed, GULLS, Item, LAMP, MAP, SALT, TIDE, harbour, publish};
use crate::page::{Page, Part};
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    a_saved_article_is_kept_and_read_without_the_source,
    what_is_saved_without_its_text_is_saved_with_it,
    two_tabs_save_and_mark_in_step,
    what_is_read_is_marked_and_can_be_unmarked,
    everything_above_is_marked_at_once,
    muted_words_hide_articles_with_a_count_and_a_way_to_show,
    pictures_can_be_turned_off,
    time_is_told_as_the_reader_wants_it,
    keys_steer_through_the_list_and_back,
    keys_are_left_alone_while_typing_and_with_modifiers,
    keys_can_be_turned_off,
    a_full_storage_is_told_and_reading_goes_on,
    a_blocked_storage_never_breaks_reading,
    what_is_kept_and_broken_costs_itself_alone,
];

/// What stands before the names of what is kept, on a host of its own.
const KEPT: &str = "dateline-1:/:";

/// A browser that keeps nothing for this site.
pub const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
                       Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

fn arrive(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
}

/// Puts something into the storage as if it had been kept on an earlier visit.
fn keep(page: &Page, name: &str, text: &str) {
    page.script("localStorage.setItem(given[0], given[1])", json!([format!("{KEPT}{name}"), text]));
}

/// Prefers this from now on.
fn prefer(page: &Page, settings: &Value) {
    keep(page, "settings", &settings.to_string());
    page.script("dispatchEvent(new Event('storage'))", json!(null));
}

fn save<'a>(page: &'a Page<'a>, title: &str) -> Part<'a> {
    page.feed().part("article", title).part("button", "Save")
}

/// Opens the menu of an entry, and presses what is called so in it.
fn choose(page: &Page, title: &str, name: &str) {
    let entry = page.feed().part("article", title);
    entry.script("found[0].querySelector('summary').click()");
    entry.part("button", name).click();
}

fn is_read(page: &Page, title: &str) -> bool {
    page.feed().part("article", title).attribute("data-read").is_some()
}

fn a_saved_article_is_kept_and_read_without_the_source(server: &Server, page: &Page) {
    arrive(server, page);
    page.open("/saved");
    page.expect_heading("Saved");
    page.part("main", "").expect_text("Nothing is saved.");
    page.part("main", "").part("link", "Latest news").click();
    for title in [FERRY, LAMP] {
        save(page, title).click();
        save(page, title).expect_attribute("aria-pressed", Some("true"));
    }
    page.part("contentinfo", "").part("link", "Saved").click();
    page.expect_heading("Saved");
    page.expect_titles(&[LAMP, FERRY]);
    save(page, LAMP).click();
    page.expect_titles(&[FERRY]);

    // The source is gone, and the article with it.
    server.put("/data/feed.json", Answer::status(503));
    page.open("/saved");
    page.expect_titles(&[FERRY]);
    page.feed().part("link", FERRY).click();
    page.expect_heading(FERRY);
    page.part("main", "").expect_text("Passengers had time to learn the names of all the gulls.");
    page.open("/article/ferry-late");
    page.part("main", "").expect_text("Passengers had time to learn the names of all the gulls.");
    page.part("main", "").part("button", "Save").expect_attribute("aria-pressed", Some("true"));
    page.part("main", "").part("button", "Save").click();
    page.open("/saved");
    page.part("main", "").expect_text("Nothing is saved.");
}

fn what_is_saved_without_its_text_is_saved_with_it(server: &Server, page: &Page) {
    let story = Item::new("story", "A story").dated("2026-03-10T12:00:00Z");
    publish(server, &Feed::of([story.clone()]).news("item_url", json!("items/{slug}.json")));
    server.put("/data/items/story.json", Answer::json(&story.body("<p>The whole of it.</p>").json()));
    page.open("/");
    save(page, "A story").click();
    page.until("the text is kept", || {
        page.script("return Object.values(localStorage).some((text) => text.includes('The whole of it.'))", json!(null))
            == true
    });
    server.put("/data/items/story.json", Answer::status(503));
    server.put("/data/feed.json", Answer::status(503));
    page.open("/article/story");
    page.part("main", "").expect_text("The whole of it.");
}

/// Opens another tab, as far as storage goes: a frame of the same page, which browsers tell of changes alike.
pub fn open_beside(page: &Page, path: &str) {
    page.script(
        "const frame = document.createElement('iframe');
         frame.src = given;
         frame.width = frame.height = 600;
         frame.title = 'other';
         document.body.append(frame)",
        json!(path),
    );
}

fn two_tabs_save_and_mark_in_step(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    open_beside(page, "/");
    let other = |body: &str| {
        let script = format!(
            "const inside = document.querySelector('iframe').contentDocument;
             const entry = [...inside.querySelectorAll('article')].find((e) => e.querySelector('h2')?.textContent === given);
             if (!entry) return null;
             {body}"
        );
        page.script(&script, json!(FERRY))
    };
    page.until("the other tab lists the news", || other("return true") == true);
    save(page, FERRY).click();
    page.until("the other tab knows that it is saved", || {
        other("return entry.querySelector('.save-button').getAttribute('aria-pressed')") == "true"
    });
    other("entry.querySelector('.save-button').click()");
    save(page, FERRY).expect_attribute("aria-pressed", Some("false"));
    choose(page, FERRY, "Mark as read");
    page.until("the other tab knows that it is read", || other("return entry.hasAttribute('data-read')") == true);
    prefer(page, &json!({ "muted": ["ferry"] }));
    page.until("the other tab hides it", || other("return true") == json!(null));
    assert!(!page.titles().contains(&FERRY.to_owned()));
}

fn what_is_read_is_marked_and_can_be_unmarked(server: &Server, page: &Page) {
    arrive(server, page);
    assert!(!is_read(page, TIDE));
    assert!(!page.feed().part("article", TIDE).text().contains("Read"));
    page.feed().part("link", TIDE).click();
    page.part("main", "").expect_text("The Moon pulls");
    page.back();
    page.until("the article is marked as read", || is_read(page, TIDE));
    page.feed().part("article", TIDE).expect_text("Read");
    page.open("/");
    page.until("the mark is kept", || is_read(page, TIDE));
    choose(page, TIDE, "Mark as unread");
    page.until("the mark is gone", || !is_read(page, TIDE));
    choose(page, SALT, "Mark as read");
    page.until("the article is marked as read", || is_read(page, SALT));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    assert_eq!(EVERYTHING.map(|title| is_read(page, title)), [false, false, false, false, true, false]);
}

fn everything_above_is_marked_at_once(server: &Server, page: &Page) {
    arrive(server, page);
    choose(page, GULLS, "Mark all as read above");
    page.until("those above are read", || is_read(page, LAMP));
    assert_eq!(EVERYTHING.map(|title| is_read(page, title)), [true, true, true, false, false, false]);
    // The menu has done its work.
    page.feed().part("article", GULLS).part("button", "Mark as read").expect_gone();
    // So has one that the reader turns away from.
    page.feed().part("article", GULLS).script("found[0].querySelector('summary').click()");
    page.feed().part("article", GULLS).part("button", "Mark as read").expect();
    page.part("heading", "Latest news").click();
    page.feed().part("article", GULLS).part("button", "Mark as read").expect_gone();
}

fn muted_words_hide_articles_with_a_count_and_a_way_to_show(server: &Server, page: &Page) {
    arrive(server, page);
    // A word of the title, one of a lead; `tea` only as a whole word; `gull*` as a beginning.
    prefer(page, &json!({ "muted": ["Ferry", "apology", "tid", "gull*"] }));
    page.expect_titles(&[TIDE, SALT, MAP]);
    page.part("main", "").expect_text("3 articles with muted words are hidden.");
    page.part("main", "").part("button", "Show").click();
    page.expect_titles(&EVERYTHING);
    page.expect("the focus", &"button Hide", || page.focus());
    page.part("main", "").part("button", "Hide").click();
    page.expect_titles(&[TIDE, SALT, MAP]);
    page.expect("the focus", &"button Show", || page.focus());
    // Search does not bring them back.
    page.part("searchbox", "Search news").type_in("the");
    page.until("search hides them too", || page.titles() == [TIDE, SALT, MAP] || page.titles() == [TIDE, SALT]);
    prefer(page, &json!({ "muted": [] }));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    page.part("main", "").part("button", "Show").expect_gone();
}

fn pictures_can_be_turned_off(server: &Server, page: &Page) {
    let picture = json!("pictures/quay.svg");
    let story = Item::new("story", "A story").dated("2026-03-10T12:00:00Z").with("image", picture.clone());
    let story =
        story.body("<p>Before it.</p><figure><img src=\"inside.svg\" alt=\"A quay at dawn\"></figure><p>After it.</p>");
    publish(server, &Feed::of([story]));
    server.put("*.svg", Answer::text("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
    page.open("/data/nothing.txt");
    keep(page, "settings", &json!({ "images": "off" }).to_string());
    page.open("/");
    page.expect_titles(&["A story"]);
    page.feed().part("link", "A story").click();
    page.part("main", "").expect_text("After it.");
    page.part("main", "").expect_text("A quay at dawn");
    let asked = || server.asked("*.svg").into_iter().filter(|asked| !asked.path.contains("icon")).count();
    assert_eq!(asked(), 0, "no picture is loaded");
    prefer(page, &json!({ "images": "on" }));
    page.until("the pictures are loaded", || asked() > 0);
}

fn time_is_told_as_the_reader_wants_it(server: &Server, page: &Page) {
    let at = page_time(page, server, 1);
    publish(server, &Feed::of([Item::new("story", "A story").dated(&at)]));
    clock::open(server, page, "/");
    let entry = page.feed().part("article", "A story");
    entry.expect();
    assert!(!entry.text().contains("ago"));
    prefer(page, &json!({ "time": "relative" }));
    page.until("the time is relative", || {
        entry.text().contains("1 minute ago") || entry.text().contains("2 minutes ago")
    });
    // Minutes later it says so by itself.
    page.script("const { Date } = window; const now = Date.now; Date.now = () => now() + 180_000", json!(null));
    clock::pass(page, 60.0..=60.0);
    page.until("the time has gone on", || {
        entry.text().contains("4 minutes ago") || entry.text().contains("5 minutes ago")
    });
    prefer(page, &json!({ "time": "absolute" }));
    page.until("the time is absolute", || !entry.text().contains("ago"));
}

/// So many minutes before now, as RFC 3339.
fn page_time(page: &Page, server: &Server, minutes: i64) -> String {
    page.go(&server.address("/data/nothing.txt"));
    page.script("return new Date(Date.now() - given * 60_000).toISOString()", json!(minutes))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

pub fn letters(page: &Page, keys: &str) {
    for key in keys.chars() {
        let chain = page.session.driver.action_chain().key_down(key).key_up(key);
        page.session.runtime.block_on(chain.perform()).expect("the key is pressed");
    }
}

fn keys_steer_through_the_list_and_back(server: &Server, page: &Page) {
    arrive(server, page);
    letters(page, "j");
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
    letters(page, "jj");
    page.expect("the focus", &format!("link {LAMP}")[..], || page.focus());
    letters(page, "k");
    page.expect("the focus", &format!("link {FERRY}")[..], || page.focus());
    letters(page, "s");
    save(page, FERRY).expect_attribute("aria-pressed", Some("true"));
    letters(page, "m");
    page.until("it is marked as read", || is_read(page, FERRY));
    letters(page, "m");
    page.until("it is not any more", || !is_read(page, FERRY));
    letters(page, "o");
    page.expect_heading(FERRY);
    letters(page, "s");
    page.part("main", "").part("button", "Save").expect_attribute("aria-pressed", Some("false"));
    letters(page, "u");
    page.expect_titles(&EVERYTHING);
    page.expect("the focus", &format!("link {FERRY}")[..], || page.focus());
    letters(page, "j");
    page.press(Key::Enter);
    page.expect_heading(LAMP);
    letters(page, "gt");
    page.expect_heading("Tags");
    letters(page, "gs");
    page.expect_heading("Saved");
    letters(page, "gh");
    page.expect_heading("Latest news");
    page.expect_titles(&EVERYTHING);
    letters(page, "/");
    page.expect("the focus", &"searchbox Search news", || page.focus());
    letters(page, "jusm");
    page.expect("the address", "/?q=jusm", || page.address());
    // Whoever came to an article from elsewhere is led to the list.
    page.open("/article/lamp-lit");
    page.expect_heading(LAMP);
    letters(page, "u");
    page.expect_titles(&EVERYTHING);
}

fn keys_are_left_alone_while_typing_and_with_modifiers(server: &Server, page: &Page) {
    arrive(server, page);
    letters(page, "j");
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
    for modifier in ["ctrlKey", "altKey", "metaKey"] {
        let taken = page.script(
            "const event = new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true, [given]: true });
             document.activeElement.dispatchEvent(event);
             return event.defaultPrevented",
            json!(modifier),
        );
        assert_eq!(taken, false, "j with {modifier} is not for us");
    }
    assert_eq!(page.focus(), format!("link {TIDE}"));
    // The same key on another alphabet's keyboard.
    page.script(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true, cancelable: true }))",
        json!(null),
    );
    page.expect("the focus", &format!("link {FERRY}")[..], || page.focus());
    let search = page.part("searchbox", "Search news");
    search.script("found[0].focus()");
    letters(page, "gho");
    page.expect("the words in the search", "gho", || {
        search.script("return found[0].value").as_str().unwrap_or_default().to_owned()
    });
}

fn keys_can_be_turned_off(server: &Server, page: &Page) {
    arrive(server, page);
    prefer(page, &json!({ "keys": "off" }));
    let before = page.focus();
    letters(page, "j");
    letters(page, "gt");
    assert_eq!((page.focus(), page.address()), (before, "/".to_owned()));
    prefer(page, &json!({ "keys": "on" }));
    letters(page, "j");
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
}

fn a_full_storage_is_told_and_reading_goes_on(server: &Server, page: &Page) {
    arrive(server, page);
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        json!(null),
    );
    save(page, TIDE).click();
    page.part("alert", "").expect_text("full");
    save(page, TIDE).expect_attribute("aria-pressed", Some("false"));
    choose(page, FERRY, "Mark as read");
    page.until("the mark holds for this visit", || is_read(page, FERRY));
    page.feed().part("link", TIDE).click();
    page.expect_heading(TIDE);
    page.part("alert", "").expect_gone();
}

fn a_blocked_storage_never_breaks_reading(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    clock::open_with(server, page, "/", BLOCKED);
    page.expect_titles(&EVERYTHING);
    assert_eq!(page.script("try { return localStorage && 'open' } catch { return 'blocked' }", json!(null)), "blocked");
    save(page, TIDE).click();
    page.part("alert", "").expect_text("keep");
    choose(page, FERRY, "Mark as read");
    page.until("the mark holds for this visit", || is_read(page, FERRY));
    page.feed().part("link", LAMP).click();
    page.expect_heading(LAMP);
    page.part("main", "").expect_text("The lamp had been dark since the wire came.");
    page.back();
    page.expect_titles(&EVERYTHING);
    letters(page, "gs");
    page.part("main", "").expect_text("Nothing is saved.");
}

fn what_is_kept_and_broken_costs_itself_alone(server: &Server, page: &Page) {
    arrive(server, page);
    save(page, MAP).click();
    save(page, MAP).expect_attribute("aria-pressed", Some("true"));
    for broken in ["", "{", "7", "[[[", "{\"version\":\"9\"}", "\u{0}\u{ffff}", "{\"items\":[{}]}"] {
        for name in ["settings", "read:en", "visit:en", "saved:en:", "saved:en:x", "saved:en:000000000000001:broken"] {
            keep(page, name, broken);
        }
        page.open("/");
        page.expect_titles(&EVERYTHING);
        page.open("/saved");
        page.expect_titles(&[MAP]);
        page.part("alert", "").expect_gone();
    }
}
