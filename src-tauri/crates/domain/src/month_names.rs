//! Names of months in the languages whose headings are known.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// One language a line: twelve months, and for each its name, other forms and short forms.
const NAMES: &str = "\
january,jan|february,feb|march,mar|april,apr|may|june,jun|july,jul|august,aug|september,sep,sept|october,oct|november,nov|december,dec
januar,jänner,jan|februar,feber,feb|märz,mär,mrz|april,apr|mai|juni,jun|juli,jul|august,aug|september,sep,sept|oktober,okt|november,nov|dezember,dez
janvier,janv,jan|février,févr,fév|mars|avril,avr|mai|juin|juillet,juil|août|septembre,sept,sep|octobre,oct|novembre,nov|décembre,déc
enero,ene|febrero,feb|marzo,mar|abril,abr|mayo,may|junio,jun|julio,jul|agosto,ago|septiembre,setiembre,sep,sept,set|octubre,oct|noviembre,nov|diciembre,dic
janeiro,jan|fevereiro,fev|março,mar|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago|setembro,set|outubro,out|novembro,nov|dezembro,dez
gennaio,gen|febbraio,feb|marzo,mar|aprile,apr|maggio,mag|giugno,giu|luglio,lug|agosto,ago|settembre,set,sett|ottobre,ott|novembre,nov|dicembre,dic
januari,jan|februari,feb|maart,mrt,maa|april,apr|mei|juni,jun|juli,jul|augustus,aug|september,sep,sept|oktober,okt|november,nov|december,dec
styczeń,stycznia,sty|luty,lutego,lut|marzec,marca,mar|kwiecień,kwietnia,kwi|maj,maja|czerwiec,czerwca,cze|lipiec,lipca,lip|sierpień,sierpnia,sie|wrzesień,września,wrz|październik,października,paź|listopad,listopada,lis|grudzień,grudnia,gru
januari,jan|februari,feb|mars,mar|april,apr|maj|juni,jun|juli,jul|augusti,aug|september,sep,sept|oktober,okt|november,nov|december,dec
januar,jan|februar,feb|mars,marts,mar|april,apr|mai,maj|juni,jun|juli,jul|august,aug|september,sep,sept|oktober,okt|november,nov|desember,december,des,dec
tammikuu,tammikuuta|helmikuu,helmikuuta|maaliskuu,maaliskuuta|huhtikuu,huhtikuuta|toukokuu,toukokuuta|kesäkuu,kesäkuuta|heinäkuu,heinäkuuta|elokuu,elokuuta|syyskuu,syyskuuta|lokakuu,lokakuuta|marraskuu,marraskuuta|joulukuu,joulukuuta
leden,ledna|únor,února|březen,března|duben,dubna|květen,května|červen,června|červenec,července|srpen,srpna|září|říjen,října|listopad,listopadu|prosinec,prosince
január,januára,jan|február,februára,feb|marec,marca,mar|apríl,apríla,apr|máj,mája|jún,júna|júl,júla|august,augusta,aug|september,septembra,sep|október,októbra,okt|november,novembra,nov|december,decembra,dec
január,jan|február,febr,feb|március,márc,már|április,ápr|május,máj|június,jún|július,júl|augusztus,aug|szeptember,szept,szep|október,okt|november,nov|december,dec
ianuarie,ian|februarie,feb|martie,mar|aprilie,apr|mai|iunie,iun|iulie,iul|august,aug|septembrie,sep,sept|octombrie,oct|noiembrie,noi,nov|decembrie,dec
siječanj,siječnja,sij|veljača,veljače,velj|ožujak,ožujka,ožu|travanj,travnja,tra|svibanj,svibnja,svi|lipanj,lipnja,lip|srpanj,srpnja,srp|kolovoz,kolovoza,kol|rujan,rujna,ruj|listopad,listopada,lis|studeni,studenoga,studenog,stu|prosinac,prosinca,pro
januar,januarja,jan|februar,februarja,feb|marec,marca,mar|april,aprila,apr|maj,maja|junij,junija,jun|julij,julija,jul|avgust,avgusta,avg|september,septembra,sep|oktober,oktobra,okt|november,novembra,nov|december,decembra,dec
ocak,oca|şubat,şub|mart,mar|nisan,nis|mayıs,may|haziran,haz|temmuz,tem|ağustos,ağu|eylül,eyl|ekim,eki|kasım,kas|aralık,ara
ιανουάριος,ιανουαρίου,ιαν|φεβρουάριος,φεβρουαρίου,φεβ|μάρτιος,μαρτίου,μαρ|απρίλιος,απριλίου,απρ|μάιος,μαΐου,μαϊ|ιούνιος,ιουνίου,ιουν|ιούλιος,ιουλίου,ιουλ|αύγουστος,αυγούστου,αυγ|σεπτέμβριος,σεπτεμβρίου,σεπ,σεπτ|οκτώβριος,οκτωβρίου,οκτ|νοέμβριος,νοεμβρίου,νοε|δεκέμβριος,δεκεμβρίου,δεκ
январь,января,янв|февраль,февраля,фев,февр|март,марта,мар|апрель,апреля,апр|май,мая|июнь,июня,июн|июль,июля,июл|август,августа,авг|сентябрь,сентября,сен,сент|октябрь,октября,окт|ноябрь,ноября,ноя,нояб|декабрь,декабря,дек
січень,січня,січ|лютий,лютого,лют|березень,березня,бер|квітень,квітня,кві|травень,травня,тра|червень,червня,чер|липень,липня,лип|серпень,серпня,сер|вересень,вересня,вер|жовтень,жовтня,жов|листопад,листопада,лис|грудень,грудня,гру
януари,яну|февруари,фев|март,мар|април,апр|май|юни|юли|август,авг|септември,сеп|октомври,окт|ноември,ное|декември,дек
jaanuar,jaan|veebruar,veebr|märts|aprill,apr|mai|juuni|juuli|august,aug|september,sept|oktoober,okt|november,nov|detsember,dets
janvāris,janvārī,janv|februāris,februārī,febr|marts,martā|aprīlis,aprīlī,apr|maijs,maijā|jūnijs,jūnijā,jūn|jūlijs,jūlijā,jūl|augusts,augustā,aug|septembris,septembrī,sept|oktobris,oktobrī,okt|novembris,novembrī,nov|decembris,decembrī,dec
sausis,sausio|vasaris,vasario|kovas,kovo|balandis,balandžio|gegužė,gegužės|birželis,birželio|liepa,liepos|rugpjūtis,rugpjūčio|rugsėjis,rugsėjo|spalis,spalio|lapkritis,lapkričio|gruodis,gruodžio
gener,gen|febrer,febr|març|abril,abr|maig|juny|juliol,jul|agost,ag|setembre,set|octubre,oct|novembre,nov|desembre,des
januari,jan|februari,feb|maret,mar|april,apr|mei|juni,jun|juli,jul|agustus,agu,agt|september,sep|oktober,okt|november,nov|desember,des
يناير|فبراير|مارس|أبريل,ابريل|مايو|يونيو|يوليو|أغسطس,اغسطس|سبتمبر|أكتوبر,اكتوبر|نوفمبر|ديسمبر
ינואר|פברואר|מרץ,מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר";

