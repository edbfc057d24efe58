//! The facts of a petition.

use chrono::NaiveDate;

use super::kind::facts;
use super::limits::{ASK, LegalLimit, PUBLISH_ANSWER, REFUSE, RESOLVE};
use super::logic::{and, not};
use super::{Forwarding, MissingRating, Reading, Standing};
use crate::record::{Outcome, Petition, PetitionClass};

facts! {
    /// What can be asked of a petition (phản ánh, kiến nghị).
    PetitionFact, "petition" {
        /// Received within the period, and not after the day of the reading.
        InPeriod = "in_period", "tiếp nhận trong kỳ", "received in the period";
        /// Forwarded to the competent agency by whoever received it.
        Forwarded = "forwarded", "được chuyển xử lý", "forwarded";
        /// Refused, asked for more, or resolved by the day of the reading.
        Handled = "handled", "đã xử lý", "handled";
        /// Refused.
        Refused = "refused", "từ chối tiếp nhận", "refused";
        /// More was asked for.
        Asked = "asked", "yêu cầu bổ sung thông tin", "asked for more";
        /// Resolved, published or not.
        Resolved = "resolved", "đã giải quyết", "resolved";
        /// Resolved, and the answer made public.
        Published = "published", "đã công khai kết quả", "published";
        /// Handled, or still open, within the limit: 15 working days, 2 to refuse, 5 to ask for
        /// more.
        OnTime = "on_time", "đúng hạn hoặc trong hạn", "on time";
        /// The answer was made public within 2 working days after it was resolved.
        PublishedOnTime = "published_on_time", "công khai đúng hạn", "published on time";
        /// Whoever sent it liked the answer.
        Liked = "liked", "hài lòng", "liked";
        /// Whoever sent it disliked the answer.
        Disliked = "disliked", "không hài lòng", "disliked";
        /// Sent again on the same matter.
        Repeated = "repeated", "phản ánh tiếp", "repeated";
        /// About an administrative procedure.
        AboutProcedure = "about_procedure", "về thủ tục hành chính", "about a procedure";
        /// About how staff behaved.
        AboutStaff = "about_staff", "về cán bộ, công chức", "about staff";
    }
    exclusive { [Refused, Asked, Resolved] [Liked, Disliked] [AboutProcedure, AboutStaff] }
}

impl Petition {
    /// What is known of the petition, within the period and as of the day of the reading.
    ///
    /// The limits are those of [`limits`](super::limits), in working days of the reading's
    /// calendar after the day of receipt. As for dossiers, one that is still open ends on the
    /// as-of day, by the limit to resolve it; so does one whose closing came later (our choice:
    /// the rule only says *handled within*). Outside the calendar's coverage nothing is on time
    /// or late.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{PetitionFact, Reading};
    /// use vn_egov_metrics::record::{Outcome, Petition, PetitionParts};
    ///
    /// let refused = |day: &str| {
    ///     Petition::from_parts(PetitionParts {
    ///         outcome: Some(Outcome::Refused),
    ///         closed_on: day.parse().ok(),
    ///         ..PetitionParts::received_on("2026-07-03".parse().unwrap()) // a Friday
    ///     })
    /// };
    /// let quarter = Reading::new("2026-Q3".parse()?);
    /// let on_time = |day| Ok::<_, Box<dyn std::error::Error>>(
    ///     refused(day)?.standing(&quarter).answer(PetitionFact::OnTime)
    /// );
    /// assert_eq!(on_time("2026-07-07")?, Some(true)); // the second working day
    /// assert_eq!(on_time("2026-07-08")?, Some(false));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standing(&self, reading: &Reading<'_>) -> Standing<PetitionFact> {
        use PetitionFact as Fact;

        let parts = self.parts();
        let handled = self.handled(reading.as_of());
        // What came after the day of the reading had not come as of it.
        let became = |wanted: fn(Outcome) -> bool| and(handled, parts.outcome.map(wanted));
        let public = Some(parts.published_on.is_none_or(|day| day <= reading.as_of()));
        let missing = match reading.policy().missing_rating {
            MissingRating::NotKnown => None,
            MissingRating::NotDisliked => Some(false),
        };
        Standing::UNKNOWN
            .set(Fact::InPeriod, Some(reading.covers(parts.received_on)))
            .set(
                Fact::Forwarded,
                Some(parts.forwarded_on.is_some_and(|day| day <= reading.as_of())),
            )
            .set(Fact::Handled, handled)
            .set(Fact::Refused, became(|outcome| outcome == Outcome::Refused))
            .set(Fact::Asked, became(|outcome| outcome == Outcome::Asked))
            .set(
                Fact::Resolved,
                became(|outcome| matches!(outcome, Outcome::Resolved | Outcome::Published)),
            )
            .set(Fact::Published, and(became(|outcome| outcome == Outcome::Published), public))
            .set(Fact::OnTime, self.on_time(reading, handled))
            .set(Fact::PublishedOnTime, self.published_on_time(reading, handled))
            .set(Fact::Liked, parts.satisfied)
            .set(Fact::Disliked, not(parts.satisfied).or(missing))
            .set(Fact::Repeated, parts.repeated.or(missing))
            .set(Fact::AboutProcedure, parts.class.map(|class| class == PetitionClass::Procedure))
            .set(Fact::AboutStaff, parts.class.map(|class| class == PetitionClass::Staff))
    }

    /// Whether it was handled by that day.
    fn handled(&self, as_of: NaiveDate) -> Option<bool> {
        match (self.parts().outcome, self.parts().closed_on) {
            (Some(Outcome::Open), _) => Some(false),
            (_, Some(closed)) => Some(closed <= as_of),
            (_, None) => None,
        }
    }

    fn on_time(&self, reading: &Reading<'_>, handled: Option<bool>) -> Option<bool> {
        let parts = self.parts();
        let from = match reading.policy().forwarding {
            Forwarding::KeepsRunning => parts.received_on,
            Forwarding::StartsAnew => parts.forwarded_on.unwrap_or(parts.received_on),
        };
        let within = |limit: &LegalLimit, end| Some(end <= reading.due_on(from, limit.limit)?);
        match (handled?, parts.closed_on) {
            (true, Some(closed)) => match parts.outcome {
                Some(Outcome::Refused) => within(&REFUSE, closed),
                Some(Outcome::Asked) => within(&ASK, closed),
                Some(_) => within(&RESOLVE, closed),
                // However it was handled: in time for each way, or for none.
                None => match (within(&REFUSE, closed), within(&RESOLVE, closed)) {
                    (Some(true), _) => Some(true),
                    (_, Some(false)) => Some(false),
                    _ => None,
                },
            },
            _ => within(&RESOLVE, reading.as_of()),
        }
    }

    fn published_on_time(&self, reading: &Reading<'_>, handled: Option<bool>) -> Option<bool> {
        let parts = self.parts();
        let due = handled.filter(|handled| *handled).and(parts.closed_on);
        let due = reading.due_on(due?, PUBLISH_ANSWER.limit)?;
        match (parts.outcome?, parts.published_on) {
            (_, Some(day)) => Some(day.min(reading.as_of()) <= due),
            // Resolved and not public yet: late once the limit has passed.
            (Outcome::Resolved, None) => Some(reading.as_of() <= due),
            _ => None,
        }
    }
}
