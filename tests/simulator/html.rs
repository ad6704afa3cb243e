//! What is left of the HTML of a journal entry, also of one that was written to do harm.

use crate::script;
use serde_json::{Value, json};

/// Each entry as the generated scripts send it.
fn plain(entries: &Value) -> Value {
    let body = format!(
        "var payload = new FlashdutyPayload();
        return {entries}.map(function(entry) {{ return payload._plainText(entry); }});"
    );
    let observed = script("", &body);
    assert_eq!(observed.faults, Vec::<String>::new());
    observed.answer
}

#[test]
fn html_between_the_marks_becomes_words() {
    let table = [
        ("", ""),
        ("plain", "plain"),
        (" two\n lines ", " two\n lines "),
        ("a < b & c > d &amp; <b>", "a < b & c > d &amp; <b>"),
        ("[code][/code]", ""),
        ("[code]", ""),
        ("[/code]", "[/code]"),
        ("[code]open <b>end", "open end"),
        ("[code]a[/code][code]b[/code]", "ab"),
        ("[code]a<br>b<BR/>c<hr />d[/code]", "a b c d"),
        ("[code]<p>a</p>\n\n<p>b</p>[/code]", "a b"),
        ("[code]<table><tr><td>a</td><td>b</td></tr></table>[/code]", "a b"),
        ("[code]un<b>bro</b>ken <em>wo</em>rd[/code]", "unbroken word"),
        ("[code]1 < 2 and 3 > 2[/code]", "1 < 2 and 3 > 2"),
        ("[code]<!DOCTYPE html><?xml version=\"1.0\"?>a<!-- <b> -->b[/code]", "a b"),
        ("[code]<style>p { color: red }</style>a<script>alert(1)</script>[/code]", "a"),
        ("[code]a<SCRIPT>alert('</b>')[/code]", "a"),
        ("[code]a<script>x</style>y</script >b[/code]", "a b"),
        ("[code]<img src=x onerror=\"alert(1)\">[/code]", ""),
        ("[code]<o:p>a</o:p>[/code]", "a"),
        ("[code]&lt;b&gt; &amp;lt; &quot;&apos;&#39;[/code]", "<b> &lt; \"''"),
        ("[code]&Auml;&auml;&szlig;&yuml;&not;&euro;&hellip;[/code]", "Ääßÿ¬€…"),
        ("[code]&#20013;&#x6587;&#x1F525;&#128293;[/code]", "中文🔥🔥"),
        ("[code]a&#0;b&#10;c&#x7f;d[/code]", "a b c d"),
        ("[code]&#xD83D;&#xDD25;&#x110000;&#9999999;[/code]", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
        (
            "[code]&toString;&valueOf;&nothing;&;&#;&#x;&amp[/code]",
            "&toString;&valueOf;&nothing;&;&#;&#x;&amp",
        ),
        ("[code]a\u{a0}\u{2003}&nbsp;&emsp;b[/code]", "a b"),
        ("[code]$&$1\\[/code]", "$&$1\\"),
    ];
    let entries: Vec<&str> = table.iter().map(|(entry, _)| *entry).collect();
    let wanted: Vec<&str> = table.iter().map(|(_, text)| *text).collect();
    assert_eq!(plain(&json!(entries)), json!(wanted));
}

/// A text that makes an expression try again from each place does not end in the time of a test.
#[test]
fn a_text_without_an_end_takes_no_longer_than_others() {
    let parts = [
        "<",
        "</",
        "<a",
        "<a ",
        "<a b=\"",
        "<!",
        "<!--",
        "<!-- --",
        "<?",
        "<script",
        "<script>",
        "<style></style ",
        "<script></script",
        "&",
        "&#",
        "&#x",
        "&#1",
        "&a",
        "&amp;",
        " ",
        "\n",
        "\u{a0}",
        "[",
        "[code",
        "[code]",
        "[/code]",
        "[code][/code",
        "🔥<",
        "]]>",
    ];
    let entries: Vec<String> = parts
        .iter()
        .flat_map(|part| {
            let many = part.repeat(20_000 / part.len());
            [format!("[code]{many}"), format!("[code]{many}[/code]"), many]
        })
        .collect();
    let plain = plain(&json!(entries));
    let texts = plain.as_array().unwrap();
    assert_eq!(texts.len(), entries.len());
    for (text, entry) in texts.iter().zip(&entries) {
        assert!(text.as_str().unwrap().len() <= entry.len());
    }
    let comment = parts.iter().position(|part| *part == "<!--").unwrap();
    assert_eq!(texts[3 * comment], "");
}
