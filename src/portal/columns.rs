//! The columns of a table of packets.

use super::fault::ReadPacketError;
use super::packet::{Packet, column_of};
use super::quick::{Cell, Quick};
use super::reader::in_full;
use super::wire::Column;
use crate::check::Finding;
use crate::record::Dossier;

/// The columns of a table, by the names in its header: where each goes in a packet is found once,
/// and not again for each row.
///
/// A row gives what [`Packet::from_columns`] gives of the same names, which says what the names
/// are.
///
/// ```
/// use vn_egov_metrics::portal::{Columns, Packet};
///
/// let columns = Columns::of(["MaHoSo", "TrangThaiHoSo", "GhiChu"]);
/// let packet = columns.packet(["H59.17-240829-0001", "9", "x"])?;
/// assert_eq!(packet.status.get(), Some("9"));
///
/// let error = columns.packet(["", "9"]).unwrap_err();
/// assert_eq!(error.to_string(), "MaHoSo is missing or empty");
/// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Columns {
    places: Vec<Option<Column>>,
    // The same columns.
    cells: Vec<Cell>,
}

impl Columns {
    /// The columns of these names.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let places: Vec<_> = names.into_iter().map(column_of).collect();
        Self { cells: places.iter().map(|column| Cell::of(*column)).collect(), places }
    }

    /// The packet of a row, with its cells in the order of the columns. Columns without a cell
    /// are empty, and cells without a column are passed over.
    ///
    /// # Errors
    /// A row whose `MaHoSo` is missing or empty.
    #[inline]
    pub fn packet<'a>(
        &self,
        cells: impl IntoIterator<Item = &'a str>,
    ) -> Result<Packet<'a>, ReadPacketError> {
        Packet::from_cells(self.places.iter().copied().zip(cells))
    }

    /// The dossier of a row, with its cells in the order of the columns: what
    /// [`packet`](Self::packet) and [`Packet::to_dossier`] give, findings and errors alike, and
    /// several times as fast where nothing is wrong with a row.
    ///
    /// ```
    /// use vn_egov_metrics::portal::Columns;
    ///
    /// let columns = Columns::of(["MaHoSo", "TrangThaiHoSo", "NgayTiepNhan"]);
    /// let mut findings = Vec::new();
    /// let mut read = |row| columns.dossier(row, &mut |finding| findings.push(finding));
    ///
    /// let dossier = read(["H59.17-240829-0001", "9", "20240829080000"])?;
    /// assert_eq!(dossier.received_on().unwrap().to_string(), "2024-08-29");
    /// assert_eq!(read(["", "9", ""]).unwrap_err().to_string(), "MaHoSo is missing or empty");
    /// read(["H59.17-240829-0002", "9", "29/8/2024"])?;
    /// assert_eq!(findings.len(), 1);
    /// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
    /// ```
    ///
    /// # Errors
    /// A row whose `MaHoSo` is missing or empty.
    #[inline]
    pub fn dossier<'a>(
        &self,
        cells: impl IntoIterator<Item = &'a str> + Clone,
        found: &mut dyn FnMut(Finding),
    ) -> Result<Dossier, ReadPacketError> {
        match Quick::of_cells(self.cells.iter().copied().zip(cells.clone())) {
            Some(dossier) => Ok(dossier),
            None => in_full(&self.packet(cells)?, found),
        }
    }
}
