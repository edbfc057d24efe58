//! Every example, run as a program.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs an example, which `cargo test` has built beside this test, with that standard input.
pub(crate) fn run(name: &str, args: &[&str], input: &(impl AsRef<[u8]> + ?Sized)) -> Output {
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
    let input = input.as_ref().to_owned();
    // A child that ends early closes the pipe: what it did not read is no failure here.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
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
fn dong_thap_says_what_reads_and_what_does_not() {
    let vietnamese = stdout_of("dong_thap", &[]);
    for line in [
        " DVCTT toàn trình trên tổng số thủ tục   906  1.797    50,4%     50,4%  khớp      1.796 đến 1.799 ",
        " DVCTT một phần trên tổng số thủ tục     611  1.797      34%       34%  khớp      1.772 đến 1.823 ",
        " DVCTT toàn trình đã tích hợp   809  1.644   48,62%    49,21%  KHÔNG KHỚP  1.664        ",
        " DVCTT một phần đã tích hợp     282  1.644   16,95%    17,15%  KHÔNG KHỚP  1.664        ",
        "→ Các tỷ lệ chỉ khớp với tổng 1.664, không phải 1.644.",
        " trạm đã ứng dụng công nghệ thông tin    88   143      62%       62%  khớp      141 đến 143  ",
        " khóm và ấp có tổ   551     ?      79%         –  chưa công bố tổng  694 đến 701  ",
        " tổ cấp xã           40     ?      28%         –  chưa công bố tổng  141 đến 145  ",
        "→ tổ cấp xã: 40/143 (trạm truyền thanh, mỗi xã một trạm) khớp.",
        " hộ gia đình có Internet băng rộng cố định       trên 80%  trên 83,66%  đạt                       ",
    ] {
        assert!(vietnamese.lines().any(|printed| printed == line), "{line:?} in\n{vietnamese}");
    }
    let english = stdout_of("dong_thap", &["--lang", "en"]);
    for line in [
        " full services integrated      809  1,644     48.62%    49.21%  DOES NOT READ  1,664            ",
        "→ These shares read only of 1,664, not of 1,644.",
        " households with fixed broadband           over 80%  over 83.66%  met                 ",
    ] {
        assert!(english.lines().any(|printed| printed == line), "{line:?} in\n{english}");
    }
}
