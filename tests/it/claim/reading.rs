//! Reading figures and relations: what they say, and what is refused with which sentence.

use vn_egov_metrics::Lang;
use vn_egov_metrics::claim::{Claims, Figure, FigureParts, Relation, RelationKind};
use vn_egov_metrics::number::{Qualifier, Unit};

fn parts(published: &str, qualifier: &str, unit: &str) -> Result<Figure, String> {
    let parts = FigureParts {
        id: "f".to_owned(),
        published: published.to_owned(),
        qualifier: qualifier.to_owned(),
        unit: unit.to_owned(),
        ..FigureParts::default()
    };
    Figure::from_parts(parts).map_err(|error| error.to_string())
}

fn strict(published: &str, qualifier: &str, unit: &str) -> String {
    parts(published, qualifier, unit).unwrap().numeral().unwrap().strict().to_string()
}

#[test]
fn figures_in_both_languages() {
    assert_eq!(strict("1.797", "exact", "service"), "1797");
    assert_eq!(strict("09", "exact", "agency"), "9");
    assert_eq!(strict("1,9 triệu", "over", "subscription"), "from 1900000");
    assert_eq!(strict("1.9 million", "over", "subscription"), "from 1900000");
    assert_eq!(strict("over 1.9 million", "", ""), "from 1900000");
    assert_eq!(strict("hơn 1,9 triệu", "exact", ""), "from 1900000");
    assert_eq!(strict("gần 1,5 triệu", "nearly", ""), "below 1500000");
    assert_eq!(strict("20", "trong nhóm", ""), "up to 20");
    assert_eq!(strict("50", "at least", ""), "from 50");
    assert_eq!(strict("55", "at_least", "percent"), "from 55");
    // A bare number counted in per cent is a percentage.
    assert_eq!(strict("50,4", "", "percent"), "from 1007/20 to 1009/20");
    assert_eq!(parts("50", "", "%").unwrap().numeral().unwrap().unit(), Unit::Percent);
    assert_eq!(parts("50", "", "person").unwrap().numeral().unwrap().unit(), Unit::Number);
    assert!(parts("", "none", "system").unwrap().numeral().is_none());
    assert!(parts("", "", "").unwrap().numeral().is_none());
    assert_eq!(
        parts("1 triệu", "below", "").unwrap().numeral().unwrap().qualifier,
        Qualifier::Below
    );
    assert_eq!(parts("1", "", "").unwrap().subject(Lang::Vi), "f");
}

#[test]
fn refused_figures() {
    let refused = |published, qualifier| parts(published, qualifier, "").unwrap_err();
    assert_eq!(
        refused("1.79", "exact"),
        "figure \"f\": '.' at character 2 of \"1.79\" groups thousands, so 3 digits must follow it, not 2"
    );
    assert_eq!(
        refused("1.9 millions", ""),
        "figure \"f\": '.' at character 2 of \"1.9 millions\" groups thousands, so 3 digits must follow it, not 1"
    );
    assert_eq!(
        refused("18446744073709551616", ""),
        "figure \"f\": the number at character 1 of \"18446744073709551616\" is too large"
    );
    assert_eq!(
        refused("3", "roughly"),
        "figure \"f\": \"roughly\" is no qualifier; expected one of exact, over, nearly, about, at least, at most, below, none"
    );
    assert_eq!(
        refused("gần 3", "over"),
        "figure \"f\": the qualifier \"over\" contradicts the text \"gần 3\""
    );
    assert_eq!(
        refused("3", "none"),
        "figure \"f\": the qualifier \"none\" contradicts the text \"3\""
    );
    assert_eq!(
        refused("", "over"),
        "figure \"f\": the qualifier \"over\" has no published text to loosen"
    );
    assert_eq!(Figure::new("", "3").unwrap_err().to_string(), "a figure has no id");
    for id in ["a b", "?a", "a=b"] {
        assert_eq!(
            Figure::new(id, "3").unwrap_err().to_string(),
            format!("figure {id:?}: an id has no white space, no '=' and no '?' in front")
        );
    }
}

