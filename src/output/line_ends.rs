//! Line ends, which version control may change in a checkout.

use super::error::OutputError;
use super::folder::{Folder, WORKSHOP};
use super::occupant::Occupant;
use std::path::Path;

/// By this file Git leaves line ends below its folder alone.
const ATTRIBUTES: &str = ".gitattributes";
const UNCHANGED: &str = "* -text\n";

/// Tells Git to leave the line ends of an output folder alone, unless somebody has told it something
/// there already. It is no artifact: whoever has it otherwise keeps it, and no check asks for it.
pub(super) fn keep(folder: &Path) -> Result<(), OutputError> {
    let opened = Folder::open(folder)?;
    let refused = |error| OutputError::disk("write to", folder.join(ATTRIBUTES), error);
    if let Occupant::Free = opened.look(ATTRIBUTES, 0).map_err(refused)? {
        opened.write(ATTRIBUTES, UNCHANGED).map_err(refused)?;
        opened.prune(WORKSHOP);
    }
    Ok(())
}

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
