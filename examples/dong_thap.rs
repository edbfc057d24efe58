//! placeholder while the ground is laid
mod support;
fn main() {
    println!("{}", support::table(&["a"], &[0], vec![vec!["tỷ".to_owned()]]));
}
