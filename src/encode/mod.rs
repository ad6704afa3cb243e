//! A text made safe for the place where it lands: one function per context.
//!
//! This layer knows neither spec nor platform. Every template interpolation ends in one of these
//! (see `engine`), so no free text of a spec can leave its literal, element or cell.

mod javascript;
mod markdown;
mod xml;

pub use javascript::{js, js_comment, js_key, js_value};
pub use markdown::{md, md_code, md_fence, mermaid};
pub use xml::{is_xml_char, xml, xml_attr};
