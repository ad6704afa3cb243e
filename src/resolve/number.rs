//! What is no number of JSON, and which one was probably meant.

use crate::diagnostic::FieldProblem;
use crate::yaml::Constant;

/// So many digits every number of JavaScript keeps.
const KEPT_DIGITS: usize = 15;

/// Why a constant cannot be sent as a number.
pub(super) fn problem(constant: &Constant) -> FieldProblem {
    let written = constant.0.as_str().map_or_else(|| constant.0.to_string(), str::to_owned);
    let loses_digits = written.parse::<serde_json::Number>().is_ok();
    let meant = if loses_digits { None } else { meant(&written) };
    FieldProblem::NoNumber { written, meant, loses_digits }
}

/// The number as JSON has it that people or other tools read in a text, such as `.5` or `0x10`.
fn meant(written: &str) -> Option<String> {
    if written.chars().filter(char::is_ascii_hexdigit).count() > KEPT_DIGITS {
        return None;
    }
    let number = match written.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?.into(),
        None => written.trim().parse::<f64>().ok()?,
    };
    Constant(number.to_string().into()).as_number().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn finds_what_was_meant() {
        for (written, wanted) in
            [(".5", "0.5"), ("+5", "5"), ("5.", "5"), ("0x10", "16"), ("007", "7"), (" 3 ", "3")]
        {
            assert_eq!(meant(written).as_deref(), Some(wanted), "{written}");
        }
    }

    #[test]
    fn guesses_nothing_where_digits_might_be_lost_or_nothing_is_a_number() {
        for written in ["", "one", "true", "inf", "NaN", "+9007199254740993", "0xfffffffff"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
