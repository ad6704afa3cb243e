//! The columns of the table of deliveries, in the order in which people see them. Dictionary,
//! labels, choices, layouts, checks and the guide follow from this list.

use crate::model::Language;

/// A text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    en: &'static str,
    zh: &'static str,
}

impl Words {
    /// The text in a language.
    #[must_use]
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What people call it.
    pub label: Words,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The record that the message is about; it stands for the row in references to it.
    Ticket,
    /// A record of this table.
    Reference(&'static str),
    /// Records of this table.
    List(&'static str),
    /// One of these values.
    Choice(&'static [Choice]),
    /// A text of at most so many characters.
    Text(u32),
    /// A whole number.
    Integer,
    /// A moment, to the second.
    DateTime,
    /// True or false.
    Flag,
}

/// A value to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The value as it is stored.
    pub value: &'static str,
    /// What people call it.
    pub label: Words,
}

const fn words(en: &'static str, zh: &'static str) -> Words {
    Words { en, zh }
}

const fn column(name: &'static str, label: Words, holds: Holds) -> Column {
    Column { name, label, holds }
}

const fn choice(value: &'static str, en: &'static str, zh: &'static str) -> Choice {
    Choice { value, label: words(en, zh) }
}

/// What the table is called, where `{name}` is the integration's name.
pub(super) const LABEL: Words = words("{name} Delivery", "{name} 投递记录");
/// What several of its rows are called.
pub(super) const PLURAL: Words = words("{name} Deliveries", "{name} 投递记录");

/// The messages that there are.
const KINDS: &[Choice] =
    &[choice("dispatch", "Dispatch", "通知"), choice("state", "State", "状态同步")];

/// What can have become of a message.
const STATUSES: &[Choice] = &[
    choice("waiting", "Waiting", "等待发送"),
    choice("sent", "Sent", "已送达"),
    choice("unconfirmed", "Unconfirmed", "结果未知"),
    choice("refused", "Refused", "被拒绝"),
    choice("given_up", "Given up", "已放弃"),
    choice("superseded", "Superseded", "已被取代"),
    choice("heard", "Heard", "来自对方"),
    choice("would_send", "Would send", "仅演练"),
    choice("on_hold", "On hold", "已暂停"),
];

/// The column that refers to the ticket.
pub const TICKET: &str = "u_ticket";

/// Every column beyond the system's own. None holds a secret, a payload or an e-mail address.
pub const COLUMNS: &[Column] = &[
    column(TICKET, words("Ticket", "工单"), Holds::Ticket),
    column("u_kind", words("Kind", "类型"), Holds::Choice(KINDS)),
    column("u_status", words("Status", "投递状态"), Holds::Choice(STATUSES)),
    column("u_state", words("State told", "已告知的状态"), Holds::Text(100)),
    column("u_attempt", words("Attempts", "尝试次数"), Holds::Integer),
    column("u_due", words("Due", "计划发送时间"), Holds::DateTime),
    column("u_sent_on", words("Last sent on", "最近发送时间"), Holds::DateTime),
    column("u_http_status", words("HTTP status", "HTTP 状态码"), Holds::Integer),
    column("u_reason", words("Reason", "原因"), Holds::Text(100)),
    column("u_request_id", words("Request ID", "请求 ID"), Holds::Text(100)),
    column("u_rule", words("Escalation rule", "分派策略"), Holds::Text(40)),
    column("u_group", words("Assignment group", "分配组"), Holds::Reference("sys_user_group")),
    column("u_people", words("People", "通知人员"), Holds::List("sys_user")),
    column("u_channels", words("Channels", "通知渠道"), Holds::Text(100)),
    column("u_asked_by", words("Asked by", "发起人"), Holds::Reference("sys_user")),
    column("u_unanswered", words("Unanswered", "无应答"), Holds::Flag),
    column("u_wake_up", words("Wake-up", "唤醒时间"), Holds::DateTime),
    column("u_claim", words("Claim", "占用标记"), Holds::Text(32)),
];
