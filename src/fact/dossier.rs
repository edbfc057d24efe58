//! The facts of a dossier.

use super::kind::facts;

facts! {
    /// What can be asked of a dossier (hồ sơ), exactly as Decision 766/QĐ-TTg counts.
    DossierFact, "dossier" {
        /// Received within the period, and not after the day of the reading.
        InPeriod = "in_period", "tiếp nhận trong kỳ", "received in the period";
        /// Ended by the day of the reading: processed, returned, refused, withdrawn or stopped.
        Finished = "finished", "đã kết thúc", "finished";
        /// There is a day by which the result was promised.
        HasDue = "has_due", "có hạn trả", "has a due date";
        /// Ended, or still open, no later than the due date.
        OnTime = "on_time", "đúng hạn hoặc trong hạn", "on time";
        /// Finished before the due date.
        Early = "early", "trước hạn", "early";
        /// Finished on the due date.
        Exact = "exact", "đúng hạn", "exactly on the day";
        /// Finished after the due date.
        Late = "late", "quá hạn", "late";
        /// Counted as online: filed online, with an electronic result where one is due.
        Online = "online", "trực tuyến", "counted as online";
        /// Filed at the one-stop desk.
        Direct = "direct", "trực tiếp", "filed directly";
        /// Filed by public post.
        Post = "post", "bưu chính công ích", "filed by post";
        /// A fee or charge is due.
        FeeDue = "fee_due", "có nghĩa vụ tài chính", "a fee is due";
        /// Paid online, on the national or the local gateway.
        PaidOnline = "paid_online", "thanh toán trực tuyến", "paid online";
        /// The procedure gives its result on paper.
        PaperResult = "paper_result", "phải trả kết quả bản giấy", "a result on paper is due";
        /// There is an electronic file of the result.
        ElectronicResult = "electronic_result", "có kết quả điện tử", "has an electronic result";
        /// Its papers are digitised, and its result where one is due.
        Digitised = "digitised", "được số hóa", "digitised";
        /// Some of its papers were reused from digitised data.
        Reused = "reused", "tái sử dụng dữ liệu số hóa", "reuses digitised data";
        /// Some of its papers came from the citizen's store on the national portal.
        Stored = "stored", "khai thác từ kho dữ liệu cá nhân", "drawn from the citizen's store";
        /// The population database was used.
        PopulationData = "population_data", "khai thác dữ liệu dân cư", "uses population data";
        /// Not accepted (status 3).
        Refused = "refused", "không được tiếp nhận", "refused";
        /// Withdrawn by the applicant (status 7).
        Withdrawn = "withdrawn", "công dân rút hồ sơ", "withdrawn";
        /// Stopped by the agency (status 8).
        Stopped = "stopped", "dừng xử lý", "stopped";
        /// The national portal holds a record of it.
        OnPortal = "on_portal", "đã đồng bộ lên Cổng DVCQG", "on the national portal";
        /// The portal's record is in step with the local one.
        InStep = "in_step", "đồng bộ đúng trạng thái", "in step with the portal";
        /// Someone complained of it, or disliked how it was handled.
        Complained = "complained", "có phản ánh, kiến nghị", "complained of";
    }
    exclusive { [Online, Direct, Post] [Early, Exact, Late] [Refused, Withdrawn, Stopped] }
}