#[test]
fn refused_relations() {
    let refused = |kind, members| Relation::read("r", kind, members).unwrap_err().to_string();
    assert_eq!(
        refused("ratio", "part=a"),
        "relation \"r\": \"ratio\" is no kind; expected one of share, sum, within, growth, average, equal, meets"
    );
    assert_eq!(
        refused("share", "half=a"),
        "relation \"r\": a share has no member \"half\"; expected part, whole, percent"
    );
    assert_eq!(refused("share", "part=a part=b"), "relation \"r\": \"part\" is given twice");
    assert_eq!(refused("share", "part=a whole=b"), "relation \"r\": a share needs \"percent\"");
    assert_eq!(refused("sum", "total=a terms="), "relation \"r\": a sum needs \"terms\"");
    assert_eq!(
        refused("share", "part=a b"),
        "relation \"r\": \"b\" stands behind \"part\", which takes one member"
    );
    assert_eq!(
        refused("sum", "a total=b terms=c"),
        "relation \"r\": \"a\" stands before any key; expected total, terms"
    );
    assert_eq!(
        Relation::read(" ", "sum", "").unwrap_err().to_string(),
        "relation \"\": it has no id"
    );
}

#[test]
fn relations_that_do_not_fit_the_figures() {
    let mut claims = Claims::new();
    claims.publish(Figure::new("a", "3").unwrap()).unwrap();
    claims.publish(Figure::new("p", "3%").unwrap()).unwrap();
    assert_eq!(
        claims.publish(Figure::new("a", "4").unwrap()).unwrap_err().to_string(),
        "figure \"a\": the id is taken by an earlier figure"
    );
    let mut refused = |kind, members| {
        claims.relate(Relation::read("r", kind, members).unwrap()).unwrap_err().to_string()
    };
    assert_eq!(
        refused("share", "part=a whole=nobody percent=p"),
        "relation \"r\": \"nobody\" is neither a figure nor a number"
    );
    assert_eq!(
        refused("share", "part=a whole=p percent=p"),
        "relation \"r\": \"whole\" must be a number, and \"p\" is a percentage"
    );
    assert_eq!(
        refused("share", "part=a whole=? percent=50"),
        "relation \"r\": \"percent\" must be a percentage, and \"50\" is a number"
    );
    assert_eq!(
        refused("sum", "total=a terms=a p"),
        "relation \"r\": \"terms\" must be a number, and \"p\" is a percentage"
    );
    claims.relate(Relation::read("r", "share", "part=a whole=?w percent=p").unwrap()).unwrap();
    let mut refused = |id, kind, members| {
        claims.relate(Relation::read(id, kind, members).unwrap()).unwrap_err().to_string()
    };
    assert_eq!(
        refused("r", "sum", "total=a terms=a"),
        "relation \"r\": the id is taken by an earlier relation"
    );
    assert_eq!(
        refused("s", "equal", "figures=p ?w"),
        "relation \"s\": \"figures\" must be a percentage, and \"?w\" is a number"
    );
    assert_eq!(claims.relations().count(), 1);
    assert_eq!(claims.relation("r").unwrap().kind(), RelationKind::Share);
    assert_eq!(claims.figure("p").unwrap().parts().published, "3%");
}

#[test]
fn they_travel_and_hostile_forms_are_refused() {
    let figure: Figure = serde_json::from_str(
        r#"{"id":"a","published":"1,9 triệu","qualifier":"over","unit":"subscription"}"#,
    )
    .unwrap();
    let again: Figure = serde_json::from_str(&serde_json::to_string(&figure).unwrap()).unwrap();
    assert_eq!(figure, again);
    let refused = |json| serde_json::from_str::<Figure>(json).unwrap_err().to_string();
    assert!(refused(r#"{"id":"a","published":1797}"#).starts_with("invalid type: integer `1797`"));
    assert!(refused(r#"{"id":"a","published":50.4}"#).starts_with("invalid type: floating point"));
    assert!(refused(r#"{"id":"a","value":"3"}"#).starts_with("unknown field `value`"));
    assert!(refused(r#"{"published":"3"}"#).starts_with("a figure has no id"));

    let json = r#"{"id":"r","kind":"within","members":"whole=c parts=a ?x 100"}"#;
    let relation: Relation = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&relation).unwrap(), json);
    let refused = |json| serde_json::from_str::<Relation>(json).unwrap_err().to_string();
    assert_eq!(
        refused(r#"{"id":"r","kind":"within","members":"whole=c"}"#),
        "relation \"r\": a within needs \"parts\""
    );
    assert!(
        refused(r#"{"id":"r","kind":"sum","members":"","holds":"yes"}"#)
            .starts_with("unknown field `holds`")
    );
}

#[test]
fn kinds_have_stable_names() {
    let names: Vec<_> = RelationKind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(names, ["share", "sum", "within", "growth", "average", "equal", "meets"]);
    for kind in RelationKind::ALL {
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("{:?}", kind.id()));
    }
}
