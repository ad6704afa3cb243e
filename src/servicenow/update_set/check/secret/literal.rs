//! Secrets that a script gives to something as a literal.

use super::name::is_name_of_secret;
use crate::diagnostic::{find_secrets, is_proven_secret, is_stand_in};
use crate::servicenow::update_set::check::token::Token;

/// As many pieces as the arguments of a short call have.
const ARGUMENTS: usize = 24;

/// Whether a literal stands behind the name of a secret, or is the password of a call.
pub(super) fn has_secret(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| {
        named(tokens, at).is_some_and(|(_, value)| is_proven_secret(value))
            || is_password_of_call(tokens, at)
    })
}

/// Whether a literal behind the name of a secret looks like one.
pub(super) fn may_have_secret(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| {
        named(tokens, at).is_some_and(|(name, value)| {
            !is_stand_in(value) && !find_secrets(&format!("{name}={value}")).is_empty()
        })
    })
}

/// `password = 'literal'`, `password: 'literal'`, `it['password'] = 'literal'` and
/// `setHeader('X-Api-Key', 'literal')`, each with nothing joined to the literal: name and literal.
fn named<'t>(tokens: &[Token<'t>], at: usize) -> Option<(&'t str, &'t str)> {
    let Some(Token::Text(value)) = tokens.get(at) else { return None };
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let name = match before(1) {
        Some(Token::Sign('=' | ':')) if before(2) == Some(&Token::Sign(']')) => before(3),
        Some(Token::Sign('=' | ':')) => before(2),
        Some(Token::Sign(',')) if before(3) == Some(&Token::Sign('(')) && is_setter(before(4)) => {
            before(2)
        }
        _ => None,
    };
    let Some(Token::Word(name) | Token::Text(name)) = name else { return None };
    let is_whole = !matches!(tokens.get(at + 1), Some(Token::Sign('+' | '.' | '[' | '?')));
    (is_whole && is_name_of_secret(name)).then_some((*name, *value))
}

/// What gives a value to a header, a parameter or a field.
fn is_setter(function: Option<&Token>) -> bool {
    matches!(function, Some(Token::Word(name)) if name.starts_with("set") || name.starts_with("add"))
}

/// `setBasicAuth(user, 'literal')`.
fn is_password_of_call(tokens: &[Token], at: usize) -> bool {
    if tokens.get(at) != Some(&Token::Word("setBasicAuth")) {
        return false;
    }
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let mut depth = 0_usize;
    let end = rest.iter().take(ARGUMENTS).position(|it| {
        match it {
            Token::Sign('(') => depth += 1,
            Token::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let arguments = rest.get(..end.unwrap_or_default()).unwrap_or_default();
    match arguments {
        [Token::Sign('('), .., Token::Sign(','), Token::Text(password)] => {
            let is_filled_in = password.contains(['$', '<', '{', '*']);
            !is_stand_in(password) && !is_filled_in || is_proven_secret(password)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::has_secret;
    use crate::servicenow::update_set::check::token::tokens;

    #[test]
    fn a_script_holds_a_secret_or_reads_it() {
        for script in [
            "var password = 'Winter2026!';",
            "var it = { \"clientSecret\": '8Xq~Pz4Lr2vNc7Wb' };",
            "it['api_key'] = '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c'",
            "r.setRequestHeader('X-Api-Key', '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c');",
            "r.setBasicAuth('admin', 'Winter2026!');",
            "r.setBasicAuth(gs.getProperty('acme.user'), 'hunter2');",
        ] {
            assert!(has_secret(&tokens(script)), "{script}");
        }
        for script in [
            "var appKey = gs.base64Decode(gs.getProperty('acme.key'))",
            "var appKey = this.getAppKeyV2FromStore01();",
            "var token = 'x_acme_oauth2_token'; var secret = 'Secret2!Aa' + rest;",
            "var password = 'length8upper1'; var pwd = 'Enter your Passw0rd!';",
            "r.setBasicAuth(user, password); r.setBasicAuth('user', 'password');",
            "r.setBasicAuth('${user}', '${password}');",
            "r.setBasicAuth('username', 'PASSWORD_HERE'); var token = 'YOUR_TOKEN_HERE1';",
            "gs.getProperty('acme.token', 'Winter2026!'); // password = 'Winter2026!'",
            "if (token == 'Winter2026!') {}",
        ] {
            assert!(!has_secret(&tokens(script)), "{script}");
        }
    }
}
