//! What is compared of a record, and what of it differs.

use core::fmt;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::{Lang, Name};

/// A field of a record that is compared with the portal's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncField {
    /// The status.
    Status,
    /// When it was received.
    Received,
    /// When the result is due.
    Due,
    /// When its processing ended.
    Ended,
    /// When the result was handed over.
    Returned,
    /// When it was refused.
    Refused,
}

impl SyncField {
    /// Every field, in the order of the packet's own comparison.
    pub const ALL: [Self; 6] =
        [Self::Status, Self::Received, Self::Due, Self::Ended, Self::Returned, Self::Refused];

    /// The five that are moments.
    pub const MOMENTS: [Self; 5] =
        [Self::Received, Self::Due, Self::Ended, Self::Returned, Self::Refused];

    /// The name on the wire, by which it is serialised: `TrangThaiHoSo`.
    pub const fn portal_name(self) -> &'static str {
        match self {
            Self::Status => "TrangThaiHoSo",
            Self::Received => "NgayTiepNhan",
            Self::Due => "NgayHenTra",
            Self::Ended => "NgayKetThucXuLy",
            Self::Returned => "NgayTra",
            Self::Refused => "NgayTuChoi",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Status => Name::new("trạng thái", "status"),
            Self::Received => Name::new("ngày tiếp nhận", "received"),
            Self::Due => Name::new("ngày hẹn trả", "due"),
            Self::Ended => Name::new("ngày kết thúc xử lý", "ended"),
            Self::Returned => Name::new("ngày trả", "returned"),
            Self::Refused => Name::new("ngày từ chối", "refused"),
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Status => 1,
            Self::Received => 2,
            Self::Due => 4,
            Self::Ended => 8,
            Self::Returned => 16,
            Self::Refused => 32,
        }
    }
}

/// Prints the name on the wire.
impl fmt::Display for SyncField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.portal_name())
    }
}

/// A set of fields; it travels as the list of their names on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SyncFields {
    // Invariant: bits of `SyncField::bit` alone.
    bits: u8,
}

impl SyncFields {
    /// No field.
    pub const NONE: Self = Self { bits: 0 };

    /// The set with the field in it.
    pub const fn with(self, field: SyncField) -> Self {
        Self { bits: self.bits | field.bit() }
    }

    /// Whether the field is in it.
    pub const fn contains(self, field: SyncField) -> bool {
        self.bits & field.bit() != 0
    }

    /// Whether no field is in it.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many fields are in it.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// The fields, in the order of [`SyncField::ALL`].
    pub fn iter(self) -> impl Iterator<Item = SyncField> {
        SyncField::ALL.into_iter().filter(move |field| self.contains(*field))
    }

    /// The names in that language, with commas between them.
    pub const fn in_lang(self, lang: Lang) -> impl fmt::Display {
        Names { fields: self, lang }
    }
}

struct Names {
    fields: SyncFields,
    lang: Lang,
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, field) in self.fields.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ", " })?;
            f.write_str(field.name().in_lang(self.lang))?;
        }
        Ok(())
    }
}

impl fmt::Debug for SyncFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<SyncField> for SyncFields {
    fn from_iter<I: IntoIterator<Item = SyncField>>(fields: I) -> Self {
        fields.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Serialize for SyncFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut names = serializer.serialize_seq(Some(self.len()))?;
        for field in self.iter() {
            names.serialize_element(field.portal_name())?;
        }
        names.end()
    }
}
