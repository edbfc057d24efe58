//! Local records beside the national portal's: which are in step, and what to send.

mod compare;
mod counts;
mod field;
mod join;
mod key;
mod lookalike;
mod pair;
mod partition;
mod plan;
mod reconciled;
mod record;
mod reply;
mod services;
mod sorted;
mod store;
mod told;
mod unplain;

pub use self::compare::{Compared, compare, sync_rank};
pub use self::counts::SyncCounts;
pub use self::field::{SyncField, SyncFields};
pub use self::pair::Pair;
pub use self::plan::{SendAction, SendPlan, Sending};
pub use self::reconciled::{Reconciled, reconcile};
pub use self::record::SyncRecord;
pub use self::reply::{Reply, ReplyPolicy, Says, Verdict};
pub use self::services::DeclaredServices;
pub use self::sorted::{OwnedPair, SortedJoin, UnsortedError};
pub use self::store::SyncStore;
pub use self::told::{LookAlike, Repeated, Side};
