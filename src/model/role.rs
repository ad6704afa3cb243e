//! Where the role of the dialog comes from.

use crate::ident::{Prefix, RoleName};

/// Who brings the role of the dialog to the instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleOrigin {
    /// The base system.
    Base,
    /// The integration: the name starts with its prefix as a whole word.
    Delivered,
    /// Somebody else. Delivering it would overwrite its settings and claim it for the global
    /// scope, so it has to exist before the import.
    Elsewhere,
}

impl RoleOrigin {
    /// Where a role comes from in an integration with that prefix.
    #[must_use]
    pub fn of(role: &RoleName, prefix: &Prefix) -> Self {
        let rest = role.as_str().strip_prefix(prefix.as_str());
        if base_role(role.as_str()).is_some() {
            Self::Base
        } else if rest.is_some_and(|rest| rest.starts_with(['.', '_'])) {
            Self::Delivered
        } else {
            Self::Elsewhere
        }
    }
}

/// The key of a role of the base system, which is the same on every instance.
#[must_use]
pub fn base_role(name: &str) -> Option<&'static str> {
    match name {
        "admin" => Some("2831a114c611228501d4ea6c309d626d"),
        "itil" => Some("282bf1fac6112285017366cb5f867469"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RoleOrigin;
    use crate::ident::{Prefix, RoleName};

    #[test]
    fn delivers_a_role_only_if_its_name_starts_with_the_prefix() {
        let prefix = Prefix::parse("flashduty").unwrap();
        let origin = |role| RoleOrigin::of(&RoleName::parse(role).unwrap(), &prefix);
        assert_eq!(origin("itil"), RoleOrigin::Base);
        assert_eq!(["flashduty.user", "flashduty_user"].map(origin), [RoleOrigin::Delivered; 2]);
        assert_eq!(["flashdutyish", "flashduty"].map(origin), [RoleOrigin::Elsewhere; 2]);
    }
}
