//! The columns of a table of packets.

use super::fault::ReadPacketError;
use super::packet::{Packet, column_of};
use super::wire::Column;

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
}

impl Columns {
    /// The columns of these names.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self { places: names.into_iter().map(column_of).collect() }
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
}
