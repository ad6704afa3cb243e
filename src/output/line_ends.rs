//! Line ends, which version control may change in a checkout.

/// The content with a line feed where there is a carriage return and a line feed.
pub(super) fn without_returns(content: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(content.len());
    for (at, byte) in content.iter().enumerate() {
        if !(*byte == b'\r' && content.get(at + 1) == Some(&b'\n')) {
            kept.push(*byte);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_returns;

    #[test]
    fn leaves_out_what_a_checkout_adds() {
        assert_eq!(without_returns(b"a\r\n\r\nb\rc\r"), b"a\n\nb\rc\r");
    }
}
