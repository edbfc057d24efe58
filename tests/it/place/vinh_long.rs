//! The example `vinh_long`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::examples::stdout_of;

#[test]
fn figures_stand_in_their_territory() {
    let output = stdout_of("vinh_long", &["--format", "json"]);
    let lines: Vec<Value> =
        output.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect();
    assert!(lines.iter().all(|line| line["province"] == "Vĩnh Long"));

    let units: Vec<String> = lines
        .iter()
        .filter(|line| line.get("unit").is_some())
        .map(|line| format!("{} {} {}", line["territory"], line["on"], line["communes"]))
        .collect();
    assert_eq!(
        units,
        [
            r#"["Trà Vinh"] "2024-08-31" 106"#,
            r#"["Vĩnh Long"] "2022-12-31" 107"#,
            r#"["Bến Tre","Trà Vinh","Vĩnh Long"] "2026-10-05" 124"#,
        ]
    );

    let figures: BTreeMap<&str, &Value> =
        lines.iter().filter_map(|line| Some((line.get("figure")?.as_str()?, line))).collect();
    assert_eq!(figures.len(), 58);
    assert_eq!(
        figures["tv-phuong1-online"].to_string(),
        r#"{"figure":"tv-phuong1-online","period":"2024-01-01..2024-08-20","place":"Trà Vinh / Phường 1","province":"Vĩnh Long","published":"377","strict":"377","territory":["Trà Vinh"]}"#
    );
    assert_eq!(figures["vl-dossiers-synced"]["strict"], "from 343000");

    assert!(output.contains(
        r#"{"province":"Vĩnh Long","like_for_like":"communes","before":354,"now":124,"percent":"-64.97"}"#
    ));
    assert!(output.ends_with(
        "{\"province\":\"Vĩnh Long\",\"on\":\"2026-10-05\",\"total\":\"61.50\",\"rank\":21,\"of\":34}\n"
    ));
}

#[test]
fn the_report_speaks_both_languages() {
    let vietnamese = stdout_of("vinh_long", &[]);
    let english = stdout_of("vinh_long", &["--lang", "en"]);
    for (text, lines) in [
        (
            vietnamese,
            [
                "tỉnh Vĩnh Long từ 1/7/2025 = Bến Tre + Trà Vinh + Vĩnh Long",
                "Không có số liệu nào của các phần còn lại, nên không so được với tỉnh hôm nay: Bến Tre.",
                "Cùng địa bàn, số đơn vị cấp xã từ 1/1/2025: 354 → 124 (-65,0%).",
                "Hạng 21 trong 34 tỉnh, thành phố, ngày 5/10/2026.",
            ],
        ),
        (
            english,
            [
                "Vinh Long province since 1 July 2025 = Ben Tre + Tra Vinh + Vinh Long",
                "There are no figures of the other parts, so nothing compares with today's province: Ben Tre.",
                "In the same territory, communes since 1 January 2025: 354 → 124 (-65.0%).",
                "Rank 21 of 34 provinces, 5 October 2026.",
            ],
        ),
    ] {
        for line in lines {
            assert!(text.lines().any(|own| own == line), "{line:?} is not in\n{text}");
        }
    }
}
