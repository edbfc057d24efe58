//! The groups that criteria stand in.

use crate::Name;

/// A group of criteria; its maximum is the sum of theirs.
#[doc(alias = "nhóm chỉ số")]
#[doc(alias = "nhom chi so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The id that criteria name it by: `digitised`.
    pub id: &'static str,
    /// The name in the portal's files and answers: `digitized`.
    pub portal: &'static str,
    /// The portal's short code: `MDSH`.
    pub code: &'static str,
    /// The name to show.
    pub name: Name,
}
