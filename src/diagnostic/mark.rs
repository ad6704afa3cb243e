//! Marks that look like those of YAML and are none: input methods and word processors write them.

/// The mark that was meant, if this one only looks like it.
pub(crate) fn meant(mark: char) -> Option<&'static str> {
    Some(match mark {
        '：' => ":",
        '，' | '、' | '；' | ';' => ",",
        '“' | '”' | '„' | '‟' | '＂' => "\"",
        '‘' | '’' | '‚' | '‛' | '＇' => "'",
        '［' => "[",
        '］' => "]",
        '｛' => "{",
        '｝' => "}",
        '＃' => "#",
        '－' => "-",
        '\u{a0}' | '\u{3000}' => " ",
        _ => return None,
    })
}

/// The first of these marks in a text that no text in English has, and what was meant.
pub(crate) fn find(text: &str) -> Option<(usize, char, &'static str)> {
    let mut marks = text.char_indices().filter(|(_, mark)| *mark != ';');
    marks.find_map(|(at, mark)| meant(mark).map(|meant| (at, mark, meant)))
}

/// Whether a text stands in quotes that are none.
pub(crate) fn is_quoted(text: &str) -> bool {
    let is_quote = |c: Option<char>| c.and_then(meant).is_some_and(|it| it == "\"" || it == "'");
    text.chars().nth(1).is_some() && is_quote(text.chars().next()) && is_quote(text.chars().last())
}

/// What to say of a text with such a mark.
pub(crate) fn advice(text: &str) -> Option<String> {
    find(text).and_then(|(_, mark, _)| repair(mark))
}

/// What to write in place of such a mark.
pub(crate) fn repair(mark: char) -> Option<String> {
    let meant = match meant(mark)? {
        " " => "a plain blank".to_owned(),
        "," => "`, `, a comma and a blank".to_owned(),
        ":" => "`: `, a colon and a blank".to_owned(),
        other => format!("`{other}`"),
    };
    Some(format!("`{mark}` is no mark of YAML: write {meant}"))
}
