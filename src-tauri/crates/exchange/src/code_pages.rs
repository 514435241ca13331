//! Code pages of MS-DOS, which old programs still write and no other crate here knows.

/// The upper half of code page 850, western Europe.
const IBM850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";
/// The upper half of code page 852, central Europe.
const IBM852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}";
/// The upper half of code page 437, the first of all.
const IBM437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// A code page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodePage {
    /// 850
    Western,
    /// 852
    Central,
    /// 437
    First,
}

impl CodePage {
    fn upper(self) -> &'static str {
        match self {
            Self::Western => IBM850,
            Self::Central => IBM852,
            Self::First => IBM437,
        }
    }

    /// The text that the bytes are.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        let upper: Vec<char> = self.upper().chars().collect();
        bytes
            .iter()
            .map(|byte| match byte.checked_sub(128) {
                None => char::from(*byte),
                Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{FFFD}'),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_whole() {
        for page in [CodePage::Western, CodePage::Central, CodePage::First] {
            assert_eq!(page.upper().chars().count(), 128, "{page:?}");
        }
        assert_eq!(CodePage::Western.decode(b"Jos\x82 Nu\xA4ez"), "José Nuñez");
        assert_eq!(CodePage::Central.decode(b"\x9Dukasz"), "Łukasz");
    }
}
