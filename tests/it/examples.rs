//! Every example, run as a program.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs an example, which `cargo test` has built beside this test, with that standard input.
pub(crate) fn run(name: &str, args: &[&str], input: &str) -> Output {
    let test = std::env::current_exe().expect("the test knows its own path");
    let built = test.parent().and_then(|deps| deps.parent()).expect("target/debug/deps");
    let path: PathBuf = built.join("examples").join(name);
    let mut child = Command::new(&path)
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_owned();
    // A child that ends early closes the pipe: what it did not read is no failure here.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("the example ran");
    feeder.join().expect("the input was fed");
    output
}

/// The standard output of an example that must succeed.
pub(crate) fn stdout_of(name: &str, args: &[&str]) -> String {
    let output = run(name, args, "");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("examples print UTF-8")
}

#[test]
fn dong_thap() {
    assert!(stdout_of("dong_thap", &[]).contains("tỷ"));
}