/// The months that a name may mean, as bits 1 to 12.
static MONTHS: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut months: HashMap<String, u16> = HashMap::new();
    for language in NAMES.lines() {
        for (at, names) in language.split('|').enumerate() {
            for name in names.split(',') {
                *months.entry(folded(name)).or_default() |= 1 << (at + 1);
            }
        }
    }
    months
});

fn folded(word: &str) -> String {
    word.to_lowercase()
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect()
}

/// The month of this name, when it means one month in every language that has it.
#[must_use]
pub fn month_of(name: &str) -> Option<u8> {
    let bits = *MONTHS.get(&folded(name))?;
    (bits.count_ones() == 1).then(|| u8::try_from(bits.trailing_zeros()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_and_names_with_two_meanings_are_not() {
        for (name, month) in [
            ("Nov", 11),
            ("März", 3),
            ("FÉVR", 2),
            ("grudnia", 12),
            ("Ağustos", 8),
            ("июля", 7),
            ("mayıs", 5),
        ] {
            assert_eq!(month_of(name), Some(month), "{name}");
        }
        // November in Poland and Czechia, October in Croatia.
        assert_eq!(month_of("listopad"), None);
        assert_eq!(month_of("soon"), None);
        assert!(NAMES.lines().all(|l| l.split('|').count() == 12));
    }
}
