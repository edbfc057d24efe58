//! Dossiers of many packets, one after another.

use super::fault::{ReadPacketError, Unreadable};
use super::json;
use super::packet::Packet;
use crate::check::Finding;
use crate::record::Dossier;

/// Reads dossiers of packets in JSON, such as the lines of a file, one after another.
///
/// It gives what [`Packet::from_json`] and [`Packet::to_dossier`] give, findings and errors alike,
/// and about twice as fast where nothing is wrong with a packet: it remembers in which order and
/// with which spaces the fields of the packets before were written, and nothing of their values. One
/// reader for all lines of a file is quicker than one for each.
///
/// ```
/// use vn_egov_metrics::portal::DossierReader;
///
/// let mut reader = DossierReader::new();
/// let mut findings = Vec::new();
/// let mut read = |line| reader.read(line, &mut |finding| findings.push(finding));
///
/// let dossier = read(r#"{"MaHoSo": "H59.17-240829-0001", "NgayTiepNhan": "20240829080000"}"#)?;
/// assert_eq!(dossier.received_on().unwrap().to_string(), "2024-08-29");
/// let error = read(r#"["Nguyễn Văn Mẫu"]"#).unwrap_err();
/// assert_eq!(error.to_string(), "expected an object, found a list, at line 1, column 23");
/// read(r#"{"MaHoSo": "H59.17-240829-0002", "NgayTiepNhan": "29/8/2024"}"#)?;
/// assert_eq!(findings.len(), 1);
/// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct DossierReader {
    memory: json::Memory,
}

impl DossierReader {
    /// A reader that has read nothing.
    pub const fn new() -> Self {
        Self { memory: json::Memory::new() }
    }

    /// The dossier of a packet; every fault of the wire form is told on the way, and what is at
    /// fault counts as missing.
    ///
    /// # Errors
    /// A text that is malformed, no object, or without a `MaHoSo`.
    #[inline]
    pub fn read(
        &mut self,
        text: &str,
        found: &mut dyn FnMut(Finding),
    ) -> Result<Dossier, ReadPacketError> {
        match json::dossier(&mut self.memory, text) {
            Some(dossier) => Ok(dossier),
            None => in_full(&Packet::from_json(text)?, found),
        }
    }
}

/// The dossier of a packet that was read.
#[cold]
pub(super) fn in_full(
    packet: &Packet<'_>,
    found: &mut dyn FnMut(Finding),
) -> Result<Dossier, ReadPacketError> {
    // What was read has a code.
    packet.to_dossier(found).ok_or_else(|| Unreadable::NoCode.into())
}
