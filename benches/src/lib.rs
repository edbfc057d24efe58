//! Made-up data that the benches share.
