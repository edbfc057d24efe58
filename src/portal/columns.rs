//! The columns of a table of packets.

use super::fault::ReadPacketError;
use super::packet::{Packet, column_of};
use super::quick::{Cut, Plan, Starts};
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
    // Of the same columns.
    plan: Option<Plan>,
}

impl Columns {
    /// The columns of these names.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let places: Vec<_> = names.into_iter().map(column_of).collect();
        Self { plan: Plan::of(&places), places }
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
        match self.plan.as_ref().and_then(|plan| plan.dossier(cells.clone().into_iter())) {
            Some(dossier) => Ok(dossier),
            None => in_full(&self.packet(cells)?, found),
        }
    }

    /// The dossier of a row that is written as one line, its cells without quotes and with
    /// `delimiter` between them: what [`dossier`](Self::dossier) gives of
    /// [`line.split(delimiter)`](str::split), only quicker, for the cells are found 64 bytes at a
    /// time.
    ///
    /// ```
    /// use vn_egov_metrics::portal::Columns;
    ///
    /// let columns = Columns::of(["MaHoSo", "TrangThaiHoSo", "NgayTiepNhan"]);
    /// let read = |line| columns.dossier_of_line(line, ',', &mut |_| {});
    ///
    /// let dossier = read("H59.17-240829-0001,9,20240829080000")?;
    /// assert_eq!(dossier.received_on().unwrap().to_string(), "2024-08-29");
    /// assert_eq!(read(",9,").unwrap_err().to_string(), "MaHoSo is missing or empty");
    /// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
    /// ```
    ///
    /// # Errors
    /// A row whose `MaHoSo` is missing or empty.
    pub fn dossier_of_line(
        &self,
        line: &str,
        delimiter: char,
        found: &mut dyn FnMut(Finding),
    ) -> Result<Dossier, ReadPacketError> {
        let mut starts = Starts::new();
        match self.cut(line, delimiter, &mut starts).and_then(|cut| cut.dossier()) {
            Some(dossier) => Ok(dossier),
            None => self.dossier(line.split(delimiter), found),
        }
    }

    /// The same of a line that has one cell for each column; `None` of any other, which may have
    /// lost a delimiter, or have one too many.
    ///
    /// ```
    /// use vn_egov_metrics::portal::Columns;
    ///
    /// let columns = Columns::of(["MaHoSo", "TrangThaiHoSo"]);
    /// let read = |line| columns.dossier_of_whole_line(line, ',', &mut |_| {});
    ///
    /// assert!(read("H59.17-240829-0001,9").unwrap().is_ok());
    /// assert!(read(",9").unwrap().is_err());
    /// assert!(read("H59.17-240829-0001").is_none());
    /// assert!(read("H59.17-240829-0001,9,").is_none());
    /// ```
    ///
    /// # Errors
    /// A row whose `MaHoSo` is missing or empty.
    pub fn dossier_of_whole_line(
        &self,
        line: &str,
        delimiter: char,
        found: &mut dyn FnMut(Finding),
    ) -> Option<Result<Dossier, ReadPacketError>> {
        let mut starts = Starts::new();
        let cut = self.cut(line, delimiter, &mut starts);
        let cells = cut.as_ref().and_then(|cut| cut.cells);
        // They are counted while the line is cut.
        if cells.unwrap_or_else(|| line.split(delimiter).count()) != self.places.len() {
            return None;
        }
        match cut.and_then(|cut| cut.dossier()) {
            Some(dossier) => Some(Ok(dossier)),
            None => Some(self.dossier(line.split(delimiter), found)),
        }
    }

    #[inline]
    fn cut<'a>(
        &'a self,
        line: &'a str,
        delimiter: char,
        starts: &'a mut Starts,
    ) -> Option<Cut<'a>> {
        let byte = u8::try_from(delimiter).ok().filter(u8::is_ascii)?;
        self.plan.as_ref()?.cut(line, byte, starts)
    }
}
