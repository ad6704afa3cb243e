//! Ways to spoil a part of a file. Each gives the spoiled file and where the part is in it.

use crate::schema::Accepts;
use serde_json::{Map, Value, json};

type Spoiled = (Value, Vec<String>);

/// A value is replaced by others of its shape and by a list.
pub(crate) fn values(accepts: Accepts, file: &Value, path: &[String]) -> Vec<Spoiled> {
    let mut values = match accepts {
        Accepts::Anything => Vec::new(),
        Accepts::Text => bad_texts().map(Value::from).into(),
        Accepts::Word | Accepts::One => vec![json!("nonsense"), json!(["x"])],
        Accepts::Whole => vec![json!("1"), json!(-1), json!(99_999_999_999_i64), json!(["x"])],
        Accepts::Number | Accepts::Truth => vec![json!("x"), json!(["x"])],
    };
    let own = at(&mut file.clone(), path).take();
    values.retain(|it| *it != own);
    values.into_iter().map(|value| with_value(file, path, value)).collect()
}

/// A key that people choose is replaced by others.
pub(crate) fn keys(file: &Value, path: &[String]) -> Vec<Spoiled> {
    bad_texts().iter().map(|key| with_key(file, path, Some(key))).collect()
}

/// A list or mapping is emptied.
pub(crate) fn emptied(file: &Value, path: &[String]) -> Vec<Spoiled> {
    let empty = match at(&mut file.clone(), path) {
        Value::Object(_) => json!({}),
        Value::Array(_) => json!([]),
        _ => return Vec::new(),
    };
    vec![with_value(file, path, empty)]
}

/// A key is left out, with its value.
pub(crate) fn without(file: &Value, path: &[String]) -> Spoiled {
    with_key(file, path, None)
}

/// Texts that break most rules for texts.
fn bad_texts() -> [String; 4] {
    ["", "!?", "a\nb", &"x".repeat(9000)].map(str::to_owned)
}

fn with_value(file: &Value, path: &[String], value: Value) -> Spoiled {
    let mut file = file.clone();
    *at(&mut file, path) = value;
    (file, path.to_vec())
}

fn with_key(file: &Value, path: &[String], key: Option<&str>) -> Spoiled {
    let (old, parent) = path.split_last().unwrap();
    let (mut file, mut path) = (file.clone(), parent.to_vec());
    path.extend(key.map(str::to_owned));
    let entries = at(&mut file, parent).as_object_mut().unwrap();
    let renamed =
        |(it, value)| if it == *old { Some((key?.to_owned(), value)) } else { Some((it, value)) };
    *entries = std::mem::take(entries).into_iter().filter_map(renamed).collect::<Map<_, _>>();
    (file, path)
}

fn at<'a>(file: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter().fold(file, |value, step| match value {
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        value => value.get_mut(step).unwrap(),
    })
}
