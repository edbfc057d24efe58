//! Registers of the national portal: short lists of coded values.

use core::fmt;

/// A value of a register, or the code as it was written where the register does not have it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Written<T> {
    /// A value of the register.
    Known(T),
    /// A code that the register does not have, as it was written.
    Unknown(Box<str>),
}

impl<T: Copy> Written<T> {
    /// The value, if the register has it.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Unknown(_) => None,
        }
    }
}

/// Prints the code as it was written.
impl<T: Registered> fmt::Display for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => f.write_str(value.code()),
            Self::Unknown(code) => f.write_str(code),
        }
    }
}

/// A value of a register of the portal, with its code.
pub trait Registered: Copy + Sized + 'static {
    /// The code on the wire.
    fn code(self) -> &'static str;

    /// The value of that code.
    fn of_code(code: &str) -> Option<Self>;

    /// The value of that code, or the code itself.
    fn read(code: &str) -> Written<Self> {
        Self::of_code(code).map_or_else(|| Written::Unknown(code.into()), Written::Known)
    }
}

/// A value of a register, by its place in it.
pub(crate) trait Placed: Registered {
    /// Every value, in the order of their places.
    const VALUES: &'static [Self];

    /// The place, from 0.
    fn place(self) -> u64;

    /// The value of that place.
    #[inline]
    fn at(place: u64) -> Option<Self> {
        Self::VALUES.get(usize::try_from(place).ok()?).copied()
    }
}

/// Writes a register from its table.
macro_rules! register {
    (
        $(#[$kind_doc:meta])*
        $Kind:ident {
            $($(#[$doc:meta])* $Value:ident = $code:literal, $vi:literal, $en:literal;)+
        }
    ) => {
        $(#[$kind_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Kind {
            $($(#[$doc])* #[doc(alias = $vi)] $Value,)+
        }

        impl $Kind {
            /// Every value of the register.
            pub const ALL: &'static [Self] = &[$(Self::$Value),+];

            /// The name in Vietnamese and English.
            pub const fn name(self) -> $crate::Name {
                match self {
                    $(Self::$Value => $crate::Name::new($vi, $en),)+
                }
            }
        }

        impl $crate::record::register::Placed for $Kind {
            const VALUES: &'static [Self] = Self::ALL;

            #[inline]
            #[allow(clippy::as_conversions)] // the discriminant of a plain enum
            fn place(self) -> u64 {
                self as u64
            }
        }

        impl $crate::record::Registered for $Kind {
            fn code(self) -> &'static str {
                match self {
                    $(Self::$Value => $code,)+
                }
            }

            #[inline]
            fn of_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$Value),)+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use register;
