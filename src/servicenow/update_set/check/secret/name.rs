//! Names of what holds a secret: of columns, properties, variables and headers.

/// Their last words, and whether these are of a password that nobody writes but to sign in.
const ENDS: [(&str, bool); 14] = [
    ("access_key", false),
    ("api_key", false),
    ("apikey", false),
    ("app_key", false),
    ("appkey", false),
    ("client_secret", true),
    ("passphrase", true),
    ("passwd", true),
    ("password", true),
    ("private_key", false),
    ("pwd", true),
    ("secret", false),
    ("secret_key", true),
    ("token", false),
];

pub(super) fn is_name_of_secret(name: &str) -> bool {
    end_of(name).is_some()
}

/// Whether nothing but a password or alike can be meant.
pub(super) fn is_name_of_password(name: &str) -> bool {
    end_of(name) == Some(true)
}

fn end_of(name: &str) -> Option<bool> {
    let words = words(name);
    let ends = ENDS.iter().filter(|(end, _)| {
        words.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
    });
    ends.map(|(_, is_password)| *is_password).reduce(|one, other| one || other)
}

/// `clientSecret`, `Client-Secret` and `acme.client_secret` as words between underscores.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut is_after_small = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && is_after_small {
            words.push('_');
        }
        is_after_small = c.is_ascii_lowercase() || c.is_ascii_digit();
        words.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{is_name_of_password, is_name_of_secret};

    #[test]
    fn the_last_words_count() {
        for name in
            ["x.app_key", "password", "mail.smtp-token", "X-Api-Key", "clientSecret", "API_KEY"]
        {
            assert!(is_name_of_secret(name), "{name}");
        }
        for name in ["x.token.expiry", "keytoken", "x.password_length", "tokens", ""] {
            assert!(!is_name_of_secret(name), "{name}");
        }
        assert!(is_name_of_password("user_password") && !is_name_of_password("acme.token"));
    }
}
