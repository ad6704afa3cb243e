//! Scripts that run before those of the page.

/// A script that changes the answers of the instance.
macro_rules! answer_with {
    ($change:literal) => {
        concat!(
            "const own = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText');
            Object.defineProperty(XMLHttpRequest.prototype, 'responseText', {
                get() {
                    const xml = new DOMParser().parseFromString(own.get.call(this), 'text/xml');
                    const answer = JSON.parse(xml.documentElement.getAttribute('answer'));
                    ",
            $change,
            ";
                    xml.documentElement.setAttribute('answer', JSON.stringify(answer));
                    return new XMLSerializer().serializeToString(xml);
                }
            });"
        )
    };
}

/// Every time-out of the dialog is over at once.
pub(super) const IMPATIENT: &str = "
    const patient = window.setTimeout.bind(window);
    window.setTimeout = (act, ms) => patient(act, ms > 50000 ? 1 : ms);";
/// The answer of the instance is cut short.
pub(super) const UNREADABLE: &str = "
    Object.defineProperty(XMLHttpRequest.prototype, 'responseText', {
        get: () => '<xml answer=\"{\"/>'
    });";
/// There is no escalation rule.
pub(super) const NO_POLICIES: &str = answer_with!("answer.options.options = []");
/// The record was still open when the dialog asked.
pub(crate) const STILL_OPEN: &str =
    answer_with!("if (answer.record) { answer.record.closed = false; }");
/// The instance no more knows the message that it could not send.
pub(crate) const FORGOTTEN: &str =
    answer_with!("if (answer.error) { answer.error.delivery = 'f'.repeat(32); }");
/// There are more members than are shown.
pub(super) const CUT: &str = answer_with!("answer.members.more = true");
