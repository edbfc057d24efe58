//! Prices in đồng: whether there is one.

use crate::text::compose;

/// Whether a price in whole đồng, plain or dotted, is not 0; `None` if it cannot be read.
///
/// Dotted is in threes, `300.000`; a zero may be dotted too, `0.000`, as tables of decimals write
/// it. There is no sign: no fee is negative.
pub(crate) fn has_price(text: &str) -> Option<bool> {
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let read = match text.split_once('.') {
        None => digits(text),
        Some((first, groups)) => {
            digits(first)
                && first.len() <= 3
                && groups.split('.').all(|group| group.len() == 3 && digits(group))
        }
    };
    read.then(|| text.bytes().any(|byte| matches!(byte, b'1'..=b'9')))
}

/// The same of a price as catalogues tell it: `300.000`, `300.000 đồng`, `không`, `miễn phí`.
pub(crate) fn has_price_in_words(text: &str) -> Option<bool> {
    let text = compose(text).to_lowercase();
    let none = ["không", "không có", "không thu", "không thu phí", "không có phí", "miễn phí"];
    if none.contains(&&*text) {
        return Some(false);
    }
    let currency = ["đồng", "vnđ", "vnd", "đ"];
    let price = currency.iter().find_map(|currency| text.strip_suffix(currency));
    let price = price.map_or(&*text, str::trim_end);
    (!price.is_empty()).then(|| has_price(price))?
}

#[cfg(test)]
mod tests {
    use super::{has_price, has_price_in_words};

    #[test]
    fn prices_as_packets_and_catalogues_write_them() {
        for (text, packet, catalogue) in [
            ("0", Some(false), Some(false)),
            ("000", Some(false), Some(false)),
            ("300000", Some(true), Some(true)),
            ("300.000", Some(true), Some(true)),
            ("0.000", Some(false), Some(false)),
            ("3000.000", None, None),
            (".000", None, None),
            ("-0", None, None),
            ("300.000 đồng", None, Some(true)),
            ("300.000đ", None, Some(true)),
            ("1.200.000 VNĐ", None, Some(true)),
            ("0 đồng", None, Some(false)),
            ("Không", None, Some(false)),
            ("kho\u{302}ng", None, Some(false)), // in NFD
            (" Miễn  phí ", None, Some(false)),
            ("300,5", None, None),
            ("30.00", None, None),
            ("-5", None, None),
            ("đồng", None, None),
            ("theo quy định", None, None),
        ] {
            assert_eq!(has_price(text), packet, "{text}");
            assert_eq!(has_price_in_words(text), catalogue, "{text}");
        }
        // A packet's scalar is never empty, and neither is a price of a catalogue.
        assert_eq!(has_price_in_words(""), None);
    }
}
